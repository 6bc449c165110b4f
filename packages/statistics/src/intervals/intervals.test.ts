import { describe, expect, it } from '@jest/globals';
import { aucScoreInterval } from './auc.ts';
import { differenceInterval } from './difference.ts';
import { logitInterval } from './logit.ts';
import { skewedInterval, studentInterval } from './mean.ts';
import { medianRanks } from './median.ts';
import { wilsonInterval } from './proportion.ts';

const close = (values: readonly number[], digits = 10): unknown[] =>
  values.map((value) => expect.closeTo(value, digits));

/** scipy.stats.binomtest(k, n).proportion_ci(method='wilson'), SciPy 1.17.1 */
describe('wilsonInterval', () => {
  it.each([
    [0, 10, [0, 0.2775327998628892]],
    [10, 10, [0.7224672001371107, 1]],
    [1, 3, [0.06149194472039633, 0.7923403991979523]],
    [81, 263, [0.2552885198782742, 0.36620957698280004]],
  ])('of %p in %p', (hits, n, expected) => {
    expect(wilsonInterval(hits / n, n, 0.95)).toEqual(close(expected));
  });
});

const deviationsOf = (values: readonly number[]): { mean: number; deviations: Float64Array } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviations: Float64Array.from(values, (v) => (v - mean) / values.length) };
};

describe('intervals of a mean', () => {
  const symmetric = [-3, -1, 0, 1, 3];

  it('is Student’s', () => {
    const { mean, deviations } = deviationsOf(symmetric);
    // scipy.stats.ttest_1samp([-3, -1, 0, 1, 3], 0).confidence_interval()
    const expected = [-2.776445105197793, 2.776445105197793];
    expect(studentInterval(mean, deviations, 5, 0.95)).toEqual(close(expected));
  });

  it('corrects for skewness, and does nothing without it', () => {
    const even = deviationsOf(symmetric);
    expect(skewedInterval(even.mean, even.deviations, 5, 0.95)).toEqual(
      close(studentInterval(even.mean, even.deviations, 5, 0.95) ?? []),
    );
    const { mean, deviations } = deviationsOf([0, 0, 0, 1, 9]);
    const [low, high] = skewedInterval(mean, deviations, 5, 0.95) ?? [NaN, NaN];
    expect(high - mean).toBeGreaterThan(2 * (mean - low));
  });

  it('does not exist for one row, nor, as Student’s, without spread', () => {
    expect(skewedInterval(2, new Float64Array(4), 4, 0.95)).toEqual([2, 2]);
    expect(studentInterval(2, new Float64Array(4), 4, 0.95)).toBeNull();
    expect(skewedInterval(2, new Float64Array(1), 1, 0.95)).toBeNull();
    expect(studentInterval(2, new Float64Array(1), 1, 0.95)).toBeNull();
  });
});

describe('logitInterval', () => {
  it('stays inside, and is symmetric about one half', () => {
    const [low, high] = logitInterval(0.99, 0.02, 2);
    expect(high).toBeLessThan(1);
    expect(0.99 - low).toBeGreaterThan(high - 0.99);
    const [below, above] = logitInterval(0.5, 0.05, 2);
    expect(below + above).toBeCloseTo(1, 12);
  });
});

describe('differenceInterval', () => {
  const first = { value: 5, interval: [4, 6] } as const;
  const second = { value: 3, interval: [1, 5] } as const;

  it('adds squares of independent estimates', () => {
    const half = Math.sqrt(1 + 4);
    expect(differenceInterval(first, second, 0)).toEqual(close([2 - half, 2 + half]));
  });

  it('takes correlation and factor into account', () => {
    expect(differenceInterval(first, second, 1)).toEqual(close([1, 3]));
    expect(differenceInterval(first, second, 1, 0.5)).toEqual(close([3.5, 3.5]));
  });

  it('keeps asymmetry', () => {
    const near = { value: 0.95, interval: [0.85, 0.97] } as const;
    const [low, high] = differenceInterval(near, { value: 0.5, interval: [0.4, 0.6] }, 0);
    expect(0.45 - low).toBeGreaterThan(high - 0.45);
  });
});

describe('medianRanks', () => {
  it.each([1, 5])('needs more than %p values', (n) => {
    expect(medianRanks(n, 0.95)).toBeNull();
  });

  it('are symmetric and inside', () => {
    for (const n of [6, 7, 50, 1001, 100_000]) {
      const [low = 0, high = 0] = medianRanks(n, 0.95) ?? [];
      expect(low + high).toBeCloseTo(n + 1, 6);
      expect(low).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('aucScoreInterval', () => {
  it('mirrors when the classes are swapped', () => {
    const [low, high] = aucScoreInterval(0.8, 12, 30, 0.95);
    expect(aucScoreInterval(0.2, 12, 30, 0.95)).toEqual(close([1 - high, 1 - low]));
  });

  it('is honest about a perfect separation of few rows', () => {
    const [low, high] = aucScoreInterval(1, 3, 3, 0.95);
    expect(high).toBe(1);
    expect(low).toBeGreaterThan(0.3);
    expect(low).toBeLessThan(0.8);
    expect(aucScoreInterval(1, 300, 300, 0.95)[0]).toBeGreaterThan(0.98);
  });
});
