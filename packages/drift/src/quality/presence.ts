import { PREDICTION_LOG_COLUMNS } from '@slipway/core';
import type { ColumnPair } from '../summary.ts';
import type { Observation } from './finding.ts';

/**
 * A column that one side lacks.
 *
 * @param optional whether the current data may lack it, as labels that are not known yet
 */
export function checkPresence(column: ColumnPair, optional: boolean): Observation[] {
  if (column.current === null && column.reference !== null) {
    const message = 'the reference has this column, the current data have not';
    if (!optional) return [{ code: 'missing_column', message }];
    return [{ code: 'missing_column', message: `${message}; they may`, severity: 'note' }];
  }
  if (column.reference === null && column.current !== null) {
    if (PREDICTION_LOG_COLUMNS.includes(column.name)) {
      const message = 'the model server adds this column to its prediction log';
      return [{ code: 'new_column', message, isNote: true }];
    }
    return [
      { code: 'new_column', message: 'the current data have this column, the reference has not' },
    ];
  }
  return [];
}
