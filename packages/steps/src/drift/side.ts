import type { ColumnKind } from '@slipway/core';
import type { Table } from '@slipway/data';
import type { ColumnSummary, ColumnValues, Profile } from '@slipway/drift';

/** A column as a side knows it. */
export interface SideColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly sqlType: string;
}

/** One side of a comparison: a table, or a profile that stands in for one. */
export interface DriftSide {
  readonly uri: string;
  readonly rows: number;
  readonly columns: readonly SideColumn[];
  /** Counts of those of the given columns that the side has. */
  summaries(names: readonly string[]): Promise<Map<string, ColumnSummary>>;
  /** Finite numbers of columns, in order; those that are not known are left out. */
  numbers(names: readonly string[]): Promise<Map<string, ColumnValues>>;
  /** Rows by category of one column; null where they are not known. */
  categories(name: string): Promise<ColumnValues | null>;
  /** Null for a profile, which has no rows. */
  readonly table: Table | null;
  /** Null for a table. */
  readonly profile: Profile | null;
}
