import { studentTSf } from '../distributions/student-t.ts';
import type { Moments } from '../distances/moments.ts';
import { differenceOfMeans } from '../distances/moments.ts';
import type { TestResult } from './result.ts';

/** Where neither side varies: the same constant is no difference, another one a certain one. */
function ofConstants(difference: number): TestResult {
  if (difference === 0) return { statistic: 0, pValue: 1 };
  return { statistic: difference > 0 ? Infinity : -Infinity, pValue: 0 };
}

/**
 * Welch's t test of two means (B. L. Welch, Biometrika 34, 1947), two-sided, as
 * `scipy.stats.ttest_ind(reference, current, equal_var=False)`. With one value on a side there is no
 * test: the statistic is NaN, the p-value 1. Constants that differ are infinitely apart.
 */
export function welchT(reference: Moments, current: Moments): TestResult {
  if (reference.size < 2 || current.size < 2) return { statistic: NaN, pValue: 1 };
  const difference = differenceOfMeans(reference, current);
  const [v1, v2] = [reference, current].map(({ size, squares }) => squares / (size - 1) / size);
  const variance = (v1 ?? NaN) + (v2 ?? NaN);
  if (variance === 0) return ofConstants(difference);
  const statistic = difference / Math.sqrt(variance);
  const df =
    variance ** 2 /
    ((v1 ?? NaN) ** 2 / (reference.size - 1) + (v2 ?? NaN) ** 2 / (current.size - 1));
  return { statistic, pValue: Math.min(1, 2 * studentTSf(Math.abs(statistic), df)) };
}
