import { ConfigurationError } from '@slipway/core';
import { canonicalSql } from './canonical.ts';
import type { ValueCount } from './distinct.ts';
import { countWhere, literal, literalList } from './sql.ts';
import type { Table } from './table.ts';
import { queryRow, queryRows, settledType, tableRelation } from './table.ts';

/** Values that break a rule. */
export interface Violations {
  /** Rows with such a value. */
  readonly rows: number;
  /** The most frequent of them, in a fixed order. */
  readonly examples: readonly ValueCount[];
}

const EXAMPLES = 5;

/** Rows whose value meets a condition on `v0`; rows without a value never do. */
async function violations(table: Table, column: string, condition: string): Promise<Violations> {
  const relation = tableRelation(table, [column]);
  const [rows] = await queryRow(table, `SELECT ${countWhere(condition)} FROM ${relation}`);
  if (Number(rows) === 0) return { rows: 0, examples: [] };
  const text = canonicalSql('v0', settledType(table, column).sqlType);
  const found = await queryRows(
    table,
    `SELECT t, count(*) AS n FROM (SELECT ${text} AS t FROM ${relation} WHERE ${condition}) ` +
      `GROUP BY t ORDER BY n DESC, t LIMIT ${EXAMPLES}`,
  );
  return {
    rows: Number(rows),
    examples: found.map(([value, count]) => ({ text: String(value), count: Number(count) })),
  };
}

/** Rows whose canonical text is not one of `allowed`. */
export async function valuesNotAmong(
  table: Table,
  column: string,
  allowed: readonly string[],
): Promise<Violations> {
  const text = canonicalSql('v0', settledType(table, column).sqlType);
  const listed = `list_contains(${literalList(allowed)}, ${text})`;
  return violations(table, column, `v0 IS NOT NULL AND NOT ${listed}`);
}

/**
 * Rows whose canonical text does not match a regular expression (RE2) as a whole.
 *
 * @throws ConfigurationError for a pattern that is no regular expression.
 */
export async function valuesNotMatching(
  table: Table,
  column: string,
  pattern: string,
): Promise<Violations> {
  try {
    await table.access.database.rows(`SELECT regexp_full_match('', ${literal(pattern)})`);
  } catch {
    throw new ConfigurationError(
      'drift',
      `expectations: the pattern "${pattern}" of column "${column}" is no regular expression (RE2)`,
    );
  }
  const text = canonicalSql('v0', settledType(table, column).sqlType);
  return violations(
    table,
    column,
    `v0 IS NOT NULL AND NOT regexp_full_match(${text}, ${literal(pattern)})`,
  );
}

/** Rows whose number lies outside the limits; NaN lies outside of nothing, infinities do. */
export async function valuesOutside(
  table: Table,
  column: string,
  limits: { minimum?: number | undefined; maximum?: number | undefined },
): Promise<Violations> {
  const value = 'CAST(v0 AS DOUBLE)';
  const conditions = [
    ...(limits.minimum === undefined ? [] : [`${value} < ${limits.minimum}`]),
    ...(limits.maximum === undefined
      ? []
      : [`(${value} > ${limits.maximum} AND NOT isnan(${value}))`]),
  ];
  return violations(table, column, `v0 IS NOT NULL AND (${conditions.join(' OR ')})`);
}

/** Rows whose finite number is not whole. */
export async function valuesNotWhole(table: Table, column: string): Promise<Violations> {
  const value = 'CAST(v0 AS DOUBLE)';
  return violations(
    table,
    column,
    `v0 IS NOT NULL AND isfinite(${value}) AND ${value} <> trunc(${value})`,
  );
}

/** Rows whose value also occurs in another row. */
export async function repeatedValues(table: Table, column: string): Promise<Violations> {
  const text = canonicalSql('v0', settledType(table, column).sqlType);
  const relation = tableRelation(table, [column]);
  const groups = `(SELECT v0, count(*) AS n FROM ${relation} WHERE v0 IS NOT NULL GROUP BY v0 HAVING n > 1)`;
  const [rows] = await queryRow(table, `SELECT coalesce(sum(n), 0) FROM ${groups}`);
  if (Number(rows) === 0) return { rows: 0, examples: [] };
  const found = await queryRows(
    table,
    `SELECT ${text} AS t, n FROM ${groups} ORDER BY n DESC, t LIMIT ${EXAMPLES}`,
  );
  return {
    rows: Number(rows),
    examples: found.map(([value, count]) => ({ text: String(value), count: Number(count) })),
  };
}

/** Rows by whether their text reads as a number. */
export interface TextMix {
  readonly numbers: number;
  readonly others: number;
}

/** How many texts of each column read as a number, and how many do not. */
export async function textMixes(
  table: Table,
  columns: readonly string[],
): Promise<Map<string, TextMix>> {
  const mixes = new Map<string, TextMix>();
  for (const name of columns) {
    // Every text is looked at once, however many rows have it.
    const [numbers, all] = await queryRow(
      table,
      `SELECT coalesce(sum(CASE WHEN TRY_CAST(v0 AS DOUBLE) IS NOT NULL THEN n END), 0), ` +
        `coalesce(sum(n), 0) FROM (SELECT v0, count(*) AS n FROM ${tableRelation(table, [name])} ` +
        'WHERE v0 IS NOT NULL GROUP BY v0)',
    );
    mixes.set(name, { numbers: Number(numbers), others: Number(all) - Number(numbers) });
  }
  return mixes;
}
