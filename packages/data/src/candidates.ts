import type { ColumnType } from './kinds.ts';
import { WIDE_INTEGER } from './kinds.ts';
import { fullMatch, isNumber, numberText } from './numbers.ts';
import type { NumberFormat } from './options.ts';

/** What several candidates of a column are tested on, computed once for each value. */
export interface Term {
  /** A letter that names it. */
  readonly key: string;
  /** SQL from the text. */
  readonly sql: (text: string) => string;
}

/** A type, and the SQL condition under which a text, or a term of it, is a value of the type. */
export interface Candidate {
  readonly type: ColumnType;
  readonly term: Term | null;
  readonly matches: (value: string) => string;
}

const WHOLE = String.raw`[+-]?(0|[1-9]\d*)`;
const WHOLE_WITH_ZEROS = String.raw`[+-]?\d+`;
const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
/** DuckDB reads a zone only behind seconds. */
const TIME = String.raw`[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}(:?\d{2})?)?)?`;
/** Where a zone can begin at the earliest: behind `2024-01-31T12:00:00`. */
const ZONE_FROM = 20;

/** The digits where the text is a whole number, else null. */
function wholeTerm(format: NumberFormat, codesToo: boolean): Term {
  return {
    key: 'w',
    sql: (text) => {
      const number = numberText(text, format);
      // The cheap test first: printed again, most whole numbers are what was written.
      return (
        `CASE WHEN CAST(TRY_CAST(${number} AS BIGINT) AS VARCHAR) = ${number} THEN ${number} ` +
        `WHEN ${fullMatch(number, codesToo ? WHOLE_WITH_ZEROS : WHOLE)} THEN ${number} END`
      );
    },
  };
}

/** Whole numbers with more digits than any number type keeps: text, so that none is lost. */
export const LONG_NUMBER: ColumnType = { kind: 'text', sqlType: 'VARCHAR' };

/**
 * Types of columns of numbers, the narrowest first.
 *
 * @param codesToo whether digits behind a leading zero are a number
 */
export function numberCandidates(format: NumberFormat, codesToo: boolean): Candidate[] {
  const term = wholeTerm(format, codesToo);
  const integer = (sqlType: string, matches: Candidate['matches']): Candidate => {
    return { type: { kind: 'integer', sqlType }, term, matches };
  };
  return [
    integer('BIGINT', (whole) => `TRY_CAST(${whole} AS BIGINT) IS NOT NULL`),
    integer('UBIGINT', (whole) => `TRY_CAST(${whole} AS UBIGINT) IS NOT NULL`),
    integer(WIDE_INTEGER, (whole) => `strlen(ltrim(${whole}, '+-0')) <= 38`),
    { type: LONG_NUMBER, term, matches: (whole) => `${whole} IS NOT NULL` },
    {
      type: { kind: 'float', sqlType: 'DOUBLE' },
      term: null,
      matches: (text) => isNumber(text, format, codesToo),
    },
  ];
}

/** true and false, in any letter case. */
export const BOOLEAN_CANDIDATE: Candidate = {
  type: { kind: 'boolean', sqlType: 'BOOLEAN' },
  term: null,
  matches: (text) => `lower(${text}) IN ('true', 'false')`,
};

/** The text where it has the form of a date or time stamp (a failing cast is slow), else null. */
const datetimeTerm: Term = {
  key: 'd',
  sql: (text) => `CASE WHEN ${fullMatch(text, `${DATE}(${TIME})?`)} THEN ${text} END`,
};

function datetime(sqlType: string, form: (value: string) => string): Candidate {
  return {
    type: { kind: 'datetime', sqlType },
    term: datetimeTerm,
    matches: (value) =>
      `CASE WHEN ${form(value)} THEN TRY_CAST(${value} AS ${sqlType}) IS NOT NULL END`,
  };
}

/** ISO 8601 dates and time stamps, without or with a zone. */
export const DATETIME_CANDIDATES: readonly Candidate[] = [
  datetime('DATE', (value) => `strlen(${value}) = 10`),
  datetime('TIMESTAMP', (value) => `NOT regexp_matches(substr(${value}, ${ZONE_FROM}), '[Z+-]')`),
  datetime('TIMESTAMP WITH TIME ZONE', (value) => `${value} IS NOT NULL`),
];
