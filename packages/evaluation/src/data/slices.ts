import { ConfigurationError, didYouMean, listNames } from '@slipway/core';

/** A column to slice by: position of each row's value in `values`, −1 where it has none. */
export interface SliceColumn {
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

export type SliceColumns = ReadonlyMap<string, SliceColumn>;

/** Rows that share a value of each of some columns. */
export interface Slice {
  /** In words: `carrier = AA`; a missing value is `carrier is missing`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly values: readonly string[];
  readonly rows: Int32Array;
}

/** How a missing value is written in a slice's values. */
export const MISSING = '(missing)';

/**
 * The column of this name.
 *
 * @throws ConfigurationError when there is none
 */
export function sliceColumn(columns: SliceColumns, name: string, subject: string): SliceColumn {
  const column = columns.get(name);
  if (column !== undefined) return column;
  const names = [...columns.keys()];
  const known = names.length === 0 ? 'the data has no columns to slice by' : listNames(names);
  throw new ConfigurationError(
    subject,
    `there is no column "${name}"${didYouMean(name, names)} (columns: ${known})`,
  );
}

function describe(names: readonly string[], values: readonly (string | null)[]): string {
  return names
    .map((name, i) => {
      const value = values[i] ?? null;
      return value === null ? `${name} is missing` : `${name} = ${value}`;
    })
    .join(' and ');
}

/**
 * Every combination of values of the columns that occurs, in the order of the columns' values;
 * a missing value comes last.
 *
 * @param among rows to look at; all of them when null
 * @throws ConfigurationError for a column that does not exist
 */
export function slicesBy(
  names: readonly string[],
  columns: SliceColumns,
  among: Int32Array | null = null,
  subject = 'slices',
): Slice[] {
  const picked = names.map((name) => sliceColumn(columns, name, subject));
  const total = picked[0]?.codes.length ?? 0;
  const rowAt = (i: number): number => (among === null ? i : (among[i] ?? 0));
  const groups = new Map<number, { codes: number[]; rows: number[] }>();
  for (let i = 0; i < (among?.length ?? total); i++) {
    const row = rowAt(i);
    let key = 0;
    for (const { codes, values } of picked) {
      const code = codes[row] ?? -1;
      key = key * (values.length + 1) + (code < 0 ? values.length : code);
    }
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { codes: picked.map(({ codes }) => codes[row] ?? -1), rows: [row] });
    } else {
      group.rows.push(row);
    }
  }
  return [...groups]
    .sort(([first], [second]) => first - second)
    .map(([, group]) => {
      const values = group.codes.map((code, i) => picked[i]?.values[code] ?? null);
      return {
        name: describe(names, values),
        columns: names,
        values: values.map((value) => value ?? MISSING),
        rows: Int32Array.from(group.rows),
      };
    });
}
