import type { EvaluationData, MetricTask } from '../data/data.ts';
import type { Pair, Sample } from '../data/sample.ts';

export type Bounds = [number, number];

/** What there is to know about a metric without data. */
export interface MetricDescription {
  /** scikit-learn's scorer name without `neg_`. */
  readonly name: string;
  readonly tasks: readonly MetricTask[];
  readonly greaterIsBetter: boolean;
  /** Least and greatest possible value; infinite where there is no limit. */
  readonly range: readonly [number, number];
  /** The function of scikit-learn that defines it, with its arguments, or a publication. */
  readonly source: string;
  /** When it has no value; null when it always has one (given a row). */
  readonly undefinedWhen: string | null;
  /** How its confidence interval is usually made; null when it has none. */
  readonly intervalMethod: string | null;
  /** Whether it exists only where costs are set. */
  readonly needsCosts?: boolean;
  /** Whether it is of decision values, and shown only where scores are no probabilities. */
  readonly needsDecisionValues?: boolean;
}

/** A value, or why there is none. */
export interface Measurement {
  readonly value: number | null;
  /** Why the value is null, or what has to be known about it. */
  readonly reason: string | null;
}

/** A confidence interval and how it was made. */
export interface IntervalEstimate {
  readonly bounds: Bounds;
  readonly method: string;
}

/** Weights of rows; small whole ones in as few bytes as they need. */
export type RowWeights = Float64Array | Uint8Array;

/** How a metric is computed, on samples of one kind of data. */
export interface Estimator<D extends EvaluationData> extends Pick<
  MetricDescription,
  'intervalMethod'
> {
  measure(sample: Sample<D>): Measurement;
  /** Asked only where the metric has a value; null when the data cannot give an interval. */
  interval(sample: Sample<D>): IntervalEstimate | null;
  /**
   * Interval of challenger − factor × champion, paired. Asked only where both have a value; null
   * when the data cannot give one.
   */
  difference(pair: Pair<D>, factor: number): Bounds | null;
  /** The value under other weights of the rows, where the sample already has what takes long. */
  readonly measureUnder?: (sample: Sample<D>, weights: RowWeights) => number;
}

export interface Metric<D extends EvaluationData> extends MetricDescription, Estimator<D> {}

export function defined(value: number, reason: string | null = null): Measurement {
  return { value, reason };
}

export function undefinedBecause(reason: string): Measurement {
  return { value: null, reason };
}

/** The part of the interval that lies in the range. */
export function within(range: readonly [number, number], bounds: Bounds): Bounds {
  const clamp = (x: number): number => Math.min(range[1], Math.max(range[0], x));
  return [clamp(bounds[0]), clamp(bounds[1])];
}
