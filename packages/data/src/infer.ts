import type { Database } from './database.ts';
import type { ColumnType } from './kinds.ts';
import { WIDE_INTEGER } from './kinds.ts';
import type { NumberFormat } from './options.ts';
import { literal } from './sql.ts';

/** Rows that are tried first: most types are refuted there, so that few remain for all rows. */
const SAMPLE_ROWS = 2048;
/** Columns of one query: thousands of aggregates at once are slow to plan. */
const COLUMNS_PER_QUERY = 100;

/** A column of text whose type is to be found. */
export interface TextColumn {
  /** SQL of the value without blanks around it; null where it is missing. */
  readonly text: string;
  /** Types it may have besides text, the narrowest first. */
  readonly candidates: readonly Candidate[];
}

/** A type, and the SQL condition under which a text `t` is a value of it. */
export interface Candidate {
  readonly type: ColumnType;
  readonly matches: (text: string) => string;
}

const WHOLE = String.raw`[+-]?(0|[1-9]\d*)`;
const WHOLE_WITH_ZEROS = String.raw`[+-]?\d+`;
/** At most as many digits as WIDE_INTEGER has. */
const WIDE = String.raw`[+-]?(0|[1-9]\d{0,37})`;
const WIDE_WITH_ZEROS = String.raw`[+-]?0*\d{1,38}`;
const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
const TIME = String.raw`[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?`;
/** DuckDB reads a zone only behind seconds. */
const ZONED_TIME = String.raw`[T ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}(:?\d{2})?)`;
/** Blanks that group digits: the plain one, the no-break one and the narrow no-break one. */
const BLANKS = '[ \u00a0\u202f]';

function fullMatch(text: string, pattern: string): string {
  return `regexp_full_match(${text}, ${literal(pattern)})`;
}

function escapePattern(text: string): string {
  return text.replace(/[.+*?^$()[\]{}|\\]/g, String.raw`\$&`);
}

/** Whether `t` begins with a zero and another digit, as codes do and numbers do not. */
function looksLikeCode(text: string): string {
  return `(${text} >= '00' AND ${text} < '0:')`;
}

function isPlain(format: NumberFormat): boolean {
  return format.decimal === '.' && format.thousands === null;
}

/**
 * SQL of a number's text in the form that DuckDB casts: separators of thousands taken out, the
 * decimal separator a point; null where the text is not written in this format (groups of three
 * digits, the decimal separator behind them).
 */
export function numberText(text: string, format: NumberFormat): string {
  if (isPlain(format)) return text;
  const decimal = escapePattern(format.decimal);
  const group = format.thousands === ' ' ? BLANKS : escapePattern(format.thousands ?? '');
  const grouped = format.thousands === null ? '' : String.raw`|\d{1,3}(${group}\d{3})+`;
  const digits = String.raw`(\d+${grouped})(${decimal}\d*)?|${decimal}\d+`;
  const pattern = String.raw`[+-]?((${digits})([eE][+-]?\d+)?|(?i:nan|inf|infinity))`;
  const ungrouped =
    format.thousands === null ? text : `regexp_replace(${text}, ${literal(group)}, '', 'g')`;
  return (
    `CASE WHEN ${fullMatch(text, pattern)} ` +
    `THEN replace(${ungrouped}, ${literal(format.decimal)}, '.') END`
  );
}

/** SQL condition: the text is a number in this format. */
export function isNumber(text: string, format: NumberFormat, codesToo: boolean): string {
  const number = numberText(text, format);
  const conditions = [`TRY_CAST(${number} AS DOUBLE) IS NOT NULL`, `NOT contains(${number}, '_')`];
  if (!codesToo) conditions.push(`NOT ${looksLikeCode(text)}`);
  return `(${conditions.join(' AND ')})`;
}

/**
 * SQL condition: the text has the form, and DuckDB casts it. A failing cast is slow, and AND does
 * not say what comes first: CASE does.
 */
function hasFormAndCasts(text: string, pattern: string, sqlType: string): string {
  return `CASE WHEN ${fullMatch(text, pattern)} THEN TRY_CAST(${text} AS ${sqlType}) IS NOT NULL END`;
}

function isWhole(text: string, format: NumberFormat, codesToo: boolean, sqlType: string): string {
  const number = numberText(text, format);
  if (sqlType === WIDE_INTEGER) return fullMatch(number, codesToo ? WIDE_WITH_ZEROS : WIDE);
  const whole = hasFormAndCasts(number, codesToo ? WHOLE_WITH_ZEROS : WHOLE, sqlType);
  // The cheap test first: printed again, most whole numbers are what was written.
  return sqlType === 'BIGINT' && isPlain(format)
    ? `CASE WHEN CAST(TRY_CAST(${text} AS BIGINT) AS VARCHAR) = ${text} THEN true ELSE ${whole} END`
    : whole;
}

/** Whole numbers with more digits than any number type keeps: text, so that none is lost. */
export const LONG_NUMBER: ColumnType = { kind: 'text', sqlType: 'VARCHAR' };

/** Types of columns of numbers, the narrowest first. */
export function numberCandidates(format: NumberFormat, codesToo: boolean): Candidate[] {
  const whole = ['BIGINT', 'UBIGINT', WIDE_INTEGER].map((sqlType): Candidate => ({
    type: { kind: 'integer', sqlType },
    matches: (text) => isWhole(text, format, codesToo, sqlType),
  }));
  return [
    ...whole,
    { type: LONG_NUMBER, matches: (text) => fullMatch(text, WHOLE) },
    {
      type: { kind: 'float', sqlType: 'DOUBLE' },
      matches: (text) => isNumber(text, format, codesToo),
    },
  ];
}

/** true and false, in any letter case. */
export const BOOLEAN_CANDIDATE: Candidate = {
  type: { kind: 'boolean', sqlType: 'BOOLEAN' },
  matches: (text) => `lower(${text}) IN ('true', 'false')`,
};

/** ISO 8601 dates and time stamps, without or with a zone. */
export const DATETIME_CANDIDATES: readonly Candidate[] = (
  [
    ['DATE', DATE],
    ['TIMESTAMP', `${DATE}(${TIME})?`],
    ['TIMESTAMP WITH TIME ZONE', `${DATE}(${TIME}|${ZONED_TIME})?`],
  ] as const
).map(([sqlType, pattern]) => ({
  type: { kind: 'datetime', sqlType },
  matches: (text) => hasFormAndCasts(text, pattern, sqlType),
}));

const TEXT: ColumnType = { kind: 'text', sqlType: 'VARCHAR' };
const EMPTY: ColumnType = { kind: 'empty', sqlType: 'VARCHAR' };

/** A column whose candidates are to be tested. */
interface Trial {
  readonly text: string;
  readonly candidates: readonly Candidate[];
}

/** How many values a column has, and the candidates that all of them match. */
interface Outcome {
  readonly values: number;
  readonly matching: readonly Candidate[];
}

async function tryChunk(
  database: Database,
  relation: string,
  trials: readonly Trial[],
): Promise<Outcome[]> {
  const texts = trials.map(({ text }, index) => `${text} AS t${index}`);
  const aggregates = trials.flatMap(({ candidates }, index) => [
    `count(t${index})`,
    ...candidates.map(({ matches }) => `count(*) FILTER (WHERE ${matches(`t${index}`)})`),
  ]);
  const counts = await database.row(
    `SELECT ${aggregates.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${relation})`,
  );
  let at = 0;
  const next = (): number => Number(counts[at++]);
  return trials.map(({ candidates }) => {
    const values = next();
    return { values, matching: candidates.filter(() => next() === values) };
  });
}

/** Tests the candidates of every column over all rows of the relation. */
async function tryAll(
  database: Database,
  relation: string,
  trials: readonly Trial[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < trials.length; from += COLUMNS_PER_QUERY) {
    const chunk = trials.slice(from, from + COLUMNS_PER_QUERY);
    outcomes.push(...(await tryChunk(database, relation, chunk)));
  }
  return outcomes;
}

/** What is known of a column while its type is looked for. */
interface Search extends Trial {
  candidates: readonly Candidate[];
  /** Whether the first rows held a value. */
  seen: boolean;
  type: ColumnType | null;
}

function decide({ values, matching }: Outcome): ColumnType {
  return values === 0 ? EMPTY : (matching[0]?.type ?? TEXT);
}

/** The first look: rules out what a few rows refute; decides where these are all rows. */
function narrow(search: Search, outcome: Outcome, complete: boolean): void {
  search.seen = outcome.values > 0;
  if (search.seen) search.candidates = outcome.matching;
  if (complete || (search.seen && search.candidates.length === 0)) search.type = decide(outcome);
}

/** The look at all rows: the best candidate holds, or the rest is still to be tried. */
function confirm(search: Search, outcome: Outcome, tried: number): void {
  search.candidates = search.candidates.slice(tried);
  const last = outcome.matching.length > 0 || search.candidates.length === 0;
  if (last || outcome.values === 0) search.type = decide(outcome);
}

/**
 * The types of columns of text, decided over all rows: a column has a type when every value of it
 * has. A first look at a few rows only rules candidates out, so that most columns are read once,
 * for the one candidate that is left.
 *
 * @param relation SQL of what stands behind FROM
 * @param rows how many rows it has
 */
export async function inferTypes(
  database: Database,
  relation: string,
  rows: number,
  columns: readonly TextColumn[],
): Promise<ColumnType[]> {
  const searches = columns.map((column): Search => ({ ...column, seen: false, type: null }));
  const sample = `(SELECT * FROM ${relation} LIMIT ${SAMPLE_ROWS})`;
  for (const [index, outcome] of (await tryAll(database, sample, searches)).entries()) {
    const search = searches[index];
    if (search !== undefined) narrow(search, outcome, rows <= SAMPLE_ROWS);
  }
  for (;;) {
    const open = searches.filter((search) => search.type === null);
    if (open.length === 0) return searches.map((search) => search.type ?? TEXT);
    const trials = open.map(({ text, candidates, seen }) => ({
      text,
      candidates: seen ? candidates.slice(0, 1) : candidates,
    }));
    for (const search of open) search.seen = false;
    for (const [index, outcome] of (await tryAll(database, relation, trials)).entries()) {
      const search = open[index];
      if (search !== undefined) confirm(search, outcome, trials[index]?.candidates.length ?? 0);
    }
  }
}
