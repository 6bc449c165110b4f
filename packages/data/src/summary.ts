import type { Cell } from './database.ts';
import type { ColumnType } from './kinds.ts';
import { countWhere } from './sql.ts';
import type { Table } from './table.ts';
import { queryRow, settledType, tableRelation } from './table.ts';
import { canonicalSql } from './canonical.ts';

/** What a column holds, counted over all rows of a table. */
export interface ColumnSummary {
  readonly name: string;
  readonly rows: number;
  readonly missing: number;
  /** Values that are NaN; they are not missing. */
  readonly nan: number;
  /** Values that are an infinity. */
  readonly infinite: number;
  /**
   * Different values (NaN and infinities included), exactly; null when there are more than the
   * limit, or when values of the kind are not compared.
   */
  readonly distinct: number | null;
  /** Smallest and largest finite number; null without one, and for other kinds. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Smallest and largest value as canonical text, for all kinds but `other` and `empty`. */
  readonly lowest: string | null;
  readonly highest: string | null;
  /** Whether all finite numbers are whole (true for booleans); null for other kinds. */
  readonly whole: boolean | null;
  /** Mean length of the texts in characters; null for other kinds and without texts. */
  readonly meanLength: number | null;
}

export interface SummaryOptions {
  /** Counting of different values ends here; without a limit each is counted. */
  readonly distinctLimit?: number | undefined;
}

const AGGREGATES = 9;
/** Planning a query takes time with the square of its aggregates. */
const COLUMNS_PER_QUERY = 60;
/** How many rows are looked at first for each value that the limit allows. */
const HEAD_ROWS_PER_VALUE = 4;
/** Up to so many rows the values of several columns are counted at once, whatever their number. */
const SMALL_TABLE = 100_000;

function isFloat(type: ColumnType): boolean {
  return type.sqlType === 'DOUBLE' || type.sqlType === 'FLOAT';
}

/** SQL of the aggregates of one column, always the same number of them. */
function aggregates(value: string, type: ColumnType, allFinite: boolean): string[] {
  const floating = isFloat(type) && !allFinite;
  const number = ['float', 'integer', 'boolean'].includes(type.kind);
  const ordered = type.kind !== 'other' && type.kind !== 'empty';
  const finite = floating ? `CASE WHEN isfinite(${value}) THEN ${value} END` : value;
  const text = (aggregate: string): string =>
    ordered ? canonicalSql(`${aggregate}(${finite})`, type.sqlType) : 'NULL';
  const extreme = (aggregate: string): string =>
    number ? `CAST(${aggregate}(${finite}) AS DOUBLE)` : 'NULL';
  const whole = type.kind === 'float' ? `bool_and(${finite} = trunc(${finite}))` : 'true';
  return [
    `count(${value})`,
    floating ? countWhere(`isnan(${value})`) : '0',
    floating ? countWhere(`isinf(${value})`) : '0',
    extreme('min'),
    extreme('max'),
    text('min'),
    text('max'),
    number ? whole : 'NULL',
    type.kind === 'text' ? `avg(length(CAST(${value} AS VARCHAR)))` : 'NULL',
  ];
}

function numberOrNull(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

function textOrNull(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}

/** Different values of each column in the first rows (in all of them with null). */
async function distinctAmong(
  table: Table,
  columns: readonly string[],
  rows: number | null,
): Promise<number[]> {
  const limit = rows === null ? '' : ` LIMIT ${rows}`;
  const counts = await queryRow(
    table,
    `SELECT ${columns.map((_, index) => `count(DISTINCT v${index})`).join(', ')} ` +
      `FROM (SELECT * FROM ${tableRelation(table, columns)}${limit})`,
  );
  return counts.map(Number);
}

/** Different values of one column: in a query of its own, since that can spill to the disk. */
async function distinctOf(table: Table, column: string, limit: number): Promise<number> {
  const end = Number.isFinite(limit) ? ` LIMIT ${limit + 1}` : '';
  const [count] = await queryRow(
    table,
    `SELECT count(*) FROM (SELECT DISTINCT v0 FROM ${tableRelation(table, [column])} ` +
      `WHERE v0 IS NOT NULL${end})`,
  );
  return Number(count);
}

/**
 * Different values of each column; more than the limit where it is passed. Columns that pass it in
 * the first rows already are not counted to the end.
 */
async function countDistinct(
  table: Table,
  columns: readonly string[],
  limit: number,
): Promise<Map<string, number>> {
  const compared = columns.filter((name) => settledType(table, name).kind !== 'other');
  const counts = new Map<string, number>();
  if (compared.length === 0) return counts;
  const small = table.rows <= SMALL_TABLE;
  const head = HEAD_ROWS_PER_VALUE * limit;
  const looked = small || head < table.rows;
  const first = looked ? await distinctAmong(table, compared, small ? null : head) : [];
  for (const [index, name] of compared.entries()) {
    const seen = first[index] ?? 0;
    counts.set(name, small || seen > limit ? seen : await distinctOf(table, name, limit));
  }
  return counts;
}

/**
 * The columns of floats of which some value is NaN or infinite. Only their extremes are looked at,
 * which costs next to nothing: NaN is the greatest value of all.
 */
async function withSpecialValues(
  table: Table,
  columns: readonly string[],
): Promise<ReadonlySet<string>> {
  const floats = columns.filter((name) => isFloat(settledType(table, name)));
  if (floats.length === 0) return new Set();
  const extremes = floats.flatMap((_, i) => [
    `coalesce(isfinite(min(v${i})), true)`,
    `coalesce(isfinite(max(v${i})), true)`,
  ]);
  const finite = await queryRow(
    table,
    `SELECT ${extremes.join(', ')} FROM ${tableRelation(table, floats)}`,
  );
  return new Set(floats.filter((_, i) => finite[2 * i] !== true || finite[2 * i + 1] !== true));
}

/**
 * Counts of columns: one pass over the table for 60 of them at a time, and passes for the different
 * values, of which there are fewer the lower the limit is.
 */
export async function columnSummaries(
  table: Table,
  columns: readonly string[] = table.columns.map((column) => column.name),
  options: SummaryOptions = {},
): Promise<ColumnSummary[]> {
  const limit = options.distinctLimit ?? Infinity;
  const summaries: ColumnSummary[] = [];
  for (let from = 0; from < columns.length; from += COLUMNS_PER_QUERY) {
    const names = columns.slice(from, from + COLUMNS_PER_QUERY);
    const special = await withSpecialValues(table, names);
    const selected = names.flatMap((name, index) =>
      aggregates(`v${index}`, settledType(table, name), !special.has(name)),
    );
    const cells = await queryRow(
      table,
      `SELECT ${selected.join(', ')} FROM ${tableRelation(table, names)}`,
    );
    const distinct = await countDistinct(table, names, limit);
    for (const [index, name] of names.entries()) {
      const [count, nan, infinite, minimum, maximum, lowest, highest, whole, length] = cells.slice(
        index * AGGREGATES,
        (index + 1) * AGGREGATES,
      );
      const values = distinct.get(name) ?? null;
      summaries.push({
        name,
        rows: table.rows,
        missing: table.rows - Number(count),
        nan: Number(nan),
        infinite: Number(infinite),
        distinct: values !== null && values > limit ? null : values,
        minimum: numberOrNull(minimum),
        maximum: numberOrNull(maximum),
        lowest: textOrNull(lowest),
        highest: textOrNull(highest),
        whole: typeof whole === 'boolean' ? whole : null,
        meanLength: numberOrNull(length),
      });
    }
  }
  return summaries;
}

/** Counts of one column. */
export async function columnSummary(
  table: Table,
  column: string,
  options: SummaryOptions = {},
): Promise<ColumnSummary> {
  const [summary] = await columnSummaries(table, [column], options);
  if (summary === undefined) throw new Error(`No summary of "${column}"`);
  return summary;
}
