import { describe, expect, it } from '@jest/globals';
import { mergeBins, shares, sparkline } from './spark.ts';

describe('sparkline', () => {
  it('is tallest where most rows are', () => {
    expect(sparkline([0, 5, 10])).toBe('▁▅█');
  });

  it('has a character per bin and at most ten', () => {
    expect(Array.from(sparkline([1, 1, 1]))).toHaveLength(3);
    expect(Array.from(sparkline(new Array<number>(100).fill(1)))).toHaveLength(10);
  });

  it('is nothing where nothing was counted', () => {
    expect(sparkline([])).toBe('');
    expect(sparkline([0, 0])).toBe('');
  });
});

describe('mergeBins', () => {
  it('keeps every row', () => {
    const counts = Array.from({ length: 37 }, (_, i) => i);
    expect(mergeBins(counts, 10).reduce((a, b) => a + b)).toBe(counts.reduce((a, b) => a + b));
  });
});

describe('shares', () => {
  it('are zero of nothing', () => {
    expect(shares([1, 3])).toEqual([0.25, 0.75]);
    expect(shares([0, 0])).toEqual([0, 0]);
  });
});
