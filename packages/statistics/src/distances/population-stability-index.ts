import { sharePairs } from './shares.ts';

/** What a share of 0 counts as, at most. */
const SMALLEST_SHARE = 1e-4;

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Population stability index between two distributions over the same bins, given as counts:
 * Σ (q − p) ln(q / p), natural logarithm. Bins that are empty on both sides count nothing. A share
 * of 0 on one side counts as 0.0001, or as that of half a row where this is less, so that no row
 * always weighs more than one row.
 */
export function populationStabilityIndex(
  reference: readonly number[],
  current: readonly number[],
): number {
  const least = {
    reference: Math.min(SMALLEST_SHARE, 0.5 / sumOf(reference)),
    current: Math.min(SMALLEST_SHARE, 0.5 / sumOf(current)),
  };
  let sum = 0;
  for (const [p, q] of sharePairs(reference, current)) {
    if (p === q) continue;
    const expected = p === 0 ? least.reference : p;
    const actual = q === 0 ? least.current : q;
    sum += (actual - expected) * Math.log(actual / expected);
  }
  return sum;
}
