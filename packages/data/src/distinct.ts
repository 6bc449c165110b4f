import { canonicalSql } from './canonical.ts';
import { countWhere } from './sql.ts';
import type { Table } from './table.ts';
import { queryRows, settledType, tableRelation } from './table.ts';

/** A value and how many rows have it. */
export interface ValueCount {
  /** Canonical text. */
  readonly text: string;
  readonly count: number;
}

/** The values of a column. */
export interface DistinctValues {
  /** In the order of the values (numbers by size, text by its UTF-8 bytes, NaN last). */
  readonly values: readonly ValueCount[];
  /** Rows without a value. */
  readonly missing: number;
  /** Whether these are all values; else they are the most frequent ones. */
  readonly complete: boolean;
}

/** Counts of the same categories in several tables. */
export interface ValueCounts {
  /** Canonical texts, in the order of the values. */
  readonly categories: readonly string[];
  /** Rows by table and category. */
  readonly counts: readonly (readonly number[])[];
  /** Rows without a value, by table. */
  readonly missing: readonly number[];
  /** Whether these are all categories; else they are the most frequent ones over all tables. */
  readonly complete: boolean;
}

/** The tables' rows of one column (`v`), with the table's number (`side`). */
function sides(tables: readonly Table[], column: string): string {
  const selects = tables.map(
    (table, side) => `SELECT v0 AS v, ${side} AS side FROM ${tableRelation(table, [column])}`,
  );
  return `(${selects.join(' UNION ALL ')})`;
}

/**
 * Counts of every value of a column, in each of several tables that were opened together and have
 * it.
 *
 * @param limit at most so many categories; the most frequent ones are kept
 */
export async function valueCounts(
  tables: readonly Table[],
  column: string,
  limit: number,
): Promise<ValueCounts> {
  const [first] = tables;
  if (first === undefined) throw new Error('No tables to count in');
  const type = settledType(first, column);
  const value = type.kind === 'other' ? 'CAST(v AS VARCHAR)' : 'v';
  const text = type.kind === 'other' ? 'k' : canonicalSql('k', type.sqlType);
  const each = tables.map((_, side) => countWhere(`side = ${side}`));
  const rows = await queryRows(
    first,
    `WITH counted AS (
       SELECT ${value} AS k, count(*) AS n, ${each.map((count, i) => `${count} AS n${i}`).join(', ')}
       FROM ${sides(tables, column)} GROUP BY k
     ), kept AS (
       SELECT * FROM counted WHERE k IS NOT NULL ORDER BY n DESC, k LIMIT ${limit + 1}
     )
     SELECT k IS NULL, ${text}, ${tables.map((_, i) => `n${i}`).join(', ')}
     FROM (FROM kept UNION ALL FROM counted WHERE k IS NULL)
     ORDER BY k`,
  );
  return collect(rows, tables.length, limit);
}

function collect(
  rows: readonly (readonly unknown[])[],
  tables: number,
  limit: number,
): ValueCounts {
  const countsOf = (row: readonly unknown[]): number[] => row.slice(2).map(Number);
  const missing = rows.find((row) => row[0] === true);
  let values = rows.filter((row) => row[0] === false);
  const complete = values.length <= limit;
  if (!complete) {
    const total = (row: readonly unknown[]): number =>
      countsOf(row).reduce((sum, count) => sum + count, 0);
    const rarest = values.reduce((left, right) => (total(right) <= total(left) ? right : left));
    values = values.filter((row) => row !== rarest);
  }
  const counts = values.map(countsOf);
  return {
    categories: values.map((row) => String(row[1])),
    counts: Array.from({ length: tables }, (_, side) => counts.map((row) => row[side] ?? 0)),
    missing: missing === undefined ? Array.from({ length: tables }, () => 0) : countsOf(missing),
    complete,
  };
}

/**
 * The values of a column with their counts.
 *
 * @param limit at most so many values; the most frequent ones are kept
 */
export async function distinctValues(
  table: Table,
  column: string,
  limit: number,
): Promise<DistinctValues> {
  const { categories, counts, missing, complete } = await valueCounts([table], column, limit);
  return {
    values: categories.map((text, index) => ({ text, count: counts[0]?.[index] ?? 0 })),
    missing: missing[0] ?? 0,
    complete,
  };
}
