import { COLUMN_KINDS } from '@slipway/core';
import type { ColumnKind } from '@slipway/core';
import { z } from 'zod';
import { isNamedIdentifier } from '../column-type.ts';
import type { ColumnSummary, ColumnValues } from '../summary.ts';
import { presentRows } from '../summary.ts';
import { mergeSketches, sampleOf, sketchError, sketchOf } from './sketch.ts';

export const PROFILE_VERSION = 1;

/** More different texts than this are not written down. */
const MOST_CATEGORIES = 10_000;
/** Texts that name or describe a row are not written down: nothing is compared by them. */
const WITHHELD_SHARE = 0.95;
const WITHHELD_ROWS = 30;
const PROSE_LENGTH = 50;
/** Different numbers are counted up to here, as in the data themselves. */
const DISTINCT_NUMBERS = 16;

const count = z.int().nonnegative();
const finite = z.number();

const valuesSchema = z.discriminatedUnion('as', [
  z.object({
    as: z.literal('numbers'),
    level: z.int().min(0).max(62),
    values: z.array(finite),
    counts: z.array(z.int().positive()),
  }),
  z.object({
    as: z.literal('categories'),
    counts: z.array(z.tuple([z.string(), z.int().positive()])),
  }),
]);

const columnSchema = z.object({
  name: z.string(),
  kind: z.enum(COLUMN_KINDS),
  sqlType: z.string(),
  /** Rows with a value, NaN and infinities among them. */
  present: count,
  nan: count,
  infinite: count,
  minimum: finite.nullable(),
  maximum: finite.nullable(),
  lowest: z.string().nullable(),
  highest: z.string().nullable(),
  whole: z.boolean().nullable(),
  /** Characters of all texts together; null for other kinds. */
  characters: count.nullable(),
  /** Different texts, or more, of a column whose values are withheld. */
  distinct: count.nullable(),
  /** Null where no value is written down. */
  values: valuesSchema.nullable(),
});

/** What is needed of a data set to compare with it, without its rows. */
export const profileSchema = z.object({
  slipwayProfile: z.literal(PROFILE_VERSION),
  rows: count,
  /** Data sets that were merged. */
  parts: z.int().positive(),
  columns: z.array(columnSchema),
});

export type Profile = z.infer<typeof profileSchema>;
export type ProfileColumn = z.infer<typeof columnSchema>;

function isWithheld({ distinct, meanLength }: ColumnSummary, present: number): boolean {
  if (distinct === null || distinct > MOST_CATEGORIES) return true;
  const isProse = (meanLength ?? 0) > PROSE_LENGTH && distinct >= present / 2;
  return isProse || (present >= WITHHELD_ROWS && distinct >= WITHHELD_SHARE * present);
}

/** Whole numbers that name a row. */
function isNumberedId(name: string, kind: ColumnKind, summary: ColumnSummary): boolean {
  const { distinct } = summary;
  const present = presentRows(summary);
  return (
    kind === 'integer' &&
    isNamedIdentifier(name) &&
    present >= WITHHELD_ROWS &&
    distinct !== null &&
    distinct >= WITHHELD_SHARE * present
  );
}

function keptValues(
  name: string,
  kind: ColumnKind,
  summary: ColumnSummary,
  values: ColumnValues | null,
): ProfileColumn['values'] {
  if (values === null || isNumberedId(name, kind, summary)) return null;
  if (values.as === 'numbers') {
    const { level, values: numbers, counts } = sketchOf(values.sample);
    return { as: 'numbers', level, values: [...numbers], counts: [...counts] };
  }
  if (kind === 'text' && isWithheld(summary, presentRows(summary))) return null;
  if (values.others > 0 || values.counts.size > MOST_CATEGORIES) return null;
  const counts = [...values.counts].filter(([, rows]) => rows > 0);
  return { as: 'categories', counts: counts.sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/** The profile of a column by its counts and values. */
export function profileColumn(
  { name, kind, sqlType }: { name: string; kind: ColumnKind; sqlType: string },
  summary: ColumnSummary,
  values: ColumnValues | null,
): ProfileColumn {
  const present = summary.rows - summary.missing;
  const isText = kind === 'text';
  const { nan, infinite, minimum, maximum, lowest, highest, whole, meanLength } = summary;
  const kept = keptValues(name, kind, summary, values);
  return {
    name,
    kind,
    sqlType,
    present,
    nan,
    infinite,
    minimum,
    maximum,
    lowest: isText ? null : lowest,
    highest: isText ? null : highest,
    whole,
    characters: isText ? Math.round((meanLength ?? 0) * present) : null,
    distinct: kept === null ? summary.distinct : null,
    values: kept,
  };
}

const NUMBER_KINDS: readonly ColumnKind[] = ['integer', 'float'];

/** The kind of both; null where they cannot be compared by one. */
function commonKind(a: ProfileColumn, b: ProfileColumn): ColumnKind | null {
  if (a.kind === b.kind || b.kind === 'empty') return a.kind;
  if (a.kind === 'empty') return b.kind;
  return NUMBER_KINDS.includes(a.kind) && NUMBER_KINDS.includes(b.kind) ? 'float' : null;
}

function mergeCategories(
  a: readonly (readonly [string, number])[],
  b: readonly (readonly [string, number])[],
): ProfileColumn['values'] {
  const counts = new Map(a);
  for (const [text, rows] of b) counts.set(text, (counts.get(text) ?? 0) + rows);
  if (counts.size > MOST_CATEGORIES) return null;
  return { as: 'categories', counts: [...counts].sort(([x], [y]) => (x < y ? -1 : 1)) };
}

function mergeValues(a: ProfileColumn, b: ProfileColumn): ProfileColumn['values'] {
  if (a.present === 0) return b.values;
  if (b.present === 0) return a.values;
  if (a.values === null || b.values === null) return null;
  if (a.values.as === 'numbers' && b.values.as === 'numbers') {
    const { level, values, counts } = mergeSketches(a.values, b.values);
    return { as: 'numbers', level, values: [...values], counts: [...counts] };
  }
  if (a.values.as === 'categories' && b.values.as === 'categories') {
    return mergeCategories(a.values.counts, b.values.counts);
  }
  return null;
}

function pick<T>(a: T | null, b: T | null, better: (x: T, y: T) => boolean): T | null {
  if (a === null || b === null) return a ?? b;
  return better(a, b) ? a : b;
}

function sizeOf(column: ProfileColumn): number {
  return column.values?.as === 'categories' ? column.values.counts.length : (column.distinct ?? 0);
}

function mergeColumns(a: ProfileColumn, b: ProfileColumn): ProfileColumn {
  const kind = commonKind(a, b);
  const values = kind === null ? null : mergeValues(a, b);
  const present = a.present + b.present;
  // Of two texts for one number the first in order: the same whatever is merged first.
  const isLower = (x: ProfileColumn, y: ProfileColumn): boolean =>
    x.minimum === y.minimum
      ? (x.lowest ?? '') <= (y.lowest ?? '')
      : (x.minimum ?? 0) < (y.minimum ?? 0);
  const isHigher = (x: ProfileColumn, y: ProfileColumn): boolean =>
    x.maximum === y.maximum
      ? (x.highest ?? '') >= (y.highest ?? '')
      : (x.maximum ?? 0) > (y.maximum ?? 0);
  const low = pick(a.present > 0 ? a : null, b.present > 0 ? b : null, isLower) ?? a;
  const high = pick(a.present > 0 ? a : null, b.present > 0 ? b : null, isHigher) ?? a;
  return {
    name: a.name,
    kind: kind ?? 'other',
    sqlType: kind === null ? 'several kinds' : a.sqlType < b.sqlType ? a.sqlType : b.sqlType,
    present,
    nan: a.nan + b.nan,
    infinite: a.infinite + b.infinite,
    minimum: pick(a.minimum, b.minimum, (x, y) => x <= y),
    maximum: pick(a.maximum, b.maximum, (x, y) => x >= y),
    lowest: low.lowest,
    highest: high.highest,
    whole: a.whole === null || b.whole === null ? (a.whole ?? b.whole) : a.whole && b.whole,
    characters:
      a.characters === null && b.characters === null
        ? null
        : (a.characters ?? 0) + (b.characters ?? 0),
    distinct: values === null ? Math.min(present, sizeOf(a) + sizeOf(b)) : null,
    values,
  };
}

/**
 * The profile of all rows of several profiles. The order does not matter: counts add up, and
 * sketches of numbers merge exactly. A column that one of them lacks is missing in its rows.
 */
export function mergeProfiles(profiles: readonly Profile[]): Profile {
  const columns = new Map<string, ProfileColumn>();
  for (const profile of profiles) {
    for (const column of profile.columns) {
      const before = columns.get(column.name);
      columns.set(column.name, before === undefined ? column : mergeColumns(before, column));
    }
  }
  return {
    slipwayProfile: PROFILE_VERSION,
    rows: profiles.reduce((sum, { rows }) => sum + rows, 0),
    parts: profiles.reduce((sum, { parts }) => sum + parts, 0),
    columns: [...columns.values()],
  };
}

function distinctOf(column: ProfileColumn): number | null {
  const { values, nan, infinite, distinct } = column;
  if (values === null) return distinct;
  if (values.as === 'categories') return values.counts.length;
  const special = (nan > 0 ? 1 : 0) + (infinite > 0 ? 1 : 0);
  const all = values.values.length + special;
  return values.level > 0 || all > DISTINCT_NUMBERS ? null : all;
}

/** What a profile knows of a column, as it is counted in the data themselves. */
export function profileSummary(column: ProfileColumn, rows: number): ColumnSummary {
  const { present, nan, infinite, minimum, maximum, lowest, highest, whole, characters } = column;
  return {
    ownKind: present === 0 ? 'empty' : column.kind,
    rows,
    missing: rows - present,
    nan,
    infinite,
    distinct: distinctOf(column),
    minimum,
    maximum,
    lowest,
    highest,
    whole,
    meanLength: characters === null || present === 0 ? null : characters / present,
  };
}

/** The bits that a column's numbers have lost; 0 for other columns. */
export function levelOf({ values }: ProfileColumn): number {
  return values?.as === 'numbers' ? values.level : 0;
}

/** The values of a column in the form in which they are compared; null where none are known. */
export function profileValues({ values }: ProfileColumn): ColumnValues | null {
  if (values === null) return null;
  if (values.as === 'categories') {
    return { as: 'categories', counts: new Map(values.counts), others: 0 };
  }
  return { as: 'numbers', sample: sampleOf(values), error: sketchError(values) };
}

/** Bound of the error of shares of rows, over all columns. */
export function profileError({ columns }: Profile): number {
  return columns.reduce(
    (most, { values }) => Math.max(most, values?.as === 'numbers' ? sketchError(values) : 0),
    0,
  );
}
