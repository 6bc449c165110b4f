import { quantileOfSorted } from '@slipway/statistics';

/** Bars of the histogram of residuals. */
export const RESIDUAL_BINS = 30;

/** The share of residuals on each side that counts as far out. */
const FAR_OUT = 0.005;

export interface Histogram {
  /** One more than there are counts. */
  readonly edges: number[];
  readonly counts: number[];
}

/**
 * Histogram of true − predicted in bins of equal width over the middle 99 % of the residuals; those
 * further out are counted in the first or the last bin, so that one outlier does not hide the shape.
 * One bin when all residuals are equal.
 */
export function residualHistogram(target: Float64Array, predicted: Float64Array): Histogram {
  const residuals = target.map((value, row) => value - (predicted[row] ?? NaN)).sort();
  const low = quantileOfSorted(residuals, FAR_OUT);
  const high = quantileOfSorted(residuals, 1 - FAR_OUT);
  const bins = high > low ? RESIDUAL_BINS : 1;
  const width = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const residual of residuals) {
    const bin = width > 0 ? Math.floor((residual - low) / width) : 0;
    const clamped = Math.min(bins - 1, Math.max(0, bin));
    counts[clamped] = (counts[clamped] ?? 0) + 1;
  }
  const edges = Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : low + i * width));
  return { edges, counts };
}
