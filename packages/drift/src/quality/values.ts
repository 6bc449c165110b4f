import type { ColumnKind } from '@slipway/core';
import { formatNumber, plural } from '@slipway/core';
import type { Comparison } from '../compare/comparison.ts';
import { homogeneity } from '../compare/homogeneity.ts';
import type { ColumnSummary, SharedColumn } from '../summary.ts';
import { missingRows, presentRows } from '../summary.ts';
import type { Observation } from './finding.ts';

/** An increase of the missing rate below this is not worth a finding. */
const MISSING_INCREASE = 0.05;

const NAMES: Readonly<Record<ColumnKind, string>> = {
  float: 'numbers',
  integer: 'numbers',
  boolean: 'true and false',
  text: 'text',
  datetime: 'dates or times',
  empty: 'nothing',
  other: 'lists, structs or bytes',
};

function percent(share: number): string {
  return `${formatNumber(share * 100, 3)} %`;
}

function missingRate(side: ColumnSummary): number {
  return side.rows === 0 ? 0 : missingRows(side) / side.rows;
}

/**
 * A different kind of values; a column without values has no kind. A note where every current
 * value also occurs in the reference: `1` and `2` of a column that elsewhere also holds `A1`.
 */
function checkKind(
  { reference, current }: SharedColumn,
  comparison: Comparison | null,
): Observation[] {
  const [before, after] = [NAMES[reference.ownKind], NAMES[current.ownKind]];
  const isEmpty = reference.ownKind === 'empty' || current.ownKind === 'empty';
  if (isEmpty || before === after) return [];
  const changes = comparison?.changes;
  const isKnown = changes?.outside === null && changes.added.length === 0;
  const message = `${before} in the reference, ${after} now`;
  if (!isKnown) return [{ code: 'type_changed', message }];
  const known = `${message}; every current value occurs in the reference`;
  return [{ code: 'type_changed', message: known, severity: 'note' }];
}

/** A column without any value. */
function checkEmpty({ reference, current }: SharedColumn): Observation[] {
  const [before, after] = [presentRows(reference), presentRows(current)];
  if (after > 0 && before > 0) return [];
  const counts = { code: 'empty_column', reference: before, current: after } as const;
  if (before > 0) {
    const message = `no value in ${plural(current.rows, 'current row')}; the reference has values`;
    return [{ ...counts, message }];
  }
  const message = after > 0 ? 'no value in the reference' : 'no value on either side';
  return [{ ...counts, message, severity: after > 0 ? 'warn' : 'note' }];
}

/**
 * More missing values than before: the rate rises by 0.05 or more, and by more than chance (the
 * two-proportion test, which is chi-squared on two categories).
 */
function checkMissingRate({ reference, current }: SharedColumn, alpha: number): Observation[] {
  if (reference.rows === 0 || current.rows === 0) return [];
  const [before, after] = [missingRate(reference), missingRate(current)];
  if (after - before < MISSING_INCREASE) return [];
  const counts = (side: ColumnSummary): number[] => [missingRows(side), presentRows(side)];
  const { pValue } = homogeneity(counts(reference), counts(current));
  if (pValue >= alpha) return [];
  const message = `missing values rose from ${percent(before)} to ${percent(after)}`;
  return [{ code: 'missing_rate', message, reference: before, current: after }];
}

/** NaN and infinities, which are left out of the comparison. */
function checkSpecial({ reference, current }: SharedColumn): Observation[] {
  const observations: Observation[] = [];
  const kinds = [
    ['nan', 'nan_values', 'NaN'],
    ['infinite', 'infinite_values', 'an infinity'],
  ] as const;
  for (const [key, code, name] of kinds) {
    const [before, after] = [reference[key], current[key]];
    if (before + after === 0) continue;
    const message =
      `${name} in ${plural(before, 'reference row')} and ${plural(after, 'current row')}; ` +
      'left out of the comparison';
    const isNew = before === 0 && after > 0;
    const severity = isNew ? 'warn' : 'note';
    observations.push({ code, message, reference: before, current: after, severity });
  }
  return observations;
}

/** One value only, in more than one row. */
function checkConstant({ reference, current }: SharedColumn): Observation[] {
  if (current.distinct !== 1 || presentRows(current) < 2) return [];
  const always = reference.distinct === 1 ? 'on both sides' : 'now; the reference has more';
  return [
    {
      code: 'constant_column',
      message: `one value only ${always}`,
      reference: reference.distinct,
      current: 1,
    },
  ];
}

/** What the counts of a column that both sides have say about its quality. */
export function checkCounts(
  column: SharedColumn,
  comparison: Comparison | null,
  alpha: number,
): Observation[] {
  return [
    ...checkKind(column, comparison),
    ...checkEmpty(column),
    ...checkMissingRate(column, alpha),
    ...checkSpecial(column),
    ...checkConstant(column),
  ];
}
