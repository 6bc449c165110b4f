import { describe, expect, it } from '@jest/globals';
import { Sample } from '../order/sample.ts';
import { readSteps } from '../order/steps.ts';
import { normalVariate } from '../random/variates.ts';
import { Xoshiro128 } from '../random/xoshiro128.ts';
import { kolmogorovSmirnov, kolmogorovSmirnovNoise } from '../tests/kolmogorov-smirnov.ts';
import { AreaReader } from './areas.ts';
import { hellingerDistance, hellingerNoise } from './hellinger.ts';
import { jensenShannonDistance, jensenShannonNoise } from './jensen-shannon.ts';
import { kullbackLeiblerDivergence, kullbackLeiblerNoise } from './kullback-leibler.ts';
import { largestDifference, largestDifferenceNoise } from './largest-difference.ts';
import {
  populationStabilityIndex,
  populationStabilityNoise,
} from './population-stability-index.ts';
import { totalVariationDistance, totalVariationNoise } from './total-variation.ts';

const RUNS = 200;

type Distance = (reference: readonly number[], current: readonly number[]) => number;

/** Distances with their noise, and the power on which the noise is a mean. */
const DISTANCES: readonly [string, Distance, Distance, number][] = [
  ['total variation', totalVariationDistance, totalVariationNoise, 1],
  ['Jensen–Shannon', jensenShannonDistance, jensenShannonNoise, 2],
  ['Hellinger', hellingerDistance, hellingerNoise, 2],
  ['PSI', populationStabilityIndex, populationStabilityNoise, 1],
  ['Kullback–Leibler', kullbackLeiblerDivergence, kullbackLeiblerNoise, 1],
  ['largest difference', largestDifference, largestDifferenceNoise, 1],
];

const TABLES: readonly [string, readonly number[], number, number][] = [
  ['ten even categories', Array<number>(10).fill(1), 500, 300],
  ['a common and a rare category', [97, 3], 1000, 60],
  ['two hundred categories of Zipf', Array.from({ length: 200 }, (_, i) => 1 / (i + 1)), 2000, 100],
];

/** Counts of `rows` rows over categories with these weights. */
function draw(weights: readonly number[], rows: number, random: Xoshiro128): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = weights.map(() => 0);
  for (let row = 0; row < rows; row++) {
    let point = random.uniform() * total;
    let category = 0;
    while (point >= (weights[category] ?? Infinity)) point -= weights[category++] ?? 0;
    counts[category] = (counts[category] ?? 0) + 1;
  }
  return counts;
}

describe.each(TABLES)('without a difference between sides of %s', (_name, weights, n, m) => {
  it('every distance is its noise on average', () => {
    const random = new Xoshiro128(1);
    const sums = DISTANCES.map(() => ({ observed: 0, expected: 0 }));
    for (let run = 0; run < RUNS; run++) {
      const [reference, current] = [draw(weights, n, random), draw(weights, m, random)];
      DISTANCES.forEach(([, distance, noise, power], i) => {
        const sum = sums[i] ?? { observed: 0, expected: 0 };
        sum.observed += distance(reference, current) ** power;
        sum.expected += noise(reference, current) ** power;
      });
    }
    const ratios = sums.map(({ observed, expected }) => observed / expected);
    DISTANCES.forEach(([name], i) => {
      expect([name, Math.abs((ratios[i] ?? NaN) - 1) < 0.1]).toEqual([name, true]);
    });
  });
});

describe('noise', () => {
  it('of one category is none', () => {
    for (const [, , noise] of DISTANCES) expect(noise([5], [7])).toBeCloseTo(0, 12);
  });

  it('of a side without rows is refused', () => {
    expect(() => totalVariationNoise([0], [3])).toThrow(RangeError);
  });

  it('falls with the root of the rows', () => {
    const small = totalVariationNoise([30, 70], [30, 70]);
    const large = totalVariationNoise([3_000_000, 7_000_000], [3_000_000, 7_000_000]);
    expect(small / large).toBeCloseTo(Math.sqrt(100_000), -1);
  });
});

describe('distances of numbers without a difference', () => {
  it('are their noise on average', () => {
    const random = new Xoshiro128(2);
    const [n, m] = [200, 80];
    const sums = { wasserstein: 0, wassersteinNoise: 0, energy: 0, energyNoise: 0, ks: 0 };
    for (let run = 0; run < RUNS; run++) {
      const side = (rows: number): Sample =>
        Sample.ofSorted(Float64Array.from({ length: rows }, () => normalVariate(random)).sort());
      const [a, b] = [side(n), side(m)];
      const areas = new AreaReader(a, b);
      readSteps(a, b, [areas]);
      sums.wasserstein += areas.wasserstein / RUNS;
      sums.wassersteinNoise += areas.wassersteinNoise / RUNS;
      sums.energy += areas.energy ** 2 / RUNS;
      sums.energyNoise += areas.energyNoise ** 2 / RUNS;
      sums.ks += kolmogorovSmirnov(a, b).statistic ** 2 / RUNS;
    }
    expect(sums.wasserstein / sums.wassersteinNoise).toBeCloseTo(1, 1);
    expect(sums.energy / sums.energyNoise).toBeCloseTo(1, 1);
    // D comes in steps of 1/n and 1/m, which takes a little away.
    expect(Math.abs(sums.ks / kolmogorovSmirnovNoise(n, m) ** 2 - 1)).toBeLessThan(0.1);
  });
});
