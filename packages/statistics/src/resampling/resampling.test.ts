import { describe, expect, it } from '@jest/globals';
import { betaCdf } from '../distributions/index.ts';
import type { Cell } from './cells.ts';
import { resampleCells } from './cells.ts';
import { percentileInterval, quantileOfSorted } from './quantile.ts';

/** numpy.quantile(values, p) */
describe('quantileOfSorted', () => {
  it.each([
    [[1, 2, 4, 8], 0.5, 3],
    [[1, 2, 4, 8], 0.1, 1.3],
    [[1, 2, 4, 8], 1, 8],
    [[1, 2, 4, 8], 0, 1],
    [[5], 0.3, 5],
  ])('of %p at %p is %p', (values, p, expected) => {
    expect(quantileOfSorted(Float64Array.from(values), p)).toBeCloseTo(expected, 12);
  });

  it('needs values', () => {
    expect(() => quantileOfSorted(new Float64Array(0), 0.5)).toThrow(RangeError);
  });
});

describe('percentileInterval', () => {
  it('leaves out what is not a number', () => {
    const values = Float64Array.from([NaN, ...Array.from({ length: 101 }, (_, i) => i), NaN]);
    expect(percentileInterval(values, 0.9)).toEqual([
      expect.closeTo(5, 10),
      expect.closeTo(95, 10),
    ]);
    expect(percentileInterval(Float64Array.of(NaN), 0.9)).toBeNull();
  });
});

const cellOf = (...weights: number[]): Cell => ({
  weight: weights.reduce((sum, w) => sum + w, 0),
  squaredWeight: weights.reduce((sum, w) => sum + w * w, 0),
});

function shares(cells: Cell[], prior: number[], resamples: number): Float64Array {
  const first = new Float64Array(resamples);
  resampleCells(cells, prior, { resamples, seed: 3 }, (masses, resample) => {
    first[resample] = (masses[0] ?? 0) / masses.reduce((sum, mass) => sum + mass, 0);
  });
  return first;
}

describe('resampleCells', () => {
  it('gives shares the Dirichlet posterior', () => {
    const cells = [cellOf(...Array<number>(7).fill(1)), cellOf(...Array<number>(12).fill(1))];
    const values = shares(cells, [0.5, 0.5], 20_000).sort();
    for (const p of [0.025, 0.5, 0.975]) {
      expect(betaCdf(quantileOfSorted(values, p), 7.5, 12.5)).toBeCloseTo(p, 1.8);
    }
  });

  it('gives a weighted cell the variance of its weighted rows', () => {
    const values = new Float64Array(20_000);
    const plan = { resamples: values.length, seed: 1 };
    resampleCells([cellOf(1, 2, 5)], [0], plan, (masses, i) => {
      values[i] = masses[0] ?? NaN;
    });
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
    expect(mean / 8).toBeCloseTo(1, 1.7);
    expect(variance / 30).toBeCloseTo(1, 1.2);
  });

  it('repeats itself for the same seed, and not for another stream', () => {
    const masses = (stream: number): number[] => {
      const all: number[] = [];
      const plan = { resamples: 2, seed: 9, stream };
      resampleCells([cellOf(1, 1), cellOf(1)], [0, 0], plan, (values) => all.push(...values));
      return all;
    };
    expect(masses(1)).toEqual(masses(1));
    expect(masses(1)).not.toEqual(masses(2));
  });

  it('keeps an empty cell without prior empty', () => {
    expect(shares([cellOf(), cellOf(1)], [0, 0], 3)).toEqual(Float64Array.of(0, 0, 0));
  });
});
