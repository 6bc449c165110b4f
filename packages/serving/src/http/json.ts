import { isUtf8 } from 'node:buffer';
import { messageOf } from '@slipway/core';
import { badRequest, shown } from '../request-error.ts';
import { findDuplicateKey } from './duplicate-keys.ts';

const COLON = ':';

/** Nobody nests deeper; what goes on from here may then recurse. */
const MAX_DEPTH = 100;

/**
 * Keys of all objects in a parsed value.
 *
 * @throws RequestError 400 for a value that is nested too deeply.
 */
function countKeys(value: object, depth = 1): number {
  if (depth > MAX_DEPTH) throw badRequest(`the body is nested deeper than ${MAX_DEPTH}`);
  const isList = Array.isArray(value);
  const items: readonly unknown[] = isList ? value : Object.values(value);
  let count = isList ? 0 : items.length;
  for (const item of items) {
    if (typeof item === 'object' && item !== null) count += countKeys(item, depth + 1);
  }
  return count;
}

function countColons(text: string): number {
  let count = 0;
  for (let at = text.indexOf(COLON); at >= 0; at = text.indexOf(COLON, at + 1)) count += 1;
  return count;
}

/**
 * Refuses an object that names a key twice: JSON.parse silently takes the last one. A text with as
 * many colons as keys has none; only others are looked at closely.
 */
function refuseDuplicateKeys(text: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (countColons(text) === countKeys(value)) return;
  const key = findDuplicateKey(text);
  if (key !== null) throw badRequest(`the body has the key ${shown(key)} twice in one object`);
}

function decode(body: Uint8Array): string {
  if (body.length === 0) throw badRequest('the body is empty; JSON is expected');
  if (!isUtf8(body)) throw badRequest('the body is not UTF-8');
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** A request's JSON, and the same once more with every digit of its numbers. */
export interface JsonBody {
  readonly value: unknown;
  /** The value with whole numbers beyond 2^53 as bigint; parsed when somebody asks. */
  readonly exact: () => unknown;
}

/** The third argument that JSON.parse hands a reviver: the number as it was written. */
function sourceOf(context: unknown): string {
  const isObject = typeof context === 'object' && context !== null;
  return isObject && 'source' in context ? String(context.source) : '';
}

function parseExact(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, ...rest: unknown[]): unknown => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    const source = sourceOf(rest[0]);
    return /^-?\d+$/.test(source) ? BigInt(source) : value;
  });
}

/**
 * Parses the JSON of a request. `__proto__` is a key like any other; nothing is merged into
 * anything.
 *
 * @throws RequestError 400 for text that is not UTF-8, not JSON, or names a key twice.
 */
export function parseJson(body: Uint8Array): JsonBody {
  const text = decode(body);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const hint = /\b(?:NaN|Infinity)\b/.test(text)
      ? '; JSON has no NaN and no Infinity: a missing value is null'
      : '';
    throw badRequest(`the body is not JSON: ${messageOf(error).slice(0, 200)}${hint}`);
  }
  refuseDuplicateKeys(text, value);
  return { value, exact: () => parseExact(text) };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON in which text of the client's can be no markup, wherever it ends up. */
export function stringifySafe(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (found) => ESCAPES[found] ?? found);
}

/** Whether a parsed value is an object, which null and lists are not. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own value under a key; undefined where there is none, `__proto__` included. */
export function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
