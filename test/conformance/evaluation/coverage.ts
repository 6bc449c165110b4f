/**
 * How often the intervals hold the truth: data are drawn from known distributions again and again.
 *
 *     node test/conformance/evaluation/coverage.ts [runs] [rows …]
 *
 * prints, for each scenario, number of rows and metric, for the interval of the value and then for
 * that of the difference: in how many per cent of the runs it held the truth (95 is nominal), in how
 * many the truth was below it (2.5: a gate `>= champion + true difference` passed by mistake) and
 * above it, and in how many runs there was an interval.
 */
import { fileURLToPath } from 'node:url';
import type {
  ClassificationData,
  EvaluationData,
  MetricRef,
  RegressionData,
} from '@slipway/evaluation';
import { callText, compareModels } from '@slipway/evaluation';
import { gammaVariate, normalVariate, Xoshiro128 } from '@slipway/statistics';

/** Challenger and champion on rows drawn anew. */
export type Draw = (rows: number, random: Xoshiro128) => [EvaluationData, EvaluationData];

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

interface BinaryScenario {
  readonly prevalence: number;
  /** Distance of the positive rows' scores for each model, in standard deviations. */
  readonly lifts: readonly [number, number];
  /** Correlation of both models' scores within a class. */
  readonly correlation: number;
}

/** Normal scores in both classes, turned into calibrated probabilities. */
function binary({ prevalence, lifts, correlation }: BinaryScenario): Draw {
  return (rows, random) => {
    const target = new Int32Array(rows);
    const scores = lifts.map(() => new Float64Array(rows));
    for (let row = 0; row < rows; row++) {
      const positive = random.uniform() < prevalence ? 1 : 0;
      target[row] = positive;
      const shared = normalVariate(random);
      lifts.forEach((lift, model) => {
        const noise = model === 0 ? shared : other(shared, correlation, random);
        const x = noise + lift * positive;
        const odds = Math.log(prevalence / (1 - prevalence)) + lift * x - (lift * lift) / 2;
        const list = scores[model];
        if (list !== undefined) list[row] = logistic(odds);
      });
    }
    const [first, second] = scores.map((list): ClassificationData => ({
      task: 'binary-classification',
      classes: ['0', '1'],
      positive: 1,
      target,
      predicted: Int32Array.from(list, (score) => (score >= 0.5 ? 1 : 0)),
      scores: list,
      probabilities: true,
      weights: null,
    }));
    return pairOf(first, second);
  };
}

function other(shared: number, correlation: number, random: Xoshiro128): number {
  return correlation * shared + Math.sqrt(1 - correlation ** 2) * normalVariate(random);
}

function pairOf<T>(first: T | undefined, second: T | undefined): [T, T] {
  if (first === undefined || second === undefined) throw new Error('two models are needed');
  return [first, second];
}

/** Three classes; probabilities by a softmax of noisy evidence for the true class. */
function multiclass(lifts: readonly [number, number], correlation: number): Draw {
  const shares = [0.5, 0.3, 0.2];
  return (rows, random) => {
    const k = shares.length;
    const target = new Int32Array(rows);
    const scores = lifts.map(() => new Float64Array(rows * k));
    for (let row = 0; row < rows; row++) {
      const u = random.uniform();
      const truth = u < 0.5 ? 0 : u < 0.8 ? 1 : 2;
      target[row] = truth;
      const shared = shares.map(() => normalVariate(random));
      lifts.forEach((lift, model) => {
        const evidence = shared.map((noise, i) => {
          const own = model === 0 ? noise : other(noise, correlation, random);
          return Math.log(shares[i] ?? 0) + lift * (own + (i === truth ? lift : 0));
        });
        const powers = evidence.map((x) => Math.exp(x));
        const total = powers.reduce((sum, power) => sum + power, 0);
        powers.forEach((power, i) => scores[model]?.set([power / total], row * k + i));
      });
    }
    const [first, second] = scores.map((list): ClassificationData => ({
      task: 'multiclass-classification',
      classes: ['a', 'b', 'c'],
      positive: null,
      target,
      predicted: Int32Array.from(target, (_, row) => {
        const mine = list.subarray(row * k, row * k + k);
        return mine.indexOf(Math.max(...mine));
      }),
      scores: list,
      probabilities: true,
      weights: null,
    }));
    return pairOf(first, second);
  };
}

/** A positive target; errors are normal, or exponential about their mean. */
function regression(noise: 'normal' | 'exponential', spreads: readonly [number, number]): Draw {
  return (rows, random) => {
    const target = new Float64Array(rows);
    const predicted = spreads.map(() => new Float64Array(rows));
    const error = (): number =>
      noise === 'normal' ? normalVariate(random) : gammaVariate(random, 1) - 1;
    for (let row = 0; row < rows; row++) {
      const value = 10 + gammaVariate(random, 4);
      target[row] = value;
      const shared = error();
      spreads.forEach((spread, model) => {
        predicted[model]?.set([value + spread * (0.8 * shared + 0.6 * error())], row);
      });
    }
    const [first, second] = predicted.map((list): RegressionData => ({
      task: 'regression',
      target,
      predicted: list,
      weights: null,
    }));
    return pairOf(first, second);
  };
}

export const SCENARIOS: Readonly<Record<string, Draw>> = {
  'binary, AUC 0.86 and 0.76, 30 % positive': binary({
    prevalence: 0.3,
    lifts: [1.5, 1],
    correlation: 0.6,
  }),
  'binary, AUC 0.86 twice, 10 % positive': binary({
    prevalence: 0.1,
    lifts: [1.5, 1.5],
    correlation: 0.8,
  }),
  'binary, AUC 0.98 and 0.96, 50 % positive': binary({
    prevalence: 0.5,
    lifts: [3, 2.5],
    correlation: 0.7,
  }),
  'three classes': multiclass([1.4, 1.2], 0.7),
  'regression, normal errors': regression('normal', [1, 1.2]),
  'regression, exponential errors': regression('exponential', [1, 1.2]),
};

/** Where the truth was, in the runs that had an interval. */
export interface Tally {
  below: number;
  inside: number;
  above: number;
}

/** What happened to the intervals of a metric. */
export interface Coverage {
  readonly metric: string;
  readonly interval: Tally;
  readonly difference: Tally;
}

interface Truth {
  readonly value: number;
  readonly difference: number;
}

export interface CoverageOptions {
  readonly seed?: number;
  /** Default: all of the task. */
  readonly metrics?: readonly MetricRef[];
  /** The truth is the mean of this many batches (default 20) of so many rows (100,000). */
  readonly batches?: number;
  readonly batchRows?: number;
  /** How intervals are made; default: by each metric's own method. */
  readonly intervals?: 'analytic' | 'bootstrap';
  /** Resamples of each interval; default 1000. */
  readonly resamples?: number;
}

/** Values on many rows, in batches. */
function truths(
  draw: Draw,
  random: Xoshiro128,
  { batches = 20, batchRows = 100_000, metrics }: CoverageOptions,
): Map<MetricRef, Truth> {
  const sums = new Map<MetricRef, Truth>();
  for (let batch = 0; batch < batches; batch++) {
    const comparison = compareModels(...draw(batchRows, random), { resamples: 1 });
    for (const metric of metrics ?? comparison.metricNames) {
      const before = sums.get(metric) ?? { value: 0, difference: 0 };
      sums.set(metric, {
        value: before.value + (comparison.estimate(metric).value ?? NaN) / batches,
        difference: before.difference + (comparison.difference(metric).value ?? NaN) / batches,
      });
    }
  }
  return sums;
}

function count(tally: Tally, bounds: readonly [number, number] | null, truth: number): void {
  if (bounds === null) return;
  if (truth < bounds[0]) tally.below++;
  else if (truth > bounds[1]) tally.above++;
  else tally.inside++;
}

const nothing = (): Tally => ({ below: 0, inside: 0, above: 0 });

/** Coverage of all intervals of a scenario. */
export function coverage(
  draw: Draw,
  rows: number,
  runs: number,
  options: CoverageOptions = {},
): Coverage[] {
  const { seed = 0, resamples = 1000, intervals = 'analytic' } = options;
  const truth = truths(draw, new Xoshiro128(seed, 1), options);
  const random = new Xoshiro128(seed, 2);
  const counts = [...truth.keys()].map((ref) => ({
    ref,
    metric: typeof ref === 'string' ? ref : callText(ref),
    interval: nothing(),
    difference: nothing(),
  }));
  for (let run = 0; run < runs; run++) {
    const comparison = compareModels(...draw(rows, random), { seed: run, resamples, intervals });
    for (const { ref, interval, difference } of counts) {
      const expected = truth.get(ref) ?? { value: NaN, difference: NaN };
      count(interval, comparison.estimate(ref).interval?.bounds ?? null, expected.value);
      count(difference, comparison.difference(ref).interval, expected.difference);
    }
  }
  return counts;
}

export function shown({ below, inside, above }: Tally): string {
  const runs = below + inside + above;
  const percent = (part: number): string =>
    (runs === 0 ? '–' : ((100 * part) / runs).toFixed(1)).padStart(6);
  return `${percent(inside)} ${percent(below)} ${percent(above)} ${String(runs).padStart(6)}`;
}

function main([runs = '1000', ...rows]: string[]): void {
  for (const [name, draw] of Object.entries(SCENARIOS)) {
    for (const n of rows.length > 0 ? rows : ['50', '500', '5000']) {
      console.log(`\n${name}, ${n} rows, ${runs} runs`);
      for (const { metric, interval, difference } of coverage(draw, Number(n), Number(runs))) {
        console.log(`${metric.padEnd(30)} ${shown(interval)}  ${shown(difference)}`);
      }
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
