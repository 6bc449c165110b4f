import { deviance } from '../distributions/deviance.ts';
import { sharePairs } from './shares.ts';

/** p ln(p / m) + m − p ≥ 0, which sums to the relative entropy without cancellation. */
function entropyTerm(p: number, m: number, difference: number): number {
  return p === 0 ? m : deviance(p, m, difference);
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
  let sum = 0;
  for (const [p, q] of sharePairs(reference, current)) {
    const middle = (p + q) / 2;
    sum += entropyTerm(p, middle, (q - p) / 2) + entropyTerm(q, middle, (p - q) / 2);
  }
  return Math.min(1, Math.sqrt(sum / 2 / Math.LN2));
}
