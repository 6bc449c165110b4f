import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { energyDistance, wassersteinDistance } from '../distances/areas.ts';
import { momentsOf } from '../distances/moments.ts';
import { Sample } from '../order/sample.ts';
import { andersonDarling } from './anderson-darling.ts';
import { cramerVonMises } from './cramer-von-mises.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { levene, spreadOf } from './levene.ts';
import { mannWhitney } from './mann-whitney.ts';
import type { TestResult } from './result.ts';
import { welchT } from './welch-t.ts';

function sample(numbers: readonly number[]): Sample {
  return Sample.ofSorted(Float64Array.from(numbers).sort());
}

/** The same rows, counted by value. */
function counted(numbers: readonly number[]): Sample {
  const values: number[] = [];
  const counts: number[] = [];
  sample(numbers).forEachValue((value, rows) => {
    values.push(value);
    counts.push(rows);
  });
  return Sample.ofCounts(Float64Array.from(values), counts);
}

const TESTS: readonly [string, (a: Sample, b: Sample) => TestResult][] = [
  ['Kolmogorov–Smirnov', kolmogorovSmirnov],
  ['Cramér–von Mises', cramerVonMises],
  ['Anderson–Darling', andersonDarling],
  ['Mann–Whitney', mannWhitney],
  ['Welch', (a, b) => welchT(momentsOf(a), momentsOf(b))],
  ['Levene', (a, b) => levene(spreadOf(a), spreadOf(b))],
];

const rows = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 40 });

describe.each(TESTS)('%s', (_name, test) => {
  it('has the same p-value with the sides exchanged, or the rows counted', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const { statistic, pValue } = test(sample(first), sample(second));
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
        expect(test(sample(second), sample(first)).pValue).toBeCloseTo(pValue, 10);
        const again = test(counted(first), counted(second));
        expect(again.pValue).toBeCloseTo(pValue, 10);
        if (Number.isFinite(statistic)) expect(again.statistic).toBeCloseTo(statistic, 8);
      }),
    );
  });

  it('finds no difference between a sample and itself', () => {
    fc.assert(
      fc.property(rows, (numbers) => {
        expect(test(sample(numbers), sample(numbers)).pValue).toBeGreaterThan(0.5);
      }),
    );
  });

  it('finds none between equal constants, and says so where there is one row', () => {
    expect(test(sample([3, 3, 3]), sample([3, 3])).pValue).toBe(1);
    for (const pair of [
      [[3], [4]],
      [[3], [4, 5]],
    ]) {
      const [a = [], b = []] = pair;
      expect(test(sample(a), sample(b)).pValue).toBeGreaterThanOrEqual(1 / 3);
    }
  });

  it('finds a difference where there is a large one', () => {
    const low = Array.from({ length: 60 }, (_, i) => i % 7);
    const high = Array.from({ length: 60 }, (_, i) => 10 * (i % 7) + 5);
    expect(test(sample(low), sample(high)).pValue).toBeLessThan(1e-4);
  });
});

describe('constants that differ', () => {
  it('are certainly different for Welch, and of equal spread for Levene', () => {
    const [a, b] = [sample([1, 1, 1]), sample([2, 2, 2])];
    expect(welchT(momentsOf(a), momentsOf(b))).toEqual({ statistic: -Infinity, pValue: 0 });
    expect(levene(spreadOf(a), spreadOf(b)).pValue).toBe(1);
  });

  it('of spread are certainly different for Levene', () => {
    expect(levene(spreadOf(sample([-1, -1, 1, 1])), spreadOf(sample([-2, -2, 2, 2]))).pValue).toBe(
      0,
    );
  });
});

/** A statistic for every order in which `n` and `m` different values can stand. */
function everyOrder(n: number, m: number, statistic: (a: Sample, b: Sample) => number): number[] {
  const all: number[] = [];
  const fill = (at: number, first: number[], second: number[]): void => {
    if (at === n + m) all.push(statistic(sample(first), sample(second)));
    if (first.length < n) fill(at + 1, [...first, at], second);
    if (second.length < m) fill(at + 1, first, [...second, at]);
  };
  const guarded = (at: number, first: number[], second: number[]): void => {
    if (at < n + m) fill(at, first, second);
  };
  guarded(0, [], []);
  return all;
}

describe('exact p-values', () => {
  it.each([
    [3, 4],
    [5, 2],
    [4, 4],
  ])('of Cramér and von Mises count every order of %d and %d values', (n, m) => {
    const all = everyOrder(n, m, (a, b) => cramerVonMises(a, b).statistic);
    const pairs = everyOrder(n, m, (a, b) => cramerVonMises(a, b).pValue);
    all.forEach((statistic, i) => {
      const share = all.filter((other) => other >= statistic - 1e-9).length / all.length;
      expect(pairs[i]).toBeCloseTo(share, 12);
    });
  });

  it.each([
    [3, 4],
    [5, 2],
    [4, 4],
  ])('of Mann and Whitney count every order of %d and %d values', (n, m) => {
    const all = everyOrder(n, m, (a, b) => mannWhitney(a, b).statistic);
    const pairs = everyOrder(n, m, (a, b) => mannWhitney(a, b).pValue);
    const distance = (u: number): number => Math.abs(u - (n * m) / 2);
    all.forEach((u, i) => {
      const share = all.filter((other) => distance(other) >= distance(u)).length / all.length;
      expect(pairs[i]).toBeCloseTo(share, 12);
    });
  });
});

describe('mannWhitney', () => {
  it('counts pairs: how probable it is that the reference is above', () => {
    expect(mannWhitney(sample([1, 2, 3]), sample([2, 0])).probability).toBeCloseTo(4.5 / 6, 14);
  });

  it('is two-sided: the direction of a shift does not matter', () => {
    const low = sample(Array.from({ length: 50 }, (_, i) => i));
    const high = sample(Array.from({ length: 50 }, (_, i) => i + 20));
    const up = mannWhitney(low, high).pValue;
    expect(up).toBeLessThan(1e-3);
    expect(mannWhitney(high, low).pValue).toBeCloseTo(up, 14);
  });
});

describe('distances of counted rows', () => {
  it('are those of single rows', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        for (const distance of [wassersteinDistance, energyDistance]) {
          const expected = distance(sample(first), sample(second));
          expect(distance(counted(first), counted(second))).toBeCloseTo(expected, 12);
        }
      }),
    );
  });
});
