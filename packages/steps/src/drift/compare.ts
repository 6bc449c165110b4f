import type { Table } from '@slipway/data';
import { columnSummaries, hasColumn, numericColumns, valueCounts } from '@slipway/data';
import type { ColumnSummary as DataSummary } from '@slipway/data';
import type {
  ColumnPair,
  ColumnSummary,
  ColumnValues,
  SharedColumn,
  Sides,
  TypeDecision,
} from '@slipway/drift';
import { familyOf } from '@slipway/drift';
import { Sample, sortNumbers } from '@slipway/statistics';

/** Both tables of a run. */
export type Tables = Sides<Table>;

/** Numeric columns that are in memory at a time. */
const COLUMNS_AT_A_TIME = 8;
/** Categories that are counted one by one; the rest of them are counted together. */
const MOST_CATEGORIES = 100_000;
/** Different numbers are counted up to here: more of them are not told apart by any rule. */
const DISTINCT_NUMBERS = 16;

/** A column of either side, with all that is counted of it. */
export type CountedColumn = ColumnPair;

function isNumber(kind: string): boolean {
  return kind === 'float' || kind === 'integer' || kind === 'boolean';
}

/** Counts of the given columns of one side, by name. */
async function summarise(
  table: Table,
  names: readonly string[],
): Promise<Map<string, ColumnSummary>> {
  const kinds = new Map(table.columns.map((column) => [column.name, column]));
  const own = names.filter((name) => hasColumn(table, name));
  const numbers = own.filter((name) => isNumber(kinds.get(name)?.kind ?? ''));
  const others = own.filter((name) => !numbers.includes(name));
  const counted: DataSummary[] = [
    ...(await columnSummaries(table, numbers, { distinctLimit: DISTINCT_NUMBERS })),
    ...(await columnSummaries(table, others)),
  ];
  return new Map(
    counted.map((summary) => {
      const { name, ...counts } = summary;
      return [name, { ...counts, ownKind: kinds.get(name)?.ownKind ?? 'empty' }];
    }),
  );
}

/** Counts all columns of both sides, in the order of the reference; what only the current has, last. */
export async function countColumns(
  tables: Tables,
  ignored: ReadonlySet<string>,
): Promise<CountedColumn[]> {
  const columns = new Map(
    [...tables.current.columns, ...tables.reference.columns].map((column) => [column.name, column]),
  );
  const ordered = [...tables.reference.columns, ...tables.current.columns].map(({ name }) => name);
  const names = [...new Set(ordered)].filter((name) => !ignored.has(name));
  const reference = await summarise(tables.reference, names);
  const current = await summarise(tables.current, names);
  return names.map((name) => ({
    name,
    kind: columns.get(name)?.kind ?? 'empty',
    sqlType: columns.get(name)?.sqlType ?? '',
    reference: reference.get(name) ?? null,
    current: current.get(name) ?? null,
  }));
}

/** How numbers that are no finite ones are called among the categories of a column of numbers. */
const NOT_FINITE: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity']);

/** Rows by category on both sides; numbers that are not finite are no categories. */
async function countCategories(
  tables: Tables,
  { name, kind }: SharedColumn,
): Promise<Sides<ColumnValues>> {
  const sides = [tables.reference, tables.current];
  const { categories, counts, missing } = await valueCounts(sides, name, MOST_CATEGORIES);
  const side = (index: number): ColumnValues => {
    const listed = counts[index] ?? [];
    const rows = (sides[index]?.rows ?? 0) - (missing[index] ?? 0);
    const others = rows - listed.reduce((sum, count) => sum + count, 0);
    const entries = categories.map((category, i) => [category, listed[i] ?? 0] as const);
    const finite = isNumber(kind) ? entries.filter(([text]) => !NOT_FINITE.has(text)) : entries;
    return { as: 'categories', counts: new Map(finite), others };
  };
  return { reference: side(0), current: side(1) };
}

/** The numbers of some columns of one side, in order. */
async function sortedColumns(
  table: Table,
  names: readonly string[],
): Promise<Map<string, ColumnValues>> {
  const scratch = new Float64Array(table.rows);
  const columns = await numericColumns(table, names);
  return new Map(
    columns.map(({ name, values }) => {
      const sorted = sortNumbers(values, scratch.subarray(0, values.length));
      const own = sorted.buffer === scratch.buffer ? sorted.slice() : sorted;
      return [name, { as: 'numbers', sample: Sample.ofSorted(own), error: 0 }];
    }),
  );
}

/** A column that both sides have, and how it is compared. */
export interface TypedColumn {
  readonly column: SharedColumn;
  readonly type: TypeDecision;
}

/** What is done with the values of a column before the next ones are read. */
export type Visit = (entry: TypedColumn, values: Sides<ColumnValues>) => void;

/** Reads the values of columns that are compared: numbers a few columns at a time. */
export async function readColumns(
  tables: Tables,
  columns: readonly TypedColumn[],
  visit: Visit,
): Promise<void> {
  const familiar = columns.filter(({ type }) => type.leftOut === null);
  const numeric = familiar.filter(({ type }) => familyOf(type.type) === 'numeric');
  for (let from = 0; from < numeric.length; from += COLUMNS_AT_A_TIME) {
    const batch = numeric.slice(from, from + COLUMNS_AT_A_TIME);
    const names = batch.map(({ column }) => column.name);
    const reference = await sortedColumns(tables.reference, names);
    const current = await sortedColumns(tables.current, names);
    for (const entry of batch) {
      const { name } = entry.column;
      const [before, after] = [reference.get(name), current.get(name)];
      if (before === undefined || after === undefined) throw new Error(`No numbers of "${name}"`);
      visit(entry, { reference: before, current: after });
    }
  }
  for (const entry of familiar.filter((column) => !numeric.includes(column))) {
    visit(entry, await countCategories(tables, entry.column));
  }
}
