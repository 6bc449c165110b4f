import { isInteger } from '../onnx/element-type.ts';
import type { Graph, GraphNode } from '../onnx/structure.ts';
import type { ModelValue } from '../onnx/value-type.ts';
import type { GraphIndex } from './graph-index.ts';

/** A graph output that is a sequence with the class probabilities of each of several labels. */
export interface LabelSequence {
  readonly output: string;
  readonly node: GraphNode;
  /** The tensors in it, one for each label. */
  readonly tensors: readonly string[];
}

/** Whether a graph has an output of so many whole numbers a row: the predicted labels. */
function hasLabels({ outputs }: Graph, count: number): boolean {
  return outputs.some(({ type }) => {
    if (type.kind !== 'tensor' || type.shape?.length !== 2) return false;
    return type.shape[1] === count && (isInteger(type.elementType) || type.elementType === 'bool');
  });
}

/**
 * The SequenceConstruct that makes an output, as skl2onnx writes it for MultiOutputClassifier: a
 * float tensor [N, classes] for each label, beside the predicted labels [N, k]. Null for all other
 * sequences.
 */
export function findLabelSequence(index: GraphIndex, value: ModelValue): LabelSequence | null {
  const { name, type } = value;
  if (type.kind !== 'sequence' || type.element.kind !== 'tensor') return null;
  if (type.element.elementType !== 'float32') return null;
  const node = index.producer(name);
  if (node?.opType !== 'SequenceConstruct' || node.domain !== '') return null;
  if (!hasLabels(index.graph, node.inputs.length)) return null;
  return { output: name, node, tensors: node.inputs };
}
