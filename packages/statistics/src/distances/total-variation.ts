import { expectedOverCells, sumOverCells } from './cells.ts';

const term = (p: number, q: number): number => Math.abs(p - q);

/**
 * Total variation distance between two distributions over the same categories, given as counts:
 * half the sum of |p − q|, the largest difference in probability of any event; 0 … 1.
 */
export function totalVariationDistance(
  reference: readonly number[],
  current: readonly number[],
): number {
  return sumOverCells(reference, current, term) / 2;
}

/** Mean of the total variation distance when there is no difference; see `expectedOverCells`. */
export function totalVariationNoise(
  reference: readonly number[],
  current: readonly number[],
): number {
  return expectedOverCells(reference, current, term) / 2;
}
