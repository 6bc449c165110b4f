import { decodeTensor } from '../onnx/decode-tensor.ts';
import { MalformedMessage } from '../onnx/message.ts';
import type { GraphNode } from '../onnx/structure.ts';
import type { GraphIndex } from './graph-index.ts';
import { ML_DOMAIN } from './zipmap.ts';

/** Steps from a label output back to where its labels come from; more are no exporter's. */
const MAX_STEPS = 32;

/** Operators that hand their first input on, in another shape or type. */
const PASSING: ReadonlySet<string> = new Set([
  'Identity',
  'Cast',
  'Reshape',
  'Squeeze',
  'Unsqueeze',
  'Flatten',
]);

const CLASSIFIERS: ReadonlySet<string> = new Set([
  'LinearClassifier',
  'TreeEnsembleClassifier',
  'SVMClassifier',
]);

function texts(data: ArrayLike<number | bigint | string>): string[] {
  return Array.from<number | bigint | string>(data).map(String);
}

/** Values of a constant of rank 1 (or [1, k]), as text; null when the value is no constant. */
function constantValues(index: GraphIndex, name: string): string[] | null {
  const initializer = index.graph.initializers.get(name);
  if (initializer?.external !== null) return null;
  try {
    const { tensor } = decodeTensor(index.bytes, initializer.range);
    return texts(tensor.data);
  } catch (error) {
    if (error instanceof MalformedMessage) return null;
    throw error;
  }
}

function classifierLabels(index: GraphIndex, node: GraphNode): string[] | null {
  return (
    index.strings(node, 'classlabels_strings') ??
    index.integers(node, 'classlabels_int64s') ??
    index.integers(node, 'classlabels_ints')
  );
}

/** A LabelEncoder's table from key to value, both as text; null where it has floats. */
function encoderTable(index: GraphIndex, node: GraphNode): Map<string, string> | null {
  const keys = index.strings(node, 'keys_strings') ?? index.integers(node, 'keys_int64s');
  const values = index.strings(node, 'values_strings') ?? index.integers(node, 'values_int64s');
  if (values === null || keys?.length !== values.length) return null;
  return new Map(keys.map((key, position) => [key, values[position] ?? '']));
}

/** Labels behind a LabelEncoder: those before it, translated; or its values for 0 … k-1. */
function encodedLabels(index: GraphIndex, node: GraphNode, steps: number): string[] | null {
  const table = encoderTable(index, node);
  if (table === null) return null;
  const before = labelsBehind(index, node.inputs[0], steps + 1);
  const keys = before ?? Array.from(table.keys(), (_, position) => String(position));
  const labels = keys.map((key) => table.get(key));
  return labels.every((label) => label !== undefined) ? labels : null;
}

function labelsBehind(
  index: GraphIndex,
  value: string | undefined,
  steps: number,
): string[] | null {
  if (value === undefined || steps > MAX_STEPS) return null;
  const node = index.producer(value);
  if (node === null) return null;
  const [first, second] = node.inputs;
  if (node.domain === '') {
    if (PASSING.has(node.opType)) return labelsBehind(index, first, steps + 1);
    // Gather(labels, position of the largest score)
    return node.opType === 'Gather' && first !== undefined ? constantValues(index, first) : null;
  }
  if (node.domain !== ML_DOMAIN) return null;
  if (CLASSIFIERS.has(node.opType)) {
    return node.outputs[0] === value ? classifierLabels(index, node) : null;
  }
  if (node.opType === 'ArrayFeatureExtractor' && first !== undefined && second !== undefined) {
    return constantValues(index, first);
  }
  return node.opType === 'LabelEncoder' ? encodedLabels(index, node, steps) : null;
}

/**
 * The classes that a label output chooses from, in the order of the model's scores, read from the
 * graph: the attributes of LinearClassifier, TreeEnsembleClassifier and SVMClassifier (ONNX ML
 * specification), the table that skl2onnx indexes with ArgMax (ArrayFeatureExtractor, Gather), and
 * LabelEncoder. Null when the graph does not say it in one of these ways.
 */
export function labelsOfOutput(index: GraphIndex, output: string): string[] | null {
  const labels = labelsBehind(index, output, 0);
  return labels !== null && new Set(labels).size === labels.length ? labels : null;
}
