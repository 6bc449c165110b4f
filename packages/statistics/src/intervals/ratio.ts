import type { EstimateWithInterval } from './difference.ts';

/**
 * Confidence interval of first / second for independent positive estimates, recovered from their own
 * intervals (MOVER-R; Donner and Zou, "Closed-form confidence intervals for functions of the normal
 * mean and standard deviation", Statistical Methods in Medical Research 21(4), 2012). The upper end
 * is infinite where the second one's interval reaches 0.
 *
 * @param second above 0
 */
export function ratioInterval(
  first: EstimateWithInterval,
  second: EstimateWithInterval,
): [number, number] {
  const product = first.value * second.value;
  const part = (estimate: EstimateWithInterval, end: 0 | 1): number =>
    estimate.interval[end] * (2 * estimate.value - estimate.interval[end]);
  const root = (a: number, b: number): number => Math.sqrt(Math.max(0, product * product - a * b));
  const [least, most] = [part(first, 0), part(first, 1)];
  const [leastOther, mostOther] = [part(second, 0), part(second, 1)];
  const low = least <= 0 ? 0 : least / (product + root(least, mostOther));
  const high = leastOther <= 0 ? Infinity : (product + root(most, leastOther)) / leastOther;
  return [Math.max(0, low), high];
}
