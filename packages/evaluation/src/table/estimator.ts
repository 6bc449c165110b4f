import { expandedConfidence, percentileInterval, wilsonInterval } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
import { positiveOf } from '../data/data.ts';
import type { Pair, Sample } from '../data/sample.ts';
import { clusteredTrials } from '../data/trials.ts';
import { clustersOf } from '../data/units.ts';
import type { Bounds, Estimator } from '../metric/metric.ts';
import { defined, undefinedBecause } from '../metric/metric.ts';
import { countsOf } from './counts.ts';
import type { TableDraws } from './resample.ts';
import { resampleTable } from './resample.ts';
import type { TableStatistic, Trials } from './statistics.ts';

function drawsOf(sample: Sample<ClassificationData>): TableDraws {
  const { occurs } = sample.derive(countsOf);
  const plan = { ...sample.plan, stream: 1 };
  return resampleTable([sample.data], [occurs], plan, { clusters: sample.derive(clustersOf) });
}

function jointDrawsOf({ challenger, champion }: Pair<ClassificationData>): TableDraws {
  const occurs = [challenger, champion].map((sample) => sample.derive(countsOf).occurs);
  const plan = { ...challenger.plan, stream: 2 };
  const clusters = challenger.derive(clustersOf);
  return resampleTable([challenger.data, champion.data], occurs, plan, { clusters });
}

/** The interval by the percentiles of resampled values, wider where few groups were redrawn. */
function percentiles(sample: Sample, values: Float64Array): Bounds | null {
  const clusters = sample.derive(clustersOf);
  const { confidence } = sample.plan;
  if (clusters === null) return percentileInterval(values, confidence);
  const expanded = expandedConfidence(confidence, clusters.effective);
  return expanded === null ? null : percentileInterval(values, expanded);
}

/** Independent trials of a proportion. */
function trialsOf(sample: Sample<ClassificationData>, { count, outcome }: Trials): number {
  const { target, predicted } = sample.data;
  const positive = positiveOf(sample.data);
  const clustered = clusteredTrials(sample, (row) =>
    outcome(target[row] ?? 0, predicted[row] ?? 0, positive),
  );
  return clustered ?? count(sample.derive(countsOf), positive);
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
        const trials = trialsOf(sample, statistic.trials);
        return { bounds: wilsonInterval(value, trials, confidence), method };
      }
      const [draws = []] = sample.derive(drawsOf);
      const values = Float64Array.from(draws.map((draw) => statistic.value(draw, positive)));
      const bounds = percentiles(sample, values);
      const clustered = sample.derive(clustersOf) !== null;
      return bounds === null ? null : { bounds, method: clustered ? 'cluster-bootstrap' : method };
    },
    difference: (pair, factor) => {
      const positive = positiveOf(pair.challenger.data);
      const [mine = [], theirs = []] = pair.derive(jointDrawsOf);
      const differences = mine.map((draw, i) => {
        const other = theirs[i] ?? draw;
        return statistic.value(draw, positive) - factor * statistic.value(other, positive);
      });
      return percentiles(pair.challenger, Float64Array.from(differences));
    },
  };
}
