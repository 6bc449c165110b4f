import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  commonDecimals,
  decimalsAgainst,
  formatBytes,
  formatConfidence,
  formatEstimate,
  formatFixed,
  formatLimit,
  formatPercent,
  formatPValue,
  formatValue,
} from './numbers.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('formatEstimate', () => {
  it.each<[number, [number, number] | null, string]>([
    [0.741, [0.733, 0.749], '0.741 [0.733, 0.749]'],
    [0.5, [0.3, 0.7], '0.50 [0.30, 0.70]'],
    [12.41, [12.2, 12.62], '12.41 [12.20, 12.62]'],
    [0.48123, [0.4751, 0.4873], '0.481 [0.475, 0.487]'],
    [123456.7, [120000, 130000], '123,457 [120,000, 130,000]'],
    [-0.02, [-0.031, -0.009], '−0.020 [−0.031, −0.009]'],
    [2e-6, [1e-6, 3e-6], '2.00e−6 [1.00e−6, 3.00e−6]'],
    [1, [1, 1], '1 [1, 1]'],
    [0.741, null, '0.7410'],
  ])('%p with %p is %s', (value, interval, text) => {
    expect(formatEstimate(value, interval)).toBe(text);
  });

  it('signs differences, and zero has no sign', () => {
    expect(formatEstimate(0.012, [-0.004, 0.02], 3, true)).toBe('+0.012 [−0.004, +0.020]');
    expect(formatEstimate(0, [0, 0], 3, true)).toBe('0.000 [0.000, 0.000]');
    expect(formatFixed(-0.0001, 3, true)).toBe('0.000');
  });

  it('writes both ends with the same decimals, and never NaN', () => {
    fc.assert(
      fc.property(finite, finite, finite, (value, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const text = formatEstimate(value, [low, high]);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        const numbers = text.replace(/[[\]]/g, '').split(/ |, /);
        expect(numbers).toHaveLength(3);
        const decimals = numbers.map((number) => /\.(\d+)(?:e|$)/.exec(number)?.[1]?.length ?? 0);
        if (!text.includes('e')) expect(new Set(decimals).size).toBe(1);
      }),
    );
  });
});

describe('commonDecimals', () => {
  it('follows the narrowest interval', () => {
    expect(
      commonDecimals(
        [0.7],
        [
          [0.6, 0.8],
          [0.001, 0.002],
        ],
      ),
    ).toBe(4);
  });

  it('shows four digits where there is no interval', () => {
    expect(commonDecimals([0.7412, null], [null])).toBe(4);
    expect(commonDecimals([3], [null])).toBe(0);
    expect(commonDecimals([], [])).toBe(0);
  });
});

describe('decimalsAgainst', () => {
  it('adds decimals until value and limit differ', () => {
    expect(decimalsAgainst(0.79996, 0.8, 3)).toBe(5);
    expect(decimalsAgainst(0.8, 0.8, 3)).toBe(3);
    expect(decimalsAgainst(0.7, null, 3)).toBe(3);
  });
});

describe('numbers that stand alone', () => {
  it.each([
    [0, '0'],
    [0.25, '0.25'],
    [-0.5, '−0.5'],
    [41237, '41,237'],
    [1234.56, '1,235'],
    [1.5e-7, '1.500e−7'],
  ])('value %p is %s', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });

  it.each([
    [0.7, '0.7'],
    [-0.005, '−0.005'],
    [0.123456, '0.123456'],
    [20, '20'],
  ])('limit %p is %s', (value, text) => {
    expect(formatLimit(value)).toBe(text);
  });

  it.each([
    [0.0004, '< 0.001'],
    [0, '< 0.001'],
    [0.001, '0.001'],
    [0.6, '0.600'],
    [1, '1.000'],
  ])('p-value %p is %s', (value, text) => {
    expect(formatPValue(value)).toBe(text);
  });

  it.each([
    [0, '0%'],
    [0.0001, '< 0.1%'],
    [0.124, '12.4%'],
    [0.9999, '> 99.9%'],
    [1, '100%'],
  ])('share %p is %s', (value, text) => {
    expect(formatPercent(value)).toBe(text);
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [412_331, '412 kB'],
    [1_500_000, '1.5 MB'],
    [999_999, '1 MB'],
  ])('%p bytes are %s', (value, text) => {
    expect(formatBytes(value)).toBe(text);
  });

  it('writes a confidence as it is set', () => {
    expect([0.95, 0.99, 0.995].map(formatConfidence)).toEqual(['95%', '99%', '99.5%']);
  });
});
