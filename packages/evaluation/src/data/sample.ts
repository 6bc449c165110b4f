import { effectiveRows, sum } from '../numeric/sum.ts';
import type { EvaluationData } from './data.ts';

/** How to make intervals. */
export interface IntervalPlan {
  /** For example 0.95. */
  readonly confidence: number;
  /** Number of resamples of an interval that needs them. */
  readonly resamples: number;
  readonly seed: number;
}

/** Something from which other things follow, each computed once however many metrics use it. */
class Source {
  readonly #derived = new Map<unknown, unknown>();

  /** The result of `compute` on this, from the first call on. */
  derive<T>(compute: (from: this) => T): T {
    if (!this.#derived.has(compute)) this.#derived.set(compute, compute(this));
    return this.#derived.get(compute) as T;
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
    return this.data.target.length;
  }
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
export function totalWeight({ data }: Sample): number {
  return data.weights === null ? data.target.length : sum(data.weights);
}

/** Kish's effective number of rows; the number of rows without weights. */
export function effectiveSize({ data }: Sample): number {
  return effectiveRows(data.target.length, data.weights);
}
