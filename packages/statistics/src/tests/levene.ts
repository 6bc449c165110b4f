import { fSf } from '../distributions/f.ts';
import { forEachRow } from '../order/rows.ts';
import type { Sample } from '../order/sample.ts';
import type { TestResult } from './result.ts';

/** Size, mean and sum of squared deviations of the distances from a sample's median. */
export interface Spread {
  readonly size: number;
  /** Mean absolute deviation from the median. */
  readonly mean: number;
  readonly squares: number;
}

/** The distances of a sample's values from their median, summed up. */
export function spreadOf(sample: Sample): Spread {
  const { size } = sample;
  const median = sample.quantile(0.5);
  let sum = 0;
  forEachRow(sample, (value, rows) => {
    sum += Math.abs(value - median) * rows;
  });
  const mean = sum / size;
  let squares = 0;
  forEachRow(sample, (value, rows) => {
    squares += (Math.abs(value - median) - mean) ** 2 * rows;
  });
  return { size, mean, squares };
}

/**
 * Levene's test that two samples vary equally, around their medians (M. B. Brown and A. B. Forsythe,
 * "Robust tests for the equality of variances", JASA 69, 1974), as `scipy.stats.levene`. Where the
 * distances do not vary there is no test: equal ones are no difference, other ones a certain one.
 * With fewer than two values on a side the statistic is NaN, the p-value 1.
 */
export function levene(reference: Spread, current: Spread): TestResult {
  if (Math.min(reference.size, current.size) < 2) return { statistic: NaN, pValue: 1 };
  const all = reference.size + current.size;
  const mean = (reference.size * reference.mean + current.size * current.mean) / all;
  const between =
    reference.size * (reference.mean - mean) ** 2 + current.size * (current.mean - mean) ** 2;
  const within = reference.squares + current.squares;
  if (within === 0) {
    return between === 0 ? { statistic: 0, pValue: 1 } : { statistic: Infinity, pValue: 0 };
  }
  const statistic = ((all - 2) * between) / within;
  return { statistic, pValue: fSf(statistic, 1, all - 2) };
}
