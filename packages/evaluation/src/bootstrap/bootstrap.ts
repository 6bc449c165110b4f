import { bcaInterval, poissonCounts, resampleSeeds } from '@slipway/statistics';
import type { EvaluationData } from '../data/data.ts';
import type { Pair } from '../data/sample.ts';
import { Sample } from '../data/sample.ts';
import { observations } from '../data/units.ts';
import type { Bounds, Estimator } from '../metric/metric.ts';
import { weightAt } from '../numeric/sum.ts';

/** How evidence names these intervals. */
export const BOOTSTRAP_METHOD = 'bca-bootstrap';

/** Parts of the data that the jackknife leaves out in turn; with fewer observations each is one. */
const MOST_PARTS = 100;

/** The rows' weights times a number for the observation that each row belongs to. */
function reweighted(sample: Sample, factor: (observation: number) => number): Float64Array {
  const { of } = observations(sample);
  const weight = weightAt(sample.data.weights);
  const weights = new Float64Array(sample.rows);
  for (let row = 0; row < weights.length; row++) {
    const observation = of(row);
    weights[row] = observation < 0 ? 0 : weight(row) * factor(observation);
  }
  return weights;
}

/** The value of a metric under other weights; NaN where it has none. */
function valueUnder<D extends EvaluationData>(
  metric: Estimator<D>,
  sample: Sample<D>,
  weights: Float64Array,
): number {
  if (metric.measureUnder !== undefined) return metric.measureUnder(sample, weights);
  return metric.measure(new Sample<D>({ ...sample.data, weights }, sample.plan)).value ?? NaN;
}

type Statistic = (weights: Float64Array) => number;

/** Values on resamples; resample i is the same in every run and whatever the others are. */
export function resampledValues(
  sample: Sample,
  statistic: Statistic,
  seeds: Float64Array,
): Float64Array {
  const counts = new Uint8Array(observations(sample).count);
  return seeds.map((seed) => {
    poissonCounts(counts, seed);
    return statistic(reweighted(sample, (observation) => counts[observation] ?? 0));
  });
}

function withoutParts(sample: Sample, statistic: Statistic): Float64Array {
  const parts = Math.min(MOST_PARTS, observations(sample).count);
  return Float64Array.from({ length: parts }, (_, part) =>
    statistic(reweighted(sample, (observation) => (observation % parts === part ? 0 : 1))),
  );
}

function intervalOf(sample: Sample, statistic: Statistic, estimate: number): Bounds | null {
  const { seed, resamples, confidence } = sample.plan;
  const values = resampledValues(sample, statistic, resampleSeeds(seed, resamples, 7));
  return bcaInterval(values, estimate, withoutParts(sample, statistic), confidence);
}

/** BCa interval of a metric's value by the Poisson bootstrap of rows, or of the groups of rows. */
export function bootstrapInterval<D extends EvaluationData>(
  metric: Estimator<D>,
  sample: Sample<D>,
  value: number,
): Bounds | null {
  return intervalOf(sample, (weights) => valueUnder(metric, sample, weights), value);
}

/** The same of challenger − factor × champion, both on the same resamples. */
export function bootstrapDifference<D extends EvaluationData>(
  metric: Estimator<D>,
  { challenger, champion }: Pair<D>,
  factor: number,
  difference: number,
): Bounds | null {
  const statistic = (weights: Float64Array): number =>
    valueUnder(metric, challenger, weights) - factor * valueUnder(metric, champion, weights);
  return intervalOf(challenger, statistic, difference);
}
