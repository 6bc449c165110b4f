import type { QualityFinding } from '@slipway/core';
import type { ComparedColumn } from '../decide/measured.ts';
import type { DriftSettings } from '../settings.ts';
import type { ColumnPair } from '../summary.ts';
import { checkChanges } from './changes.ts';
import type { Observation } from './finding.ts';
import { findingsOf } from './finding.ts';
import { checkPresence } from './presence.ts';
import { checkCounts } from './values.ts';

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
  return findingsOf(column.name, checkPresence(column, optional), settings.quality);
}

/** Findings about a column that both sides have. */
export function checkColumn(entry: ComparedColumn, settings: DriftSettings): QualityFinding[] {
  const { column, type, comparison } = entry;
  const { alpha, quality } = settings;
  const observations = [
    ...checkLeftOut(entry),
    ...checkCounts(column, comparison, alpha),
    ...(comparison === null ? [] : checkChanges(column, type, comparison, alpha)),
  ];
  return findingsOf(column.name, observations, quality);
}
