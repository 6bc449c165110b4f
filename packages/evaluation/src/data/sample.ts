import { effectiveRows, sum } from '../numeric/sum.ts';
import type { ClassificationData, EvaluationData } from './data.ts';
import { isClassified, rowCount } from './data.ts';

/** How to make intervals. */
export interface IntervalPlan {
  /** For example 0.95. */
  readonly confidence: number;
  /** Number of resamples of an interval that needs them. */
  readonly resamples: number;
  readonly seed: number;
  /** Cost of each pair of classes, k × k: true class × predicted class. Null where none is set. */
  readonly costs: Float64Array | null;
  /** `bootstrap`: all intervals by the BCa bootstrap, in place of each metric's own. */
  readonly intervals: 'analytic' | 'bootstrap';
  /** Groups of fewer rows leave a fairness metric undecided. */
  readonly minimumRows: number;
}

/** Something from which other things follow, each computed once however often it is needed. */
class Source {
  readonly #kept = new Map<unknown, unknown>();
  readonly #scratch = new Map<unknown, unknown>();

  /** The result of `compute` on this, kept for good: what several metrics need. */
  derive<T>(compute: (from: this) => T): T {
    if (!this.#kept.has(compute)) this.#kept.set(compute, compute(this));
    return this.#kept.get(compute) as T;
  }

  /** The result of `compute` on this, kept until `release`: what one metric needs for itself. */
  work<T>(compute: (from: this) => T): T {
    if (!this.#scratch.has(compute)) this.#scratch.set(compute, compute(this));
    return this.#scratch.get(compute) as T;
  }

  /** Gives back the memory of `work`. */
  release(): void {
    this.#scratch.clear();
  }
}

/** The rows of one model, with what metrics derive from them. */
export class Sample<D extends EvaluationData = EvaluationData> extends Source {
  readonly data: D;
  readonly plan: IntervalPlan;

  constructor(data: D, plan: IntervalPlan) {
    super();
    this.data = data;
    this.plan = plan;
  }

  get rows(): number {
    return rowCount(this.data);
  }
}

/** Whether each row of the sample has one class. */
export function isClassifiedSample(sample: Sample): sample is Sample<ClassificationData> {
  return isClassified(sample.data);
}

/** Challenger and champion on the same rows. */
export class Pair<D extends EvaluationData = EvaluationData> extends Source {
  readonly challenger: Sample<D>;
  readonly champion: Sample<D>;

  constructor(challenger: Sample<D>, champion: Sample<D>) {
    super();
    this.challenger = challenger;
    this.champion = champion;
  }
}

/** Sum of the weights; the number of rows without weights. */
export function totalWeight({ data, rows }: Sample): number {
  return data.weights === null ? rows : sum(data.weights);
}

/** Kish's effective number of rows; the number of rows without weights. */
export function effectiveSize({ data, rows }: Sample): number {
  return effectiveRows(rows, data.weights);
}
