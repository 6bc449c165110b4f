import { argsortDescending } from '../numeric/argsort.ts';

/** Rows in the order of ascending values. */
export function ascendingRows(values: Float64Array): Uint32Array {
  return argsortDescending(values).reverse();
}

/** The median: the mean of the two middle values for an even number. */
export function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * The weighted median by the averaged inverted distribution function (definition 2 of Hyndman and
 * Fan, with weights): scikit-learn's `_weighted_percentile(average=True)`. Where the weights up to a
 * value make exactly half of the whole, it is the mean of that value and the next one that has a
 * weight. NaN when no value has a weight.
 */
export function weightedMedian(values: Float64Array, weights: Float64Array): number {
  const rows = ascendingRows(values).filter((row) => (weights[row] ?? 0) > 0);
  const cumulated = new Float64Array(rows.length);
  let total = 0;
  rows.forEach((row, i) => {
    total += weights[row] ?? 0;
    cumulated[i] = total;
  });
  const half = 0.5 * total;
  const at = cumulated.findIndex((weight) => weight >= half);
  const value = values[rows[at] ?? -1] ?? NaN;
  if ((cumulated[at] ?? 0) - half > Number.EPSILON) return value;
  return (value + (values[rows[at + 1] ?? rows[at] ?? -1] ?? NaN)) / 2;
}
