import { ConfigurationError } from '../errors.ts';
import type { Comparison, Gate, Limit, SliceLine, SliceTerm } from './gate.ts';
import { COMPARISONS } from './gate.ts';

const GATE_FORM =
  'a gate reads: <metric>[(<argument>, …)] <comparison> <number or champion ± number> ' +
  '[on <column>] [where <SQL>]';
const SLICE_FORM =
  'a slice reads: <column>[, <column>] [where <SQL>], with bins(<column>, <edge>, …) or ' +
  'quantiles(<column>, <count>) in place of a numeric column';

/** What is read, for messages. */
interface Reading {
  /** The input that the line comes from, the first word of errors. */
  readonly subject: string;
  readonly form: string;
}

/** Reads a line from left to right; every `take…` moves on past what it returns. */
class Reader {
  readonly #text: string;
  readonly #reading: Reading;
  #at = 0;

  constructor(text: string, reading: Reading) {
    this.#text = text;
    this.#reading = reading;
  }

  get rest(): string {
    return this.#text.slice(this.#at).trim();
  }

  /** The match at this place (blanks before it are skipped), or null. */
  take(pattern: RegExp): string | null {
    const sticky = new RegExp(`\\s*(${pattern.source})`, 'iuy');
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#text);
    if (match === null) return null;
    this.#at = sticky.lastIndex;
    return match[1] ?? '';
  }

  takeWord(word: string): boolean {
    return this.take(new RegExp(`${word}(?![\\w-])`, 'u')) !== null;
  }

  fail(detail: string): never {
    const { subject, form } = this.#reading;
    throw new ConfigurationError(subject, `"${this.#text}": ${detail}; ${form}`);
  }
}

/** Cuts a comment: a `#` after white space that stands outside quotes. */
function withoutComment(line: string): string {
  let quote: string | null = null;
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (quote !== null) {
      if (char === quote) quote = null;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '#' && (i === 0 || /\s/.test(line.charAt(i - 1)))) {
      return line.slice(0, i);
    }
  }
  return line;
}

const BARE_NAME = /[\p{L}_][\p{L}\p{N}_.-]*/u;
const COMPARISON = />=|<=|==|!=|>|</;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?/;

/** A text in double quotes, with `""` for a quote. */
function takeQuoted(reader: Reader): string | null {
  const quoted = reader.take(/"(?:[^"]|"")*"/);
  return quoted === null ? null : quoted.slice(1, -1).replaceAll('""', '"');
}

/** A column's name: bare, or in double quotes. */
function takeName(reader: Reader, what: string): string {
  return takeQuoted(reader) ?? reader.take(BARE_NAME) ?? reader.fail(`${what} is missing`);
}

const BARE_ARGUMENT = /[^\s,()"<>=!]+/;

/**
 * A name, a number, or a class label (whatever has neither blanks, commas nor parentheses), or a
 * condition: `epss >= 0.1`.
 */
function takeArgument(reader: Reader): string {
  const missing = 'an argument in parentheses is missing';
  const quoted = takeQuoted(reader);
  if (quoted !== null) return quoted;
  const name = reader.take(BARE_ARGUMENT) ?? reader.fail(missing);
  const comparison = reader.take(COMPARISON);
  if (comparison === null) return name;
  const limit = reader.take(BARE_ARGUMENT) ?? reader.fail(`"${name} ${comparison}" has no limit`);
  return `${name} ${comparison} ${limit}`;
}

function takeArguments(reader: Reader): string[] {
  const names: string[] = [];
  if (reader.take(/\(/) === null) return names;
  do names.push(takeArgument(reader));
  while (reader.take(/,/) !== null);
  if (reader.take(/\)/) === null) reader.fail('")" is missing');
  return names;
}

function takeNumber(reader: Reader, what: string): number {
  const text = reader.take(NUMBER);
  if (text === null) return reader.fail(`${what} is not a number`);
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  return Number.isFinite(value) ? value : reader.fail(`${text} is not a finite number`);
}

function takeLimit(reader: Reader): Limit {
  if (!reader.takeWord('champion')) {
    return { kind: 'number', value: takeNumber(reader, 'the limit') };
  }
  const sign = reader.take(/[-+*−]/);
  if (sign === null) return { kind: 'champion', factor: 1, offset: 0 };
  const value = takeNumber(reader, `what follows "champion ${sign}"`);
  if (sign === '*') return { kind: 'champion', factor: value, offset: 0 };
  return { kind: 'champion', factor: 1, offset: sign === '+' ? value : -value };
}

function takeCondition(reader: Reader): Pick<Gate, 'comparison' | 'limit' | 'margin'> {
  if (reader.takeWord('within')) {
    const margin = takeNumber(reader, 'the margin after "within"');
    if (margin < 0) reader.fail('the margin after "within" is negative');
    if (!reader.takeWord('of')) reader.fail('"of" is missing after "within <number>"');
    const limit = takeLimit(reader);
    if (limit.kind !== 'champion') reader.fail('"within <number> of" goes with champion');
    return { comparison: 'within', limit, margin };
  }
  const comparison = reader.take(COMPARISON) as Comparison | null;
  if (comparison === null) {
    return reader.fail(`a comparison (${COMPARISONS.join(' ')}) is missing`);
  }
  return { comparison, limit: takeLimit(reader), margin: null };
}

/** The column and the numbers of `bins(distance, 500, 2000)` or `quantiles(distance, 4)`. */
function takeBinArguments(reader: Reader, name: string): { column: string; numbers: number[] } {
  const column = takeName(reader, `the column of ${name}(…)`);
  const numbers: number[] = [];
  while (reader.take(/,/) !== null) numbers.push(takeNumber(reader, `what ${name}(…) lists`));
  if (reader.take(/\)/) === null) reader.fail('")" is missing');
  return { column, numbers };
}

function takeTerm(reader: Reader, what: string): SliceTerm {
  if (reader.take(/bins\s*\(/) !== null) {
    const { column, numbers } = takeBinArguments(reader, 'bins');
    const edges = numbers.toSorted((a, b) => a - b);
    if (edges.length === 0) return reader.fail(`bins(${column}, …) needs an edge at least`);
    const twice = edges.find((edge, i) => edge === edges[i - 1]);
    if (twice !== undefined) return reader.fail(`bins(…) has the edge ${twice} twice`);
    return { column, edges };
  }
  if (reader.take(/quantiles\s*\(/) !== null) {
    const { column, numbers } = takeBinArguments(reader, 'quantiles');
    const [count = NaN, ...more] = numbers;
    if (more.length > 0 || !Number.isInteger(count) || count < 2 || count > 100) {
      return reader.fail(`quantiles(${column}, …) takes one whole number from 2 to 100`);
    }
    return { column, quantiles: count };
  }
  return takeName(reader, what);
}

function takeTerms(reader: Reader, what: string): SliceTerm[] {
  const terms: SliceTerm[] = [];
  do terms.push(takeTerm(reader, what));
  while (reader.take(/,/) !== null);
  return terms;
}

function takeOn(reader: Reader): SliceTerm[] {
  return reader.takeWord('on') ? takeTerms(reader, 'the column after "on"') : [];
}

/** The predicate after `where`; null without one. Nothing else may follow. */
function takeWhere(reader: Reader): string | null {
  if (!reader.takeWord('where')) {
    if (reader.rest !== '') reader.fail(`"${reader.rest}" is not understood`);
    return null;
  }
  const sql = reader.rest;
  return sql === '' ? reader.fail('the SQL predicate after "where" is missing') : sql;
}

/**
 * Parses one slice: what may stand after `on` in a gate, `where` and an SQL predicate, or both.
 *
 * @param subject the input that it comes from, the first word of errors
 * @throws ConfigurationError that quotes the line and says what is wrong with it.
 */
export function parseSlice(line: string, subject = 'slices'): SliceLine {
  const text = line.trim();
  const reader = new Reader(text, { subject, form: SLICE_FORM });
  const isPredicate = /^where(?![\w-])/i.test(text);
  const on = isPredicate ? [] : takeTerms(reader, 'a column');
  return { text, on, where: takeWhere(reader) };
}

/**
 * Parses one gate line (design: "Gates, one line each").
 *
 * @throws ConfigurationError that quotes the line and says what is wrong with it.
 */
export function parseGate(line: string): Gate {
  const text = withoutComment(line).trim();
  const reader = new Reader(text, { subject: 'gates', form: GATE_FORM });
  const metric = reader.take(/[a-z_][a-z0-9_]*/) ?? reader.fail('the metric is missing');
  const args = takeArguments(reader);
  const condition = takeCondition(reader);
  const on = takeOn(reader);
  return { text, metric, args, ...condition, on, where: takeWhere(reader) };
}

/** Parses gate lines; blank lines and comments are skipped. */
export function parseGates(lines: readonly string[]): Gate[] {
  return lines
    .flatMap((line) => line.split(/\r?\n/))
    .filter((line) => withoutComment(line).trim() !== '')
    .map(parseGate);
}
