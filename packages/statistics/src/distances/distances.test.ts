import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Sample } from '../order/sample.ts';
import { energyDistance, wassersteinDistance } from './areas.ts';
import { hellingerDistance } from './hellinger.ts';
import { jensenShannonDistance } from './jensen-shannon.ts';
import { kullbackLeiblerDivergence } from './kullback-leibler.ts';
import { largestDifference } from './largest-difference.ts';
import { standardDeviation } from './moments.ts';
import { populationStabilityIndex } from './population-stability-index.ts';
import { totalVariationDistance } from './total-variation.ts';

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 80 });

function sample(numbers: readonly number[]): Sample {
  return Sample.ofSorted(Float64Array.from(numbers).sort());
}

const table = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 })), {
    minLength: 1,
    maxLength: 20,
  })
  .filter((rows) => rows.some(([a]) => a > 0) && rows.some(([, b]) => b > 0))
  .map((rows) => ({ reference: rows.map(([a]) => a), current: rows.map(([, b]) => b) }));

const DISTANCES = [
  ['total variation', totalVariationDistance],
  ['Jensen–Shannon', jensenShannonDistance],
  ['PSI', populationStabilityIndex],
  ['Hellinger', hellingerDistance],
  ['largest difference', largestDifference],
] as const;

describe.each(DISTANCES)('%s', (_name, distance) => {
  it('is symmetric, 0 for equal shares, and does not depend on the order of categories', () => {
    fc.assert(
      fc.property(table, ({ reference, current }) => {
        const d = distance(reference, current);
        expect(d).toBeGreaterThanOrEqual(0);
        expect(distance(current, reference)).toBeCloseTo(d, 12);
        expect(distance(reference.toReversed(), current.toReversed())).toBeCloseTo(d, 12);
        expect(
          distance(
            reference,
            reference.map((count) => 3 * count),
          ),
        ).toBe(0);
      }),
    );
  });

  it('refuses an empty side', () => {
    expect(() => distance([0, 0], [1, 2])).toThrow(RangeError);
    expect(() => distance([1, 2], [1])).toThrow(RangeError);
  });
});

describe('distances of shares', () => {
  it('equal the published values of [.5, .5] against [.9, .1]', () => {
    expect(totalVariationDistance([5, 5], [9, 1])).toBeCloseTo(0.4, 14);
    expect(jensenShannonDistance([5, 5], [9, 1])).toBeCloseTo(0.383136, 6);
    expect(populationStabilityIndex([5, 5], [9, 1])).toBeCloseTo(0.87889, 6);
  });

  it('are 1 for disjoint categories', () => {
    expect(totalVariationDistance([3, 0], [0, 8])).toBe(1);
    expect(jensenShannonDistance([3, 0], [0, 8])).toBe(1);
  });

  it('keep their digits where the shares nearly agree', () => {
    // To second order the divergence is Σ (p − q)² / (8 m ln 2), here with |p − q| = 1e-9.
    const expected = Math.sqrt((2 * 1e-9 ** 2) / (8 * 0.5 * Math.LN2));
    const actual = jensenShannonDistance([1e9, 1e9], [1e9 + 4, 1e9]);
    expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-6);
  });
});

describe('populationStabilityIndex', () => {
  it('counts an empty bin as 0.0001, and in larger data as half a row', () => {
    expect(populationStabilityIndex([50, 50], [100, 0])).toBeCloseTo(
      0.5 * Math.log(2) + (1e-4 - 0.5) * Math.log(1e-4 / 0.5),
      12,
    );
    const large = populationStabilityIndex([5e6, 5e6], [1e7, 0]);
    expect(large).toBeCloseTo(0.5 * Math.log(2) + (5e-8 - 0.5) * Math.log(5e-8 / 0.5), 12);
  });

  it('never falls when a category loses its last row', () => {
    for (const rows of [100, 10_000, 1_000_000]) {
      const one = populationStabilityIndex([rows / 2, rows / 2], [rows - 1, 1]);
      const none = populationStabilityIndex([rows / 2, rows / 2], [rows, 0]);
      expect(none).toBeGreaterThan(one);
    }
  });
});

describe('wassersteinDistance', () => {
  it('is the mean distance of the ordered pairs when the sizes agree', () => {
    fc.assert(
      fc.property(values, (a) => {
        const first = a.toSorted((x, y) => x - y);
        const second = first.map((value, i) => value + (i % 7)).sort((x, y) => x - y);
        const pairs = first.reduce((sum, value, i) => sum + Math.abs(value - (second[i] ?? 0)), 0);
        expect(wassersteinDistance(sample(first), sample(second))).toBeCloseTo(pairs / a.length, 9);
      }),
    );
  });

  it('is symmetric, the shift for a shifted copy, and the same for doubled rows', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const d = wassersteinDistance(sample(a), sample(b));
        expect(wassersteinDistance(sample(b), sample(a))).toBeCloseTo(d, 9);
        const moved = sample(a.map((value) => value + 5));
        expect(wassersteinDistance(sample(a), moved)).toBeCloseTo(5, 9);
        expect(wassersteinDistance(sample(a), sample([...b, ...b]))).toBeCloseTo(d, 9);
      }),
    );
  });

  it('refuses an empty sample', () => {
    expect(() => wassersteinDistance(sample([]), sample([1]))).toThrow(RangeError);
  });
});

describe('energyDistance', () => {
  it('is the mean of 2 |x − y| − |x − x′| − |y − y′|, rooted', () => {
    const mean = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((all, x) => all + b.reduce((sum, y) => sum + Math.abs(x - y), 0), 0) /
      (a.length * b.length);
    fc.assert(
      fc.property(values, values, (a, b) => {
        const square = 2 * mean(a, b) - mean(a, a) - mean(b, b);
        expect(energyDistance(sample(a), sample(b)) ** 2).toBeCloseTo(square, 6);
      }),
    );
  });
});

describe('kullbackLeiblerDivergence', () => {
  it('is 0 for equal shares, positive else, and finite for a category that vanished', () => {
    fc.assert(
      fc.property(table, ({ reference, current }) => {
        const divergence = kullbackLeiblerDivergence(reference, current);
        expect(divergence).toBeGreaterThanOrEqual(-1e-12);
        expect(Number.isFinite(divergence)).toBe(true);
        const tripled = reference.map((count) => 3 * count);
        expect(kullbackLeiblerDivergence(reference, tripled)).toBe(0);
      }),
    );
  });

  it('equals the published value of [.5, .5] against [.9, .1]', () => {
    expect(kullbackLeiblerDivergence([5, 5], [9, 1])).toBeCloseTo(0.510826, 6);
  });
});

describe('standardDeviation', () => {
  it('divides by n', () => {
    expect(standardDeviation(sample([1, 2, 3, 4, 5]))).toBeCloseTo(Math.SQRT2, 15);
  });

  it('is exactly 0 for a constant, also one that is no dyadic fraction', () => {
    expect(standardDeviation(sample(Array<number>(1000).fill(0.1)))).toBe(0);
    expect(standardDeviation(sample([1e300]))).toBe(0);
  });

  it('keeps its digits at a large offset', () => {
    const small = Array.from({ length: 1000 }, (_, i) => i % 17);
    const offset = small.map((value) => value + 1e15);
    expect(standardDeviation(sample(offset))).toBeCloseTo(standardDeviation(sample(small)), 12);
  });

  it('refuses no number', () => {
    expect(() => standardDeviation(sample([]))).toThrow(RangeError);
  });
});
