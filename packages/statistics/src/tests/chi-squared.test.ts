import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chiSquaredHomogeneity } from './chi-squared.ts';

const counts = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
    minLength: 1,
    maxLength: 12,
  })
  .filter((rows) => rows.some(([a]) => a > 0) && rows.some(([, b]) => b > 0));

/** Every 2 × k table with the margins of the given one, with its probability. */
function* tablesLike(
  totals: readonly number[],
  n2: number,
): Generator<{ current: number[]; weight: number }> {
  function choose(n: number, k: number): number {
    let ways = 1;
    for (let i = 1; i <= k; i++) ways *= (n - k + i) / i;
    return ways;
  }
  function* fill(
    i: number,
    rest: number,
    weight: number,
    taken: number[],
  ): Generator<{
    current: number[];
    weight: number;
  }> {
    const total = totals[i];
    if (total === undefined) {
      if (rest === 0) yield { current: taken, weight };
      return;
    }
    for (let k = 0; k <= Math.min(total, rest); k++) {
      yield* fill(i + 1, rest - k, weight * choose(total, k), [...taken, k]);
    }
  }
  const all = choose(
    totals.reduce((sum, total) => sum + total, 0),
    n2,
  );
  yield* fill(0, n2, 1 / all, []);
}

describe('chiSquaredHomogeneity', () => {
  it('tells homogeneity from goodness of fit (whylogs#491)', () => {
    expect(chiSquaredHomogeneity([130, 370], [240, 260]).statistic).toBeCloseTo(51.909, 3);
  });

  it('does not depend on the order of the categories, on the sides, or on empty categories', () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const a = rows.map(([count]) => count);
        const b = rows.map(([, count]) => count);
        const test = chiSquaredHomogeneity(a, b);
        expect(chiSquaredHomogeneity(b, a).statistic).toBeCloseTo(test.statistic, 9);
        expect(chiSquaredHomogeneity(a.toReversed(), b.toReversed()).pValue).toBeCloseTo(
          test.pValue,
          9,
        );
        expect(chiSquaredHomogeneity([0, ...a], [0, ...b])).toEqual(test);
        expect(test.sparsePValue).toBeGreaterThanOrEqual(0);
        expect(test.sparsePValue).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is exactly 0 for equal shares of different totals', () => {
    expect(chiSquaredHomogeneity([1, 2, 4], [100, 200, 400])).toMatchObject({
      statistic: 0,
      pValue: 1,
      sparsePValue: 1,
    });
  });

  it('has nothing to test in a single category', () => {
    expect(chiSquaredHomogeneity([7, 0], [3, 0])).toMatchObject({
      statistic: 0,
      degreesOfFreedom: 0,
      pValue: 1,
      sparsePValue: 1,
    });
  });

  it('knows the moments of a sparse table: against all tables with its margins', () => {
    const totals = [9, 5, 1, 1, 1, 1];
    const n2 = 3;
    const tables = [...tablesLike(totals, n2)].map(({ current, weight }) => {
      const reference = totals.map((total, i) => total - (current[i] ?? 0));
      return { weight, test: chiSquaredHomogeneity(reference, current) };
    });
    expect(tables.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const { test } of tables) {
      const exact = tables
        .filter((other) => other.test.statistic >= test.statistic - 1e-9)
        .reduce((sum, { weight }) => sum + weight, 0);
      expect(Math.abs(test.sparsePValue - exact)).toBeLessThan(0.25);
    }
  });

  it('does not take one row in a rare category for proof, where the usual p-value does', () => {
    const reference = [5000, 4990, ...Array<number>(10).fill(1)];
    const current = [15, 14, 1, ...Array<number>(9).fill(0)];
    const test = chiSquaredHomogeneity(reference, current);
    expect(test.smallestExpected).toBeLessThan(0.01);
    expect(test.pValue).toBeLessThan(1e-9);
    expect(test.sparsePValue).toBeGreaterThan(0.01);
  });

  it('refuses sides of different length and an empty side', () => {
    expect(() => chiSquaredHomogeneity([1, 2], [1])).toThrow(RangeError);
    expect(() => chiSquaredHomogeneity([1, 2], [0, 0])).toThrow(RangeError);
    expect(() => chiSquaredHomogeneity([], [])).toThrow(RangeError);
  });
});
