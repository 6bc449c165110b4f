import { wilsonInterval } from '@slipway/statistics';
import type { EstimateWithInterval } from '@slipway/statistics';
import { clusteredTrials } from '../data/trials.ts';
import type { ClassCounts, ObservedCounts } from '../table/counts.ts';
import { countsOf } from '../table/counts.ts';
import type { Grouped } from './groups.ts';

/** A rate of a group: a share of some of its rows. */
export interface GroupRate {
  readonly name: string;
  /** Weight of the rows that count, and of all that could. */
  readonly over: (counts: ClassCounts, group: number) => number;
  readonly under: (counts: ClassCounts, group: number) => number;
  /** Σ of squared weights behind `under`. */
  readonly squares: (counts: ObservedCounts, group: number) => number;
  /** Whether a row of the group counts; null when it could not. */
  readonly outcome: (isPositive: boolean, isPredicted: boolean) => boolean | null;
  /** Why a group has no such rate. */
  readonly emptyBecause: string;
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;
const negative = (group: number): number => 2 * group;
const positive = (group: number): number => 2 * group + 1;

/** Fairlearn's selection_rate: share of rows that are predicted positive. */
export const SELECTION_RATE: GroupRate = {
  name: 'selection rate',
  over: ({ predicted }, g) => at(predicted, positive(g)),
  under: ({ actual }, g) => at(actual, negative(g)) + at(actual, positive(g)),
  squares: ({ squaredActual }, g) =>
    at(squaredActual, negative(g)) + at(squaredActual, positive(g)),
  outcome: (_isPositive, isPredicted) => isPredicted,
  emptyBecause: 'has no rows with a weight',
};

/** true_positive_rate: recall. */
export const TRUE_POSITIVE_RATE: GroupRate = {
  name: 'true positive rate',
  over: ({ correct }, g) => at(correct, positive(g)),
  under: ({ actual }, g) => at(actual, positive(g)),
  squares: ({ squaredActual }, g) => at(squaredActual, positive(g)),
  outcome: (isPositive, isPredicted) => (isPositive ? isPredicted : null),
  emptyBecause: 'has no positive rows',
};

/** false_positive_rate. */
export const FALSE_POSITIVE_RATE: GroupRate = {
  name: 'false positive rate',
  over: ({ actual, correct }, g) => at(actual, negative(g)) - at(correct, negative(g)),
  under: ({ actual }, g) => at(actual, negative(g)),
  squares: ({ squaredActual }, g) => at(squaredActual, negative(g)),
  outcome: (isPositive, isPredicted) => (isPositive ? null : isPredicted),
  emptyBecause: 'has no negative rows',
};

/** precision_score: share of rows predicted positive that are. */
export const PRECISION_RATE: GroupRate = {
  name: 'precision',
  over: ({ correct }, g) => at(correct, positive(g)),
  under: ({ predicted }, g) => at(predicted, positive(g)),
  squares: ({ squaredPredicted }, g) => at(squaredPredicted, positive(g)),
  outcome: (isPositive, isPredicted) => (isPredicted ? isPositive : null),
  emptyBecause: 'is never predicted positive',
};

/** The value of a rate in each group; NaN where a group has none. */
export function ratesOf(counts: ClassCounts, rate: GroupRate, groups: number): number[] {
  return Array.from({ length: groups }, (_, g) =>
    Math.min(1, rate.over(counts, g) / rate.under(counts, g)),
  );
}

/** The rate of every group with Wilson's interval of each of some confidences. */
export function rateIntervals(
  { names, of, table }: Grouped,
  rate: GroupRate,
  confidences: readonly number[],
): EstimateWithInterval[][] {
  const counts = table.derive(countsOf);
  const { target, predicted } = table.data;
  return names.map((_, g) => {
    const value = Math.min(1, rate.over(counts, g) / rate.under(counts, g));
    const clustered = clusteredTrials(table, (row) => {
      if (of[row] !== g) return null;
      return rate.outcome(target[row] === positive(g), predicted[row] === positive(g));
    });
    const trials = clustered ?? rate.under(counts, g) ** 2 / rate.squares(counts, g);
    return confidences.map((confidence) => ({
      value,
      interval: wilsonInterval(value, trials, confidence),
    }));
  });
}
