import type { ColumnKind } from '@slipway/core';
import type { ColumnPair, ColumnValues, SharedColumn, Sides, TypeDecision } from '@slipway/drift';
import { familyOf } from '@slipway/drift';
import type { Table } from '@slipway/data';
import type { DriftSide } from './side.ts';
import { jointCategories } from './table-side.ts';
import { sameResolution } from './profile-side.ts';

/** Both tables of a run that reads rows on both sides. */
export type Tables = Sides<Table>;

/** Numeric columns that are in memory at a time. */
const COLUMNS_AT_A_TIME = 8;

/** A column of either side, with all that is counted of it. */
export type CountedColumn = ColumnPair;

const NUMBER_KINDS: readonly ColumnKind[] = ['boolean', 'integer', 'float'];

/** The kind that both sides share; tables that were opened together have settled it already. */
function commonKind(a: ColumnKind | undefined, b: ColumnKind | undefined): ColumnKind {
  const [first, second] = [a ?? 'empty', b ?? 'empty'];
  if (first === second || second === 'empty') return first;
  if (first === 'empty') return second;
  const bothNumeric = NUMBER_KINDS.includes(first) && NUMBER_KINDS.includes(second);
  if (!bothNumeric) return first === 'other' || second === 'other' ? 'other' : 'text';
  return first === 'float' || second === 'float' ? 'float' : 'integer';
}

/** Counts all columns of both sides, in the order of the reference; what only the current has, last. */
export async function countColumns(
  sides: Sides<DriftSide>,
  ignored: ReadonlySet<string>,
): Promise<CountedColumn[]> {
  const named = (side: DriftSide): Map<string, DriftSide['columns'][number]> =>
    new Map(side.columns.map((column) => [column.name, column]));
  const [before, after] = [named(sides.reference), named(sides.current)];
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => !ignored.has(name),
  );
  const summaries = {
    reference: await sides.reference.summaries(names),
    current: await sides.current.summaries(names),
  };
  return names.map((name) => ({
    name,
    kind: commonKind(before.get(name)?.kind, after.get(name)?.kind),
    sqlType: (after.get(name) ?? before.get(name))?.sqlType ?? '',
    reference: summaries.reference.get(name) ?? null,
    current: summaries.current.get(name) ?? null,
  }));
}

/** A column that both sides have, and how it is compared. */
export interface TypedColumn {
  readonly column: SharedColumn;
  readonly type: TypeDecision;
}

/** What is done with the values of a column before the next ones are read. */
export type Visit = (entry: TypedColumn, values: Sides<ColumnValues>) => void;

async function readNumbers(
  sides: Sides<DriftSide>,
  columns: readonly TypedColumn[],
  visit: Visit,
): Promise<void> {
  for (let from = 0; from < columns.length; from += COLUMNS_AT_A_TIME) {
    const batch = columns.slice(from, from + COLUMNS_AT_A_TIME);
    const names = batch.map(({ column }) => column.name);
    const reference = await sides.reference.numbers(names);
    const current = await sides.current.numbers(names);
    for (const entry of batch) {
      const { name } = entry.column;
      const [before, after] = [reference.get(name), current.get(name)];
      if (before === undefined || after === undefined) continue;
      visit(entry, sameResolution(name, sides, { reference: before, current: after }));
    }
  }
}

async function readCategories(
  sides: Sides<DriftSide>,
  { column }: TypedColumn,
): Promise<Sides<ColumnValues> | null> {
  const { reference, current } = sides;
  if (reference.table !== null && current.table !== null) {
    return jointCategories({ reference: reference.table, current: current.table }, column);
  }
  const before = await reference.categories(column.name);
  const after = await current.categories(column.name);
  return before === null || after === null ? null : { reference: before, current: after };
}

/**
 * Reads the values of columns that are compared: numbers a few columns at a time. Columns whose
 * values a profile has not are passed over.
 */
export async function readColumns(
  sides: Sides<DriftSide>,
  columns: readonly TypedColumn[],
  visit: Visit,
): Promise<void> {
  const familiar = columns.filter(({ type }) => type.leftOut === null);
  const numeric = familiar.filter(({ type }) => familyOf(type.type) === 'numeric');
  await readNumbers(sides, numeric, visit);
  for (const entry of familiar.filter((column) => !numeric.includes(column))) {
    const values = await readCategories(sides, entry);
    if (values !== null) visit(entry, values);
  }
}
