import { argsortDescending } from '../numeric/argsort.ts';
import { weightAt } from '../numeric/sum.ts';

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
 * The weighted quantile by the averaged inverted distribution function (definition 2 of Hyndman and
 * Fan, with weights): scikit-learn's `_weighted_percentile(average=True)`. Where the weights up to a
 * value make exactly that share of the whole, it is the mean of that value and the next one that
 * has a weight. NaN when no value has a weight.
 *
 * @param share between 0 and 1
 */
export function weightedQuantile(
  values: Float64Array,
  weights: Float64Array | null,
  share: number,
): number {
  if (weights === null && share === 0.5) return median(values);
  const weight = weightAt(weights);
  const rows = ascendingRows(values).filter((row) => weight(row) > 0);
  const cumulated = new Float64Array(rows.length);
  let total = 0;
  rows.forEach((row, i) => {
    total += weight(row);
    cumulated[i] = total;
  });
  const wanted = share * total;
  const at = cumulated.findIndex((sum) => sum >= wanted);
  const value = values[rows[at] ?? -1] ?? NaN;
  if ((cumulated[at] ?? 0) - wanted > Number.EPSILON) return value;
  return (value + (values[rows[at + 1] ?? rows[at] ?? -1] ?? NaN)) / 2;
}
