/**
 * Binary metrics beside scikit-learn, each process on the same rows, in turn:
 *
 *     node bench/metrics.ts metrics <python with scikit-learn> [rows] [runs]
 *     node bench/metrics.ts bootstrap <python with scikit-learn> [rows] [runs]
 *
 * The seconds are those of the metrics alone; values are compared, too.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClassificationData } from '@slipway/evaluation';
import { compareModels } from '@slipway/evaluation';
import { normalVariate, Xoshiro128 } from '@slipway/statistics';

const OWN = fileURLToPath(import.meta.url);
const RESAMPLES = 2000;
/** The peer's share of the resamples: one of so many. */
const PART = 10;

interface Timed {
  readonly seconds: number;
  readonly values: Record<string, number>;
}

interface Bootstrapped {
  readonly seconds: number;
  readonly interval: readonly [number, number] | null;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Scores of two models on the same rows, as files. */
export function writeRows(folder: string, rows: number): void {
  const random = new Xoshiro128(1);
  const target = new Int8Array(rows);
  const scores = [new Float64Array(rows), new Float64Array(rows)];
  for (let row = 0; row < rows; row++) {
    const truth = random.uniform() < 0.3 ? 1 : 0;
    const shared = normalVariate(random);
    target[row] = truth;
    scores.forEach((list, i) => {
      list[row] = logistic(
        0.7 * shared + 0.7 * normalVariate(random) + (1.4 - 0.1 * i) * truth - 1,
      );
    });
  }
  writeFileSync(path.join(folder, 'target.i8'), target);
  ['score', 'other'].forEach((name, i) => {
    writeFileSync(path.join(folder, `${name}.f64`), scores[i] ?? new Float64Array(0));
  });
}

/** The rows of a model in the form that metrics take. */
export function readRows(folder: string, name: string): ClassificationData {
  const target = Int32Array.from(new Int8Array(readFileSync(path.join(folder, 'target.i8'))));
  const bytes = readFileSync(path.join(folder, `${name}.f64`));
  const scores = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
  const predicted = new Int32Array(target.length);
  for (let row = 0; row < predicted.length; row++)
    predicted[row] = (scores[row] ?? 0) >= 0.5 ? 1 : 0;
  return {
    task: 'binary-classification',
    classes: ['0', '1'],
    positive: 1,
    target,
    predicted,
    scores,
    probabilities: true,
    weights: null,
  };
}

/** Times our paired bootstrap of the AUC in this process. */
function ourBootstrap(folder: string, resamples: number): Bootstrapped {
  const [first, second] = [readRows(folder, 'score'), readRows(folder, 'other')];
  const start = performance.now();
  const comparison = compareModels(first, second, { intervals: 'bootstrap', resamples });
  const { interval } = comparison.difference('roc_auc');
  return { seconds: (performance.now() - start) / 1000, interval };
}

/** Times our metrics in this process. */
function ours(folder: string): Timed {
  const data = readRows(folder, 'score');
  const start = performance.now();
  const comparison = compareModels(data, null);
  const values = Object.fromEntries(
    comparison.metricNames.map((name) => [name, comparison.value(name) ?? NaN]),
  );
  return { seconds: (performance.now() - start) / 1000, values };
}

function run<T extends Timed | Bootstrapped>(program: string, args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

function compareMetrics(python: string, folder: string, runs: number): void {
  const peer = path.join(import.meta.dirname, 'peers', 'metrics.py');
  for (let i = 0; i < runs; i++) {
    const mine = run<Timed>(process.execPath, [OWN, '--ours', folder]);
    const theirs = run<Timed>(python, [peer, folder]);
    const deviations = Object.entries(theirs.values).map(([name, value]) =>
      Math.abs((mine.values[name] ?? NaN) - value),
    );
    console.log(
      `${Object.keys(mine.values).length} metrics ${mine.seconds.toFixed(2)} s, ` +
        `scikit-learn ${deviations.length} in ${theirs.seconds.toFixed(2)} s: ` +
        `${(theirs.seconds / mine.seconds).toFixed(2)}×; largest deviation ${Math.max(...deviations)}`,
    );
  }
}

/** The peer runs a part of the resamples, since all of them take minutes. */
function compareBootstraps(python: string, folder: string, runs: number): void {
  const peer = path.join(import.meta.dirname, 'peers', 'bootstrap_auc.py');
  for (let i = 0; i < runs; i++) {
    const mine = run<Bootstrapped>(process.execPath, [OWN, '--bootstrap', folder]);
    const theirs = run<Bootstrapped>(python, [peer, folder, String(RESAMPLES / PART)]);
    const ratio = (theirs.seconds * PART) / mine.seconds;
    console.log(
      `paired bootstrap of AUC, ${RESAMPLES} resamples: ${mine.seconds.toFixed(2)} s ` +
        `[${mine.interval?.map((x) => x.toFixed(5)).join(', ') ?? ''}], NumPy and scikit-learn ` +
        `${(theirs.seconds * PART).toFixed(1)} s (${RESAMPLES / PART} resamples timed) ` +
        `[${theirs.interval?.map((x) => x.toFixed(5)).join(', ') ?? ''}]: ${ratio.toFixed(1)}×`,
    );
  }
}

function main([what = '', python = 'python3', rows = '', runs = '3']: string[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-metrics-'));
  try {
    const compare = what === 'bootstrap' ? compareBootstraps : compareMetrics;
    writeRows(folder, Number(rows || (what === 'bootstrap' ? '100000' : '5000000')));
    compare(python, folder, Number(runs));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [first = '', ...rest] = process.argv.slice(2);
if (process.argv[1] === OWN) {
  const folder = rest[0] ?? '';
  if (first === '--ours') console.log(JSON.stringify(ours(folder)));
  else if (first === '--bootstrap') console.log(JSON.stringify(ourBootstrap(folder, RESAMPLES)));
  else main(process.argv.slice(2));
}
