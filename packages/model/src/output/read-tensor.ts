import { InputError } from '@slipway/core';
import { elementCount } from '../session/tensor.ts';
import type { TensorData, Tensors } from '../session/tensor.ts';

/** Numbers of a tensor, row-major: `width` of them for each row. */
export interface NumberTable {
  readonly output: string;
  readonly values: ArrayLike<number>;
  readonly width: number;
}

/**
 * The tensor of an output, which must have so many rows.
 *
 * @throws InputError when it is not there or has another number of rows.
 */
export function rowsOf(
  subject: string,
  tensors: Tensors,
  output: string,
  rows: number,
): TensorData {
  const tensor = tensors.get(output);
  if (tensor === undefined) throw new InputError(subject, `it gave no output "${output}"`);
  const found = tensor.dims[0] ?? 1;
  if (found !== rows) {
    throw new InputError(
      subject,
      `output "${output}" has ${found} rows ([${tensor.dims.join(', ')}]) for ${rows} rows of data`,
    );
  }
  return tensor;
}

/**
 * The numbers of an output, by rows.
 *
 * @throws InputError when it has no numbers, or another number of rows.
 */
export function numbersOf(
  subject: string,
  tensors: Tensors,
  output: string,
  rows: number,
): NumberTable {
  const { type, dims, data } = rowsOf(subject, tensors, output, rows);
  const width = elementCount(dims.slice(1));
  if (type === 'string')
    throw new InputError(subject, `output "${output}" has strings, not numbers`);
  if (type === 'int64' || type === 'uint64') {
    return { output, values: Float64Array.from(data, Number), width };
  }
  return { output, values: data, width };
}

/** Class positions by a label as a tensor holds it: text, number, or 64-bit number. */
function positionsAs<T>(
  positions: ReadonlyMap<string, number>,
  convert: (text: string) => T | null,
): Map<T, number> {
  const converted = new Map<T, number>();
  for (const [text, position] of positions) {
    const key = convert(text);
    if (key !== null) converted.set(key, position);
  }
  return converted;
}

function lookUp<T>(
  labels: ArrayLike<T>,
  positions: ReadonlyMap<T, number>,
  rows: number,
): Int32Array {
  const found = new Int32Array(rows);
  for (let row = 0; row < rows; row++) found[row] = positions.get(labels[row] as T) ?? -1;
  return found;
}

function lookUpLabels(
  { type, data }: TensorData,
  positions: ReadonlyMap<string, number>,
  rows: number,
): Int32Array {
  switch (type) {
    case 'string':
      return lookUp(data, positions, rows);
    case 'int64':
    case 'uint64':
      return lookUp(
        data,
        positionsAs(positions, (text) => (/^[+-]?\d+$/.test(text) ? BigInt(text) : null)),
        rows,
      );
    case 'bool':
      return lookUp(
        data,
        positionsAs(positions, (text) => ['false', 'true'].indexOf(text)),
        rows,
      );
    default:
      return lookUp(
        data,
        positionsAs(positions, (text) => (text.trim() === '' ? null : Number(text))),
        rows,
      );
  }
}

/**
 * Class positions of a label output.
 *
 * @throws InputError for a label that is none of the classes, or another number of rows.
 */
export function labelsOf(
  subject: string,
  tensors: Tensors,
  output: string,
  positions: ReadonlyMap<string, number>,
  rows: number,
): Int32Array {
  const tensor = rowsOf(subject, tensors, output, rows);
  if (tensor.data.length !== rows) {
    throw new InputError(
      subject,
      `output "${output}" has ${tensor.data.length / rows} labels a row, one is needed`,
    );
  }
  const found = lookUpLabels(tensor, positions, rows);
  const unknown = found.indexOf(-1);
  if (unknown >= 0) {
    throw new InputError(
      subject,
      `output "${output}" says "${String(tensor.data[unknown])}", which is none of the classes ` +
        `${[...new Set(positions.keys())].join(', ')}; list them all in model.classes`,
    );
  }
  return found;
}
