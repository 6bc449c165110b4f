import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chiSquaredHomogeneity } from './chi-squared.ts';
import { fisherExact } from './fisher-exact.ts';
import { gTest } from './g-test.ts';
import { twoProportionZ } from './two-proportion-z.ts';

const side = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .filter(([a, b]) => a + b > 0);

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways *= (n - k + i) / i;
  return ways;
}

describe('fisherExact', () => {
  it('sums the tables that are at most as probable', () => {
    fc.assert(
      fc.property(side, side, ([a, b], [c, d]) => {
        const weight = (x: number): number => choose(a + b, x) * choose(c + d, a + c - x);
        let [extreme, total] = [0, 0];
        for (let x = 0; x <= Math.min(a + b, a + c); x++) {
          if (a + c - x > c + d) continue;
          total += weight(x);
          if (weight(x) <= weight(a) * (1 + 1e-7)) extreme += weight(x);
        }
        expect(fisherExact([a, b], [c, d])).toBeCloseTo(extreme / total, 10);
      }),
    );
  });

  it('does not depend on the order of sides and categories', () => {
    fc.assert(
      fc.property(side, side, ([a, b], [c, d]) => {
        const p = fisherExact([a, b], [c, d]);
        expect(fisherExact([c, d], [a, b])).toBeCloseTo(p, 10);
        expect(fisherExact([b, a], [d, c])).toBeCloseTo(p, 10);
      }),
    );
  });

  it('is 1 where a category is all there is', () => {
    expect(fisherExact([7, 0], [9, 0])).toBe(1);
  });

  it('takes ten million rows, and keeps the tail', () => {
    const p = fisherExact([50_000, 4_950_000], [58_000, 4_942_000]);
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1e-100);
  });
});

describe('twoProportionZ', () => {
  it('squared is Pearson’s chi-squared', () => {
    fc.assert(
      fc.property(side, side, (reference, current) => {
        const z = twoProportionZ(reference, current);
        const chi = chiSquaredHomogeneity(reference, current);
        expect(z.statistic ** 2).toBeCloseTo(chi.statistic, 8);
        expect(z.pValue).toBeCloseTo(chi.pValue, 10);
      }),
    );
  });

  it('finds no difference between none and none', () => {
    expect(twoProportionZ([0, 5], [0, 900])).toEqual({ statistic: 0, pValue: 1 });
  });
});

describe('gTest', () => {
  it('is near Pearson’s chi-squared for small differences', () => {
    const reference = [1000, 2000, 3000];
    const current = [1010, 1990, 3005];
    const chi = chiSquaredHomogeneity(reference, current).statistic;
    expect(gTest(reference, current).statistic / chi).toBeCloseTo(1, 4);
  });

  it('refuses what has no rows', () => {
    expect(() => gTest([0], [1])).toThrow(RangeError);
    expect(() => gTest([1, 2], [1])).toThrow(RangeError);
  });

  it('of one category is nothing', () => {
    expect(gTest([4, 0], [9, 0])).toEqual({ statistic: 0, pValue: 1 });
  });
});
