import type { ColumnKind } from '@slipway/core';
import {
  jensenShannonDistance,
  kolmogorovSmirnov,
  normalSf,
  standardDeviation,
  wassersteinDistance,
  chiSquaredSf,
} from '@slipway/statistics';
import type { Sample } from '@slipway/statistics';
import type { TypeDecision } from '../column-type.ts';
import type { ColumnSummary, ColumnValues, SharedColumn, Sides } from '../summary.ts';
import { presentRows } from '../summary.ts';

/** What Evidently would say of a column. */
export interface EvidentlyResult {
  /** Its names of the tests. */
  readonly method: EvidentlyMethod;
  readonly methodReason: string;
  /** `drift_score`: a p-value, or a distance; NaN where its formula gives none. */
  readonly score: number;
  readonly isPValue: boolean;
  readonly threshold: number;
  readonly drifted: boolean;
}

export type EvidentlyMethod =
  | 'evidently-ks'
  | 'evidently-chisquare'
  | 'evidently-z'
  | 'evidently-jensenshannon'
  | 'evidently-wasserstein';

/** With more reference rows distances stand in for tests. */
const SMALL_UP_TO = 1000;
/** Whole numbers with so few values, and numbers with fewer still, count as categories. */
const CATEGORICAL_INTEGERS = 10;
const CATEGORICAL_NUMBERS = 5;
const TEXT_SHARE = 0.5;
const P_THRESHOLD = 0.05;
const DISTANCE_THRESHOLD = 0.1;
const LEAST_DEVIATION = 0.001;

/** How Evidently infers a column's type from the current data. */
function inferredType(
  { ownKind, distinct, missing, rows }: ColumnSummary,
  kind: ColumnKind,
): 'numerical' | 'categorical' | 'text' | 'none' {
  if (kind === 'datetime' || kind === 'other' || kind === 'empty') return 'none';
  if (ownKind === 'float') return 'numerical';
  // pandas keeps whole numbers with missing ones among them as floats.
  if (ownKind === 'integer') {
    const few = missing === 0 && distinct !== null && distinct <= CATEGORICAL_INTEGERS;
    return few ? 'categorical' : 'numerical';
  }
  const isText = ownKind === 'text' && (distinct ?? 0) > TEXT_SHARE * (rows - missing);
  return isText ? 'text' : 'categorical';
}

type Counts = ReadonlyMap<string | number, number>;

function countsOf(values: ColumnValues): Counts {
  if (values.as === 'categories') return values.counts;
  const counts = new Map<number, number>();
  values.sample.forEachValue((value, rows) => counts.set(value, rows));
  return counts;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Goodness of fit: the current counts against the reference's, as if these were known exactly. */
function goodnessOfFit(reference: readonly number[], current: readonly number[]): number {
  const ratio = total(current) / total(reference);
  const statistic = reference.reduce((sum, count, i) => {
    const expected = count * ratio;
    return sum + ((current[i] ?? 0) - expected) ** 2 / expected;
  }, 0);
  return reference.length < 2 ? NaN : chiSquaredSf(statistic, reference.length - 1);
}

/** Two-sided, pooled. */
function proportions(reference: readonly number[], current: readonly number[]): number {
  if (reference.length === 1) return 1;
  const [n1, n2] = [total(reference), total(current)];
  const [p1, p2] = [1 - (reference[0] ?? 0) / n1, 1 - (current[0] ?? 0) / n2];
  const p = (p1 * n1 + p2 * n2) / (n1 + n2);
  const z = (p1 - p2) / Math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2));
  return 2 * normalSf(Math.abs(z));
}

function byP(
  method: EvidentlyMethod,
  methodReason: string,
  score: number,
  inclusive = false,
): EvidentlyResult {
  const drifted = inclusive ? score <= P_THRESHOLD : score < P_THRESHOLD;
  return { method, methodReason, score, isPValue: true, threshold: P_THRESHOLD, drifted };
}

function byDistance(method: EvidentlyMethod, methodReason: string, score: number): EvidentlyResult {
  const drifted = score >= DISTANCE_THRESHOLD;
  return { method, methodReason, score, isPValue: false, threshold: DISTANCE_THRESHOLD, drifted };
}

function ofCategories(
  reference: Counts,
  current: Counts,
  sizes: string,
  small: boolean,
): EvidentlyResult {
  const keys = [...new Set([...reference.keys(), ...current.keys()])].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const before = keys.map((key) => reference.get(key) ?? 0);
  const after = keys.map((key) => current.get(key) ?? 0);
  const reason = `${sizes} and ${keys.length} different values`;
  if (!small) {
    const natural = jensenShannonDistance(before, after) * Math.sqrt(Math.LN2);
    return byDistance('evidently-jensenshannon', reason, natural);
  }
  return keys.length > 2
    ? byP('evidently-chisquare', reason, goodnessOfFit(before, after))
    : byP('evidently-z', reason, proportions(before, after));
}

function ofNumbers(
  reference: Sample,
  current: Sample,
  sizes: string,
  small: boolean,
): EvidentlyResult {
  const reason = `${sizes} of numbers`;
  if (small) {
    return byP('evidently-ks', reason, kolmogorovSmirnov(reference, current).pValue, true);
  }
  const unit = Math.max(standardDeviation(reference), LEAST_DEVIATION);
  const distance = wassersteinDistance(reference, current) / unit;
  return byDistance('evidently-wasserstein', reason, distance);
}

/**
 * What Evidently 0.7 says of a column by its defaults: its `ValueDrift` without options, of which
 * `DataDriftPreset` takes one for every column. The test is chosen by the rows of the reference:
 * up to 1,000 Kolmogorov–Smirnov, chi-squared goodness of fit or the z-test of two proportions
 * (p < 0.05, without correction for many columns); above that the Wasserstein distance ÷ standard
 * deviation, or the Jensen–Shannon distance to base e (from 0.1 on).
 *
 * @returns null for what it does not compare (dates, lists) and for texts that mostly differ, for
 *   which it trains a classifier that is not reproduced here; also where a side has no value
 */
export function evidentlyResult(
  column: SharedColumn,
  type: TypeDecision,
  { reference, current }: Sides<ColumnValues>,
): EvidentlyResult | null {
  const [n1, n2] = [presentRows(column.reference), presentRows(column.current)];
  if (n1 - column.reference.infinite <= 0 || n2 - column.current.infinite <= 0) return null;
  const inferred = type.byHand
    ? type.type === 'numeric'
      ? 'numerical'
      : 'categorical'
    : inferredType(column.current, column.kind);
  if (inferred === 'none' || inferred === 'text') return null;
  const rows = n1 - column.reference.infinite;
  const small = rows <= SMALL_UP_TO;
  const sizes = small ? 'up to 1,000 reference rows' : 'more than 1,000 reference rows';
  if (inferred === 'numerical' && reference.as === 'numbers' && current.as === 'numbers') {
    const distinct = new Set<number>();
    const add = (value: number): void => {
      if (distinct.size <= CATEGORICAL_NUMBERS) distinct.add(value);
    };
    reference.sample.forEachValue(add);
    current.sample.forEachValue(add);
    if (distinct.size > CATEGORICAL_NUMBERS) {
      return ofNumbers(reference.sample, current.sample, sizes, small);
    }
  }
  return ofCategories(countsOf(reference), countsOf(current), sizes, small);
}
