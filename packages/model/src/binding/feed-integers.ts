import type { ColumnValues } from '@slipway/core';
import { formatCount, InputError } from '@slipway/core';
import type { RunnableType } from '../onnx/element-type.ts';
import { zeros } from '../session/tensor.ts';
import type { InputBatch } from './bound-input.ts';

type IntegerType = Exclude<RunnableType, 'float16' | 'float32' | 'float64' | 'string'>;

/** Smallest and largest value of each type. */
export const INTEGER_RANGES: Readonly<Record<IntegerType, readonly [bigint, bigint]>> = {
  bool: [0n, 1n],
  int8: [-(2n ** 7n), 2n ** 7n - 1n],
  int16: [-(2n ** 15n), 2n ** 15n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint8: [0n, 2n ** 8n - 1n],
  uint16: [0n, 2n ** 16n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

/** The exact value in a row, or what is wrong with it in words. */
type Reading = bigint | string;

const MISSING = 'has no value';

function readFloat(value: number): Reading {
  if (Number.isNaN(value)) return MISSING;
  if (!Number.isInteger(value)) return `${value} is not a whole number`;
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return `${value} is beyond 2^53, where a decimal column no longer holds every whole number`;
  }
  return BigInt(value);
}

function readText(value: string | null): Reading {
  if (value === null) return MISSING;
  return /^[+-]?\d+$/.test(value) ? BigInt(value) : `"${value}" is not a whole number`;
}

function readRow(values: ColumnValues, row: number): Reading {
  switch (values.as) {
    case 'int64':
      return values.present?.[row] === 0 ? MISSING : (values.values[row] ?? MISSING);
    case 'float':
      return readFloat(values.present?.[row] === 0 ? NaN : (values.values[row] ?? NaN));
    case 'text':
      return readText(values.values[row] ?? null);
    case 'code':
    case 'predicate':
      throw new Error(`a column asked for as ${values.as} is no feature`);
  }
}

/** The first problem of each kind in a column, each with its row. */
class Problems {
  #value: string | null = null;
  #missing: string | null = null;

  add(batch: InputBatch, row: number, problem: string): void {
    const place = `row ${formatCount(batch.start + row + 1)}`;
    if (problem === MISSING) this.#missing ??= `${place} ${MISSING}`;
    else this.#value ??= `${problem} (${place})`;
  }

  throwIfAny(batch: InputBatch, column: number): void {
    const all = [this.#value, this.#missing].filter((problem) => problem !== null);
    if (all.length === 0) return;
    const { form, columns } = batch.input;
    throw new InputError(
      'data',
      `column "${columns[column]?.name}": ${all.join(', and ')}; ` +
        `the model’s input "${form.name}" is ${form.elementType.toUpperCase()}`,
    );
  }
}

/** int64 columns for an int64 input, the usual case: no detour over single values. */
function copyInt64(
  values: ColumnValues,
  out: BigInt64Array,
  column: number,
  width: number,
): boolean {
  if (values.as !== 'int64' || values.present?.includes(0) === true) return false;
  if (width === 1) {
    out.set(values.values);
    return true;
  }
  values.values.forEach((value, row) => (out[row * width + column] = value));
  return true;
}

/**
 * Values of an integer or boolean input in row-major order. 3.0 is the whole number 3; nothing is
 * rounded, and int64 keeps every digit.
 *
 * @throws InputError that names column, row, value and the model's type, for a fraction, a missing
 *   value, or a value beyond the type's range.
 */
export function feedIntegers(
  batch: InputBatch,
  type: IntegerType,
): BigInt64Array | BigUint64Array | Exclude<ReturnType<typeof zeros>, Float64Array> {
  const width = batch.input.columns.length;
  const out = zeros(type, batch.rows * width);
  const [low, high] = INTEGER_RANGES[type];
  batch.values.forEach((values, column) => {
    if (out instanceof BigInt64Array && copyInt64(values, out, column, width)) return;
    const problems = new Problems();
    for (let row = 0; row < batch.rows; row++) {
      const reading = readRow(values, row);
      if (typeof reading === 'string') problems.add(batch, row, reading);
      else if (reading < low || reading > high) {
        problems.add(batch, row, `${reading} is not between ${low} and ${high}`);
      } else {
        const position = row * width + column;
        if (out instanceof BigInt64Array || out instanceof BigUint64Array) out[position] = reading;
        else out[position] = Number(reading);
      }
    }
    problems.throwIfAny(batch, column);
  });
  return out;
}
