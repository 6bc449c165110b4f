/** Any value that strict JSON can hold. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

function refuseWhatJsonCannotHold(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`${key || 'value'} is ${value}: strict JSON has no such number`);
  }
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError(`${key || 'value'} is a ${typeof value}: strict JSON has no such type`);
  }
  return value;
}

/**
 * Strict JSON, indented by two blanks, with a newline at the end.
 *
 * @throws TypeError for NaN, Infinity, BigInt and functions: they are our bugs, since a value
 *   that does not exist is null with a reason.
 */
export function stringifyJson(value: unknown): string {
  return `${JSON.stringify(value, refuseWhatJsonCannotHold, 2)}\n`;
}

/** Pieces are about as long as this, in characters. */
const PIECE = 1 << 16;

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !('toJSON' in value) && Object.keys(value).length > 0;
}

/** The parts of the text of a value that stands at an indentation. */
function* parts(key: string, value: unknown, indent: string, depth: number): Generator<string> {
  const inner = `${indent}  `;
  if (depth > 0 && isList(value)) {
    let before = `[\n${inner}`;
    for (const [i, item] of value.entries()) {
      yield before;
      yield* parts(String(i), item ?? null, inner, depth - 1);
      before = `,\n${inner}`;
    }
    yield `\n${indent}]`;
  } else if (depth > 0 && isMapping(value)) {
    let before = `{\n${inner}`;
    for (const [name, item] of Object.entries(value)) {
      if (item === undefined) continue;
      yield `${before}${JSON.stringify(name)}: `;
      yield* parts(name, item, inner, depth - 1);
      before = `,\n${inner}`;
    }
    yield before.startsWith('{') ? '{}' : `\n${indent}}`;
  } else {
    refuseWhatJsonCannotHold(key, value);
    // Texts in JSON have no line ends of their own.
    yield JSON.stringify(value, refuseWhatJsonCannotHold, 2).replaceAll('\n', `\n${indent}`);
  }
}

/**
 * What `stringifyJson` returns, in pieces: a long value is never whole in memory as text.
 *
 * @throws TypeError as `stringifyJson` does
 */
export function* stringifyPieces(value: unknown): Generator<string> {
  let piece = '';
  // Statement, predicate, list, finding: what is below is short.
  for (const part of parts('', value, '', 3)) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

/** A number for JSON: null instead of NaN or an infinity. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/**
 * An object from key and value pairs in which a key called `__proto__` is a key like any other.
 */
export function recordFrom<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries(entries);
}
