import type { Sample } from './sample.ts';

/** Different values that are handed on at a time. */
const BLOCK = 1024;

/**
 * Some of the different values of two samples, ascending, with how many rows of each sample have
 * the values up to and including them. The arrays are used again for the next values.
 */
export interface Steps {
  readonly length: number;
  readonly values: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/** Something that is computed from the steps of two distribution functions, block by block. */
export interface StepReader {
  read(steps: Steps): void;
}

/** How many values of each sample have been passed. */
interface Place {
  a: number;
  b: number;
}

/**
 * Goes on through two ascending arrays until `values` is full or both have ended; `passedA` and
 * `passedB` say how many values of each are passed with each step.
 */
function nextValues(
  a: Float64Array,
  b: Float64Array,
  place: Place,
  values: Float64Array,
  passedA: Float64Array,
  passedB: Float64Array,
): number {
  let { a: i, b: j } = place;
  let x = i < a.length ? (a[i] ?? NaN) : Infinity;
  let y = j < b.length ? (b[j] ?? NaN) : Infinity;
  let length = 0;
  while (length < values.length && (i < a.length || j < b.length)) {
    const value = x < y ? x : y;
    while (x <= value && i < a.length) x = ++i < a.length ? (a[i] ?? NaN) : Infinity;
    while (y <= value && j < b.length) y = ++j < b.length ? (b[j] ?? NaN) : Infinity;
    values[length] = value;
    passedA[length] = i;
    passedB[length] = j;
    length += 1;
  }
  place.a = i;
  place.b = j;
  return length;
}

/** Turns counts of values into counts of rows. */
function countRows(passed: Float64Array, length: number, { cumulative }: Sample): void {
  if (cumulative === null) return;
  for (let step = 0; step < length; step++) {
    const values = passed[step] ?? 0;
    passed[step] = values === 0 ? 0 : (cumulative[values - 1] ?? NaN);
  }
}

/**
 * Goes once through two samples and hands every reader the steps of their distribution functions:
 * equal values are one step, whichever sample they are in.
 */
export function readSteps(a: Sample, b: Sample, readers: readonly StepReader[]): void {
  const values = new Float64Array(BLOCK);
  const rowsA = new Float64Array(BLOCK);
  const rowsB = new Float64Array(BLOCK);
  const place = { a: 0, b: 0 };
  for (;;) {
    const length = nextValues(a.values, b.values, place, values, rowsA, rowsB);
    if (length === 0) return;
    countRows(rowsA, length, a);
    countRows(rowsB, length, b);
    const steps = { length, values, a: rowsA, b: rowsB };
    for (const reader of readers) reader.read(steps);
  }
}
