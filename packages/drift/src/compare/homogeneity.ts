import { chiSquaredHomogeneity } from '@slipway/statistics';

/** Result of the chi-squared test of homogeneity. */
export interface Homogeneity {
  readonly statistic: number;
  readonly pValue: number;
  /** Rows that are expected in the smallest cell. */
  readonly smallestExpected: number;
  /** Whether this is less than one, so that Pearson's p-value alone would not do. */
  readonly sparse: boolean;
}

/**
 * Chi-squared test of homogeneity. Where a cell expects less than one row, the p-value is the
 * larger of Pearson's and the one from the statistic's exact moments, since one row in a rare
 * category would else count as proof.
 */
export function homogeneity(reference: readonly number[], current: readonly number[]): Homogeneity {
  const test = chiSquaredHomogeneity(reference, current);
  const { statistic, pValue, sparsePValue, smallestExpected } = test;
  const sparse = smallestExpected < 1;
  return {
    statistic,
    pValue: sparse ? Math.max(pValue, sparsePValue) : pValue,
    smallestExpected,
    sparse,
  };
}
