import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finiteOrNull, recordFrom, stringifyJson, stringifyPieces } from './json.ts';

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

describe('stringifyPieces', () => {
  const joined = (value: unknown): string => [...stringifyPieces(value)].join('');

  it('returns the very text of stringifyJson, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, depthSize: 'small' }), (value) => {
        expect(joined(value)).toBe(stringifyJson(value));
      }),
    );
  });

  it.each([
    [{ a: undefined }],
    [{ a: { b: undefined, c: [undefined, null] } }],
    [{ a: [], b: {}, c: [[], {}] }],
    [{ at: new Date(0), deep: [{ at: new Date(0) }] }],
    [{ text: 'two\nlines', more: [{ deep: { deeper: { text: '\u2028\n' } } }] }],
    ['text'],
    [[]],
  ])('writes %j as stringifyJson does', (value) => {
    expect(joined(value)).toBe(stringifyJson(value));
  });

  it('comes in pieces', () => {
    const value = { list: Array.from({ length: 20_000 }, (_, i) => ({ i, text: 'x'.repeat(20) })) };
    const pieces = [...stringifyPieces(value)];
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100_000);
    expect(pieces.join('')).toBe(stringifyJson(value));
  });

  it('refuses what JSON cannot hold, and names the key', () => {
    expect(() => joined({ metrics: { auc: NaN } })).toThrow(/^auc is/);
    expect(() => joined({ a: [1n] })).toThrow(/is a bigint/);
    expect(() => joined(NaN)).toThrow(/^value is NaN/);
  });
});

describe('finiteOrNull', () => {
  it('turns what JSON cannot hold into null', () => {
    expect([NaN, Infinity, 0.5].map(finiteOrNull)).toEqual([null, null, 0.5]);
  });
});
