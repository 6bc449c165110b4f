import type { ColumnDrift, DriftKind } from '@slipway/core';
import { finiteOrNull, recordFrom } from '@slipway/core';
import { benjaminiHochberg } from '@slipway/statistics';
import { familyOf } from '../column-type.ts';
import type { DriftSettings } from '../settings.ts';
import { methodOf, thresholdOf } from '../settings.ts';
import { missingRows } from '../summary.ts';
import { withoutValues } from './without-values.ts';
import { asEvidently } from './as-evidently.ts';
import type { ComparedColumn } from './measured.ts';
import { isTestable, measure } from './measured.ts';
import type { Decided } from './rule.ts';
import { decideColumn } from './rule.ts';
import { statisticsOf } from './statistics.ts';
import { absence } from './words.ts';

/** The columns of both sides and their decisions, as the evidence holds them. */
export interface DriftDecision {
  readonly columns: Record<string, ColumnDrift>;
  /** Drifted columns ÷ decided ones; null when none was decided. */
  readonly driftedShare: number | null;
}

/** p-values adjusted over all columns that could be tested; null for the others. */
function adjustedPValues(columns: readonly ComparedColumn[]): (number | null)[] {
  const testable = columns.map(({ comparison }) => comparison).filter(isTestable);
  const adjusted = benjaminiHochberg(testable.map((comparison) => comparison.pValue));
  const byComparison = new Map(testable.map((comparison, i) => [comparison, adjusted[i] ?? null]));
  return columns.map(({ comparison }) =>
    comparison === null ? null : (byComparison.get(comparison) ?? null),
  );
}

/** What is known of a column before anything is compared. */
function describeSides({
  column,
  type,
}: ComparedColumn): Pick<
  ColumnDrift,
  'type' | 'typeReason' | 'subtype' | 'kind' | 'compared' | 'importance' | 'rows' | 'missing'
> {
  return {
    type: type.type,
    typeReason: type.reason,
    subtype: type.subtype,
    kind: 'input',
    compared: type.leftOut === null,
    importance: null,
    rows: { reference: column.reference.rows, current: column.current.rows },
    missing: { reference: missingRows(column.reference), current: missingRows(column.current) },
  };
}

function describeColumn(
  entry: ComparedColumn,
  adjustedPValue: number | null,
  settings: DriftSettings,
): ColumnDrift {
  const { column, type, comparison } = entry;
  if (settings.preset === 'evidently' && type.leftOut === null) {
    return { ...describeSides(entry), ...asEvidently(entry) };
  }
  const measured = measure(entry, adjustedPValue, settings);
  const asked = type.leftOut === null ? methodOf(column.name, type.type, settings) : null;
  const byRule = familyOf(type.type) === 'categorical' ? 'chi-squared' : null;
  const method = measured?.method ?? asked ?? (type.leftOut === null ? byRule : null);
  const decided: Decided =
    measured === null
      ? { drifted: null, verdict: 'inconclusive', reason: absence(entry), rowsNeeded: null }
      : decideColumn(measured, settings);
  return {
    ...describeSides(entry),
    method,
    methodReason: comparison?.methodReason ?? null,
    statistic: finiteOrNull(comparison?.measure.statistic ?? NaN),
    pValue: comparison?.pValue ?? null,
    adjustedPValue,
    effect: finiteOrNull(measured?.effect ?? NaN),
    noise: finiteOrNull(comparison?.measure.noise ?? NaN),
    threshold: method === null ? null : thresholdOf(column.name, method, settings),
    detectable: finiteOrNull(measured?.detectable ?? NaN),
    ...decided,
    statistics: statisticsOf(comparison),
    histogram: comparison?.histogram ?? null,
  };
}

/**
 * Decides all columns of a run together: the p-values are adjusted over them (Benjamini–Hochberg).
 *
 * @param kinds of columns that are no inputs
 * @throws ConfigurationError when a method given for a column cannot compare its type.
 */
export function decideColumns(
  columns: readonly ComparedColumn[],
  settings: DriftSettings,
  kinds: ReadonlyMap<string, DriftKind> = new Map(),
): DriftDecision {
  const adjusted = adjustedPValues(columns);
  const described = columns.map((entry, i) => {
    const { name } = entry.column;
    const described = describeColumn(entry, adjusted[i] ?? null, settings);
    const column = settings.showValues ? described : withoutValues(described);
    return [name, { ...column, kind: kinds.get(name) ?? 'input' }] as const;
  });
  const decided = described.filter(([, { drifted }]) => drifted !== null);
  const drifted = decided.filter(([, column]) => column.drifted === true);
  return {
    columns: recordFrom(described),
    driftedShare: decided.length === 0 ? null : drifted.length / decided.length,
  };
}
