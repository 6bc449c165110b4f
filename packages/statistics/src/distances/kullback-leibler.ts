import { deviance } from '../distributions/deviance.ts';
import type { CellTerm } from './cells.ts';
import { expectedOverCells, sumOverCells } from './cells.ts';
import { leastShare } from './least-share.ts';

/** p ln(p / q) + q − p ≥ 0, which sums to the divergence without cancellation. */
function termOf(current: readonly number[]): CellTerm {
  const least = leastShare(current);
  return (p, q) => {
    if (p === 0) return q;
    return q === 0 ? p * Math.log(p / least) - p : deviance(p, q, q - p);
  };
}

/**
 * Kullback–Leibler divergence of the current distribution from the reference over the same
 * categories, given as counts: Σ p ln(p / q), natural logarithm, as `scipy.stats.entropy(p, q)`. A
 * current share of 0 counts as 0.0001, or as that of half a row where this is less.
 */
export function kullbackLeiblerDivergence(
  reference: readonly number[],
  current: readonly number[],
): number {
  return sumOverCells(reference, current, termOf(current));
}

/** Mean of the divergence when there is no difference; see `expectedOverCells`. */
export function kullbackLeiblerNoise(
  reference: readonly number[],
  current: readonly number[],
): number {
  return expectedOverCells(reference, current, termOf(current));
}
