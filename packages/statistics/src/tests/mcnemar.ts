import { binomialCdf, chiSquaredSf } from '../distributions/index.ts';

export interface McNemarResult {
  readonly method: 'exact' | 'chi-squared';
  /** Exact: the smaller of both counts; else (b − c)² / (b + c). */
  readonly statistic: number;
  readonly pValue: number;
}

/** More discordant pairs than this are tested by χ², whose p-value is then the same to 3 digits. */
const MOST_EXACT = 1000;

/**
 * McNemar's test of two paired proportions (Psychometrika 12(2), 1947), two-sided: exact by the
 * binomial distribution (`statsmodels.stats.contingency_tables.mcnemar(exact=True)`), from 1,001
 * discordant pairs on by χ² without continuity correction.
 *
 * @param first pairs of which the first alone is right
 * @param second pairs of which the second alone is right
 */
export function mcNemar(first: number, second: number): McNemarResult {
  const total = first + second;
  const smaller = Math.min(first, second);
  if (total <= MOST_EXACT) {
    const pValue = total === 0 ? 1 : Math.min(1, 2 * binomialCdf(smaller, total, 0.5));
    return { method: 'exact', statistic: smaller, pValue };
  }
  const statistic = (first - second) ** 2 / total;
  return { method: 'chi-squared', statistic, pValue: chiSquaredSf(statistic, 1) };
}
