import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binomialPmf } from '../distributions/binomial.ts';
import { kolmogorovSf } from '../distributions/kolmogorov/two-sided.ts';
import { smirnovSf } from '../distributions/kolmogorov/one-sided.ts';
import { Sample } from '../order/sample.ts';
import {
  kolmogorovSmirnov,
  kolmogorovSmirnovPValue,
  smallestSignificantDistance,
} from './kolmogorov-smirnov.ts';

function sorted(values: readonly number[]): Sample {
  return Sample.ofSorted(Float64Array.from(values).sort());
}

/** D of every interleaving of two samples without ties. */
function* everyDistance(n1: number, n2: number): Generator<number> {
  function* walk(i: number, j: number, largest: number): Generator<number> {
    const here = Math.max(largest, Math.abs(i * n2 - j * n1));
    if (i === n1 && j === n2) yield here / (n1 * n2);
    if (i < n1) yield* walk(i + 1, j, here);
    if (j < n2) yield* walk(i, j + 1, here);
  }
  yield* walk(0, 0, 0);
}

const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });

describe('kolmogorovSmirnov', () => {
  it.each([
    [5, 5],
    [4, 6],
    [7, 3],
    [1, 8],
    [6, 7],
  ])('counts every order of %d and %d values', (n1, n2) => {
    const distances = [...everyDistance(n1, n2)];
    for (const d of new Set(distances)) {
      const share = distances.filter((other) => other >= d - 1e-12).length / distances.length;
      expect(kolmogorovSmirnovPValue(d, n1, n2)).toBeCloseTo(share, 12);
    }
  });

  it('settles ties before it takes the distance', () => {
    expect(kolmogorovSmirnov(sorted([1, 1, 1, 2]), sorted([1, 2, 2, 2])).statistic).toBe(0.5);
    expect(kolmogorovSmirnov(sorted([0, 0, 1]), sorted([0, 0, 1, 0, 0, 1]))).toEqual({
      statistic: 0,
      pValue: 1,
    });
  });

  it('is symmetric, and one for samples that do not overlap', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [x, y] = [sorted(a), sorted(b)];
        expect(kolmogorovSmirnov(x, y)).toEqual(kolmogorovSmirnov(y, x));
        const far = kolmogorovSmirnov(x, sorted(b.map((value) => value + 100)));
        expect(far.statistic).toBe(1);
      }),
    );
  });

  it('takes repeated values', () => {
    const values = sorted([-2, -2, 0, 7]);
    expect(kolmogorovSmirnov(values, values)).toEqual({ statistic: 0, pValue: 1 });
  });

  it('refuses an empty sample', () => {
    expect(() => kolmogorovSmirnov(sorted([]), sorted([1]))).toThrow(RangeError);
  });

  it('answers 0 where the probability is below the smallest double', () => {
    const low = sorted(Array.from({ length: 9000 }, (_, i) => i));
    const high = sorted(Array.from({ length: 8999 }, (_, i) => i + 9000));
    expect(kolmogorovSmirnov(low, high)).toEqual({ statistic: 1, pValue: 0 });
  });
});

describe('smallestSignificantDistance', () => {
  it('does not exist where not even separation is significant', () => {
    expect(smallestSignificantDistance(2, 2, 0.05)).toBeNull();
    expect(smallestSignificantDistance(1, 10, 0.05)).toBeNull();
  });

  it('is the first distance whose p-value is below alpha', () => {
    // 5 and 5: P(D ≥ 0.8) = 0.0794, P(D = 1) = 0.0079
    expect(smallestSignificantDistance(5, 5, 0.05)).toBe(1);
    expect(smallestSignificantDistance(5, 5, 0.08)).toBeCloseTo(0.8, 15);
  });

  it('goes on without a jump where the exact count ends', () => {
    const below = smallestSignificantDistance(29, 10_000, 0.05) ?? NaN;
    const above = smallestSignificantDistance(29, 10_001, 0.05) ?? NaN;
    expect(Math.abs(below - above)).toBeLessThan(0.002);
  });
});

describe('smirnovSf', () => {
  it.each([1, 1.5, 2.5, 6, 15])('needs few of the terms: z = %d', (z) => {
    const n = 40_000;
    const d = z / Math.sqrt(n);
    let sum = (1 - d) ** n;
    for (let j = 1; j < n * (1 - d); j++) {
      const p = d + j / n;
      sum += (d / p) * binomialPmf(j, n, p);
    }
    expect(smirnovSf(d, n) / sum).toBeCloseTo(1, 10);
  });
});

describe('kolmogorovSf', () => {
  it('falls without a jump from 1 to 0, whichever method computes it', () => {
    for (const n of [1, 2, 10, 140, 141, 1000, 20_000]) {
      let previous = 1;
      for (let z = 0.1; z < 4 && z < Math.sqrt(n); z *= 1.05) {
        const p = kolmogorovSf(z / Math.sqrt(n), n);
        expect(p).toBeLessThanOrEqual(previous * (1 + 1e-6));
        expect(p).toBeGreaterThanOrEqual(0);
        previous = p;
      }
      expect(kolmogorovSf(1, n)).toBe(0);
    }
  });

  it('is known for one value: P(D ≥ d) = 2 (1 − d) from ½ on', () => {
    expect(kolmogorovSf(0.4, 1)).toBe(1);
    expect(kolmogorovSf(0.75, 1)).toBeCloseTo(0.5, 15);
    expect(smirnovSf(0.75, 1)).toBeCloseTo(0.25, 15);
    expect([smirnovSf(0, 5), smirnovSf(1, 5)]).toEqual([1, 0]);
  });
});
