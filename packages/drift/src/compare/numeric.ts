import {
  countBelow,
  countInBins,
  countUpTo,
  jensenShannonDistance,
  kolmogorovSmirnov,
  populationStabilityIndex,
  quantileBins,
  sortedNumbers,
  standardDeviation,
  wassersteinDistance,
} from '@slipway/statistics';
import type { DriftMethod } from '../methods.ts';
import type { Comparison } from './comparison.ts';
import { numericHistogram } from './histogram.ts';

/** The values of one side. */
export interface NumericSide {
  /** Finite numbers, in any order; the array is not changed. */
  readonly values: Float64Array;
  /** Rows without a value, NaN among them. */
  readonly missing: number;
}

/**
 * Wasserstein distance in standard deviations (ddof 0) of the reference; infinite where the
 * reference is constant and the current side is not the same constant.
 */
function normalisedWasserstein(reference: Float64Array, current: Float64Array): number {
  const distance = wassersteinDistance(reference, current);
  return distance === 0 ? 0 : distance / standardDeviation(reference);
}

/** PSI counts rows without a value as a bin of their own; where there are none, there is no bin. */
function withMissing(counts: readonly number[], missing: number): number[] {
  return [...counts, missing];
}

/**
 * Compares two samples of numbers by every numeric method, on one sort of each:
 *
 * - `ks`: the Kolmogorov–Smirnov statistic D; its two-sided p-value is the comparison's
 * - `wasserstein`: in standard deviations of the reference
 * - `psi`: over the reference's deciles, with open ends and a bin for missing values
 * - `jensen-shannon`: base-2 distance over the same bins, of the values alone
 *
 * @returns null when a side has no value
 */
export function compareNumeric(reference: NumericSide, current: NumericSide): Comparison | null {
  if (reference.values.length === 0 || current.values.length === 0) return null;
  const a = sortedNumbers(reference.values);
  const b = sortedNumbers(current.values);
  const ks = kolmogorovSmirnov(a, b);
  const bins = quantileBins(a);
  const counts = [countInBins(a, bins), countInBins(b, bins)] as const;
  const psi = populationStabilityIndex(
    withMissing(counts[0], reference.missing),
    withMissing(counts[1], current.missing),
  );
  const statistics = new Map<DriftMethod, number>([
    ['ks', ks.statistic],
    ['wasserstein', normalisedWasserstein(a, b)],
    ['psi', psi],
    ['jensen-shannon', jensenShannonDistance(...counts)],
  ]);
  const outside = {
    below: countBelow(b, a[0] ?? NaN),
    above: b.length - countUpTo(b, a.at(-1) ?? NaN),
  };
  return {
    size: { reference: a.length, current: b.length },
    statistics,
    pValue: ks.pValue,
    histogram: numericHistogram(a, b),
    changes: { outside, added: [], vanished: [], referenceCategories: 0 },
  };
}
