import type { CellTerm } from './cells.ts';
import { expectedOverCells, sumOverCells } from './cells.ts';
import { leastShare } from './least-share.ts';

function termOf(reference: readonly number[], current: readonly number[]): CellTerm {
  const [leastP, leastQ] = [leastShare(reference), leastShare(current)];
  return (p, q) => {
    if (p === q) return 0;
    const expected = p === 0 ? leastP : p;
    const actual = q === 0 ? leastQ : q;
    return (actual - expected) * Math.log(actual / expected);
  };
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
  return sumOverCells(reference, current, termOf(reference, current));
}

/** Mean of the index when there is no difference; see `expectedOverCells`. */
export function populationStabilityNoise(
  reference: readonly number[],
  current: readonly number[],
): number {
  return expectedOverCells(reference, current, termOf(reference, current));
}
