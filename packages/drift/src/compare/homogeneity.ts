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

type Counts = readonly number[];

function total(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The table with its rarest categories put together, so that every cell expects one row at least;
 * null where fewer than two categories would be left.
 */
function withoutRareCells(reference: Counts, current: Counts): [number[], number[]] | null {
  const [n1, n2] = [total(reference), total(current)];
  const share = Math.min(n1, n2) / (n1 + n2);
  const order = reference
    .map((count, i) => ({ a: count, b: current[i] ?? 0 }))
    .sort((x, y) => x.a + x.b - (y.a + y.b));
  const rare = { a: 0, b: 0 };
  let kept = 0;
  const expects = (rows: number): boolean => rows * share >= 1;
  for (const { a, b } of order) {
    const isEnough = kept === 0 || expects(rare.a + rare.b);
    if (isEnough && expects(a + b)) break;
    rare.a += a;
    rare.b += b;
    kept += 1;
  }
  const rest = order.slice(kept);
  if (rest.length === 0 || !expects(rare.a + rare.b)) return null;
  return [
    [rare.a, ...rest.map(({ a }) => a)],
    [rare.b, ...rest.map(({ b }) => b)],
  ];
}

/**
 * Chi-squared test of homogeneity. Where a cell expects less than one row, one row in a rare
 * category would count as proof by Pearson's p-value. There the p-value is twice the smaller of two
 * (Bonferroni): that of the table with its rare categories put together, which sees what the others
 * do, and the larger of Pearson's and the one from the statistic's exact moments, which sees what the
 * rare ones do among themselves.
 */
export function homogeneity(reference: Counts, current: Counts): Homogeneity {
  const test = chiSquaredHomogeneity(reference, current);
  const { statistic, pValue, sparsePValue, smallestExpected } = test;
  const sparse = smallestExpected < 1;
  if (!sparse) return { statistic, pValue, smallestExpected, sparse };
  const whole = Math.max(pValue, sparsePValue);
  const common = withoutRareCells(reference, current);
  const pooled = common === null ? whole : chiSquaredHomogeneity(...common).pValue;
  const both = common === null ? whole : Math.min(1, 2 * Math.min(whole, pooled));
  return { statistic, pValue: both, smallestExpected, sparse };
}
