import { isFloat, isInteger } from '../onnx/element-type.ts';
import type { ModelValue, TensorType } from '../onnx/value-type.ts';

/** An output that is a tensor. */
export interface TensorOutput {
  readonly name: string;
  readonly type: TensorType;
}

export function tensorOutputs(outputs: readonly ModelValue[]): TensorOutput[] {
  return outputs.flatMap(({ name, type }) => (type.kind === 'tensor' ? [{ name, type }] : []));
}

/** Values that an output has for each row; null where the model does not say it. */
export function widthOf({ type }: TensorOutput): number | null {
  if (type.shape === null) return null;
  const rest = type.shape.slice(1);
  if (rest.some((size) => typeof size !== 'number')) return null;
  return rest.reduce<number>((product, size) => product * Number(size), 1);
}

function isFloatOutput({ type }: TensorOutput): boolean {
  return isFloat(type.elementType);
}

/** One text, whole number or truth value a row. */
function isLabelLike(output: TensorOutput): boolean {
  const { elementType } = output.type;
  const isDiscrete = elementType === 'string' || elementType === 'bool' || isInteger(elementType);
  return isDiscrete && [1, null].includes(widthOf(output));
}

/**
 * The output with the predicted label: one text, whole number or truth value a row; of several the
 * one whose name says so. A float output is one only by its name, beside another.
 */
export function labelOutput(outputs: readonly TensorOutput[]): TensorOutput | null {
  const discrete = outputs.filter(isLabelLike);
  const named = (output: TensorOutput): boolean => /label|class|predict/i.test(output.name);
  const chosen = discrete.find(named) ?? discrete[0];
  if (chosen !== undefined) return chosen;
  const floats = outputs.filter(isFloatOutput);
  const byName = floats.filter((output) => /label/i.test(output.name) && widthOf(output) === 1);
  return floats.length > 1 && byName.length === 1 ? (byName[0] ?? null) : null;
}

/**
 * One output for each class, as skl2onnx writes them with `zipmap='columns'`: the class's name
 * after a prefix that is the same for all (`i0`, `i1`; `sno`, `syes`). In the order of `classes`;
 * null when the outputs are not like that.
 */
export function scoreColumns(
  outputs: readonly TensorOutput[],
  classes: readonly string[],
): TensorOutput[] | null {
  const floats = outputs.filter((output) => isFloatOutput(output) && widthOf(output) === 1);
  const [first] = classes;
  if (first === undefined) return null;
  const prefixes = floats
    .filter(({ name }) => name.endsWith(first))
    .map(({ name }) => name.slice(0, name.length - first.length));
  for (const prefix of prefixes) {
    const columns = classes.map((label) => floats.find(({ name }) => name === prefix + label));
    const found = columns.filter((column) => column !== undefined);
    if (found.length === classes.length) return found;
  }
  return null;
}

/** Float outputs that may be scores, the likeliest first. */
export function scoreCandidates(
  outputs: readonly TensorOutput[],
  zipMapped: ReadonlyMap<string, unknown>,
): TensorOutput[] {
  const rank = ({ name }: TensorOutput): number => {
    if (zipMapped.has(name)) return 0;
    if (/prob/i.test(name)) return 1;
    return /score|logit|decision/i.test(name) ? 2 : 3;
  };
  return outputs.filter(isFloatOutput).sort((a, b) => rank(a) - rank(b));
}
