import { chiSquaredSf } from '../distributions/chi-squared.ts';

/** Result of a chi-squared test of homogeneity. */
export interface ChiSquaredResult {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** From the chi-squared distribution, whatever the counts. */
  readonly pValue: number;
  /** The smallest count to be expected in a cell. */
  readonly smallestExpected: number;
  /**
   * From the statistic's moments given both margins: for tables with expected counts below 1,
   * where the chi-squared distribution rejects far too often.
   */
  readonly sparsePValue: number;
}

/** What the test needs of a 2 × k table; columns that are empty on both sides are left out. */
interface Table {
  readonly n1: number;
  readonly n2: number;
  readonly categories: number;
  readonly statistic: number;
  readonly smallestTotal: number;
  /** Σ N / (total of the column). */
  readonly inverseShares: number;
}

function summarise(reference: readonly number[], current: readonly number[]): Table {
  if (reference.length !== current.length) {
    throw new RangeError('the two sides have different numbers of categories');
  }
  const n1 = reference.reduce((sum, count) => sum + count, 0);
  const n2 = current.reduce((sum, count) => sum + count, 0);
  if (!(n1 > 0 && n2 > 0)) throw new RangeError('the counts of one side are all zero');
  let statistic = 0;
  let categories = 0;
  let smallestTotal = Infinity;
  let inverseShares = 0;
  for (let i = 0; i < reference.length; i++) {
    const a = reference[i] ?? 0;
    const b = current[i] ?? 0;
    const total = a + b;
    if (total === 0) continue;
    categories += 1;
    smallestTotal = Math.min(smallestTotal, total);
    inverseShares += (n1 + n2) / total;
    // Both cells of a column deviate from their expectation by the same, (n₂ a − n₁ b) / N.
    statistic += (n2 * a - n1 * b) ** 2 / total;
  }
  return { n1, n2, categories, statistic: statistic / (n1 * n2), smallestTotal, inverseShares };
}

/**
 * Upper tail of the statistic by a gamma distribution with its exact mean and variance given both
 * margins (J. B. S. Haldane, Biometrika 31, 1940; R. B. Dawson, "A simplified expression for the
 * variance of the χ² function on a contingency table", Biometrika 41, 1954).
 */
function momentPValue(table: Table): number {
  const { n1, n2, categories, statistic, inverseShares } = table;
  const n = n1 + n2;
  if (n < 4) return 1;
  const mean = (n * (categories - 1)) / (n - 1);
  const rows = { v: (n - 2) / (n - 1), w: (n / n1 + n / n2 - 4) / (n - 2) };
  const columns = {
    v: ((categories - 1) * (n - categories)) / (n - 1),
    w: (inverseShares - categories * categories) / (n - 2),
  };
  const variance =
    ((2 * n) / (n - 3)) * (rows.v - rows.w) * (columns.v - columns.w) +
    ((n * n) / (n - 1)) * rows.w * columns.w;
  // No variance: every table with these margins has this statistic.
  if (!(variance > 1e-9 * mean * mean)) return 1;
  const scale = variance / mean;
  return chiSquaredSf((2 * statistic) / scale, (2 * mean) / scale);
}

/**
 * Pearson's chi-squared test that two sides have the same distribution over the categories, given
 * as counts: a 2 × k table without Yates' correction, as
 * `scipy.stats.chi2_contingency(table, correction=False)`. Categories that are empty on both sides
 * are left out; one category alone gives statistic 0, p-value 1.
 *
 * @throws RangeError when the sides differ in length or one has no count above 0.
 */
export function chiSquaredHomogeneity(
  reference: readonly number[],
  current: readonly number[],
): ChiSquaredResult {
  const table = summarise(reference, current);
  const { n1, n2, statistic, smallestTotal } = table;
  const degreesOfFreedom = table.categories - 1;
  return {
    statistic,
    degreesOfFreedom,
    pValue: degreesOfFreedom === 0 ? 1 : chiSquaredSf(statistic, degreesOfFreedom),
    smallestExpected: (Math.min(n1, n2) * smallestTotal) / (n1 + n2),
    sparsePValue: degreesOfFreedom === 0 ? 1 : momentPValue(table),
  };
}
