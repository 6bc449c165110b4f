/** How a column's values are kept, settled once for every file of a run. */
export const COLUMN_KINDS = [
  'float',
  'integer',
  'boolean',
  'text',
  'datetime',
  'empty',
  'other',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** A column of a table. */
export interface ColumnInfo {
  readonly name: string;
  /** `empty`: no value on any side; `other`: lists, structs, bytes. */
  readonly kind: ColumnKind;
  /** DuckDB's name of the type, for messages, e.g. `DECIMAL(38,9)`. */
  readonly sqlType: string;
}

/** What a reader asks of a column, and in which form. */
export type ColumnRequest =
  /** Float64Array; a missing value is NaN and not present. */
  | { readonly as: 'float'; readonly column: string }
  /** BigInt64Array, every digit kept. */
  | { readonly as: 'int64'; readonly column: string }
  /** Strings; a missing value is null. */
  | { readonly as: 'text'; readonly column: string }
  /** Int32Array of positions in `categories` (compared as text); -1 for a value not in it. */
  | { readonly as: 'code'; readonly column: string; readonly categories: readonly string[] }
  /** Uint8Array of 0 and 1: whether an SQL predicate holds; unknown (null) is 0. */
  | { readonly as: 'predicate'; readonly sql: string };

/** Values of one request for the rows of a batch. `present[i]` is 0 where row i has no value. */
export type ColumnValues =
  | { readonly as: 'float'; readonly values: Float64Array; readonly present: Uint8Array | null }
  | { readonly as: 'int64'; readonly values: BigInt64Array; readonly present: Uint8Array | null }
  | { readonly as: 'text'; readonly values: readonly (string | null)[] }
  | { readonly as: 'code'; readonly values: Int32Array; readonly present: Uint8Array | null }
  | { readonly as: 'predicate'; readonly values: Uint8Array };

/** Consecutive rows of a table. */
export interface Batch {
  /** Number of the first row, from 0. */
  readonly start: number;
  readonly rows: number;
  /** One entry per request, in the order of the requests. */
  readonly columns: readonly ColumnValues[];
}
