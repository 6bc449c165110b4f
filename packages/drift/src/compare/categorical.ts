import {
  fisherExact,
  gTest,
  hellingerDistance,
  hellingerNoise,
  jensenShannonDistance,
  jensenShannonNoise,
  kullbackLeiblerDivergence,
  kullbackLeiblerNoise,
  largestDifference,
  largestDifferenceNoise,
  populationStabilityIndex,
  populationStabilityNoise,
  totalVariationDistance,
  totalVariationNoise,
  twoProportionZ,
} from '@slipway/statistics';
import type { CategoricalMethod, DriftMethod } from '../methods.ts';
import type { CategoryRows, Sides } from '../summary.ts';
import type { Comparison, LoneCategory } from './comparison.ts';
import { categoricalHistogram, compareText, OTHER_CATEGORIES } from './histogram.ts';
import type { Homogeneity } from './homogeneity.ts';
import { homogeneity } from './homogeneity.ts';
import type { Measure } from './measure.ts';

/** The categories of one side. */
export interface CategoricalSide extends CategoryRows {
  /** Rows without a value. */
  readonly missing: number;
}

interface Row {
  readonly category: string;
  readonly reference: number;
  readonly current: number;
}

/** Categories with rows, in the order of their names: sums do not depend on the order given. */
function rowsOf(reference: CategoryRows, current: CategoryRows): Row[] {
  const categories = new Set([...reference.counts.keys(), ...current.counts.keys()]);
  return [...categories]
    .map((category) => ({
      category,
      reference: reference.counts.get(category) ?? 0,
      current: current.counts.get(category) ?? 0,
    }))
    .filter((row) => row.reference + row.current > 0)
    .sort((a, b) => compareText(a.category, b.category));
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

/** Counts of both sides with what every method can share. */
interface Table {
  readonly reference: readonly number[];
  readonly current: readonly number[];
  readonly missing: Sides<number>;
  readonly test: Homogeneity;
}

type Counts = readonly number[];

/** The measure of a test whose effect is the total variation distance. */
function byTotalVariation(table: Table, test: { statistic: number; pValue: number }): Measure {
  return {
    statistic: test.statistic,
    pValue: test.pValue,
    distance: totalVariationDistance(table.reference, table.current),
    noise: totalVariationNoise(table.reference, table.current),
    adds: 'squares',
  };
}

function ofShares(
  reference: Counts,
  current: Counts,
  distance: (reference: Counts, current: Counts) => number,
  noise: (reference: Counts, current: Counts) => number,
  adds: Measure['adds'],
): Measure {
  const value = distance(reference, current);
  return {
    statistic: value,
    pValue: null,
    distance: value,
    noise: noise(reference, current),
    adds,
  };
}

/** Counts of two categories; a category alone stands beside an empty one. */
function pairOf(counts: Counts): [number, number] {
  return [counts[0] ?? 0, counts[1] ?? 0];
}

function byFisher(table: Table): Measure {
  const [[a, b], [c, d]] = [pairOf(table.reference), pairOf(table.current)];
  const pValue = fisherExact([a, b], [c, d]);
  return byTotalVariation(table, { statistic: (a * d) / (b * c), pValue });
}

function measureBy(method: CategoricalMethod, table: Table): Measure {
  const { reference, current, missing } = table;
  switch (method) {
    case 'chi-squared':
      return byTotalVariation(table, table.test);
    case 'g-test':
      return byTotalVariation(table, gTest(reference, current));
    case 'fisher':
      return byFisher(table);
    case 'z-test':
      return byTotalVariation(table, twoProportionZ(pairOf(reference), pairOf(current)));
    case 'total-variation':
      return ofShares(reference, current, totalVariationDistance, totalVariationNoise, 'squares');
    case 'l-infinity':
      return ofShares(reference, current, largestDifference, largestDifferenceNoise, 'squares');
    case 'jensen-shannon':
      return ofShares(reference, current, jensenShannonDistance, jensenShannonNoise, 'squares');
    case 'hellinger':
      return ofShares(reference, current, hellingerDistance, hellingerNoise, 'squares');
    case 'kullback-leibler':
      return ofShares(
        reference,
        current,
        kullbackLeiblerDivergence,
        kullbackLeiblerNoise,
        'distances',
      );
    case 'psi':
      return ofShares(
        [...reference, missing.reference],
        [...current, missing.current],
        populationStabilityIndex,
        populationStabilityNoise,
        'distances',
      );
  }
}

/** With fewer rows expected in a cell of a 2 × 2 table chi-squared is no good approximation. */
const FISHER_BELOW = 5;

/** The method, and why it is not the one that was asked for. */
function chooseMethod(
  asked: CategoricalMethod | null,
  { reference, test }: Table,
): { method: CategoricalMethod; methodReason: string | null } {
  const categories = reference.length;
  if ((asked === 'fisher' || asked === 'z-test') && categories > 2) {
    const reason = `${asked} compares two categories, and there are ${categories}`;
    return { method: 'chi-squared', methodReason: reason };
  }
  if (asked !== null) return { method: asked, methodReason: null };
  if (categories === 2 && test.smallestExpected < FISHER_BELOW) {
    const reason = 'exact: with so few rows chi-squared is a poor approximation for two categories';
    return { method: 'fisher', methodReason: reason };
  }
  const methodReason = test.sparse
    ? 'p-value with rare categories put together, or by the statistic’s exact moments: less than one row is expected in a category'
    : null;
  return { method: 'chi-squared', methodReason };
}

function basicStatistics({ reference, current, missing, test }: Table): [DriftMethod, number][] {
  const psi = populationStabilityIndex(
    [...reference, missing.reference],
    [...current, missing.current],
  );
  return [
    ['chi-squared', test.statistic],
    ['total-variation', totalVariationDistance(reference, current)],
    ['jensen-shannon', jensenShannonDistance(reference, current)],
    ['psi', psi],
  ];
}

/**
 * Compares the counts of two sides:
 *
 * - `chi-squared`, `g-test` (homogeneity), `fisher`, `z-test` (two categories): their statistic
 *   (fisher's is the odds ratio); the effect is the total variation distance
 * - `total-variation`, `l-infinity`, `jensen-shannon` (base 2), `hellinger`, `kullback-leibler`
 * - `psi`: over the categories and a bin for missing values
 *
 * @param method null for the rule's choice: `fisher` for two categories of which a cell expects
 *   fewer than five rows, else `chi-squared`
 * @returns null when a side has no value
 */
export function compareCategorical(
  reference: CategoricalSide,
  current: CategoricalSide,
  method: CategoricalMethod | null = null,
): Comparison | null {
  const listed = rowsOf(reference, current);
  const others = {
    category: OTHER_CATEGORIES,
    reference: reference.others,
    current: current.others,
  };
  const rows = others.reference + others.current > 0 ? [...listed, others] : listed;
  const counts = {
    reference: rows.map((row) => row.reference),
    current: rows.map((row) => row.current),
  };
  const size = { reference: total(counts.reference), current: total(counts.current) };
  if (size.reference === 0 || size.current === 0) return null;
  const table = {
    ...counts,
    missing: { reference: reference.missing, current: current.missing },
    test: homogeneity(counts.reference, counts.current),
  };
  const chosen = chooseMethod(method, table);
  const measure = measureBy(chosen.method, table);
  return {
    size,
    ...chosen,
    measure,
    pValue: measure.pValue ?? table.test.pValue,
    degreesOfFreedom: Math.max(1, rows.length - 1),
    statistics: new Map([...basicStatistics(table), [chosen.method, measure.statistic]]),
    histogram: categoricalHistogram(
      rows.map((row) => row.category),
      counts.reference,
      counts.current,
    ),
    changes: {
      outside: null,
      added: lone(listed, 'current', 'reference'),
      vanished: lone(listed, 'reference', 'current'),
      referenceCategories: listed.filter((row) => row.reference > 0).length,
    },
  };
}
