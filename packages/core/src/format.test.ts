import { describe, expect, it } from '@jest/globals';
import { formatCount, formatNumber, formatSigned, plural } from './format.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [41237, '41237'],
    [0.74123456, '0.7412'],
    [0.1, '0.1'],
    [123.456, '123.5'],
    [0.9999999, '1'],
    [-0.005, '-0.005'],
    [1.5e-7, '1.500e-7'],
    [1e20, '1.000e+20'],
    [100, '100'],
  ])('%p is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('formatSigned', () => {
  it('carries a sign unless the number shows as zero', () => {
    expect(formatSigned(0.0123)).toBe('+0.0123');
    expect(formatSigned(-0.4)).toBe('−0.4');
    expect(formatSigned(0)).toBe('0');
  });
});

describe('counts', () => {
  it('groups digits and agrees in number', () => {
    expect(formatCount(41237)).toBe('41,237');
    expect(plural(1, 'row')).toBe('1 row');
    expect(plural(2000, 'row')).toBe('2,000 rows');
  });
});
