import { differenceInterval, skewedInterval, studentInterval } from '@slipway/statistics';
import type { EvaluationData } from '../data/data.ts';
import type { Pair, Sample } from '../data/sample.ts';
import { totalWeight } from '../data/sample.ts';
import { independentDeviations, independentSize } from '../data/units.ts';
import type { Bounds, Estimator } from '../metric/metric.ts';
import { defined, undefinedBecause, within } from '../metric/metric.ts';
import { correlation, isConstant, weightAt, weightedMean } from '../numeric/sum.ts';

/** A metric that is the mean of one number per row, or the root of such a mean. */
export interface LossStatistic<D extends EvaluationData> {
  /** Why it is not defined on these rows; null where it is. */
  readonly obstacle: (sample: Sample<D>) => string | null;
  /** The loss of each row, from 0 on. Asked only where there is no obstacle. */
  readonly losses: (sample: Sample<D>) => Float64Array;
  /** Whether the metric is the square root of the mean. */
  readonly root?: boolean;
  /** The greatest loss that a row can have; default: no limit. */
  readonly greatest?: (data: D) => number;
  /** The least one; default 0. */
  readonly least?: number;
  /** What has to be known about the value. */
  readonly remark?: (sample: Sample<D>) => string | null;
}

/** A mean loss with its interval. */
interface MeanLoss {
  readonly mean: number;
  /**
   * What each independent observation contributes to the deviation of the mean; that of a row is
   * w (loss − mean) / Σw.
   */
  readonly deviations: Float64Array;
  /** Null for too few rows. */
  readonly bounds: Bounds | null;
}

function meanLoss<D extends EvaluationData>(
  sample: Sample<D>,
  { losses, greatest, least = 0 }: LossStatistic<D>,
): MeanLoss {
  const { weights } = sample.data;
  const each = sample.derive(losses);
  const mean = weightedMean(each, weights);
  const weight = weightAt(weights);
  const total = totalWeight(sample);
  const deviations = independentDeviations(
    sample,
    each.map((loss, row) => (weight(row) * (loss - mean)) / total),
  );
  const bounds = skewedInterval(mean, deviations, independentSize(sample), sample.plan.confidence);
  const range = [least, greatest?.(sample.data) ?? Infinity] as const;
  return { mean, deviations, bounds: bounds === null ? null : within(range, bounds) };
}

function differenceOfMeans(
  mine: MeanLoss,
  theirs: MeanLoss,
  factor: number,
  sample: Sample,
): Bounds | null {
  const deviations = mine.deviations.map(
    (deviation, i) => deviation - factor * (theirs.deviations[i] ?? 0),
  );
  const difference = mine.mean - factor * theirs.mean;
  return studentInterval(difference, deviations, independentSize(sample), sample.plan.confidence);
}

const roots = ([low, high]: Bounds): Bounds => [Math.sqrt(low), Math.sqrt(high)];

function differenceOfRoots(mine: MeanLoss, theirs: MeanLoss, factor: number): Bounds | null {
  if (mine.bounds === null || theirs.bounds === null) return null;
  if (isConstant(mine.deviations, theirs.deviations, 1)) return null;
  const first = { value: Math.sqrt(mine.mean), interval: roots(mine.bounds) };
  const second = { value: Math.sqrt(theirs.mean), interval: roots(theirs.bounds) };
  const shared = correlation(mine.deviations, theirs.deviations);
  return differenceInterval(first, second, shared, factor);
}

/**
 * A metric that is a mean of losses. Interval: Student's t with Hall's correction for skewness
 * (`skewedInterval`); of a root the roots of its ends. Difference: the paired t interval of the rows'
 * differences; of roots from both intervals and the correlation of the losses.
 */
export function meanEstimator<D extends EvaluationData>(statistic: LossStatistic<D>): Estimator<D> {
  const root = statistic.root === true;
  const method = 'skewness-corrected-t';
  const meanOf = (sample: Sample<D>): MeanLoss => meanLoss(sample, statistic);
  return {
    intervalMethod: method,
    measure: (sample) => {
      const obstacle = statistic.obstacle(sample);
      if (obstacle !== null) return undefinedBecause(obstacle);
      const { mean } = sample.work(meanOf);
      return defined(root ? Math.sqrt(mean) : mean, statistic.remark?.(sample) ?? null);
    },
    interval: (sample) => {
      const { bounds } = sample.work(meanOf);
      return bounds === null ? null : { bounds: root ? roots(bounds) : bounds, method };
    },
    difference: ({ challenger, champion }: Pair<D>, factor) => {
      const [mine, theirs] = [challenger.work(meanOf), champion.work(meanOf)];
      return root
        ? differenceOfRoots(mine, theirs, factor)
        : differenceOfMeans(mine, theirs, factor, challenger);
    },
  };
}
