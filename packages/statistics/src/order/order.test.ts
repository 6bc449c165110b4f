import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countInBins, quantileBins } from './bins.ts';
import { countBelow, countUpTo } from './search.ts';
import { sortedNumbers } from './sort.ts';

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
  it.each([0, 1, 2, 1000, 19_999, 20_000, 50_000])('sorts %d numbers as the platform', (length) => {
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

describe('quantile bins', () => {
  it('hold a tenth each of different numbers', () => {
    const sorted = Float64Array.from({ length: 1000 }, (_, i) => i);
    const bins = quantileBins(sorted);
    expect(bins.edges).toHaveLength(9);
    expect(countInBins(sorted, bins)).toEqual(Array<number>(10).fill(100));
  });

  it('merge where quantiles are equal', () => {
    const sorted = Float64Array.from([...Array<number>(60).fill(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const bins = quantileBins(sorted);
    expect(bins.edges[0]).toBe(0);
    expect(new Set(bins.edges).size).toBe(bins.edges.length);
    expect(countInBins(sorted, bins).reduce((sum, count) => sum + count, 0)).toBe(70);
  });

  it('see a constant fall and rise', () => {
    const bins = quantileBins(new Float64Array(50).fill(3));
    expect(countInBins(Float64Array.of(2, 3, 3, 4), bins)).toEqual([1, 2, 1]);
  });

  it('cover the whole line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }),
        fc.array(fc.double({ noNaN: true })),
        (reference, current) => {
          const bins = quantileBins(Float64Array.from(reference).sort());
          const counts = countInBins(Float64Array.from(current).sort(), bins);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(current.length);
          expect(counts.every((count) => count >= 0)).toBe(true);
        },
      ),
    );
  });
});
