import type { RecordSignature, RecordTensor } from '../record.ts';
import type { Bump } from '../version.ts';

/** A difference between two signatures. */
export interface SignatureChange {
  /** Whether a caller of the version before can go on as it is. */
  readonly breaking: boolean;
  /** In words: `input "hour" is gone`. */
  readonly words: string;
}

type Side = 'input' | 'output';
type Dimension = number | string | null;

function shapeText(shape: RecordTensor['shape']): string {
  return shape === null ? 'any shape' : `[${shape.map((size) => size ?? '?').join(', ')}]`;
}

/** Whether everything that fits into `narrow` fits into `wide`; names stand for any size. */
function fits(narrow: readonly Dimension[], wide: readonly Dimension[]): boolean {
  return (
    narrow.length === wide.length &&
    wide.every((size, i) => typeof size !== 'number' || size === narrow[i])
  );
}

function sameSizes(a: readonly Dimension[], b: readonly Dimension[]): boolean {
  return fits(a, b) && fits(b, a);
}

/** What became of the shape; null when it means the same. Names of dimensions do not count. */
function shapeChange(
  side: Side,
  before: RecordTensor,
  after: RecordTensor,
): SignatureChange | null {
  const [old, now] = [before.shape, after.shape];
  if (old === null || now === null) {
    if (old === now) return null;
    // An input of any shape takes what was given before; an output of any shape promises less.
    const breaking = side === 'input' ? now !== null : now === null;
    return { breaking, words: wordsOf(side, before, after) };
  }
  if (sameSizes(old, now)) return null;
  const isCompatible = side === 'input' ? fits(old, now) : fits(now, old);
  return { breaking: !isCompatible, words: wordsOf(side, before, after) };
}

function wordsOf(side: Side, before: RecordTensor, after: RecordTensor): string {
  return `${side} "${before.name}" has the shape ${shapeText(after.shape)}, before ${shapeText(before.shape)}`;
}

function changesOfSide(
  side: Side,
  before: readonly RecordTensor[],
  after: readonly RecordTensor[],
): SignatureChange[] {
  const now = new Map(after.map((tensor) => [tensor.name, tensor]));
  const old = new Set(before.map(({ name }) => name));
  const changes = before.flatMap((tensor): SignatureChange[] => {
    const same = now.get(tensor.name);
    if (same === undefined) return [{ breaking: true, words: `${side} "${tensor.name}" is gone` }];
    if (same.type !== tensor.type) {
      const words = `${side} "${tensor.name}" is ${same.type}, before ${tensor.type}`;
      return [{ breaking: true, words }];
    }
    return [shapeChange(side, tensor, same) ?? []].flat();
  });
  const added = after
    .filter(({ name }) => !old.has(name))
    // An input that nobody fed before is missing in every request; a new output is in nobody's way.
    .map(({ name }) => ({ breaking: side === 'input', words: `${side} "${name}" is new` }));
  return [...changes, ...added];
}

/**
 * What is different for those who call the model: breaking is what makes a request or a reader of
 * the version before fail. The order of tensors does not count, they are fed by name.
 */
export function compareSignatures(
  before: RecordSignature,
  after: RecordSignature,
): SignatureChange[] {
  return [
    ...changesOfSide('input', before.inputs, after.inputs),
    ...changesOfSide('output', before.outputs, after.outputs),
  ];
}

/**
 * Which part of the version grows, and why: major for a breaking change of the signature, minor for
 * another change of it or where it is not known, patch for the same signature.
 */
export function bumpFor(
  before: RecordSignature | null,
  after: RecordSignature | null,
): { readonly bump: Bump; readonly why: string } {
  if (before === null || after === null) {
    return { bump: 'minor', why: 'the signatures could not be compared' };
  }
  const changes = compareSignatures(before, after);
  const breaking = changes.filter((change) => change.breaking);
  if (breaking.length > 0) {
    return { bump: 'major', why: breaking.map(({ words }) => words).join('; ') };
  }
  if (changes.length > 0)
    return { bump: 'minor', why: changes.map(({ words }) => words).join('; ') };
  return { bump: 'patch', why: 'the same signature' };
}
