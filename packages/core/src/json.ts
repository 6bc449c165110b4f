/** Any value that strict JSON can hold. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

function refuseWhatJsonCannotHold(this: unknown, key: string, value: unknown): unknown {
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
