import { describe, expect, it } from '@jest/globals';
import { finiteOrNull, recordFrom, stringifyJson } from './json.ts';

describe('stringifyJson', () => {
  it.each([NaN, Infinity, -Infinity])('refuses %p and names the key', (value) => {
    expect(() => stringifyJson({ metrics: { auc: value } })).toThrow(/^auc is/);
  });

  it('refuses BigInt instead of losing digits', () => {
    expect(() => stringifyJson({ id: 1n })).toThrow('id is a bigint');
  });

  it('keeps a key called __proto__', () => {
    const text = stringifyJson({ columns: recordFrom([['__proto__', 1]]) });
    expect(text).toContain('"__proto__": 1');
  });

  it('prints and parses round', () => {
    const value = { a: [1, 'x', null, true], b: { c: 0.1 } };
    expect(JSON.parse(stringifyJson(value))).toEqual(value);
  });
});

describe('finiteOrNull', () => {
  it('turns what JSON cannot hold into null', () => {
    expect([NaN, Infinity, 0.5].map(finiteOrNull)).toEqual([null, null, 0.5]);
  });
});
