import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { argsortDescending } from './argsort.ts';
import { correlation, effectiveRows, sum, weightedMean } from './sum.ts';

describe('argsortDescending', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324, 1.7976931348623157e308, 0.1 + 0.2, 0.3),
  );

  it('sorts like a stable comparison', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 200 }), (list) => {
        const values = Float64Array.from(list);
        const expected = list.map((_, i) => i).sort((a, b) => (list[b] ?? 0) - (list[a] ?? 0));
        expect(Array.from(argsortDescending(values))).toEqual(expected);
      }),
    );
  });

  it('takes 0 and −0 as equal', () => {
    expect(Array.from(argsortDescending(Float64Array.of(-0, 0, -0, 1)))).toEqual([3, 0, 1, 2]);
  });
});

describe('sum', () => {
  it('loses nothing to the order of terms', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(Array<number>(10).fill(0.1))).toBe(1);
    expect(sum([])).toBe(0);
  });
});

describe('weights', () => {
  it('count as repetition does', () => {
    const twice = weightedMean(Float64Array.of(1, 5), Float64Array.of(2, 1));
    expect(twice).toBeCloseTo(weightedMean(Float64Array.of(1, 1, 5), null), 15);
  });

  it('say as much as fewer equal ones', () => {
    expect(effectiveRows(3, null)).toBe(3);
    expect(effectiveRows(3, Float64Array.of(2, 2, 2))).toBe(3);
    expect(effectiveRows(3, Float64Array.of(1, 0, 0))).toBe(1);
    expect(effectiveRows(2, Float64Array.of(0, 0))).toBe(0);
  });
});

describe('correlation', () => {
  it('is 0 without spread, and never beyond 1', () => {
    expect(correlation(Float64Array.of(0, 0), Float64Array.of(-1, 1))).toBe(0);
    expect(correlation(Float64Array.of(-0.1, 0.1), Float64Array.of(-0.3, 0.3))).toBeCloseTo(1, 12);
    expect(correlation(Float64Array.of(-1, 1), Float64Array.of(1, -1))).toBeCloseTo(-1, 12);
  });
});
