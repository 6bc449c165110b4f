import { percentileInterval, wilsonInterval } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
import type { Pair, Sample } from '../data/sample.ts';
import type { Bounds, Estimator } from '../metric/metric.ts';
import { defined, undefinedBecause } from '../metric/metric.ts';
import { countClasses } from './counts.ts';
import type { TableDraws } from './resample.ts';
import { resampleTable } from './resample.ts';
import type { TableStatistic } from './statistics.ts';

/** Position of the positive class; the last class where none is named, as in scikit-learn. */
export function positiveOf({ classes, positive }: ClassificationData): number {
  return positive ?? classes.length - 1;
}

/** Class counts of the rows. */
export function countsOf({ data }: Sample<ClassificationData>): ReturnType<typeof countClasses> {
  return countClasses(data);
}

function drawsOf(sample: Sample<ClassificationData>): TableDraws {
  const { occurs } = sample.derive(countsOf);
  return resampleTable([sample.data], [occurs], { ...sample.plan, stream: 1 });
}

function jointDrawsOf({ challenger, champion }: Pair<ClassificationData>): TableDraws {
  const occurs = [challenger, champion].map((sample) => sample.derive(countsOf).occurs);
  const plan = { ...challenger.plan, stream: 2 };
  return resampleTable([challenger.data, champion.data], occurs, plan);
}

function statisticsOf(
  draws: TableDraws,
  value: (resample: number) => number,
  confidence: number,
): Bounds | null {
  const statistics = Float64Array.from({ length: draws.resamples }, (_, i) => value(i));
  return percentileInterval(statistics, confidence);
}

/**
 * A metric of the confusion matrix. Interval: Wilson's score interval for a proportion, else the
 * percentiles of the Bayesian bootstrap of the table (`resampleTable`). Difference: the percentiles
 * over resamples of the joint table of truth, challenger and champion.
 */
export function tableEstimator(statistic: TableStatistic): Estimator<ClassificationData> {
  const method = statistic.trials === null ? 'bayesian-bootstrap' : 'wilson';
  return {
    intervalMethod: method,
    measure: (sample) => {
      const counts = sample.derive(countsOf);
      const positive = positiveOf(sample.data);
      const value = statistic.value(counts, positive);
      const remark = statistic.remark(counts, positive, sample.data.classes);
      if (Number.isNaN(value)) return undefinedBecause(remark ?? 'division by zero');
      return defined(value, remark);
    },
    interval: (sample) => {
      const positive = positiveOf(sample.data);
      const counts = sample.derive(countsOf);
      const { confidence } = sample.plan;
      if (statistic.trials !== null) {
        const value = Math.min(1, statistic.value(counts, positive));
        const trials = statistic.trials(counts, positive);
        return { bounds: wilsonInterval(value, trials, confidence), method };
      }
      const draws = sample.derive(drawsOf);
      const value = (i: number): number => statistic.value(draws.at(0, i), positive);
      const bounds = statisticsOf(draws, value, confidence);
      return bounds === null ? null : { bounds, method };
    },
    difference: (pair, factor) => {
      const positive = positiveOf(pair.challenger.data);
      const draws = pair.derive(jointDrawsOf);
      const value = (i: number): number =>
        statistic.value(draws.at(0, i), positive) -
        factor * statistic.value(draws.at(1, i), positive);
      return statisticsOf(draws, value, pair.challenger.plan.confidence);
    },
  };
}
