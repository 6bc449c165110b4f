import { expectedOverCells, sumOverCells } from './cells.ts';

const term = (p: number, q: number): number => (Math.sqrt(p) - Math.sqrt(q)) ** 2;

/**
 * Hellinger distance between two distributions over the same categories, given as counts:
 * √(½ Σ (√p − √q)²) = √(1 − Σ √(p q)); 0 … 1.
 */
export function hellingerDistance(
  reference: readonly number[],
  current: readonly number[],
): number {
  return Math.sqrt(sumOverCells(reference, current, term) / 2);
}

/** Root of its mean square when there is no difference; see `expectedOverCells`. */
export function hellingerNoise(reference: readonly number[], current: readonly number[]): number {
  return Math.sqrt(expectedOverCells(reference, current, term) / 2);
}
