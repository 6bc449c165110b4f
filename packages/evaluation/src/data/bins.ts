import type { NumericBins } from '@slipway/core';
import { formatNumber } from '@slipway/core';
import { quantileOfSorted, sortedNumbers } from '@slipway/statistics';
import type { SliceColumn } from './slices.ts';

/** Edges between bins of about equally many rows; equal ones count once. */
function quantileEdges(values: Float64Array, count: number): number[] {
  const sorted = sortedNumbers(values.filter((value) => !Number.isNaN(value)));
  if (sorted.length === 0) return [];
  const cuts = Array.from({ length: count - 1 }, (_, i) =>
    quantileOfSorted(sorted, (i + 1) / count),
  );
  const least = sorted[0] ?? NaN;
  return [...new Set(cuts)].filter((edge) => edge > least);
}

/** `distance < 500`, `500 ≤ distance < 2000`, `distance ≥ 2000`. */
function namesOf(column: string, edges: readonly number[]): string[] {
  const [first] = edges;
  if (first === undefined) return [`${column} (any)`];
  const text = (edge: number): string => formatNumber(edge, 6);
  return [
    `${column} < ${text(first)}`,
    ...edges.map((edge, i) => {
      const next = edges[i + 1];
      return next === undefined
        ? `${column} ≥ ${text(edge)}`
        : `${text(edge)} ≤ ${column} < ${text(next)}`;
    }),
  ];
}

/**
 * Bins of a numeric column as a column to slice by. A bin holds its lower edge and not its upper
 * one; NaN, which stands for a missing value, is in none.
 */
export function binColumn(bins: NumericBins, values: Float64Array): SliceColumn {
  const edges = 'edges' in bins ? [...bins.edges] : quantileEdges(values, bins.quantiles);
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN;
    let bin = 0;
    while (bin < edges.length && value >= (edges[bin] ?? NaN)) bin++;
    codes[row] = Number.isNaN(value) ? -1 : bin;
  }
  return { values: namesOf(bins.column, edges), codes, isDescriptive: true };
}
