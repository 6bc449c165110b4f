import { normalSf } from '../distributions/normal.ts';
import { sharePairs } from './shares.ts';

/** Steps of the integral over the size of the largest difference, and how far it goes. */
const STEPS = 64;
const REACH = 6;
/** Of more categories only those of the largest spread can be the largest difference. */
const MOST_CATEGORIES = 40;

/**
 * L∞ distance between two distributions over the same categories, given as counts: the largest
 * |p − q| of a category; 0 … 1.
 */
export function largestDifference(
  reference: readonly number[],
  current: readonly number[],
): number {
  let largest = 0;
  for (const [p, q] of sharePairs(reference, current)) {
    largest = Math.max(largest, Math.abs(p - q));
  }
  return largest;
}

/**
 * Mean of the largest difference when there is none: ∫ P(max > x) dx for independent normal
 * differences with the categories' variances s (1 − s) (1/n + 1/m), s their share of all rows. All
 * differences together are 0, so one of them is none of its own.
 */
export function largestDifferenceNoise(
  reference: readonly number[],
  current: readonly number[],
): number {
  const [n, m] = [total(reference), total(current)];
  const deviations = reference
    .map((count, i) => (count + (current[i] ?? 0)) / (n + m))
    .map((share) => Math.sqrt(share * (1 - share) * (1 / n + 1 / m)))
    .sort((a, b) => b - a)
    .slice(0, Math.min(MOST_CATEGORIES, reference.length - 1));
  const width = (REACH * (deviations[0] ?? 0)) / STEPS;
  let mean = 0;
  for (let step = 0; step < STEPS; step++) {
    const x = (step + 0.5) * width;
    let below = 1;
    for (const deviation of deviations) below *= 1 - 2 * normalSf(x / deviation);
    mean += (1 - below) * width;
  }
  return mean;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
