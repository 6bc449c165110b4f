import type { SliceLine, SliceTerm } from '@slipway/core';
import { ConfigurationError, didYouMean, listNames } from '@slipway/core';
import { rowsOf } from './rows.ts';

/** A column to slice by: position of each row's value in `values`, −1 where it has none. */
export interface SliceColumn {
  readonly values: readonly string[];
  readonly codes: Int32Array;
  /** Whether the values say by themselves which column they are about, as `distance < 500`. */
  readonly isDescriptive?: boolean;
}

/** Columns by name; bins by `termName`. */
export type SliceColumns = ReadonlyMap<string, SliceColumn>;

/** The name of what rows are grouped by: a column, `bins(distance, 500)`, `quantiles(distance, 4)`. */
export function termName(term: SliceTerm): string {
  if (typeof term === 'string') return term;
  if ('edges' in term) return `bins(${[term.column, ...term.edges].join(', ')})`;
  return `quantiles(${term.column}, ${term.quantiles})`;
}

/** Rows that share a value of each of some columns. */
export interface Slice {
  /** In words: `carrier = AA`; a missing value is `carrier is missing`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly values: readonly string[];
  readonly rows: Int32Array;
}

/** How a missing value is written in a slice's values. */
export const MISSING = '(missing)';

/** Names of columns: a map by name, or a set. */
export type ColumnNames = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>;

/** @throws ConfigurationError when there is no column of this name */
export function requireSliceColumn(columns: ColumnNames, name: string, subject: string): void {
  if (columns.has(name)) return;
  const names = [...columns.keys()];
  const known = names.length === 0 ? 'the data has no columns to slice by' : listNames(names);
  throw new ConfigurationError(
    subject,
    `there is no column "${name}"${didYouMean(name, names)} (columns: ${known})`,
  );
}

function sliceColumn(columns: SliceColumns, name: string, subject: string): SliceColumn {
  requireSliceColumn(columns, name, subject);
  return columns.get(name) ?? { values: [], codes: new Int32Array(0) };
}

function columnOf(term: SliceTerm): string {
  return typeof term === 'string' ? term : term.column;
}

function describe(
  terms: readonly SliceTerm[],
  columns: readonly SliceColumn[],
  values: readonly (string | null)[],
): string {
  return terms
    .map((term, i) => {
      const value = values[i] ?? null;
      if (value === null) return `${columnOf(term)} is missing`;
      return columns[i]?.isDescriptive === true ? value : `${columnOf(term)} = ${value}`;
    })
    .join(' and ');
}

/**
 * Every combination of values of the columns that occurs, in the order of the columns' values;
 * a missing value comes last.
 *
 * @param among rows to look at; all of them when null
 * @throws ConfigurationError for a column that does not exist
 */
export function slicesBy(
  terms: readonly SliceTerm[],
  columns: SliceColumns,
  among: Int32Array | null = null,
  subject = 'slices',
): Slice[] {
  const picked = terms.map((term) => sliceColumn(columns, termName(term), subject));
  const total = picked[0]?.codes.length ?? 0;
  const rowAt = (i: number): number => (among === null ? i : (among[i] ?? 0));
  const groups = new Map<number, { codes: number[]; rows: number[] }>();
  for (let i = 0; i < (among?.length ?? total); i++) {
    const row = rowAt(i);
    let key = 0;
    for (const { codes, values } of picked) {
      const code = codes[row] ?? -1;
      key = key * (values.length + 1) + (code < 0 ? values.length : code);
    }
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { codes: picked.map(({ codes }) => codes[row] ?? -1), rows: [row] });
    } else {
      group.rows.push(row);
    }
  }
  return [...groups]
    .sort(([first], [second]) => first - second)
    .map(([, group]) => {
      const values = group.codes.map((code, i) => picked[i]?.values[code] ?? null);
      return {
        name: describe(terms, picked, values),
        columns: terms.map(columnOf),
        values: values.map((value) => value ?? MISSING),
        rows: Int32Array.from(group.rows),
      };
    });
}

/** The rows for which the predicate holds, with its text. */
export type Predicates = ReadonlyMap<string, Uint8Array>;

/** Row numbers that a predicate picks; null without one. */
export function rowsWhere(where: string | null, predicates: Predicates): Int32Array | null {
  if (where === null) return null;
  const mask = predicates.get(where);
  if (mask === undefined) throw new Error(`the predicate "${where}" was not evaluated`);
  return rowsOf(mask);
}

/** The slices that a line names: the rows of a predicate, or combinations of values among them. */
export function slicesOf(
  { on, where }: Pick<SliceLine, 'on' | 'where'>,
  columns: SliceColumns,
  predicates: Predicates,
): Slice[] {
  const rows = rowsWhere(where, predicates);
  if (on.length > 0) {
    const slices = slicesBy(on, columns, rows);
    if (where === null) return slices;
    return slices.map((slice) => ({ ...slice, name: `${slice.name} and ${where}` }));
  }
  if (where === null || rows === null) throw new Error('a slice has columns or a predicate');
  return [{ name: where, columns: [], values: [], rows }];
}
