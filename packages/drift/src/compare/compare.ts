import type { TypeDecision } from '../column-type.ts';
import type { CategoricalMethod, DriftMethod, NumericMethod } from '../methods.ts';
import { CATEGORICAL_METHODS, NUMERIC_METHODS } from '../methods.ts';
import type { ComparedColumn } from '../decide/measured.ts';
import { evidentlyResult } from '../preset/evidently.ts';
import type { DriftSettings } from '../settings.ts';
import { methodOf } from '../settings.ts';
import type { ColumnValues, SharedColumn, Sides } from '../summary.ts';
import { missingRows } from '../summary.ts';
import { compareCategorical } from './categorical.ts';
import type { Comparison } from './comparison.ts';
import { compareNumeric } from './numeric.ts';

function isNumeric(method: DriftMethod): method is NumericMethod {
  return (NUMERIC_METHODS as readonly DriftMethod[]).includes(method);
}

function isCategorical(method: DriftMethod): method is CategoricalMethod {
  return (CATEGORICAL_METHODS as readonly DriftMethod[]).includes(method);
}

/**
 * Compares a column by the method that the settings ask for, or by the one that the rule chooses.
 *
 * @returns null for a column that is left out by its type, and where a side has no value
 * @throws ConfigurationError when the method given for the column cannot compare its type.
 */
export function compareColumn(
  column: SharedColumn,
  type: TypeDecision,
  { reference, current }: Sides<ColumnValues>,
  settings: DriftSettings,
): Comparison | null {
  if (type.leftOut !== null) return null;
  const method = methodOf(column.name, type.type, settings);
  const missing = {
    reference: missingRows(column.reference),
    current: missingRows(column.current),
  };
  if (reference.as === 'numbers' && current.as === 'numbers') {
    return compareNumeric(
      { sample: reference.sample, missing: missing.reference },
      { sample: current.sample, missing: missing.current },
      method !== null && isNumeric(method) ? method : undefined,
    );
  }
  if (reference.as === 'categories' && current.as === 'categories') {
    return compareCategorical(
      { ...reference, missing: missing.reference },
      { ...current, missing: missing.current },
      method !== null && isCategorical(method) ? method : null,
    );
  }
  throw new Error(
    `The values of "${column.name}" are numbers on one side and categories on the other`,
  );
}

/** Compares a column as the settings ask for; `values` is null for one that is left out. */
export function examineColumn(
  column: SharedColumn,
  type: TypeDecision,
  values: Sides<ColumnValues> | null,
  settings: DriftSettings,
): ComparedColumn {
  if (values === null) return { column, type, comparison: null, evidently: null };
  const evidently = settings.preset === 'evidently' ? evidentlyResult(column, type, values) : null;
  return { column, type, comparison: compareColumn(column, type, values, settings), evidently };
}
