import type { EstimateWithInterval } from '@slipway/statistics';
import { differenceInterval, ratioInterval } from '@slipway/statistics';
import type { Bounds } from '../metric/metric.ts';
import type { ClassCounts } from '../table/counts.ts';
import type { Grouped } from './groups.ts';
import type { GroupRate } from './rates.ts';
import { rateIntervals, ratesOf } from './rates.ts';

/** How far the groups' rates are apart: the greatest difference, or the least ratio. */
export type DisparityKind = 'difference' | 'ratio';

/** A fairness metric: the worst disparity of some rates between any two groups. */
export interface Disparity {
  readonly kind: DisparityKind;
  readonly rates: readonly GroupRate[];
}

/** Fairlearn's value: max − min, or min ÷ max, of each rate; the worst of the rates counts. */
export function disparityValue({ kind, rates }: Disparity, counts: ClassCounts): number {
  const groups = counts.actual.length / 2;
  const values = rates.map((rate) => {
    const each = ratesOf(counts, rate, groups);
    const [least, most] = [Math.min(...each), Math.max(...each)];
    return kind === 'difference' ? most - least : least / most;
  });
  return kind === 'difference' ? Math.max(...values) : Math.min(...values);
}

type Pair = readonly [EstimateWithInterval[], EstimateWithInterval[]];

/** Every two groups, in both orders. */
function* pairsOf(groups: readonly EstimateWithInterval[][]): Generator<Pair> {
  for (const [i, first] of groups.entries()) {
    for (const [j, second] of groups.entries()) if (i !== j) yield [first, second];
  }
}

/**
 * Interval of a disparity from intervals of every two groups. The greatest difference is at most the
 * greatest of their upper ends, each at the wanted confidence; it is at least the greatest of their
 * lower ends, which hold together at that confidence shared among the pairs (Bonferroni). For the
 * least ratio it is the other way round. Intervals of two groups are recovered from Wilson's
 * intervals (Newcombe's for a difference).
 */
export function disparityInterval(
  { kind, rates }: Disparity,
  grouped: Grouped,
  confidence: number,
): Bounds {
  const groups = grouped.names.length;
  const pairs = (rates.length * groups * (groups - 1)) / 2;
  const shared = 1 - (1 - confidence) / Math.max(1, pairs);
  let [low, high] = kind === 'difference' ? [0, 0] : [Infinity, 1];
  for (const rate of rates) {
    for (const [first, second] of pairsOf(rateIntervals(grouped, rate, [confidence, shared]))) {
      const [a, b] = [first[0], second[0]];
      const [aShared, bShared] = [first[1], second[1]];
      if (a === undefined || b === undefined || aShared === undefined || bShared === undefined) {
        continue;
      }
      if (kind === 'difference') {
        high = Math.max(high, differenceInterval(a, b, 0)[1]);
        low = Math.max(low, differenceInterval(aShared, bShared, 0)[0]);
      } else if (b.value > 0) {
        low = Math.min(low, ratioInterval(a, b)[0]);
        high = Math.min(high, ratioInterval(aShared, bShared)[1]);
      }
    }
  }
  return [Math.min(low, high), high];
}
