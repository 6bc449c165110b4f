import { ConfigurationError } from '../errors.ts';
import type { Comparison, Gate, Limit } from './gate.ts';
import { COMPARISONS } from './gate.ts';

const FORM =
  'a gate reads: <metric>[(<argument>, …)] <comparison> <number or champion ± number> ' +
  '[on <column>] [where <SQL>]';

/** Reads a line from left to right; every `take…` moves on past what it returns. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
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
    throw new ConfigurationError('gates', `"${this.#text}": ${detail}; ${FORM}`);
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
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?/;

/** A column or argument name: bare, or in double quotes with `""` for a quote. */
function takeName(reader: Reader, what: string): string {
  const quoted = reader.take(/"(?:[^"]|"")*"/);
  if (quoted !== null) return quoted.slice(1, -1).replaceAll('""', '"');
  return reader.take(BARE_NAME) ?? reader.fail(`${what} is missing`);
}

function takeArguments(reader: Reader): string[] {
  const names: string[] = [];
  if (reader.take(/\(/) === null) return names;
  do names.push(takeName(reader, 'an argument in parentheses'));
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
  const comparison = reader.take(/>=|<=|==|!=|>|</) as Comparison | null;
  if (comparison === null) {
    return reader.fail(`a comparison (${COMPARISONS.join(' ')}) is missing`);
  }
  return { comparison, limit: takeLimit(reader), margin: null };
}

function takeOn(reader: Reader): string[] {
  const columns: string[] = [];
  if (!reader.takeWord('on')) return columns;
  do columns.push(takeName(reader, 'the column after "on"'));
  while (reader.take(/,/) !== null);
  return columns;
}

/**
 * Parses one gate line (design: "Gates, one line each").
 *
 * @throws ConfigurationError that quotes the line and says what is wrong with it.
 */
export function parseGate(line: string): Gate {
  const text = withoutComment(line).trim();
  const reader = new Reader(text);
  const metric = reader.take(/[a-z_][a-z0-9_]*/) ?? reader.fail('the metric is missing');
  const args = takeArguments(reader);
  const condition = takeCondition(reader);
  const on = takeOn(reader);
  let where: string | null = null;
  if (reader.takeWord('where')) {
    where = reader.rest;
    if (where === '') reader.fail('the SQL predicate after "where" is missing');
  } else if (reader.rest !== '') {
    reader.fail(`"${reader.rest}" is not understood`);
  }
  return { text, metric, args, ...condition, on, where };
}

/** Parses gate lines; blank lines and comments are skipped. */
export function parseGates(lines: readonly string[]): Gate[] {
  return lines
    .flatMap((line) => line.split(/\r?\n/))
    .filter((line) => withoutComment(line).trim() !== '')
    .map(parseGate);
}
