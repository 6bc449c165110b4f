import type { Cell } from './database.ts';
import type { ColumnType } from './kinds.ts';
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
}

export interface SummaryOptions {
  /** Counting of different values ends here; without a limit each is counted. */
  readonly distinctLimit?: number | undefined;
}

/** Columns of one query: thousands of aggregates at once are slow to plan. */
const COLUMNS_PER_QUERY = 100;
const AGGREGATES = 8;
/** How many rows are looked at first for each value that the limit allows. */
const HEAD_ROWS_PER_VALUE = 4;

function isFloat(type: ColumnType): boolean {
  return type.sqlType === 'DOUBLE' || type.sqlType === 'FLOAT';
}

/** SQL of the aggregates of one column, always the same number of them. */
function aggregates(value: string, type: ColumnType): string[] {
  const number = ['float', 'integer', 'boolean'].includes(type.kind);
  const ordered = type.kind !== 'other' && type.kind !== 'empty';
  const finite = isFloat(type) ? ` FILTER (WHERE isfinite(${value}))` : '';
  const whole =
    isFloat(type) || type.kind === 'float' ? `bool_and(${value} = trunc(${value}))` : 'true';
  const text = (aggregate: string): string =>
    ordered ? canonicalSql(`${aggregate}(${value})${finite}`, type.sqlType) : 'NULL';
  const extreme = (aggregate: string): string =>
    number ? `CAST(${aggregate}(CAST(${value} AS DOUBLE))${finite} AS DOUBLE)` : 'NULL';
  return [
    `count(${value})`,
    isFloat(type) ? `count(*) FILTER (WHERE isnan(${value}))` : '0',
    isFloat(type) ? `count(*) FILTER (WHERE isinf(${value}))` : '0',
    extreme('min'),
    extreme('max'),
    text('min'),
    text('max'),
    number ? (whole === 'true' ? 'true' : `${whole}${finite}`) : 'NULL',
  ];
}

function numberOrNull(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

function textOrNull(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}

/**
 * Columns that have more different values than the limit in the table's first rows already; they
 * need not be counted to the end.
 */
async function columnsAbove(
  table: Table,
  columns: readonly string[],
  limit: number | undefined,
): Promise<ReadonlySet<string>> {
  const compared = columns.filter((name) => settledType(table, name).kind !== 'other');
  if (limit === undefined || compared.length === 0) return new Set();
  const counts = await queryRow(
    table,
    `SELECT ${compared.map((_, index) => `count(DISTINCT v${index})`).join(', ')} FROM
       (SELECT * FROM ${tableRelation(table, compared)} LIMIT ${HEAD_ROWS_PER_VALUE * limit})`,
  );
  return new Set(compared.filter((_, index) => Number(counts[index]) > limit));
}

async function countDistinct(
  table: Table,
  column: string,
  limit: number | undefined,
): Promise<number | null> {
  if (settledType(table, column).kind === 'other') return null;
  const end = limit === undefined ? '' : ` LIMIT ${limit + 1}`;
  const [count] = await queryRow(
    table,
    `SELECT count(*) FROM (SELECT DISTINCT v0 FROM ${tableRelation(table, [column])} ` +
      `WHERE v0 IS NOT NULL${end})`,
  );
  const distinct = Number(count);
  return limit !== undefined && distinct > limit ? null : distinct;
}

/**
 * Counts of columns: one pass over the table for all of them, and one each for the different
 * values, which ends early where a limit is given.
 */
export async function columnSummaries(
  table: Table,
  columns: readonly string[] = table.columns.map((column) => column.name),
  options: SummaryOptions = {},
): Promise<ColumnSummary[]> {
  const summaries: ColumnSummary[] = [];
  for (let from = 0; from < columns.length; from += COLUMNS_PER_QUERY) {
    const names = columns.slice(from, from + COLUMNS_PER_QUERY);
    const selected = names.flatMap((name, index) =>
      aggregates(`v${index}`, settledType(table, name)),
    );
    const cells = await queryRow(
      table,
      `SELECT ${selected.join(', ')} FROM ${tableRelation(table, names)}`,
    );
    const above = await columnsAbove(table, names, options.distinctLimit);
    for (const [index, name] of names.entries()) {
      const [count, nan, infinite, minimum, maximum, lowest, highest, whole] = cells.slice(
        index * AGGREGATES,
        (index + 1) * AGGREGATES,
      );
      summaries.push({
        name,
        rows: table.rows,
        missing: table.rows - Number(count),
        nan: Number(nan),
        infinite: Number(infinite),
        distinct: above.has(name) ? null : await countDistinct(table, name, options.distinctLimit),
        minimum: numberOrNull(minimum),
        maximum: numberOrNull(maximum),
        lowest: textOrNull(lowest),
        highest: textOrNull(highest),
        whole: typeof whole === 'boolean' ? whole : null,
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
