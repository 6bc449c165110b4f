/** An estimate with its confidence interval. */
export interface EstimateWithInterval {
  readonly value: number;
  readonly interval: readonly [number, number];
}

/**
 * Confidence interval of first − factor × second for correlated estimates, recovered from their own
 * intervals (MOVER; Zou and Donner, "Construction of confidence limits about effect measures: a
 * general approach", Statistics in Medicine 27(10), 2008). It keeps the asymmetry of intervals near
 * the end of a scale; for symmetric ones it is the usual value ± z × standard error.
 *
 * @param correlation of the two estimates, from −1 to 1
 * @param factor from 0 on
 */
export function differenceInterval(
  first: EstimateWithInterval,
  second: EstimateWithInterval,
  correlation: number,
  factor = 1,
): [number, number] {
  const difference = first.value - factor * second.value;
  const below = first.value - first.interval[0];
  const above = first.interval[1] - first.value;
  const otherBelow = factor * (second.value - second.interval[0]);
  const otherAbove = factor * (second.interval[1] - second.value);
  const reach = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
  return [difference - reach(below, otherAbove), difference + reach(above, otherBelow)];
}
