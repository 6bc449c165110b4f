import { isRunnable } from '../onnx/element-type.ts';
import type { Range } from '../onnx/message.ts';
import type { GraphNode, ModelStructure } from '../onnx/structure.ts';
import type { ModelValue } from '../onnx/value-type.ts';
import { describeType } from '../onnx/value-type.ts';
import { GraphIndex } from './graph-index.ts';
import type { LabelSequence } from './label-sequence.ts';
import { findLabelSequence } from './label-sequence.ts';
import { concatNode, floatOutput, identityNode, rewriteModel } from './rewrite.ts';
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
  /** Number of labels whose class probabilities stand side by side in an output, by output. */
  readonly labelSequences: ReadonlyMap<string, number>;
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

function noteOnSequence({ output, tensors }: LabelSequence): string {
  return (
    `output "${output}" is read before SequenceConstruct, which the runtimes for Node cannot ` +
    `return: the probabilities of ${tensors.length} labels side by side`
  );
}

/** What stands in the place of an output that cannot be returned. */
interface Replacement {
  readonly node: GraphNode;
  /** The node's field instead of `node`. */
  readonly instead: Uint8Array;
  readonly width: number | null;
  readonly zipMap: ZippedOutput | null;
  readonly sequence: LabelSequence | null;
  readonly note: string;
}

function replacementOf(index: GraphIndex, value: ModelValue): Replacement | null {
  const { name } = value;
  if (value.type.kind === 'tensor' || name === UNUSABLE_NAME) return null;
  const zipMap = findZipMap(index, name);
  if (zipMap !== null) {
    const { node, tensor, labels } = zipMap;
    const instead = identityNode(tensor, name);
    const note = noteOnZipMap(zipMap);
    return { node, instead, width: labels.length, zipMap, sequence: null, note };
  }
  const sequence = findLabelSequence(index, value);
  if (sequence === null) return null;
  const instead = concatNode(sequence.tensors, name);
  const note = noteOnSequence(sequence);
  return { node: sequence.node, instead, width: null, zipMap: null, sequence, note };
}

function replacementsIn(bytes: Uint8Array, structure: ModelStructure): Map<string, Replacement> {
  const index = new GraphIndex(bytes, structure.graph);
  const found = new Map<string, Replacement>();
  for (const value of structure.graph.outputs) {
    const replacement = replacementOf(index, value);
    if (replacement !== null) found.set(value.name, replacement);
  }
  return found;
}

function tensorInstead(name: string, { width }: Replacement): ModelValue {
  return { name, type: { kind: 'tensor', elementType: 'float32', shape: [null, width] } };
}

/** Where an output stands in the graph. */
function outputField(structure: ModelStructure, value: ModelValue): Range {
  const { outputs, outputFields } = structure.graph;
  const field = outputFields[outputs.indexOf(value)];
  if (field === undefined) throw new Error(`"${value.name}" is not an output of the graph`);
  return field;
}

/** The fields of the graph that change. */
function editsOf(
  structure: ModelStructure,
  replaced: ReadonlyMap<string, Replacement>,
  hasOutputs: boolean,
): Map<number, Uint8Array | null> {
  const edits = new Map<number, Uint8Array | null>();
  for (const value of structure.graph.outputs) {
    const replacement = replaced.get(value.name);
    if (replacement !== undefined) {
      edits.set(replacement.node.field.start, replacement.instead);
      edits.set(outputField(structure, value).start, floatOutput(value.name));
    } else if (!isReadable(value) && hasOutputs) {
      edits.set(outputField(structure, value).start, null);
    }
  }
  return edits;
}

/**
 * Makes the graph runnable without touching the user's file: an output that ZipMap made becomes
 * the tensor before it, one that is a sequence with the probabilities of several labels these
 * probabilities side by side, both under the same name; outputs that no runtime for Node can return
 * are left out. Where nothing has to change, `bytes` are the file's own.
 */
export function makeRunnable(bytes: Uint8Array, structure: ModelStructure): RunnableGraph {
  const declared = structure.graph.outputs;
  const replaced = declared.every(isReadable)
    ? new Map<string, Replacement>()
    : replacementsIn(bytes, structure);
  const unreadable = declared.filter((value) => !replaced.has(value.name) && !isReadable(value));
  const outputs = declared
    .filter((value) => !unreadable.includes(value))
    .map((value) => {
      const replacement = replaced.get(value.name);
      return replacement === undefined ? value : tensorInstead(value.name, replacement);
    });
  const edits = editsOf(structure, replaced, outputs.length > 0);
  const found = [...replaced.values()];
  const zipMaps = found.map(({ zipMap }) => zipMap).filter((zipMap) => zipMap !== null);
  const sequences = found.map(({ sequence }) => sequence).filter((sequence) => sequence !== null);
  return {
    bytes:
      edits.size === 0 ? bytes : rewriteModel(bytes, structure, edits, new Set(replaced.keys())),
    outputs,
    unreadable,
    zipMapLabels: new Map(zipMaps.map(({ output, labels }) => [output, labels])),
    labelSequences: new Map(sequences.map(({ output, tensors }) => [output, tensors.length])),
    notes: [...found.map(({ note }) => note), ...unreadable.map(noteOnUnreadable)],
  };
}
