import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { TestResult } from '@slipway/statistics';
import {
  andersonDarling,
  andersonDarlingSf,
  cramerVonMises,
  cramerVonMisesSf,
  energyDistance,
  fisherExact,
  gTest,
  hellingerDistance,
  kullbackLeiblerDivergence,
  largestDifference,
  levene,
  mannWhitney,
  momentsOf,
  Sample,
  sortedNumbers,
  spreadOf,
  twoProportionZ,
  welchT,
} from '@slipway/statistics';

/** Size, multiplier, modulus, scale and offset of a sample; see generate.py. */
type Spec = readonly [number, number, number, number, number];
/** Statistic and p-value. */
type Pair = readonly [number, number];

interface Frozen {
  readonly numeric: readonly {
    readonly reference: Spec;
    readonly current: Spec;
    readonly andersonDarling: Pair;
    readonly cramerVonMises: Pair;
    readonly mannWhitney: Pair;
    readonly welchT: Pair;
    readonly levene: Pair;
    readonly energy: number;
  }[];
  readonly categorical: readonly {
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly gTest: Pair;
    readonly hellinger: number;
    readonly largestDifference: number;
    readonly kullbackLeibler: number | null;
    readonly fisherExact: number | null;
    readonly twoProportionZ: Pair | null;
  }[];
  readonly limits: readonly {
    readonly x: number;
    readonly cramerVonMises: number;
    readonly andersonDarling: number;
  }[];
}

const frozen = JSON.parse(readFileSync(new URL('values.json', import.meta.url), 'utf8')) as Frozen;

function numbers([size, multiplier, modulus, scale, offset]: Spec): Float64Array {
  return Float64Array.from(
    { length: size },
    (_, i) => (((i * multiplier) % modulus) / modulus) * scale + offset,
  );
}

function sample(spec: Spec): Sample {
  return Sample.ofSorted(sortedNumbers(numbers(spec)));
}

/** Asserts agreement to 1e-9, relative; values below 1e-15 are rounding. */
function expectEqual(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + 1e-15);
}

function expectResult(actual: TestResult, [statistic, pValue]: Pair): void {
  expectEqual(actual.statistic, statistic);
  expectEqual(actual.pValue, pValue);
}

describe('two samples of numbers', () => {
  it.each(frozen.numeric)('$reference against $current', (row) => {
    const [a, b] = [sample(row.reference), sample(row.current)];
    expectResult(andersonDarling(a, b), row.andersonDarling);
    expectResult(cramerVonMises(a, b), row.cramerVonMises);
    expectResult(mannWhitney(a, b), row.mannWhitney);
    expectResult(welchT(momentsOf(a), momentsOf(b)), row.welchT);
    expectResult(levene(spreadOf(a), spreadOf(b)), row.levene);
    expectEqual(energyDistance(a, b), row.energy);
  });

  it('reach far into the tail', () => {
    const tails = frozen.numeric.flatMap((row) => [row.cramerVonMises[1], row.welchT[1]]);
    expect(tails.filter((p) => p < 1e-20 && p > 1e-300).length).toBeGreaterThan(1);
  });
});

describe('limiting distributions', () => {
  it.each(frozen.limits)('at $x', (row) => {
    expectEqual(cramerVonMisesSf(row.x), row.cramerVonMises);
    expectEqual(andersonDarlingSf(row.x), row.andersonDarling);
  });
});

describe('counts of categories', () => {
  it.each(frozen.categorical)('$reference against $current', (row) => {
    const { reference, current } = row;
    expectResult(gTest(reference, current), row.gTest);
    expectEqual(hellingerDistance(reference, current), row.hellinger);
    expectEqual(largestDifference(reference, current), row.largestDifference);
    if (row.kullbackLeibler !== null) {
      expectEqual(kullbackLeiblerDivergence(reference, current), row.kullbackLeibler);
    }
  });

  it.each(frozen.categorical.filter(({ fisherExact }) => fisherExact !== null))(
    'two of them, $reference against $current',
    ({ reference, current, ...expected }) => {
      const pair = (counts: readonly number[]): [number, number] => [
        counts[0] ?? NaN,
        counts[1] ?? NaN,
      ];
      expectEqual(fisherExact(pair(reference), pair(current)), expected.fisherExact ?? NaN);
      const z = twoProportionZ(pair(reference), pair(current));
      expectResult(z, expected.twoProportionZ ?? [NaN, NaN]);
    },
  );
});
