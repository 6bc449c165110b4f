import { deviance } from '../distributions/deviance.ts';
import { expectedOverCells, sumOverCells } from './cells.ts';

/** p ln(p / m) + m − p ≥ 0, which sums to the relative entropy without cancellation. */
function entropyTerm(p: number, m: number, difference: number): number {
  return p === 0 ? m : deviance(p, m, difference);
}

function term(p: number, q: number): number {
  const middle = (p + q) / 2;
  return middle === 0
    ? 0
    : entropyTerm(p, middle, (q - p) / 2) + entropyTerm(q, middle, (p - q) / 2);
}

function distanceOf(sum: number): number {
  return Math.min(1, Math.sqrt(sum / 2 / Math.LN2));
}

/**
 * Jensen–Shannon distance with base-2 logarithms between two distributions over the same
 * categories, given as counts: the square root of the divergence, 0 … 1, as
 * `scipy.spatial.distance.jensenshannon(p, q, base=2)`.
 */
export function jensenShannonDistance(
  reference: readonly number[],
  current: readonly number[],
): number {
  return distanceOf(sumOverCells(reference, current, term));
}

/**
 * Root of the mean Jensen–Shannon divergence when there is no difference; see `expectedOverCells`.
 */
export function jensenShannonNoise(
  reference: readonly number[],
  current: readonly number[],
): number {
  return distanceOf(expectedOverCells(reference, current, term));
}
