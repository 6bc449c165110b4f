import { bcaInterval, poissonCounts, resampleSeeds } from '@slipway/statistics';
import type { EvaluationData } from '../data/data.ts';
import type { Pair } from '../data/sample.ts';
import { Sample } from '../data/sample.ts';
import { clustersOf, observations } from '../data/units.ts';
import type { Bounds, Estimator, RowWeights } from '../metric/metric.ts';

/** How evidence names these intervals. */
export const BOOTSTRAP_METHOD = 'bca-bootstrap';

/** Parts of the data that the jackknife leaves out in turn; with fewer observations each is one. */
const MOST_PARTS = 100;

/**
 * The rows' weights times a number for the observation that each row belongs to.
 *
 * @param to receives the weights; it is used again for the next resample
 */
function reweigh(sample: Sample, factors: Uint8Array, to: Float64Array): RowWeights {
  const { weights } = sample.data;
  const of = sample.derive(clustersOf)?.of ?? null;
  if (weights === null && of === null) return factors;
  for (let row = 0; row < to.length; row++) {
    const observation = of === null ? row : (of[row] ?? -1);
    const factor = observation < 0 ? 0 : (factors[observation] ?? 0);
    to[row] = weights === null ? factor : (weights[row] ?? 0) * factor;
  }
  return to;
}

/** The value of a metric under other weights; NaN where it has none. */
function valueUnder<D extends EvaluationData>(
  metric: Estimator<D>,
  sample: Sample<D>,
  weights: RowWeights,
): number {
  if (metric.measureUnder !== undefined) return metric.measureUnder(sample, weights);
  const own = weights instanceof Uint8Array ? Float64Array.from(weights) : weights;
  return metric.measure(new Sample<D>({ ...sample.data, weights: own }, sample.plan)).value ?? NaN;
}

type Statistic = (weights: RowWeights) => number;

/** Values on resamples; resample i is the same in every run and whatever the others are. */
export function resampledValues(
  sample: Sample,
  statistic: Statistic,
  seeds: Float64Array,
): Float64Array {
  const counts = new Uint8Array(observations(sample).count);
  const weights = new Float64Array(sample.rows);
  return seeds.map((seed) => {
    poissonCounts(counts, seed);
    return statistic(reweigh(sample, counts, weights));
  });
}

function withoutParts(sample: Sample, statistic: Statistic): Float64Array {
  const { count } = observations(sample);
  const parts = Math.min(MOST_PARTS, count);
  const weights = new Float64Array(sample.rows);
  return Float64Array.from({ length: parts }, (_, part) => {
    const kept = new Uint8Array(count).map((_each, observation) =>
      observation % parts === part ? 0 : 1,
    );
    return statistic(reweigh(sample, kept, weights));
  });
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
  const statistic = (weights: RowWeights): number =>
    valueUnder(metric, challenger, weights) - factor * valueUnder(metric, champion, weights);
  return intervalOf(challenger, statistic, difference);
}
