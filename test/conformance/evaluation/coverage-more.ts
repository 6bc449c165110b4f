/**
 * How often the intervals hold the truth where rows belong to groups, of fairness, and of the BCa
 * bootstrap on request; `coverage.ts` has the others, and says what the columns are.
 *
 *     node test/conformance/evaluation/coverage-more.ts grouped|fairness|bootstrap [runs] [rows …]
 */
import type { ClassificationData, MetricRef } from '@slipway/evaluation';
import { FAIRNESS_METRICS } from '@slipway/evaluation';
import type { Xoshiro128 } from '@slipway/statistics';
import { normalVariate } from '@slipway/statistics';
import type { CoverageOptions, Draw } from './coverage.ts';
import { coverage, SCENARIOS, shown } from './coverage.ts';

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const ROWS_PER_GROUP = 5;

/** Two models' probabilities; `shift` moves a row's log-odds, `bias` what the models see of it. */
function scored(
  rows: number,
  random: Xoshiro128,
  shift: (row: number) => { odds: number; bias: number },
): [ClassificationData, ClassificationData] {
  const target = new Int32Array(rows);
  const first = new Float64Array(rows);
  const second = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const { odds, bias } = shift(row);
    const signal = 1.5 * normalVariate(random);
    target[row] = random.uniform() < logistic(odds + signal) ? 1 : 0;
    first[row] = logistic(signal + bias);
    second[row] = logistic(signal + bias + normalVariate(random));
  }
  const data = (scores: Float64Array): ClassificationData => ({
    task: 'binary-classification',
    classes: ['0', '1'],
    positive: 1,
    target,
    predicted: Int32Array.from(scores, (score) => (score >= 0.5 ? 1 : 0)),
    scores,
    probabilities: true,
    weights: null,
  });
  return [data(first), data(second)];
}

/** Groups of five rows that share a part of the truth and of the models' mistakes. */
const grouped: Draw = (rows, random) => {
  const clusters = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / ROWS_PER_GROUP));
  let effect = { odds: 0, bias: 0 };
  const [first, second] = scored(rows, random, (row) => {
    if (row % ROWS_PER_GROUP === 0) {
      effect = { odds: normalVariate(random), bias: normalVariate(random) };
    }
    return effect;
  });
  return [
    { ...first, clusters },
    { ...second, clusters },
  ];
};

/** Two equally large groups, of which one is positive more often and chosen even more often. */
const fair: Draw = (rows, random) => {
  const codes = Int32Array.from({ length: rows }, (_, row) => row % 2);
  const groups = new Map([['g', { values: ['a', 'b'], codes }]]);
  const [first, second] = scored(rows, random, (row) =>
    row % 2 === 0 ? { odds: 0.5, bias: 1 } : { odds: -0.5, bias: -0.5 },
  );
  return [
    { ...first, groups },
    { ...second, groups },
  ];
};

const FAIRNESS: readonly MetricRef[] = FAIRNESS_METRICS.map((metric) => ({ metric, args: ['g'] }));

const BOOTSTRAP = {
  binary: ['accuracy', 'f1', 'roc_auc', 'average_precision', 'log_loss', 'd2_brier_score'],
  three: ['f1_macro', 'roc_auc_ovr'],
  regression: ['mean_absolute_error', 'root_mean_squared_error', 'median_absolute_error', 'r2'],
};

/** What is simulated: a scenario, its metrics, and how intervals are made. */
type Part = readonly [name: string, draw: Draw, options: CoverageOptions];

function partsOf(kind: string): Part[] {
  const truth = { batches: 20, batchRows: 50_000 };
  if (kind === 'grouped') return [['groups of five rows', grouped, truth]];
  if (kind === 'fairness') return [['two groups', fair, { ...truth, metrics: FAIRNESS }]];
  return Object.entries(SCENARIOS).map(([name, draw]) => {
    const task = Object.entries(BOOTSTRAP).find(([start]) => name.startsWith(start));
    return [name, draw, { ...truth, metrics: task?.[1] ?? [], intervals: 'bootstrap' }];
  });
}

function main([kind = 'grouped', runs = '1000', ...rows]: string[]): void {
  for (const [name, draw, options] of partsOf(kind)) {
    for (const n of rows.length > 0 ? rows : ['50', '500', '5000']) {
      console.log(`\n${kind}: ${name}, ${n} rows, ${runs} runs`);
      for (const { metric, interval, difference } of coverage(
        draw,
        Number(n),
        Number(runs),
        options,
      )) {
        console.log(`${metric.padEnd(34)} ${shown(interval)}  ${shown(difference)}`);
      }
    }
  }
}

main(process.argv.slice(2));
