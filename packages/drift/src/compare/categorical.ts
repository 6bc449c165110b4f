import {
  jensenShannonDistance,
  populationStabilityIndex,
  totalVariationDistance,
} from '@slipway/statistics';
import type { DriftMethod } from '../methods.ts';
import type { Sides } from '../summary.ts';
import type { Comparison, LoneCategory } from './comparison.ts';
import { homogeneity } from './homogeneity.ts';
import { categoricalHistogram, compareText, OTHER_CATEGORIES } from './histogram.ts';

/** Rows by category on both sides. */
export interface CategoryCounts {
  /** In any order, each once. */
  readonly categories: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** Rows without a value. */
  readonly missing: Sides<number>;
  /** Rows of categories that are not listed one by one; none unless given. */
  readonly others?: Sides<number> | undefined;
}

/** How numbers that are no finite ones are called among the categories of a column of numbers. */
const NOT_A_NUMBER = 'NaN';
const INFINITIES: ReadonlySet<string> = new Set(['Infinity', '-Infinity']);

/**
 * Counts of a column of numbers without NaN, which is a missing value, and without infinities,
 * which are left out. Not for text, where `NaN` is a category like any other.
 */
export function finiteCategories(counts: CategoryCounts): CategoryCounts {
  const { categories, reference, current, missing } = counts;
  const nan = categories.indexOf(NOT_A_NUMBER);
  const keeps = (_: unknown, i: number): boolean => {
    const category = categories[i] ?? '';
    return category !== NOT_A_NUMBER && !INFINITIES.has(category);
  };
  return {
    ...counts,
    categories: categories.filter(keeps),
    reference: reference.filter(keeps),
    current: current.filter(keeps),
    missing: {
      reference: missing.reference + (reference[nan] ?? 0),
      current: missing.current + (current[nan] ?? 0),
    },
  };
}

interface Row {
  readonly category: string;
  readonly reference: number;
  readonly current: number;
}

/** Categories with rows, in the order of their names: sums do not depend on the order given. */
function rowsOf(counts: CategoryCounts): Row[] {
  return counts.categories
    .map((category, i) => ({
      category,
      reference: counts.reference[i] ?? 0,
      current: counts.current[i] ?? 0,
    }))
    .filter((row) => row.reference + row.current > 0)
    .sort((a, b) => compareText(a.category, b.category));
}

function withOthers(rows: readonly Row[], others: Sides<number> | undefined): readonly Row[] {
  if (others === undefined || others.reference + others.current === 0) return rows;
  return [...rows, { category: OTHER_CATEGORIES, ...others }];
}

/** Categories of one side alone, most frequent first. */
function lone(rows: readonly Row[], here: keyof Sides<0>, there: keyof Sides<0>): LoneCategory[] {
  return rows
    .filter((row) => row[there] === 0 && row[here] > 0)
    .map((row) => ({ category: row.category, rows: row[here] }))
    .sort((a, b) => b.rows - a.rows || compareText(a.category, b.category));
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Compares the counts of two sides by every categorical method:
 *
 * - `chi-squared`: Pearson's statistic of homogeneity; its p-value is the comparison's
 * - `total-variation`: half the sum of the differences in share, also the effect of `chi-squared`
 * - `jensen-shannon`: base-2 distance
 * - `psi`: over the categories and a bin for missing values
 *
 * @returns null when a side has no value
 */
export function compareCategorical(counts: CategoryCounts): Comparison | null {
  const listed = rowsOf(counts);
  const rows = withOthers(listed, counts.others);
  const reference = rows.map((row) => row.reference);
  const current = rows.map((row) => row.current);
  const size = { reference: total(reference), current: total(current) };
  if (size.reference === 0 || size.current === 0) return null;
  const test = homogeneity(reference, current);
  const psi = populationStabilityIndex(
    [...reference, counts.missing.reference],
    [...current, counts.missing.current],
  );
  return {
    size,
    statistics: new Map<DriftMethod, number>([
      ['chi-squared', test.statistic],
      ['total-variation', totalVariationDistance(reference, current)],
      ['jensen-shannon', jensenShannonDistance(reference, current)],
      ['psi', psi],
    ]),
    pValue: test.pValue,
    histogram: categoricalHistogram(
      rows.map((row) => row.category),
      reference,
      current,
    ),
    changes: {
      outside: null,
      added: lone(listed, 'current', 'reference'),
      vanished: lone(listed, 'reference', 'current'),
      referenceCategories: listed.filter((row) => row.reference > 0).length,
    },
  };
}
