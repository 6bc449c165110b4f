import type { ColumnKind } from '@slipway/core';
import type { Sample } from '@slipway/statistics';

/** What is known of a column on one side, counted over all rows. */
export interface ColumnSummary {
  /** The kind by this side's values alone. */
  readonly ownKind: ColumnKind;
  readonly rows: number;
  /** Rows without a value (NaN is counted apart). */
  readonly missing: number;
  readonly nan: number;
  readonly infinite: number;
  /** Different values, NaN and infinities included; null when they were not counted. */
  readonly distinct: number | null;
  /** Smallest and largest finite number; null without one, and for other kinds. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Smallest and largest value as text, for messages. */
  readonly lowest: string | null;
  readonly highest: string | null;
  /** Whether all finite numbers are whole; null for other kinds. */
  readonly whole: boolean | null;
  /** Mean length of the texts in characters; null for other kinds. */
  readonly meanLength: number | null;
}

/** A column of either side. */
export interface ColumnPair {
  readonly name: string;
  /** The kind that both sides share, settled once. */
  readonly kind: ColumnKind;
  /** The database's name of the type, for messages, e.g. `DOUBLE[]`. */
  readonly sqlType: string;
  /** Null when the side has no such column. */
  readonly reference: ColumnSummary | null;
  readonly current: ColumnSummary | null;
}

/** A column that both sides have. */
export interface SharedColumn extends ColumnPair {
  readonly reference: ColumnSummary;
  readonly current: ColumnSummary;
}

export function isShared(column: ColumnPair): column is SharedColumn {
  return column.reference !== null && column.current !== null;
}

/** Rows with a value; NaN is none. */
export function presentRows(side: ColumnSummary): number {
  return side.rows - side.missing - side.nan;
}

/** Rows without a value, NaN among them. */
export function missingRows(side: ColumnSummary): number {
  return side.missing + side.nan;
}

/** Rows by category (canonical text). */
export interface CategoryRows {
  readonly counts: ReadonlyMap<string, number>;
  /** Rows of categories that are not counted one by one. */
  readonly others: number;
}

/** The values of a column on one side, in the form in which it is compared. */
export type ColumnValues =
  | {
      readonly as: 'numbers';
      /** Finite numbers; dates and times as seconds since 1970. */
      readonly sample: Sample;
      /** How far a share of rows below a value may be off; 0 where the numbers are exact. */
      readonly error: number;
    }
  | ({ readonly as: 'categories' } & CategoryRows);

/** A value per side. */
export interface Sides<T> {
  readonly reference: T;
  readonly current: T;
}

export const SIDES = ['reference', 'current'] as const;
export type Side = (typeof SIDES)[number];
