import { describe, expect, it } from '@jest/globals';
import { normalVariate, Xoshiro128 } from '@slipway/statistics';
import { separationOf } from './area.ts';
import { correlationDrift, spearman } from './correlation.ts';
import { domainClassifier } from './domain-classifier.ts';

const options = { folds: 5, seed: 0, confidence: 0.95 };

function normals(rows: number, seed: number, spread = 1): Float64Array {
  const random = new Xoshiro128(seed);
  return Float64Array.from({ length: rows }, () => spread * normalVariate(random));
}

describe('spearman', () => {
  it('is SciPy’s, with ties and missing values', () => {
    // scipy.stats.spearmanr([1, 2, 2, 4, 5], [3, 1, 4, 4, 9]).statistic
    const [x, y] = [Float64Array.of(1, 2, 2, 4, 5), Float64Array.of(3, 1, 4, 4, 9)];
    expect(spearman(x, y)).toBeCloseTo(0.763157894736842, 12);
    const gaps = Float64Array.of(1, NaN, 2, 2, 4, 5);
    expect(spearman(gaps, Float64Array.of(3, 7, 1, 4, 4, 9))).toBeCloseTo(0.763157894736842, 12);
    expect(spearman(x, new Float64Array(5))).toBeNaN();
  });
});

describe('separationOf', () => {
  it('counts ties half', () => {
    const labels = Uint8Array.of(0, 0, 1, 1);
    expect(separationOf(Float64Array.of(0.1, 0.4, 0.35, 0.8), labels)).toBe(0.75);
    expect(separationOf(Float64Array.of(1, 1, 1, 1), labels)).toBe(0.5);
  });
});

describe('correlationDrift', () => {
  it('finds nothing between equal sides, and says why there are no pairs', () => {
    const column = { name: 'x', reference: normals(200, 1), current: normals(200, 2) };
    const other = { name: 'y', reference: normals(200, 3), current: normals(200, 4) };
    const settings = { alpha: 0.05, threshold: 0.1 };
    expect(correlationDrift([column, other], settings)).toMatchObject({
      pairs: 1,
      drifted: 0,
      largest: 0,
    });
    expect(correlationDrift([column], settings)).toMatchObject({ pairs: 0, largest: null });
  });
});

describe('domainClassifier', () => {
  it('finds a change of spread, which leaves the mean as it is', () => {
    const column = { name: 'x', reference: normals(600, 1), current: normals(600, 2, 3) };
    const { auc, interval } = domainClassifier([column], options);
    expect(auc).toBeGreaterThan(0.65);
    expect(interval?.[0]).toBeGreaterThan(0.6);
  });

  it('is undecided with few rows or without columns', () => {
    const column = { name: 'x', reference: normals(600, 1), current: normals(99, 2) };
    expect(domainClassifier([column], options)).toMatchObject({ auc: null, interval: null });
    expect(domainClassifier([], options).reason).toBe('there is no column to learn from');
  });

  it('gives the same twice', () => {
    const columns = [
      { name: 'x', reference: normals(200, 1), current: normals(200, 2) },
      {
        name: 'c',
        reference: Array(200).fill('a') as string[],
        current: Array(200).fill(null) as null[],
      },
    ];
    const once = domainClassifier(columns, options);
    expect(once.auc).toBe(1);
    expect(once.columns[0]).toEqual({ column: 'c', auc: 1 });
    expect(domainClassifier(columns, options)).toEqual(once);
  });
});
