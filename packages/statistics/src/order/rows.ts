import type { Sample } from './sample.ts';

/**
 * Calls back with each value and how many rows have it, ascending; equal values of an uncounted
 * sample come one by one.
 */
export function forEachRow(
  { values, cumulative }: Sample,
  add: (value: number, rows: number) => void,
): void {
  if (cumulative === null) {
    for (const value of values) add(value, 1);
    return;
  }
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    const rows = cumulative[i] ?? NaN;
    add(values[i] ?? NaN, rows - before);
    before = rows;
  }
}
