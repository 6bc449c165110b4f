import { types } from 'node:util';
import type * as DuckDb from '@duckdb/node-api';

/** A column of a chunk of a result. */
export type ResultVector = DuckDb.DuckDBVector;

/** Consecutive rows of a vector. */
export interface VectorRows {
  readonly vector: ResultVector;
  readonly from: number;
  readonly count: number;
}

/**
 * The array behind a vector of numbers. The class keeps it to itself and hands out values one by
 * one, which is several times slower; where it is not found, callers do that.
 */
function itemsOf(vector: ResultVector): unknown {
  return Reflect.get(vector, 'items');
}

/** The bits that say which values are present; null when all are, undefined when not found. */
function validityBits(vector: ResultVector): Uint8Array | null | undefined {
  const validity: unknown = Reflect.get(vector, 'validity');
  if (typeof validity !== 'object' || validity === null) return undefined;
  if (Reflect.get(validity, 'offset') !== 0) return undefined;
  const words: unknown = Reflect.get(validity, 'data');
  if (words === null) return null;
  if (!types.isBigUint64Array(words)) return undefined;
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

/**
 * Says for every row whether it has a value.
 *
 * @param present 1 where there is a value; filled from `at` on
 * @returns how many values are missing
 */
export function readPresence(rows: VectorRows, present: Uint8Array, at: number): number {
  const { vector, from, count } = rows;
  const bits = validityBits(vector);
  if (bits === null) {
    present.fill(1, at, at + count);
    return 0;
  }
  let missing = 0;
  for (let index = 0; index < count; index++) {
    const row = from + index;
    const valid =
      bits === undefined
        ? vector.getItem(row) !== null
        : (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
    present[at + index] = valid ? 1 : 0;
    if (!valid) missing += 1;
  }
  return missing;
}

/** Copies rows of a vector of DOUBLE; what is missing is undefined. */
export function copyDoubles(rows: VectorRows, target: Float64Array, at: number): void {
  const { vector, from, count } = rows;
  const items = itemsOf(vector);
  if (types.isFloat64Array(items)) {
    target.set(items.subarray(from, from + count), at);
    return;
  }
  for (let index = 0; index < count; index++) {
    target[at + index] = Number(vector.getItem(from + index));
  }
}

/** Copies rows of a vector of BIGINT; what is missing is undefined. */
export function copyBigInts(rows: VectorRows, target: BigInt64Array, at: number): void {
  const { vector, from, count } = rows;
  const items = itemsOf(vector);
  if (types.isBigInt64Array(items)) {
    target.set(items.subarray(from, from + count), at);
    return;
  }
  for (let index = 0; index < count; index++) {
    const value = vector.getItem(from + index);
    target[at + index] = typeof value === 'bigint' ? value : 0n;
  }
}

/** Copies rows of a vector of INTEGER or UTINYINT; what is missing is undefined. */
export function copyInts(rows: VectorRows, target: Int32Array | Uint8Array, at: number): void {
  const { vector, from, count } = rows;
  const items = itemsOf(vector);
  if (types.isInt32Array(items) || types.isUint8Array(items)) {
    target.set(items.subarray(from, from + count), at);
    return;
  }
  for (let index = 0; index < count; index++) {
    target[at + index] = Number(vector.getItem(from + index));
  }
}

/** Appends the texts of rows of a vector of VARCHAR. */
export function appendTexts({ vector, from, count }: VectorRows, target: (string | null)[]): void {
  for (let row = from; row < from + count; row++) {
    const value = vector.getItem(row);
    target.push(value === null ? null : String(value));
  }
}
