import type { MetricResult } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { Costs } from './decision/costs.ts';
import { costMatrix } from './decision/costs.ts';
import { BOOTSTRAP_METHOD, bootstrapDifference, bootstrapInterval } from './bootstrap/bootstrap.ts';
import { checkData, checkSameRows, samePredictions } from './data/check.ts';
import type {
  ClassificationData,
  EvaluationData,
  MetricTask,
  MultilabelData,
  RegressionData,
} from './data/data.ts';
import { isClassified } from './data/data.ts';
import type { IntervalPlan } from './data/sample.ts';
import { Pair, Sample, totalWeight } from './data/sample.ts';
import { subset } from './data/subset.ts';
import type { CallContext, Catalogue, MetricCall } from './metric/catalogue.ts';
import { callText } from './metric/catalogue.ts';
import type {
  Bounds,
  IntervalEstimate,
  Measurement,
  Metric,
  MetricDescription,
} from './metric/metric.ts';
import { undefinedBecause, within } from './metric/metric.ts';
import { CLASSIFICATION, metricIn, MULTILABEL, REGRESSION } from './metric/registry.ts';

export interface ComparisonOptions {
  /** Confidence of the intervals; default 0.95. */
  readonly confidence?: number;
  /** Resamples of an interval that needs them; default 1000. */
  readonly resamples?: number;
  /** Seed of the resampling; default 0. */
  readonly seed?: number;
  /** Whether the champion has the challenger's digest, so that it is the same model. */
  readonly sameModel?: boolean;
  /** Cost of each mistake, by true and predicted class; others cost 0. */
  readonly costs?: Costs;
  /** Groups of fewer rows leave a fairness metric undecided; default 30. */
  readonly minimumRows?: number;
  /**
   * `analytic` (default): each metric's own intervals; `bootstrap`: the BCa interval of the Poisson
   * bootstrap for all of them, which takes as many passes as there are resamples.
   */
  readonly intervals?: 'analytic' | 'bootstrap';
}

/** A metric's name, or a call with arguments. */
export type MetricRef = string | MetricCall;

/** A value with its interval, or why there is none. */
export interface Estimate extends Measurement {
  readonly interval: IntervalEstimate | null;
}

/** challenger − factor × champion. */
export interface Difference {
  readonly value: number | null;
  readonly interval: Bounds | null;
  /** Why there is none, or what has to be known about it. */
  readonly reason: string | null;
}

const NO_GROUPS: ReadonlySet<string> = new Set();

const SAME_MODEL = 'the champion is the same model';
const WITHOUT_INTERVAL = 'a maximum has no confidence interval';
const TOO_LITTLE = 'the rows are too few, or too much alike, for an interval';
const SAME_PREDICTIONS = 'the champion gives the same answer on every row';

/** The interval of a times a value, for a ≥ 0 or the interval [0, 0] for a = 0. */
function scaled(bounds: Bounds | null, by: number): Bounds | null {
  if (by === 0) return [0, 0];
  if (bounds === null) return null;
  const ends = [by * bounds[0], by * bounds[1]] as const;
  return [Math.min(...ends), Math.max(...ends)];
}

/** Why both are the same; null when they differ or there is no champion. */
function samenessOf(
  challenger: EvaluationData,
  champion: EvaluationData | null,
  sameModel: boolean,
): string | null {
  if (champion === null || !samePredictions(challenger, champion)) return null;
  return sameModel ? SAME_MODEL : SAME_PREDICTIONS;
}

/** What challenger − factor × champion can be; `factor` is positive. */
function differenceRange([least, most]: readonly [number, number], factor: number): Bounds {
  return [least - factor * most, most - factor * least];
}

/** Why these rows have no metrics at all; null when they have. */
function emptiness(sample: Sample): string | null {
  if (sample.rows === 0) return 'no rows';
  return totalWeight(sample) > 0 ? null : 'all weights are 0';
}

/** The remarks that there are, as one text. */
function joined(remarks: readonly (string | null)[]): string | null {
  return remarks.filter((remark) => remark !== null).join('; ') || null;
}

/**
 * A model, and the champion if there is one, on the same rows: metrics, intervals and differences
 * on demand. Whatever several metrics need (the ranking, the confusion matrix, its resamples) is
 * computed once.
 */
class ComparisonOf<D extends EvaluationData> {
  readonly #catalogue: Catalogue<D>;
  /** Metrics by the text of their call. */
  readonly #metrics: Map<string, Metric<D>>;
  readonly #challenger: Sample<D>;
  readonly #champion: Sample<D> | null;
  readonly #pair: Pair<D> | null;
  /** Why both are the same; null when they differ or there is no champion. */
  readonly #sameness: string | null;
  readonly #emptiness: string | null;

  constructor(
    catalogue: Catalogue<D>,
    challenger: D,
    champion: D | null,
    plan: IntervalPlan,
    sameness: string | null,
  ) {
    const { task } = challenger;
    this.#catalogue = catalogue;
    this.#metrics = new Map(
      catalogue.metrics
        .filter(({ tasks }) => tasks.includes(task))
        .map((metric) => [metric.name, metric]),
    );
    this.#challenger = new Sample(challenger, plan);
    this.#champion = champion === null ? null : new Sample(champion, plan);
    this.#pair = this.#champion === null ? null : new Pair(this.#challenger, this.#champion);
    this.#sameness = sameness;
    this.#emptiness = emptiness(this.#challenger);
  }

  get task(): MetricTask {
    return this.#challenger.data.task;
  }

  get rows(): number {
    return this.#challenger.rows;
  }

  get confidence(): number {
    return this.#challenger.plan.confidence;
  }

  get challenger(): Sample<D> {
    return this.#challenger;
  }

  get champion(): Sample<D> | null {
    return this.#champion;
  }

  /** Names of the metrics without arguments that these data have, in the order they are shown in. */
  get metricNames(): string[] {
    const { plan, data } = this.#challenger;
    const areDecisions = isClassified(data) && data.scores !== null && !data.probabilities;
    return this.#catalogue.metrics
      .filter(({ tasks }) => tasks.includes(this.task))
      .filter(({ needsCosts = false }) => !needsCosts || plan.costs !== null)
      .filter(({ needsDecisionValues = false }) => !needsDecisionValues || areDecisions)
      .map(({ name }) => name);
  }

  /** What a metric's arguments can refer to. */
  get context(): CallContext {
    const { data, plan } = this.#challenger;
    return {
      task: data.task,
      classes: data.task === 'regression' ? null : data.classes,
      columns: data.groups ?? NO_GROUPS,
      hasCosts: plan.costs !== null,
    };
  }

  #metric(ref: MetricRef): Metric<D> {
    const call = typeof ref === 'string' ? { metric: ref, args: [] } : ref;
    const text = callText(call);
    const known = this.#metrics.get(text);
    if (known !== undefined) return known;
    const found = metricIn(this.#catalogue, call, this.context, 'metrics');
    this.#metrics.set(text, found);
    return found;
  }

  /** What there is to know about a metric without data. */
  describe(ref: MetricRef): MetricDescription {
    return this.#metric(ref);
  }

  #measure(metric: Metric<D>, sample: Sample<D>): Measurement {
    if (this.#emptiness !== null) return undefinedBecause(this.#emptiness);
    const { value, reason } = metric.measure(sample);
    if (value === null) return { value, reason };
    if (!Number.isFinite(value)) return undefinedBecause(`the value is ${value}`);
    const [least, most] = metric.range;
    return { value: Math.min(most, Math.max(least, value)), reason };
  }

  /** An interval that is known, in the metric's range and made of finite numbers. */
  #interval(metric: Metric<D>, sample: Sample<D>): IntervalEstimate | null {
    const estimate = this.#rawInterval(metric, sample);
    if (estimate === null) return null;
    const bounds = within(metric.range, estimate.bounds);
    return bounds.every(Number.isFinite) ? { bounds, method: estimate.method } : null;
  }

  #rawInterval(metric: Metric<D>, sample: Sample<D>): IntervalEstimate | null {
    if (sample.plan.intervals === 'analytic' || metric.intervalMethod === null) {
      return metric.interval(sample);
    }
    const { value } = metric.measure(sample);
    const bounds = value === null ? null : bootstrapInterval(metric, sample, value);
    return bounds === null ? null : { bounds, method: BOOTSTRAP_METHOD };
  }

  /** The interval of a difference that is known. */
  #rawDifference(metric: Metric<D>, pair: Pair<D>, factor: number, value: number): Bounds | null {
    if (pair.challenger.plan.intervals === 'analytic' || metric.intervalMethod === null) {
      return metric.difference(pair, factor);
    }
    return bootstrapDifference(metric, pair, factor, value);
  }

  #estimate(ref: MetricRef): Estimate {
    const metric = this.#metric(ref);
    const measured = this.#measure(metric, this.#challenger);
    const interval = measured.value === null ? null : this.#interval(metric, this.#challenger);
    return { ...measured, interval };
  }

  #difference(ref: MetricRef, factor: number): Difference {
    const none = (reason: string | null): Difference => ({ value: null, interval: null, reason });
    if (this.#pair === null) return none('no champion yet');
    const metric = this.#metric(ref);
    const mine = this.#measure(metric, this.#challenger);
    if (mine.value === null) return none(mine.reason);
    const theirs = this.#measure(metric, this.#pair.champion);
    if (theirs.value === null) return none(`champion: ${theirs.reason ?? 'undefined'}`);
    const value = mine.value - factor * theirs.value;
    const bounds =
      this.#sameness === null
        ? this.#rawDifference(metric, this.#pair, factor, value)
        : scaled(this.#interval(metric, this.#challenger)?.bounds ?? null, 1 - factor);
    if (!bounds?.every(Number.isFinite)) {
      const reason = metric.intervalMethod === null ? WITHOUT_INTERVAL : TOO_LITTLE;
      return { value, interval: null, reason };
    }
    const interval = within(differenceRange(metric.range, factor), bounds);
    return { value, interval, reason: this.#sameness };
  }

  /** Runs `compute` and gives back the memory that only its metric needed. */
  #releasing<T>(compute: () => T): T {
    const result = compute();
    this.#challenger.release();
    this.#champion?.release();
    return result;
  }

  /**
   * Value of a metric on the challenger, with its interval.
   *
   * @throws ConfigurationError for a metric that the task does not have
   */
  estimate(ref: MetricRef): Estimate {
    return this.#releasing(() => this.#estimate(ref));
  }

  /** Value of a metric on the challenger without an interval, which is cheaper; null if undefined. */
  value(ref: MetricRef): number | null {
    return this.#releasing(() => this.#measure(this.#metric(ref), this.#challenger).value);
  }

  /** The text by which evidence names a metric. */
  nameOf(ref: MetricRef): string {
    return typeof ref === 'string' ? ref : callText(ref);
  }

  /**
   * challenger − factor × champion with its paired interval.
   *
   * @param factor positive
   */
  difference(ref: MetricRef, factor = 1): Difference {
    return this.#releasing(() => this.#difference(ref, factor));
  }

  /** All there is to say about a metric. */
  result(ref: MetricRef): MetricResult {
    return this.#releasing(() => this.#result(ref));
  }

  #result(ref: MetricRef): MetricResult {
    const { greaterIsBetter, intervalMethod } = this.#metric(ref);
    const { value, reason, interval } = this.#estimate(ref);
    const champion = this.#champion && this.#measure(this.#metric(ref), this.#champion);
    const difference = this.#champion && this.#difference(ref, 1);
    const withoutInterval = intervalMethod === null ? WITHOUT_INTERVAL : TOO_LITTLE;
    const remarks = [reason];
    if (value !== null && interval === null) remarks.push(withoutInterval);
    if (value !== null) remarks.push(this.#sameness);
    if (champion?.value === null) remarks.push(`champion: ${champion.reason ?? 'undefined'}`);
    return {
      value,
      interval: interval?.bounds ?? null,
      champion: champion?.value ?? null,
      difference: difference?.value ?? null,
      differenceInterval: difference?.interval ?? null,
      reason: joined(remarks),
      greaterIsBetter,
      intervalMethod: interval?.method ?? null,
    };
  }

  /** The same comparison with other intervals or costs. */
  withPlan(change: Partial<IntervalPlan>): ComparisonOf<D> {
    const champion = this.#champion?.data ?? null;
    const plan = { ...this.#challenger.plan, ...change };
    return new ComparisonOf<D>(
      this.#catalogue,
      this.#challenger.data,
      champion,
      plan,
      this.#sameness,
    );
  }

  /**
   * The same comparison on some rows only (row numbers, or a mask). Two models that differ elsewhere
   * do not count as the same because they agree on these rows.
   */
  subset(rows: Int32Array | Uint8Array): ComparisonOf<D> {
    const champion = this.#champion?.data ?? null;
    return new ComparisonOf<D>(
      this.#catalogue,
      subset(this.#challenger.data, rows),
      champion === null ? null : subset(champion, rows),
      this.#challenger.plan,
      this.#sameness,
    );
  }
}

export type Comparison =
  ComparisonOf<ClassificationData> | ComparisonOf<MultilabelData> | ComparisonOf<RegressionData>;

function planOf(options: ComparisonOptions, data: EvaluationData): IntervalPlan {
  const { confidence = 0.95, resamples = 1000, seed = 0, minimumRows = 30 } = options;
  const { costs, intervals = 'analytic' } = options;
  if (!(confidence > 0 && confidence < 1)) {
    throw new ConfigurationError('evaluate', `confidence is ${confidence}; it is between 0 and 1`);
  }
  if (!(Number.isInteger(resamples) && resamples >= 1)) {
    throw new ConfigurationError('evaluate', `resamples is ${resamples}; it is a positive number`);
  }
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new ConfigurationError('evaluate', `seed is ${seed}; it is a whole number from 0 on`);
  }
  const matrix = costs === undefined ? null : costMatrix(costs, data);
  return { confidence, resamples, seed, minimumRows, intervals, costs: matrix };
}

/**
 * Checks the data and sets up the comparison; nothing is computed yet.
 *
 * @param champion on the same rows in the same order; null while there is none
 * @throws InputError for data that no metric can use: classes that are not declared, numbers that
 *   are not finite, negative weights, arrays of different lengths, other rows of the champion
 */
export function compareModels(
  challenger: EvaluationData,
  champion: EvaluationData | null,
  options: ComparisonOptions = {},
): Comparison {
  checkData(challenger, 'challenger');
  const plan = planOf(options, challenger);
  if (champion !== null) {
    checkData(champion, 'champion');
    checkSameRows(challenger, champion);
  }
  const sameness = samenessOf(challenger, champion, options.sameModel === true);
  if (challenger.task === 'regression') {
    const other = champion?.task === 'regression' ? champion : null;
    return new ComparisonOf(REGRESSION, challenger, other, plan, sameness);
  }
  if (challenger.task === 'multilabel-classification') {
    const other = champion?.task === 'multilabel-classification' ? champion : null;
    return new ComparisonOf(MULTILABEL, challenger, other, plan, sameness);
  }
  const isOther = champion?.task === 'regression' || champion?.task === 'multilabel-classification';
  return new ComparisonOf(CLASSIFICATION, challenger, isOther ? null : champion, plan, sameness);
}
