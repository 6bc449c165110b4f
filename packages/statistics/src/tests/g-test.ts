import { chiSquaredSf } from '../distributions/chi-squared.ts';
import { deviance } from '../distributions/deviance.ts';
import type { TestResult } from './result.ts';

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** o ln(o / e), the part of the statistic of one cell, without the o − e that sum to 0. */
function cellDeviance(observed: number, expected: number): number {
  return observed === 0 ? expected : deviance(observed, expected, expected - observed);
}

/**
 * G-test (likelihood ratio) that two sides have the same distribution over the categories, given as
 * counts: 2 Σ o ln(o / e), as `scipy.stats.chi2_contingency(table, correction=False,
 * lambda_='log-likelihood')`. Categories that are empty on both sides are left out; one category
 * alone gives statistic 0, p-value 1.
 *
 * @throws RangeError when the sides differ in length or one has no count above 0.
 */
export function gTest(reference: readonly number[], current: readonly number[]): TestResult {
  if (reference.length !== current.length) {
    throw new RangeError('the two sides have different numbers of categories');
  }
  const [n1, n2] = [total(reference), total(current)];
  if (!(n1 > 0 && n2 > 0)) throw new RangeError('the counts of one side are all zero');
  let half = 0;
  let categories = 0;
  reference.forEach((a, i) => {
    const b = current[i] ?? 0;
    if (a + b === 0) return;
    categories += 1;
    const share = (a + b) / (n1 + n2);
    half += cellDeviance(a, n1 * share) + cellDeviance(b, n2 * share);
  });
  const statistic = 2 * half;
  return { statistic, pValue: categories < 2 ? 1 : chiSquaredSf(statistic, categories - 1) };
}
