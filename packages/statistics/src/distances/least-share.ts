/** What a share of 0 counts as, at most. */
const SMALLEST_SHARE = 1e-4;

/**
 * What a share of 0 counts as where its logarithm is taken: 0.0001, or half a row where this is
 * less, so that no row always weighs more than one row.
 */
export function leastShare(counts: readonly number[]): number {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return Math.min(SMALLEST_SHARE, 0.5 / rows);
}
