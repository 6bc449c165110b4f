import { normalSf } from '../distributions/normal.ts';
import type { TestResult } from './result.ts';

/**
 * z test of two proportions with the pooled variance, two-sided, as statsmodels'
 * `proportions_ztest(count, nobs)`: z = (p₁ − p₂) / √(p (1 − p) (1/n₁ + 1/n₂)). Proportions that are
 * both 0 or both 1 do not differ: z is 0, the p-value 1.
 *
 * @param reference how many rows have the property, and how many have not
 * @param current the same in the current data
 */
export function twoProportionZ(
  reference: readonly [number, number],
  current: readonly [number, number],
): TestResult {
  const [n1, n2] = [reference[0] + reference[1], current[0] + current[1]];
  const all = n1 + n2;
  const pooled = ((reference[0] + current[0]) / all) * ((reference[1] + current[1]) / all);
  if (pooled === 0) return { statistic: 0, pValue: 1 };
  const difference = (reference[0] * n2 - current[0] * n1) / (n1 * n2);
  const statistic = difference / Math.sqrt(pooled * (1 / n1 + 1 / n2));
  return { statistic, pValue: Math.min(1, 2 * normalSf(Math.abs(statistic))) };
}
