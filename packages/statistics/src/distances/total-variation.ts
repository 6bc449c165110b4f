import { sharePairs } from './shares.ts';

/**
 * Total variation distance between two distributions over the same categories, given as counts:
 * half the sum of |p − q|, the largest difference in probability of any event; 0 … 1.
 */
export function totalVariationDistance(
  reference: readonly number[],
  current: readonly number[],
): number {
  let sum = 0;
  for (const [p, q] of sharePairs(reference, current)) sum += Math.abs(p - q);
  return sum / 2;
}
