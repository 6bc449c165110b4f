import { describe, expect, it } from '@jest/globals';
import { formatDuration, parseDuration } from './duration.ts';

describe('parseDuration', () => {
  it.each([
    ['30s', 30_000],
    ['10m', 600_000],
    ['12h', 43_200_000],
    ['7d', 604_800_000],
    ['1d12h', 129_600_000],
    ['0.5h', 1_800_000],
    ['0s', 0],
  ])('%s is %d ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each(['', '7', 'd', '7 d', '-1d', '1w', '7D', '1e3s', '1d-2h'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [400, '0s'],
    [45_000, '45s'],
    [59_900, '1m'],
    [720_000, '12m'],
    [3_600_000, '1h'],
    [273_600_000, '3d 4h'],
    [86_400_000 + 5_000, '1d'],
    [-5, '0s'],
  ])('%d ms are %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});
