import type { ColumnExpectation, QualityFinding, RowExpectation } from '@slipway/core';
import { formatNumber, plural } from '@slipway/core';
import type { ColumnType } from '@slipway/core';
import type { DriftSettings } from '../settings.ts';
import type { ColumnSummary } from '../summary.ts';
import { missingRows } from '../summary.ts';
import type { QualityCode } from './codes.ts';
import { examplesOf, listExamples } from './examples.ts';
import type { Observation } from './finding.ts';
import { findingsOf } from './finding.ts';

/** Rows that break an expectation, with the most frequent values. */
export interface Broken {
  readonly rows: number;
  readonly examples: readonly { readonly text: string; readonly count: number }[];
}

/** What was found of a column's values; a key is there where its expectation is. */
export interface ColumnFacts {
  readonly type: ColumnType;
  /** Null when the current data have no such column. */
  readonly current: ColumnSummary | null;
  readonly outside?: Broken;
  readonly notAllowed?: Broken;
  readonly notMatching?: Broken;
  readonly notWhole?: Broken;
  readonly repeated?: Broken;
}

function broken(code: QualityCode, found: Broken | undefined, what: string): Observation[] {
  if (found === undefined || found.rows === 0) return [];
  const categories = found.examples.map(({ text, count }) => ({ category: text, rows: count }));
  return [
    {
      code,
      severity: 'fail',
      message: `${plural(found.rows, 'row')} ${what}`,
      values: `: ${listExamples(categories)}`,
      examples: examplesOf(categories),
      reference: 0,
      current: found.rows,
    },
  ];
}

function limitsOf({ minimum, maximum }: ColumnExpectation): string {
  if (minimum === undefined) return `above ${formatNumber(maximum ?? NaN)}`;
  if (maximum === undefined) return `below ${formatNumber(minimum)}`;
  return `outside ${formatNumber(minimum)} … ${formatNumber(maximum)}`;
}

function checkMissing(limit: number | undefined, side: ColumnSummary): Observation[] {
  if (limit === undefined || side.rows === 0) return [];
  const share = missingRows(side) / side.rows;
  if (share <= limit) return [];
  const message = `${formatNumber(share * 100, 3)} % of the values are missing; expected are ${formatNumber(limit * 100, 3)} % at most`;
  return [{ code: 'missing_rate', severity: 'fail', message, reference: limit, current: share }];
}

function checkFinite(side: ColumnSummary): Observation[] {
  const kinds = [
    ['nan', 'nan_values', 'NaN'],
    ['infinite', 'infinite_values', 'an infinity'],
  ] as const;
  return kinds.flatMap(([key, code, name]) =>
    side[key] === 0
      ? []
      : [
          {
            code,
            severity: 'fail' as const,
            message: `${name} in ${plural(side[key], 'row')}; only finite numbers are expected`,
            reference: 0,
            current: side[key],
          },
        ],
  );
}

function checkType(expected: ColumnType | undefined, type: ColumnType): Observation[] {
  if (expected === undefined || expected === type) return [];
  const message = `the column is ${type}; expected is ${expected}`;
  return [{ code: 'unexpected_type', severity: 'fail', message }];
}

/** Findings about a column whose expectations are written down; each is a failure. */
export function checkExpectation(
  name: string,
  expectation: ColumnExpectation,
  facts: ColumnFacts,
  settings: DriftSettings,
): QualityFinding[] {
  const { current } = facts;
  if (current === null) {
    if (expectation.required === false) return [];
    const message = 'the current data have no such column; it is expected';
    return findingsOf(name, [{ code: 'missing_column', severity: 'fail', message }], settings);
  }
  const observations = [
    ...checkType(expectation.type, facts.type),
    ...checkMissing(expectation.missing, current),
    ...(expectation.finite === true ? checkFinite(current) : []),
    ...broken('out_of_range', facts.outside, limitsOf(expectation)),
    ...broken('not_whole', facts.notWhole, 'with a number that is not whole'),
    ...broken('unexpected_value', facts.notAllowed, 'with a value that is not allowed'),
    ...broken('pattern_mismatch', facts.notMatching, 'do not match the pattern'),
    ...broken('not_unique', facts.repeated, 'with a value that occurs more than once'),
  ];
  return findingsOf(name, observations, settings);
}

/** What was counted of the rows; null where it was not. */
export interface RowFacts {
  readonly rows: number;
  /** Rows that repeat an earlier one, of the reference and of the current data. */
  readonly duplicates: { readonly reference: number | null; readonly current: number } | null;
  readonly referenceRows: number;
  /** Current rows that occur in the reference. */
  readonly shared: number | null;
  /** Rows with another row of the same features but another target. */
  readonly conflicts: { readonly reference: number | null; readonly current: number } | null;
}

function percent(share: number): string {
  return `${formatNumber(share * 100, 3)} %`;
}

function shareObservation(
  code: QualityCode,
  rows: number,
  of: number,
  limit: number | undefined,
  what: string,
  before: number | null,
): Observation[] {
  if (rows === 0 || of === 0) return [];
  const share = rows / of;
  const counts = { reference: before, current: share };
  if (limit !== undefined && share > limit) {
    const message = `${plural(rows, 'row')} (${percent(share)}) ${what}; expected are ${percent(limit)} at most`;
    return [{ code, severity: 'fail', message, ...counts }];
  }
  const beside = before === null ? '' : `; in the reference ${percent(before)}`;
  const message = `${plural(rows, 'row')} (${percent(share)}) ${what}${beside}`;
  return [{ code, severity: 'note', message, ...counts }];
}

function checkRowCount(rows: number, expectation: RowExpectation): Observation[] {
  const { minimum, maximum } = expectation;
  const isFew = minimum !== undefined && rows < minimum;
  const isMany = maximum !== undefined && rows > maximum;
  if (!isFew && !isMany) return [];
  const limit = isFew ? `${minimum} at least` : `${maximum ?? 0} at most`;
  const message = `${plural(rows, 'current row')}; expected are ${limit}`;
  return [{ code: 'row_count', severity: 'fail', message, current: rows }];
}

function shareOf(rows: number | null | undefined, of: number): number | null {
  return rows === null || rows === undefined || of === 0 ? null : rows / of;
}

/** Findings about whole rows: how many, repeated, in both sides, and with conflicting targets. */
export function checkRows(
  facts: RowFacts,
  expectation: RowExpectation | undefined,
  settings: DriftSettings,
): QualityFinding[] {
  const { rows, duplicates, shared, conflicts, referenceRows } = facts;
  const observations = [
    ...checkRowCount(rows, expectation ?? {}),
    ...shareObservation(
      'duplicate_rows',
      duplicates?.current ?? 0,
      rows,
      expectation?.duplicates,
      'repeat another row',
      shareOf(duplicates?.reference, referenceRows),
    ),
    ...shareObservation(
      'overlapping_rows',
      shared ?? 0,
      rows,
      expectation?.overlap,
      'also occur in the reference',
      null,
    ),
    ...shareObservation(
      'conflicting_labels',
      conflicts?.current ?? 0,
      rows,
      expectation?.conflicts,
      'equal another row but for the target',
      shareOf(conflicts?.reference, referenceRows),
    ),
  ];
  return findingsOf(null, observations, settings);
}
