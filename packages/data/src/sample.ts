import { canonicalSql } from './canonical.ts';
import type { Table } from './table.ts';
import { queryRows, requireColumn, settledType, tableRelation } from './table.ts';

/** A column of sampled rows. */
export type SampledColumn =
  | { readonly name: string; readonly numbers: Float64Array }
  | { readonly name: string; readonly texts: readonly (string | null)[] };

/**
 * Up to `limit` rows of the given columns: those with the smallest hashes, so that the sample does
 * not depend on the order of the rows. Numbers (dates and times as seconds since 1970) with NaN for
 * missing ones where `numeric` says so, else canonical texts.
 */
export async function sampleRows(
  table: Table,
  columns: readonly { readonly name: string; readonly numeric: boolean }[],
  limit: number,
): Promise<SampledColumn[]> {
  if (columns.length === 0) return [];
  const names = columns.map(({ name }) => name);
  const selected = columns.map(({ name, numeric }, i) => {
    if (!numeric) return canonicalSql(`v${i}`, settledType(table, name).sqlType);
    const isTime = requireColumn(table, name).kind === 'datetime';
    return isTime ? `CAST(epoch(v${i}) AS DOUBLE)` : `CAST(v${i} AS DOUBLE)`;
  });
  const hash = `hash(${names.map((_, i) => `v${i}`).join(', ')})`;
  const rows = await queryRows(
    table,
    `SELECT ${selected.map((value, i) => `${value} AS s${i}`).join(', ')} ` +
      `FROM ${tableRelation(table, names)} ORDER BY ${hash} LIMIT ${limit}`,
  );
  return columns.map(({ name, numeric }, i) => {
    if (numeric) {
      const numbers = Float64Array.from(rows, (row) => (row[i] === null ? NaN : Number(row[i])));
      return { name, numbers };
    }
    const texts = rows.map((row) => (row[i] === null ? null : String(row[i])));
    return { name, texts };
  });
}
