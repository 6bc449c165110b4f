import {
  columnSummaries,
  distinctValues,
  hasColumn,
  numericColumns,
  valueCounts,
} from '@slipway/data';
import type { Table } from '@slipway/data';
import type { ColumnSummary, ColumnValues, SharedColumn, Sides } from '@slipway/drift';
import { isNamedIdentifier } from '@slipway/drift';
import { Sample, sortNumbers } from '@slipway/statistics';
import type { DriftSide } from './side.ts';

/** Categories that are counted one by one; the rest of them are counted together. */
const MOST_CATEGORIES = 100_000;
/** Different numbers are counted up to here: more of them are not told apart by any rule. */
const DISTINCT_NUMBERS = 16;

/** How numbers that are no finite ones are called among the categories of a column of numbers. */
const NOT_FINITE: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity']);

function isNumber(kind: string): boolean {
  return kind === 'float' || kind === 'integer' || kind === 'boolean';
}

function asCategories(
  entries: readonly (readonly [string, number])[],
  kind: string,
  others: number,
): ColumnValues {
  const finite = isNumber(kind) ? entries.filter(([text]) => !NOT_FINITE.has(text)) : entries;
  return { as: 'categories', counts: new Map(finite), others };
}

/** Rows by category on both sides; numbers that are not finite are no categories. */
export async function jointCategories(
  tables: Sides<Table>,
  { name, kind }: SharedColumn,
): Promise<Sides<ColumnValues>> {
  const sides = [tables.reference, tables.current];
  const { categories, counts, missing } = await valueCounts(sides, name, MOST_CATEGORIES);
  const side = (index: number): ColumnValues => {
    const listed = counts[index] ?? [];
    const rows = (sides[index]?.rows ?? 0) - (missing[index] ?? 0);
    const others = rows - listed.reduce((sum, count) => sum + count, 0);
    const entries = categories.map((category, i) => [category, listed[i] ?? 0] as const);
    return asCategories(entries, kind, others);
  };
  return { reference: side(0), current: side(1) };
}

/** A side whose rows are read. */
export class TableSide implements DriftSide {
  readonly table: Table;
  readonly profile = null;

  constructor(table: Table) {
    this.table = table;
  }

  get uri(): string {
    return this.table.uri;
  }

  get rows(): number {
    return this.table.rows;
  }

  get columns(): DriftSide['columns'] {
    return this.table.columns;
  }

  async summaries(names: readonly string[]): Promise<Map<string, ColumnSummary>> {
    const { table } = this;
    const columns = new Map(table.columns.map((column) => [column.name, column]));
    const own = names.filter((name) => hasColumn(table, name));
    const numbers = own.filter(
      (name) => isNumber(columns.get(name)?.kind ?? '') && !isNamedIdentifier(name),
    );
    const others = own.filter((name) => !numbers.includes(name));
    const counted = [
      ...(await columnSummaries(table, numbers, { distinctLimit: DISTINCT_NUMBERS })),
      ...(await columnSummaries(table, others)),
    ];
    return new Map(
      counted.map(({ name, ...counts }) => [
        name,
        { ...counts, ownKind: columns.get(name)?.ownKind ?? 'empty' },
      ]),
    );
  }

  async numbers(names: readonly string[]): Promise<Map<string, ColumnValues>> {
    const columns = await numericColumns(
      this.table,
      names.filter((name) => hasColumn(this.table, name)),
    );
    let scratch = new Float64Array(this.table.rows);
    return new Map(
      columns.map(({ name, values }) => {
        const spare = scratch.subarray(0, values.length);
        const sorted = sortNumbers(values, spare);
        // What holds a result is no scratch any more.
        if (sorted === spare) scratch = new Float64Array(this.table.rows);
        return [name, { as: 'numbers', sample: Sample.ofSorted(sorted), error: 0 }];
      }),
    );
  }

  async categories(name: string): Promise<ColumnValues | null> {
    const column = this.table.columns.find((entry) => entry.name === name);
    if (column === undefined) return null;
    const { values, missing } = await distinctValues(this.table, name, MOST_CATEGORIES);
    const listed = values.reduce((sum, { count }) => sum + count, 0);
    const entries = values.map(({ text, count }) => [text, count] as const);
    return asCategories(entries, column.kind, this.table.rows - missing - listed);
  }
}
