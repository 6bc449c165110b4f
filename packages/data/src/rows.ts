import type { Table } from './table.ts';
import { queryRow, tableRelation } from './table.ts';

/** SQL of a 64-bit hash of columns `from` … `to` − 1 of a relation; equal rows have equal hashes. */
function hashOf(from: number, to: number): string {
  const names = Array.from({ length: to - from }, (_, i) => `v${from + i}`);
  return `hash(${names.join(', ')})`;
}

/**
 * Rows that repeat an earlier row in the given columns. Rows are told apart by a hash of 64 bits: of
 * a hundred million different rows a pair is taken for equal with probability 0.0003.
 */
export async function countDuplicateRows(
  table: Table,
  columns: readonly string[],
): Promise<number> {
  if (columns.length === 0 || table.rows < 2) return 0;
  const hashed = `SELECT ${hashOf(0, columns.length)} AS h FROM ${tableRelation(table, columns)}`;
  const [count] = await queryRow(table, `SELECT count(*) - count(DISTINCT h) FROM (${hashed})`);
  return Number(count);
}

/** Rows of `table` that equal a row of `other`, which was opened with it, in the given columns. */
export async function countSharedRows(
  table: Table,
  other: Table,
  columns: readonly string[],
): Promise<number> {
  if (columns.length === 0 || table.rows === 0 || other.rows === 0) return 0;
  const hashes = (of: Table): string =>
    `SELECT ${hashOf(0, columns.length)} AS h FROM ${tableRelation(of, columns)}`;
  const [count] = await queryRow(
    table,
    `SELECT count(*) FROM (${hashes(table)}) WHERE h IN (${hashes(other)})`,
  );
  return Number(count);
}

/** Rows that equal another row in all features but have a different target. */
export async function countConflictingRows(
  table: Table,
  features: readonly string[],
  target: string,
): Promise<number> {
  if (features.length === 0 || table.rows < 2) return 0;
  const columns = [...features, target];
  const label = `v${features.length}`;
  const hashed =
    `SELECT ${hashOf(0, features.length)} AS h, hash(${label}) AS t ` +
    `FROM ${tableRelation(table, columns)} WHERE ${label} IS NOT NULL`;
  const [count] = await queryRow(
    table,
    `SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM (${hashed}) GROUP BY h HAVING min(t) <> max(t))`,
  );
  return Number(count);
}
