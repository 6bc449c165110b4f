import { chiSquaredHomogeneity } from '@slipway/statistics';

/**
 * Chi-squared test of homogeneity. Where a cell expects less than one row, the p-value is the
 * larger of Pearson's and the one from the statistic's exact moments, since one row in a rare
 * category would else count as proof.
 */
export function homogeneity(
  reference: readonly number[],
  current: readonly number[],
): { readonly statistic: number; readonly pValue: number } {
  const { statistic, pValue, sparsePValue, smallestExpected } = chiSquaredHomogeneity(
    reference,
    current,
  );
  return { statistic, pValue: smallestExpected < 1 ? Math.max(pValue, sparsePValue) : pValue };
}
