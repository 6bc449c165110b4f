import type { Cell } from '@slipway/statistics';
import {
  percentileInterval,
  resampleCells,
  studentInterval,
  wilsonInterval,
} from '@slipway/statistics';
import type { EvaluationData } from '../data/data.ts';
import type { Pair, Sample } from '../data/sample.ts';
import { effectiveSize, totalWeight } from '../data/sample.ts';
import { clusteredTrials } from '../data/trials.ts';
import { clustersOf, independentDeviations, independentSize } from '../data/units.ts';
import type { Bounds, Estimator } from '../metric/metric.ts';
import { defined, undefinedBecause } from '../metric/metric.ts';
import { weightAt, weightedMean } from '../numeric/sum.ts';

/** A metric that is the share of rows for which something holds. */
export interface ProportionStatistic<D extends EvaluationData> {
  readonly obstacle: (sample: Sample<D>) => string | null;
  /** 1 for each row that counts, else 0. */
  readonly hits: (sample: Sample<D>) => Float64Array;
}

/** Rows by (hit of the challenger, hit of the champion). */
function jointCells(
  mine: Float64Array,
  theirs: Float64Array,
  weights: Float64Array | null,
): Cell[] {
  const cells = Array.from({ length: 4 }, () => ({ weight: 0, squaredWeight: 0 }));
  const weight = weightAt(weights);
  mine.forEach((hit, row) => {
    const cell = cells[2 * hit + (theirs[row] ?? 0)];
    if (cell === undefined) return;
    cell.weight += weight(row);
    cell.squaredWeight += weight(row) ** 2;
  });
  return cells;
}

/** Student's interval of the difference, where rows belong together. */
function clusteredDifference(
  sample: Sample,
  mine: Float64Array,
  theirs: Float64Array,
  factor: number,
): Bounds | null {
  const { weights } = sample.data;
  const each = mine.map((hit, row) => hit - factor * (theirs[row] ?? 0));
  const mean = weightedMean(each, weights);
  const total = totalWeight(sample);
  const weight = weightAt(weights);
  const deviations = independentDeviations(
    sample,
    each.map((value, row) => (weight(row) * (value - mean)) / total),
  );
  return studentInterval(mean, deviations, independentSize(sample), sample.plan.confidence);
}

function differenceOf<D extends EvaluationData>(
  { challenger, champion }: Pair<D>,
  hits: (sample: Sample<D>) => Float64Array,
  factor: number,
): Bounds | null {
  const { plan, data } = challenger;
  if (challenger.derive(clustersOf) !== null) {
    return clusteredDifference(challenger, challenger.work(hits), champion.work(hits), factor);
  }
  const cells = jointCells(challenger.work(hits), champion.work(hits), data.weights);
  const statistics = new Float64Array(plan.resamples);
  // Half a pseudo-row in each cell, as Agresti and Min advise (see PSEUDO_ROWS in table/resample.ts).
  resampleCells(cells, [0.5, 0.5, 0.5, 0.5], { ...plan, stream: 3 }, (masses, resample) => {
    const [neither = 0, theirs = 0, mine = 0, both = 0] = masses;
    statistics[resample] =
      (mine + both - factor * (theirs + both)) / (neither + theirs + mine + both);
  });
  return percentileInterval(statistics, plan.confidence);
}

/**
 * A metric that is a proportion of rows. Interval: Wilson's. Difference: the Bayesian bootstrap of
 * the paired two by two table.
 */
export function proportionEstimator<D extends EvaluationData>(
  statistic: ProportionStatistic<D>,
): Estimator<D> {
  const valueOf = (sample: Sample<D>): number =>
    Math.min(1, weightedMean(sample.work(statistic.hits), sample.data.weights));
  return {
    intervalMethod: 'wilson',
    measure: (sample) => {
      const obstacle = statistic.obstacle(sample);
      return obstacle === null ? defined(valueOf(sample)) : undefinedBecause(obstacle);
    },
    interval: (sample) => {
      const each = sample.work(statistic.hits);
      const trials = clusteredTrials(sample, (row) => each[row] === 1) ?? effectiveSize(sample);
      const bounds = wilsonInterval(valueOf(sample), trials, sample.plan.confidence);
      return { bounds, method: 'wilson' };
    },
    difference: (pair, factor) => differenceOf(pair, statistic.hits, factor),
  };
}
