import type { ColumnInfo, ColumnKind } from '@slipway/core';
import { ConfigurationError, didYouMean, listNames } from '@slipway/core';
import type { Cell, Database } from './database.ts';
import type { ColumnType } from './kinds.ts';
import type { TextRules } from './options.ts';
import { readFailure } from './reason.ts';
import type { Format } from './source/file.ts';

/** What a table is for. */
export type Role = 'reference' | 'evaluation' | 'current' | 'predictions';

/** A column of a table. */
export interface TableColumn extends ColumnInfo {
  /** The kind by this table's values alone; `kind` is the one that all tables of the run share. */
  readonly ownKind: ColumnKind;
}

/** A part of a table: what one file holds of it. */
export interface TablePart {
  /** How messages name the file. */
  readonly display: string;
  readonly format: Format;
  readonly rows: number;
  /** Number of its first row in the table. */
  readonly start: number;
  /** SQL of what stands behind FROM; it has a column `file_row` besides. */
  readonly relation: string;
  /** SQL of a column's values, of the settled type; columns that the file lacks are null. */
  readonly values: ReadonlyMap<string, string>;
  /** Where a row of the part (from 0) is, for messages: `line 3` or `row 2`. */
  readonly place: (row: number) => Promise<string>;
}

/** Data of one role: the rows of its files, in the order of the files' names. */
export interface Table {
  readonly role: Role;
  /** The path, pattern or URL as the user wrote it. */
  readonly uri: string;
  /** The files, as messages name them. */
  readonly files: readonly string[];
  /** Hex sha256 of the file; of the manifest of several files. */
  readonly digest: string;
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** Remarks on how the data were read. */
  readonly notes: readonly string[];
  /** How it is read; for this package's functions. */
  readonly access: TableAccess;
}

/** What this package's functions read a table by. */
export interface TableAccess {
  readonly database: Database;
  readonly parts: readonly TablePart[];
  /** The type that a column has in every table of the run. */
  readonly settled: ReadonlyMap<string, ColumnType>;
  /** All tables that were opened together. */
  readonly siblings: readonly Table[];
  readonly rules: TextRules;
}

/** Whether the table has a column of exactly this name. */
export function hasColumn(table: Table, name: string): boolean {
  return table.access.settled.has(name) && table.columns.some((column) => column.name === name);
}

/**
 * The column of exactly this name.
 *
 * @param subject what names the column, the first word of the error (`data`, `gates`)
 * @throws ConfigurationError with the closest name and the names there are.
 */
export function requireColumn(table: Table, name: string, subject = 'data'): TableColumn {
  const found = table.columns.find((column) => column.name === name);
  if (found !== undefined) return found;
  const names = table.columns.map((column) => column.name);
  const hint = didYouMean(name, names);
  const there = names.length === 0 ? 'it has no columns' : `it has ${listNames(names)}`;
  throw new ConfigurationError(
    subject,
    `${table.uri} has no column "${name}"${hint === '' ? ';' : hint} ${there}`,
  );
}

/** The type that a column has in every table of the run. */
export function settledType(table: Table, name: string): ColumnType {
  requireColumn(table, name);
  const type = table.access.settled.get(name);
  if (type === undefined) throw new Error(`The type of "${name}" is not settled`);
  return type;
}

/**
 * All rows of a small result on a table.
 *
 * @throws InputError when the data cannot be read.
 */
export async function queryRows(table: Table, sql: string): Promise<Cell[][]> {
  try {
    return await table.access.database.rows(sql);
  } catch (error) {
    throw readFailure(error, table.uri);
  }
}

/** The only row of a result on a table. */
export async function queryRow(table: Table, sql: string): Promise<Cell[]> {
  const [row] = await queryRows(table, sql);
  if (row === undefined) throw new Error(`No row from: ${sql}`);
  return row;
}

/** SQL of a column's values in a part. */
export function partValue(part: TablePart, name: string, type: ColumnType): string {
  return part.values.get(name) ?? `CAST(NULL AS ${type.sqlType})`;
}

/**
 * SQL of what stands behind FROM: the given columns of all parts, called `v0`, `v1`, … in the
 * order of `names`.
 */
export function tableRelation(table: Table, names: readonly string[]): string {
  const selects = table.access.parts.map((part) => {
    const values = names.map(
      (name, index) => `${partValue(part, name, settledType(table, name))} AS v${index}`,
    );
    return `SELECT ${values.length === 0 ? '1 AS v0' : values.join(', ')} FROM ${part.relation}`;
  });
  return `(${selects.join(' UNION ALL ')})`;
}
