import { isRunnable } from '../onnx/element-type.ts';
import type { Range } from '../onnx/message.ts';
import type { ModelStructure } from '../onnx/structure.ts';
import type { ModelValue } from '../onnx/value-type.ts';
import { describeType } from '../onnx/value-type.ts';
import { GraphIndex } from './graph-index.ts';
import { floatOutput, identityNode, rewriteModel } from './rewrite.ts';
import type { ZippedOutput } from './zipmap.ts';
import { findZipMap } from './zipmap.ts';

/** The graph in the form that the runtimes for Node can run. */
export interface RunnableGraph {
  /** The file's own bytes, or a copy without ZipMap. */
  readonly bytes: Uint8Array;
  /** Outputs that can be read, all tensors. */
  readonly outputs: readonly ModelValue[];
  /** Outputs that cannot be read: sequences, maps, element types that JavaScript has not. */
  readonly unreadable: readonly ModelValue[];
  /** Class labels of the columns of what were ZipMap's outputs, by output. */
  readonly zipMapLabels: ReadonlyMap<string, readonly string[]>;
  readonly notes: readonly string[];
}

/** `{}` takes no key of this name, and the runtimes answer in such objects. */
const UNUSABLE_NAME = '__proto__';

/** Class labels that a note lists. */
const LABELS_SHOWN = 10;

function isReadable(value: ModelValue): boolean {
  const { type, name } = value;
  return type.kind === 'tensor' && isRunnable(type.elementType) && name !== UNUSABLE_NAME;
}

function noteOnUnreadable({ name, type }: ModelValue): string {
  return `output "${name}" is ${describeType(type)}, which cannot be read here; it is left out`;
}

function noteOnZipMap({ output, labels }: ZippedOutput): string {
  const shown = labels.slice(0, LABELS_SHOWN).join(', ');
  const rest = labels.length > LABELS_SHOWN ? ` and ${labels.length - LABELS_SHOWN} more` : '';
  return (
    `output "${output}" is read before ZipMap, which the runtimes for Node cannot return: a tensor ` +
    `with a column for each of ${shown}${rest}`
  );
}

function tensorInstead({ output, labels }: ZippedOutput): ModelValue {
  const shape = [null, labels.length];
  return { name: output, type: { kind: 'tensor', elementType: 'float32', shape } };
}

function zippedOutputs(bytes: Uint8Array, structure: ModelStructure): Map<string, ZippedOutput> {
  const index = new GraphIndex(bytes, structure.graph);
  const zipped = new Map<string, ZippedOutput>();
  for (const value of structure.graph.outputs) {
    if (value.type.kind === 'tensor' || value.name === UNUSABLE_NAME) continue;
    const found = findZipMap(index, value.name);
    if (found !== null) zipped.set(value.name, found);
  }
  return zipped;
}

/** Where an output stands in the graph. */
function outputField(structure: ModelStructure, value: ModelValue): Range {
  const { outputs, outputFields } = structure.graph;
  const field = outputFields[outputs.indexOf(value)];
  if (field === undefined) throw new Error(`"${value.name}" is not an output of the graph`);
  return field;
}

/**
 * Makes the graph runnable without touching the user's file: an output that ZipMap made becomes
 * the tensor before it, under the same name, and outputs that no runtime for Node can return are
 * left out. Where nothing has to change, `bytes` are the file's own.
 */
export function makeRunnable(bytes: Uint8Array, structure: ModelStructure): RunnableGraph {
  const declared = structure.graph.outputs;
  if (declared.every(isReadable)) {
    return { bytes, outputs: declared, unreadable: [], zipMapLabels: new Map(), notes: [] };
  }
  const zipped = zippedOutputs(bytes, structure);
  const unreadable = declared.filter((value) => !zipped.has(value.name) && !isReadable(value));
  const outputs = declared
    .filter((value) => !unreadable.includes(value))
    .map((value) => {
      const zipMap = zipped.get(value.name);
      return zipMap === undefined ? value : tensorInstead(zipMap);
    });
  const edits = new Map<number, Uint8Array | null>();
  for (const value of declared) {
    const zipMap = zipped.get(value.name);
    if (zipMap !== undefined) {
      edits.set(zipMap.node.field.start, identityNode(zipMap.tensor, value.name));
      edits.set(outputField(structure, value).start, floatOutput(value.name));
    } else if (!isReadable(value) && outputs.length > 0) {
      edits.set(outputField(structure, value).start, null);
    }
  }
  return {
    bytes: edits.size === 0 ? bytes : rewriteModel(bytes, structure, edits, new Set(zipped.keys())),
    outputs,
    unreadable,
    zipMapLabels: new Map([...zipped.values()].map(({ output, labels }) => [output, labels])),
    notes: [...[...zipped.values()].map(noteOnZipMap), ...unreadable.map(noteOnUnreadable)],
  };
}
