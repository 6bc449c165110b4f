import type { Sample } from './sample.ts';

/** Bins that cover the whole line: below the first edge, [edge, next edge) …, from the last on. */
export interface Bins {
  /** Ascending, without repetition. */
  readonly edges: readonly number[];
  /**
   * Whether values above the last edge have a bin of their own, apart from those equal to it.
   */
  readonly splitAtLast: boolean;
}

/**
 * Bins at the quantiles of a sample, deciles by default, with open ends. Equal quantiles make one
 * edge. Where the highest bin would hold one value only, values above it get a bin of their own:
 * else a constant could rise unseen.
 */
export function quantileBins(sample: Sample, parts = 10): Bins {
  const edges = new Set<number>();
  for (let part = 1; part < parts; part++) {
    const edge = sample.quantile(part / parts);
    if (Number.isFinite(edge)) edges.add(edge);
  }
  const ascending = [...edges].sort((a, b) => a - b);
  return { edges: ascending, splitAtLast: ascending.at(-1) === sample.maximum };
}

/** How many rows fall into each bin. */
export function countInBins(sample: Sample, bins: Bins): number[] {
  const cumulative = bins.edges.map((edge) => sample.countBelow(edge));
  const last = bins.edges.at(-1);
  if (bins.splitAtLast && last !== undefined) cumulative.push(sample.countUpTo(last));
  cumulative.push(sample.size);
  return cumulative.map((count, i) => count - (cumulative[i - 1] ?? 0));
}
