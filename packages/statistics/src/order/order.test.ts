import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quantileOfSorted } from '../resampling/quantile.ts';
import { countInBins, quantileBins } from './bins.ts';
import { Sample } from './sample.ts';
import { countBelow, countUpTo } from './search.ts';
import { sortedNumbers, sortNumbers } from './sort.ts';
import type { Steps } from './steps.ts';
import { readSteps } from './steps.ts';

/** Numbers of every size, sign and kind, from a linear congruential sequence of bits. */
function anyNumbers(length: number): Float64Array {
  const words = new Uint32Array(2 * length);
  let state = 1;
  for (let i = 0; i < words.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    words[i] = state ^ (state >>> 16);
  }
  return new Float64Array(words.buffer).map((value) => (Number.isNaN(value) ? 0 : value));
}

describe('sortedNumbers', () => {
  it.each([0, 1, 2, 1000, 1999, 2000, 50_000])('sorts %d numbers as the platform', (length) => {
    const numbers = anyNumbers(length);
    numbers.set([-0, 0, Infinity, -Infinity, 5e-324, -5e-324].slice(0, length));
    const before = numbers.slice();
    const sorted = sortedNumbers(numbers);
    expect(numbers).toEqual(before);
    const expected = numbers.slice().sort();
    expect(sorted).toHaveLength(length);
    expect(sorted.every((value, i) => Object.is(value, expected[i]))).toBe(true);
  });

  it('sorts a view into a larger buffer', () => {
    const view = anyNumbers(60_000).subarray(13, 45_013);
    expect(sortedNumbers(view)).toEqual(view.slice().sort());
  });

  it('sorts many equal numbers', () => {
    const numbers = Float64Array.from({ length: 30_000 }, (_, i) => (i * 7) % 3);
    expect(sortedNumbers(numbers)).toEqual(numbers.slice().sort());
  });
});

describe('sortNumbers', () => {
  const sizes = [2500, 40_000];
  const kinds: [string, (i: number) => number][] = [
    ['that agree in their upper half', (i) => 1 + ((i * 7919) % 40_009) * 2 ** -52],
    ['of an hour, in microseconds', (i) => 1.7e9 + ((i * 7919) % 3_600_000_000) * 1e-6],
    ['of both signs and any size', (i) => (i % 2 === 0 ? 1 : -1) * 10 ** ((i * 7919) % 300)],
    ['around nothing', (i) => ((i * 7919) % 11) * (i % 2 === 0 ? 5e-324 : -5e-324)],
    ['in descending order', (i) => -i],
  ];
  it.each(kinds)('sorts numbers %s', (_name, numberOf) => {
    for (const size of sizes) {
      const numbers = Float64Array.from({ length: size }, (_, i) => numberOf(i));
      const expected = numbers.slice().sort();
      const sorted = sortNumbers(numbers, new Float64Array(size));
      expect(sorted.every((value, i) => Object.is(value, expected[i]))).toBe(true);
    }
  });
});

/** The same rows, one by one and counted. */
function bothWays(numbers: readonly number[]): [Sample, Sample] {
  const single = Sample.ofSorted(Float64Array.from(numbers).sort());
  const counts: number[] = [];
  const values: number[] = [];
  single.forEachValue((value, rows) => {
    values.push(value);
    counts.push(rows);
  });
  return [single, Sample.ofCounts(Float64Array.from(values), counts)];
}

const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 });

describe('a sample', () => {
  it('is the same whether its rows are counted or not', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (rows, p) => {
        const [single, counted] = bothWays(rows);
        expect(counted.size).toBe(rows.length);
        expect(counted.countDistinct()).toBe(new Set(rows).size);
        expect(single.countDistinct()).toBe(new Set(rows).size);
        expect([counted.minimum, counted.maximum]).toEqual([single.minimum, single.maximum]);
        for (let rank = 0; rank < rows.length; rank++) {
          expect(counted.at(rank)).toBe(single.at(rank));
        }
        for (let value = -1; value <= 21; value++) {
          expect(counted.countBelow(value)).toBe(single.countBelow(value));
          expect(counted.countUpTo(value)).toBe(single.countUpTo(value));
        }
        expect(single.quantile(p)).toBe(quantileOfSorted(single.values, p));
        expect(counted.quantile(p)).toBe(single.quantile(p));
      }),
    );
  });

  it('has no quantile when it is empty', () => {
    expect(() => Sample.ofSorted(new Float64Array(0)).quantile(0.5)).toThrow(RangeError);
    expect(Sample.ofCounts(new Float64Array(0), []).size).toBe(0);
  });
});

describe('readSteps', () => {
  function stepsOf(a: Sample, b: Sample): number[][] {
    const all: number[][] = [];
    const reader = {
      read: (steps: Steps): void => {
        for (let i = 0; i < steps.length; i++) {
          all.push([steps.values[i] ?? NaN, steps.a[i] ?? NaN, steps.b[i] ?? NaN]);
        }
      },
    };
    readSteps(a, b, [reader]);
    return all;
  }

  it('visits every value of either sample once, with the rows up to it', () => {
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const [a] = bothWays(first);
        const [b, counted] = bothWays(second);
        const expected = [...new Set([...first, ...second])]
          .sort((x, y) => x - y)
          .map((value) => [value, a.countUpTo(value), b.countUpTo(value)]);
        expect(stepsOf(a, b)).toEqual(expected);
        expect(stepsOf(a, counted)).toEqual(expected);
      }),
    );
  });

  it('goes on over many blocks, and to the end of the longer sample', () => {
    const long = Sample.ofSorted(Float64Array.from({ length: 5000 }, (_, i) => i));
    const short = Sample.ofSorted(Float64Array.of(-1, 2, 2));
    const steps = stepsOf(long, short);
    expect(steps).toHaveLength(5001);
    expect(steps[0]).toEqual([-1, 0, 1]);
    expect(steps.at(-1)).toEqual([4999, 5000, 3]);
  });
});

describe('countBelow and countUpTo', () => {
  it('count as a filter does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 })),
        fc.integer({ min: -1, max: 21 }),
        (numbers, value) => {
          const sorted = Float64Array.from(numbers).sort();
          expect(countBelow(sorted, value)).toBe(numbers.filter((x) => x < value).length);
          expect(countUpTo(sorted, value)).toBe(numbers.filter((x) => x <= value).length);
        },
      ),
    );
  });
});

function sample(rows: readonly number[]): Sample {
  return Sample.ofSorted(Float64Array.from(rows).sort());
}

describe('quantile bins', () => {
  it('hold a tenth each of different numbers', () => {
    const sorted = Sample.ofSorted(Float64Array.from({ length: 1000 }, (_, i) => i));
    const bins = quantileBins(sorted);
    expect(bins.edges).toHaveLength(9);
    expect(countInBins(sorted, bins)).toEqual(Array<number>(10).fill(100));
  });

  it('merge where quantiles are equal', () => {
    const sorted = sample([...Array<number>(60).fill(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const bins = quantileBins(sorted);
    expect(bins.edges[0]).toBe(0);
    expect(new Set(bins.edges).size).toBe(bins.edges.length);
    expect(countInBins(sorted, bins).reduce((sum, count) => sum + count, 0)).toBe(70);
  });

  it('see a constant fall and rise', () => {
    const bins = quantileBins(sample(Array<number>(50).fill(3)));
    expect(countInBins(sample([2, 3, 3, 4]), bins)).toEqual([1, 2, 1]);
  });

  it('cover the whole line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }),
        fc.array(fc.double({ noNaN: true })),
        (reference, current) => {
          const bins = quantileBins(sample(reference));
          const counts = countInBins(sample(current), bins);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(current.length);
          expect(counts.every((count) => count >= 0)).toBe(true);
        },
      ),
    );
  });
});
