import type { QualityFinding } from '@slipway/core';
import type { ComparedColumn } from '../decide/measured.ts';
import type { DriftSettings } from '../settings.ts';
import type { ColumnPair } from '../summary.ts';
import { checkChanges } from './changes.ts';
import type { Observation } from './finding.ts';
import type { QualityCode } from './codes.ts';
import { findingsOf } from './finding.ts';
import { checkPresence } from './presence.ts';
import { checkCounts } from './values.ts';

/** Codes of findings that take the reference for what is to be expected. */
const INFERRED: ReadonlySet<QualityCode> = new Set([
  'type_changed',
  'missing_rate',
  'out_of_range',
  'new_category',
  'vanished_category',
  'constant_column',
]);

/** Says that a column is left out by its type; an empty one is said by its counts. */
function checkLeftOut({ type }: ComparedColumn): Observation[] {
  if (type.leftOut === null || type.leftOut === 'empty_column') return [];
  return [{ code: type.leftOut, message: `left out: ${type.reason}` }];
}

/**
 * Findings about a column that only one side has.
 *
 * @param optional whether the current data may lack it, as labels that are not known yet
 */
export function checkLoneColumn(
  column: ColumnPair,
  optional: boolean,
  settings: DriftSettings,
): QualityFinding[] {
  return findingsOf(column.name, checkPresence(column, optional), settings);
}

/** Findings about a column that both sides have. */
export function checkColumn(entry: ComparedColumn, settings: DriftSettings): QualityFinding[] {
  const { column, type, comparison } = entry;
  const { alpha, infer } = settings;
  const observations = [
    ...checkLeftOut(entry),
    ...checkCounts(column, comparison, alpha),
    ...(comparison === null ? [] : checkChanges(column, type, comparison, alpha)),
  ];
  const stated = observations.filter(({ code }) => infer || !INFERRED.has(code));
  return findingsOf(column.name, stated, settings);
}
