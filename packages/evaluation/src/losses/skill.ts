import { differenceInterval, studentTQuantile } from '@slipway/statistics';
import type { EvaluationData } from '../data/data.ts';
import type { Pair, Sample } from '../data/sample.ts';
import {
  clustersOf,
  independentSize,
  observations,
  observationWeights,
  sumsByCluster,
} from '../data/units.ts';
import type { Bounds, Estimator } from '../metric/metric.ts';
import { defined, undefinedBecause } from '../metric/metric.ts';
import { correlation, isConstant, sumOf, weightAt } from '../numeric/sum.ts';

/** The loss of a model and that of the best constant prediction, as sums over rows. */
export interface SkillParts {
  readonly loss: number;
  readonly baseline: number;
  /** The same sums when an independent observation (a row, or a group of them) is left out. */
  readonly lossWithout: (observation: number) => number;
  readonly baselineWithout: (observation: number) => number;
}

/** A metric of the form 1 − loss / loss of the best constant prediction. */
export interface SkillStatistic<D extends EvaluationData> {
  /** Why it is not defined on these rows; null where it is. */
  readonly obstacle: (sample: Sample<D>) => string | null;
  readonly parts: (sample: Sample<D>) => SkillParts;
  /**
   * What a baseline without loss (a constant target) means: scikit-learn's 1 for a perfect model and
   * 0 for any other (`force_finite`), or no value, with the reason.
   */
  readonly constantTarget: 'finite' | { readonly undefinedBecause: string };
}

/** The ratio of losses, its value without each observation, and its interval. */
interface Ratio {
  readonly value: number;
  /** Deviation of the ratio without each observation from their mean. */
  readonly deviations: Float64Array;
  /** Of 1 − ratio; null when the data cannot tell. */
  readonly bounds: Bounds | null;
}

/** A sum that loses this share of itself with one observation has nothing left. */
const NEGLIGIBLE = 1e-12;

function centred(values: Float64Array, counts: (i: number) => boolean): Float64Array {
  let number = 0;
  for (let i = 0; i < values.length; i++) if (counts(i)) number++;
  const mean = sumOf(values.length, (i) => (counts(i) ? (values[i] ?? 0) : 0)) / number;
  return values.map((value, i) => (counts(i) ? value - mean : 0));
}

/** Tukey's jackknife standard error from centred leave-one-out values. */
function jackknifeError(deviations: Float64Array, size: number): number {
  const squares = sumOf(deviations.length, (i) => (deviations[i] ?? 0) ** 2);
  return Math.sqrt((squares * (size - 1)) / size);
}

function leaveOneOut(parts: SkillParts, count: number): Float64Array | null {
  const ratios = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const baseline = parts.baselineWithout(i);
    if (!(baseline > NEGLIGIBLE * parts.baseline)) return null;
    const loss = parts.lossWithout(i);
    ratios[i] = loss > NEGLIGIBLE * parts.loss ? loss / baseline : 0;
  }
  return ratios;
}

function ratioOf(sample: Sample, parts: SkillParts): Ratio {
  const { count } = observations(sample);
  const weights = sample.derive(observationWeights);
  const counts = (i: number): boolean => weights[i] !== 0;
  const size = independentSize(sample);
  const value = parts.loss / parts.baseline;
  const nothing = { value, deviations: new Float64Array(count), bounds: null };
  if (!(size > 1)) return nothing;
  const ratios = leaveOneOut(parts, count);
  if (ratios === null) return nothing;
  const deviations = centred(ratios, counts);
  if (value === 0) return { value, deviations, bounds: [1, 1] };
  const counted = weights.filter((weight) => weight > 0).length;
  const critical = studentTQuantile(0.5 + sample.plan.confidence / 2, size - 1);
  if (ratios.includes(0)) {
    // One observation holds all the loss: there is no logarithm without it.
    const half = critical * jackknifeError(deviations, counted);
    return { value, deviations, bounds: [1 - value - half, Math.min(1, 1 - value + half)] };
  }
  const half = critical * jackknifeError(centred(ratios.map(Math.log), counts), counted);
  const bounds: Bounds = [1 - value * Math.exp(half), 1 - value * Math.exp(-half)];
  return { value, deviations, bounds };
}

function differenceOf(mine: Ratio, theirs: Ratio, factor: number): Bounds | null {
  if (mine.bounds === null || theirs.bounds === null) return null;
  if (isConstant(mine.deviations, theirs.deviations, factor)) return null;
  const first = { value: 1 - mine.value, interval: mine.bounds };
  const second = { value: 1 - theirs.value, interval: theirs.bounds };
  return differenceInterval(first, second, correlation(mine.deviations, theirs.deviations), factor);
}

/**
 * A metric of the form 1 − loss / loss of the best constant prediction (R², D²). Interval: the
 * delete-one jackknife of the logarithm of the ratio with a t quantile, which keeps it at most 1.
 * Difference: from the two intervals and the correlation of the leave-one-out values.
 */
export function skillEstimator<D extends EvaluationData>(
  statistic: SkillStatistic<D>,
): Estimator<D> {
  const method = 'jackknife';
  const ratio = (sample: Sample<D>): Ratio => ratioOf(sample, sample.work(statistic.parts));
  const { constantTarget } = statistic;
  return {
    intervalMethod: method,
    measure: (sample) => {
      const obstacle = statistic.obstacle(sample);
      if (obstacle !== null) return undefinedBecause(obstacle);
      const { loss, baseline } = sample.work(statistic.parts);
      if (baseline !== 0) return defined(1 - loss / baseline);
      if (constantTarget !== 'finite') return undefinedBecause(constantTarget.undefinedBecause);
      return defined(
        loss === 0 ? 1 : 0,
        'the target is constant: 1 for a perfect model and 0 for any other by convention',
      );
    },
    interval: (sample) => {
      if (sample.work(statistic.parts).baseline === 0) return null;
      const { bounds } = sample.work(ratio);
      return bounds === null ? null : { bounds, method };
    },
    difference: ({ challenger, champion }: Pair<D>, factor) => {
      if (challenger.work(statistic.parts).baseline === 0) return null;
      return differenceOf(challenger.work(ratio), champion.work(ratio), factor);
    },
  };
}

/** Sums of what rows contribute to each independent observation, looked up by its number. */
export function perObservation(
  sample: Sample,
  at: (row: number) => number,
): (observation: number) => number {
  const clusters = sample.derive(clustersOf);
  if (clusters === null) return at;
  const sums = sumsByCluster(clusters, at);
  return (observation) => sums[observation] ?? 0;
}

/** Parts of a metric whose losses are sums of one number per row. */
export function sumOfLosses(
  sample: Sample,
  losses: Float64Array,
): Pick<SkillParts, 'loss' | 'lossWithout'> {
  const weight = weightAt(sample.data.weights);
  const weighted = (row: number): number => weight(row) * (losses[row] ?? 0);
  const loss = sumOf(losses.length, weighted);
  const part = perObservation(sample, weighted);
  return { loss, lossWithout: (observation) => loss - part(observation) };
}
