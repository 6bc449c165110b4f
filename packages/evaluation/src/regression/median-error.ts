import { differenceInterval, medianRanks } from '@slipway/statistics';
import type { RegressionData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { effectiveSize, totalWeight } from '../data/sample.ts';
import { designEffect, independentDeviations } from '../data/units.ts';
import type { Bounds, Estimator } from '../metric/metric.ts';
import { defined } from '../metric/metric.ts';
import { correlation, weightAt } from '../numeric/sum.ts';
import { absoluteErrors } from './losses.ts';
import { ascendingRows, weightedQuantile } from './median.ts';

interface MedianError {
  readonly value: number;
  /** Null for too few rows. */
  readonly bounds: Bounds | null;
  /**
   * For each independent observation the weight above the median less that below: the sign test's
   * terms.
   */
  readonly deviations: Float64Array;
}

/** A value at a place on the scale of cumulated weights. */
interface Anchor {
  readonly place: number;
  readonly value: number;
}

/**
 * The middle of each row's weight on the scale of cumulated weights, in the order of the values; of
 * equal values, which share their weight evenly, the first and the last one.
 */
function anchorsOf(values: Float64Array, weights: Float64Array | null): Anchor[] {
  const weight = weightAt(weights);
  const rows = ascendingRows(values).filter((row) => weight(row) > 0);
  const anchors: Anchor[] = [];
  let start = 0;
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i] ?? 0] ?? NaN;
    if (value === values[rows[i + 1] ?? -1]) continue;
    const tied = rows.subarray(start, i + 1);
    const shared = tied.reduce((sum, row) => sum + weight(row), 0);
    const half = shared / tied.length / 2;
    anchors.push({ place: total + half, value }, { place: total + shared - half, value });
    total += shared;
    start = i + 1;
  }
  return anchors;
}

/**
 * Values at shares of the whole weight, linear between anchors. Without weights that is the order
 * statistic of rank share × n + ½, with a fraction.
 */
function valuesAtShares(
  anchors: readonly Anchor[],
  shares: readonly number[],
  total: number,
): Bounds {
  const [low = NaN, high = NaN] = shares.map((share) => {
    const wanted = share * total;
    const after = anchors.findIndex(({ place }) => place >= wanted);
    const to = anchors.at(after);
    const from = anchors[after - 1];
    if (from === undefined || to === undefined) return to?.value ?? NaN;
    const part = (wanted - from.place) / (to.place - from.place);
    return from.value + part * (to.value - from.value);
  });
  return [low, high];
}

function boundsOf(
  sample: Sample<RegressionData>,
  errors: Float64Array,
  deviations: Float64Array,
): Bounds | null {
  const size = Math.floor(effectiveSize(sample) / designEffect(sample, deviations));
  const ranks = size > 0 ? medianRanks(size, sample.plan.confidence) : null;
  if (ranks === null) return null;
  const shares = ranks.map((rank) => (rank - 0.5) / size);
  return valuesAtShares(anchorsOf(errors, sample.data.weights), shares, totalWeight(sample));
}

function medianError(sample: Sample<RegressionData>): MedianError {
  const { weights } = sample.data;
  const errors = sample.derive(absoluteErrors);
  const value = weightedQuantile(errors, weights, 0.5);
  const weight = weightAt(weights);
  const signs = errors.map((error, row) => weight(row) * Math.sign(error - value));
  const excess = signs.reduce((sum, sign) => sum + sign, 0) / totalWeight(sample);
  const deviations = signs.map((sign, row) => sign - weight(row) * excess);
  const bounds = boundsOf(sample, errors, deviations);
  return {
    value,
    bounds: bounds === null ? null : [Math.min(bounds[0], value), Math.max(bounds[1], value)],
    deviations: independentDeviations(sample, deviations),
  };
}

/**
 * median_absolute_error. Interval: interpolated order statistics, whatever the distribution
 * (`medianRanks`). Difference: from the two intervals and the correlation of being above the median.
 */
export const MEDIAN_ABSOLUTE_ERROR: Estimator<RegressionData> = {
  intervalMethod: 'order-statistics',
  measure: (sample) => defined(sample.work(medianError).value),
  interval: (sample) => {
    const { bounds } = sample.work(medianError);
    return bounds === null ? null : { bounds, method: 'order-statistics' };
  },
  difference: ({ challenger, champion }, factor) => {
    const [mine, theirs] = [challenger.work(medianError), champion.work(medianError)];
    if (mine.bounds === null || theirs.bounds === null) return null;
    return differenceInterval(
      { value: mine.value, interval: mine.bounds },
      { value: theirs.value, interval: theirs.bounds },
      correlation(mine.deviations, theirs.deviations),
      factor,
    );
  },
};

/**
 * max_error; weights do not count, as in scikit-learn. The greatest of the errors to come has no
 * interval that rows already seen could give.
 */
export const MAX_ERROR: Estimator<RegressionData> = {
  intervalMethod: null,
  measure: (sample) =>
    defined(sample.derive(absoluteErrors).reduce((max, error) => Math.max(max, error), 0)),
  interval: () => null,
  difference: () => null,
};
