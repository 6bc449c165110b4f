import type { ColumnType } from '@slipway/core';

/** How data files are read; the keys are those of `data` in slipway.yml. */
export interface ReadOptions {
  /** CSV: the character between fields; found by itself unless given. */
  readonly delimiter?: string | undefined;
  /** CSV: the decimal separator, `.` unless given. */
  readonly decimal?: string | undefined;
  /** CSV: the separator of thousands; none unless given. */
  readonly thousands?: string | undefined;
  /** CSV and JSON Lines: texts for a missing value, in place of `DEFAULT_MISSING`. */
  readonly missing?: readonly string[] | undefined;
  /**
   * Type by column name. `numeric` reads codes with leading zeros as numbers, `text` keeps digits
   * as they are written; the other types say how a column is compared, not how it is read.
   */
  readonly types?: Readonly<Record<string, ColumnType>> | undefined;
}

/**
 * Texts that stand for a missing value in CSV and JSON Lines unless `missing` is set: what
 * spreadsheets, SQL dumps, R and pandas write. An empty field is always missing. NaN is not in the
 * list: in a column of numbers it is a number that is not one, and is counted as such.
 */
export const DEFAULT_MISSING: readonly string[] = [
  'NA',
  'N/A',
  'n/a',
  '#N/A',
  '<NA>',
  'NULL',
  'Null',
  'null',
  'None',
  '\\N',
];

/** How a number is written. */
export interface NumberFormat {
  readonly decimal: string;
  readonly thousands: string | null;
}

/** `ReadOptions` with every default filled in. */
export interface TextRules {
  readonly delimiter: string | null;
  readonly numbers: NumberFormat;
  readonly missing: readonly string[];
  /** Columns that are read as numbers although their values look like codes. */
  readonly numeric: ReadonlySet<string>;
  /** Columns whose values are kept as they are written. */
  readonly text: ReadonlySet<string>;
}

/** Fills in the defaults. */
export function textRules(options: ReadOptions): TextRules {
  const typed = Object.entries(options.types ?? {});
  const ofType = (type: ColumnType): Set<string> =>
    new Set(typed.filter((entry) => entry[1] === type).map((entry) => entry[0]));
  return {
    delimiter: options.delimiter ?? null,
    numbers: { decimal: options.decimal ?? '.', thousands: options.thousands ?? null },
    missing: options.missing ?? DEFAULT_MISSING,
    numeric: ofType('numeric'),
    text: ofType('text'),
  };
}
