import { percentileInterval, wilsonInterval } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
import { positiveOf } from '../data/data.ts';
import type { Pair, Sample } from '../data/sample.ts';
import type { Estimator } from '../metric/metric.ts';
import { defined, undefinedBecause } from '../metric/metric.ts';
import { countsOf } from './counts.ts';
import type { TableDraws } from './resample.ts';
import { resampleTable } from './resample.ts';
import type { TableStatistic } from './statistics.ts';

function drawsOf(sample: Sample<ClassificationData>): TableDraws {
  const { occurs } = sample.derive(countsOf);
  return resampleTable([sample.data], [occurs], { ...sample.plan, stream: 1 });
}

function jointDrawsOf({ challenger, champion }: Pair<ClassificationData>): TableDraws {
  const occurs = [challenger, champion].map((sample) => sample.derive(countsOf).occurs);
  const plan = { ...challenger.plan, stream: 2 };
  return resampleTable([challenger.data, champion.data], occurs, plan);
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
      const [draws = []] = sample.derive(drawsOf);
      const values = Float64Array.from(draws.map((draw) => statistic.value(draw, positive)));
      const bounds = percentileInterval(values, confidence);
      return bounds === null ? null : { bounds, method };
    },
    difference: (pair, factor) => {
      const positive = positiveOf(pair.challenger.data);
      const [mine = [], theirs = []] = pair.derive(jointDrawsOf);
      const differences = mine.map((draw, i) => {
        const other = theirs[i] ?? draw;
        return statistic.value(draw, positive) - factor * statistic.value(other, positive);
      });
      return percentileInterval(Float64Array.from(differences), pair.challenger.plan.confidence);
    },
  };
}
