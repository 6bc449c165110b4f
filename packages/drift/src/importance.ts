import type { ColumnDrift, ModelImportance } from '@slipway/core';
import { recordFrom } from '@slipway/core';

/** Columns with their importance, and how much of it has drifted. */
export interface WeighedColumns {
  readonly columns: Record<string, ColumnDrift>;
  /** Null where the model relies on no column. */
  readonly driftedImportance: number | null;
}

/**
 * Gives each column its share of what the model relies on: its permutation importance ÷ the sum of
 * all; a column whose shuffling makes the model no worse has none, and so has one that the model
 * does not take.
 */
export function weighColumns(
  columns: Readonly<Record<string, ColumnDrift>>,
  importance: ModelImportance,
): WeighedColumns {
  const worth = new Map(
    Object.entries(importance.columns).map(([name, { mean }]) => [name, Math.max(0, mean)]),
  );
  const total = [...worth.values()].reduce((sum, value) => sum + value, 0);
  const shareOf = (name: string): number => (total === 0 ? 0 : (worth.get(name) ?? 0) / total);
  const weighed = Object.entries(columns).map(
    ([name, column]) => [name, { ...column, importance: shareOf(name) }] as const,
  );
  const drifted = weighed.filter(([, column]) => column.drifted === true);
  return {
    columns: recordFrom(weighed),
    driftedImportance: total === 0 ? null : drifted.reduce((sum, [name]) => sum + shareOf(name), 0),
  };
}
