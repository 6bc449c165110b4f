import type { Table } from '@slipway/data';
import { columnSummaries, hasColumn, numericColumns, valueCounts } from '@slipway/data';
import type { ColumnSummary as DataSummary } from '@slipway/data';
import type {
  CategoryCounts,
  ColumnPair,
  ColumnSummary,
  Comparison,
  Sides,
  TypeDecision,
} from '@slipway/drift';
import { compareCategorical, compareNumeric, familyOf, finiteCategories } from '@slipway/drift';

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

async function countCategories(tables: Tables, name: string): Promise<CategoryCounts> {
  const sides = [tables.reference, tables.current];
  const { categories, counts, missing } = await valueCounts(sides, name, MOST_CATEGORIES);
  const [reference = [], current = []] = counts;
  const rest = (table: Table, listed: readonly number[], absent: number): number =>
    table.rows - absent - listed.reduce((sum, count) => sum + count, 0);
  const [noReference = 0, noCurrent = 0] = missing;
  return {
    categories,
    reference,
    current,
    missing: { reference: noReference, current: noCurrent },
    others: {
      reference: rest(tables.reference, reference, noReference),
      current: rest(tables.current, current, noCurrent),
    },
  };
}

/** A column that both sides have, and how it is compared. */
export interface TypedColumn {
  readonly name: string;
  readonly type: TypeDecision;
}

async function compareNumbers(
  tables: Tables,
  names: readonly string[],
): Promise<[string, Comparison | null][]> {
  const reference = await numericColumns(tables.reference, names);
  const current = await numericColumns(tables.current, names);
  return reference.map((side, index) => {
    const other = current[index];
    if (other?.name !== side.name) throw new Error(`"${side.name}" is not on both sides`);
    const numeric = (column: typeof side): { values: Float64Array; missing: number } => ({
      values: column.values,
      missing: column.missing + column.nan,
    });
    return [side.name, compareNumeric(numeric(side), numeric(other))];
  });
}

/** Compares columns by every method that their types allow; numbers a few columns at a time. */
export async function compareColumns(
  tables: Tables,
  columns: readonly TypedColumn[],
  progress: (done: number) => void,
): Promise<Map<string, Comparison | null>> {
  const compared = new Map<string, Comparison | null>();
  const familiar = columns.filter(({ type }) => type.leftOut === null);
  const numeric = familiar.filter(({ type }) => familyOf(type.type) === 'numeric');
  for (let from = 0; from < numeric.length; from += COLUMNS_AT_A_TIME) {
    const names = numeric.slice(from, from + COLUMNS_AT_A_TIME).map(({ name }) => name);
    for (const [name, result] of await compareNumbers(tables, names)) compared.set(name, result);
    progress(compared.size);
  }
  for (const { name } of familiar.filter((column) => !numeric.includes(column))) {
    compared.set(name, compareCategorical(finiteCategories(await countCategories(tables, name))));
    progress(compared.size);
  }
  return compared;
}
