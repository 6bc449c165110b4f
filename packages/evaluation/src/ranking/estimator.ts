import { differenceInterval, logitInterval, studentTQuantile } from '@slipway/statistics';
import type { ClassificationData, EvaluationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { clustersOf, independentDeviations } from '../data/units.ts';
import type { Bounds, Estimator, IntervalEstimate, RowWeights } from '../metric/metric.ts';
import { defined, undefinedBecause, within } from '../metric/metric.ts';
import { isConstant } from '../numeric/sum.ts';
import type { Spread, Strata } from './spread.ts';
import { covarianceOf, spreadOf } from './spread.ts';

/** A statistic between 0 and 1 with what each row contributes to its deviation. */
export interface Linearisation {
  readonly value: number;
  /** One entry per row; they sum to 0. */
  readonly deviations: Float64Array;
  readonly strata: Strata;
  /** Degrees of freedom where Satterthwaite's are too many. */
  readonly freedom: number | null;
  /** Interval for when the deviations cannot tell: a perfect value, or a class of one row. */
  readonly fallback: (confidence: number) => IntervalEstimate;
}

/** What a ranking metric is made of. */
export interface RankingStatistic<D extends EvaluationData = ClassificationData> {
  readonly method: string;
  /** Why it is not defined on these rows; null where it is. */
  readonly obstacle: (sample: Sample<D>) => string | null;
  /** What has to be known about the value. */
  readonly remark?: (sample: Sample<D>) => string | null;
  /** Asked only where there is no obstacle. */
  readonly linearise: (sample: Sample<D>) => Linearisation;
  /** The value under other weights, by the ranking that there is. */
  readonly measureUnder?: (sample: Sample<D>, weights: RowWeights) => number;
}

/** A linearised statistic with its spread and interval. */
interface Estimated extends Linearisation, IntervalEstimate {
  /** Null when the deviations cannot tell. */
  readonly spread: Spread | null;
}

/** The same with the deviations of groups where rows belong together. */
function ofIndependent(sample: Sample, linear: Linearisation): Linearisation {
  const clusters = sample.derive(clustersOf);
  if (clusters === null) return linear;
  const freedom = clusters.effective - 1;
  return {
    ...linear,
    deviations: independentDeviations(sample, linear.deviations),
    strata: { of: null, sizes: [clusters.effective] },
    freedom: linear.freedom === null ? freedom : Math.min(linear.freedom, freedom),
  };
}

function estimate(linear: Linearisation, confidence: number, method: string): Estimated {
  const known = spreadOf(linear.deviations, linear.strata);
  const freedom = linear.freedom ?? known?.freedom ?? 0;
  if (known === null || freedom <= 0) {
    return { ...linear, ...linear.fallback(confidence), spread: null };
  }
  const critical = studentTQuantile(0.5 + confidence / 2, freedom);
  const bounds = logitInterval(linear.value, Math.sqrt(known.variance), critical);
  return { ...linear, spread: { ...known, freedom }, bounds, method };
}

function differenceOf(first: Estimated, second: Estimated, factor: number): Bounds {
  let correlation = 0;
  if (first.spread !== null && second.spread !== null) {
    if (isConstant(first.deviations, second.deviations, factor)) {
      const difference = first.value - factor * second.value;
      return [difference, difference];
    }
    const covariance = covarianceOf(first.deviations, second.deviations, first.strata);
    correlation = covariance / Math.sqrt(first.spread.variance * second.spread.variance);
  }
  const bounds = differenceInterval(
    { value: first.value, interval: first.bounds },
    { value: second.value, interval: second.bounds },
    Math.max(-1, Math.min(1, correlation)),
    factor,
  );
  return within([-factor, 1], bounds);
}

/**
 * A metric that depends on the ranking of rows. Interval: the delta method on the log-odds scale
 * with the variance of the rows' deviations (for ROC AUC DeLong's) and a t quantile. Difference:
 * from the two intervals and the correlation of the deviations (`differenceInterval`). With few rows
 * or values near 1 these keep their coverage where DeLong's symmetric interval does not (an AUC of
 * 0.99 against 0.96 on 50 rows: 85 % at 95 %); with many rows they are the same.
 */
export function rankingEstimator<D extends EvaluationData>(
  statistic: RankingStatistic<D>,
): Estimator<D> {
  const estimated = (sample: Sample<D>): Estimated => {
    const linear = ofIndependent(sample, statistic.linearise(sample));
    return estimate(linear, sample.plan.confidence, statistic.method);
  };
  return {
    intervalMethod: statistic.method,
    ...(statistic.measureUnder === undefined ? {} : { measureUnder: statistic.measureUnder }),
    measure: (sample) => {
      const obstacle = statistic.obstacle(sample);
      if (obstacle !== null) return undefinedBecause(obstacle);
      return defined(sample.work(estimated).value, statistic.remark?.(sample) ?? null);
    },
    interval: (sample) => {
      const { bounds, method } = sample.work(estimated);
      return { bounds, method };
    },
    difference: ({ challenger, champion }, factor) =>
      differenceOf(challenger.work(estimated), champion.work(estimated), factor),
  };
}
