import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  benjaminiHochberg,
  chiSquaredHomogeneity,
  jensenShannonDistance,
  kolmogorovSmirnov,
  populationStabilityIndex,
  Sample,
  sortedNumbers,
  standardDeviation,
  totalVariationDistance,
  wassersteinDistance,
} from '@slipway/statistics';

/** Size, multiplier, modulus, scale and offset of a sample; see generate.py. */
type Spec = readonly [number, number, number, number, number];

interface Frozen {
  readonly numeric: readonly {
    readonly reference: Spec;
    readonly current: Spec;
    readonly ks: number;
    readonly pValue: number;
    readonly wasserstein: number;
    readonly standardDeviation: number;
  }[];
  readonly categorical: readonly {
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly chiSquared: number;
    readonly degreesOfFreedom: number;
    readonly pValue: number;
    readonly smallestExpected: number;
    readonly jensenShannon: number;
    readonly totalVariation: number;
    readonly psi: number | null;
  }[];
  readonly adjusted: readonly {
    readonly pValues: readonly number[];
    readonly benjaminiHochberg: readonly number[];
  }[];
}

const frozen = JSON.parse(readFileSync(new URL('values.json', import.meta.url), 'utf8')) as Frozen;

function sample([size, multiplier, modulus, scale, offset]: Spec): Sample {
  const numbers = Float64Array.from(
    { length: size },
    (_, i) => (((i * multiplier) % modulus) / modulus) * scale + offset,
  );
  return Sample.ofSorted(sortedNumbers(numbers));
}

/** Asserts agreement to 1e-9, relative. */
function expectEqual(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

describe('two samples of numbers', () => {
  it.each(frozen.numeric)('$reference against $current', (row) => {
    const reference = sample(row.reference);
    const current = sample(row.current);
    const ks = kolmogorovSmirnov(reference, current);
    expectEqual(ks.statistic, row.ks);
    if (row.pValue > 1e-300) expectEqual(ks.pValue, row.pValue);
    else expect(ks.pValue).toBeLessThan(1e-300);
    expectEqual(wassersteinDistance(reference, current), row.wasserstein);
    expectEqual(standardDeviation(reference), row.standardDeviation);
  });

  it('reaches far into the tail', () => {
    const tails = frozen.numeric.map((row) => row.pValue);
    expect(tails.filter((p) => p < 1e-100 && p > 1e-300).length).toBeGreaterThan(1);
  });
});

describe('counts of categories', () => {
  it.each(frozen.categorical)('chi-squared $chiSquared', (row) => {
    const test = chiSquaredHomogeneity(row.reference, row.current);
    expectEqual(test.statistic, row.chiSquared);
    expect(test.degreesOfFreedom).toBe(row.degreesOfFreedom);
    expectEqual(test.pValue, row.pValue);
    expectEqual(test.smallestExpected, row.smallestExpected);
    expectEqual(jensenShannonDistance(row.reference, row.current), row.jensenShannon);
    expectEqual(totalVariationDistance(row.reference, row.current), row.totalVariation);
    if (row.psi !== null) {
      expectEqual(populationStabilityIndex(row.reference, row.current), row.psi);
    }
  });
});

describe('p-values of many columns', () => {
  it.each(frozen.adjusted)('Benjamini–Hochberg of $pValues.length', (row) => {
    benjaminiHochberg(row.pValues).forEach((p, i) => {
      expectEqual(p, row.benjaminiHochberg[i] ?? NaN);
    });
  });
});
