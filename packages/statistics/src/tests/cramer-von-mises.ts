import { cramerVonMisesSf } from '../distributions/quadratic-form.ts';
import type { Sample } from '../order/sample.ts';
import type { StepReader, Steps } from '../order/steps.ts';
import { readSteps } from '../order/steps.ts';
import { greatestCommonDivisor } from './divisor.ts';
import type { TestResult } from './result.ts';

/** Up to this many values on the larger side the p-value is exact, as SciPy's `method='auto'`. */
const EXACT_UP_TO = 20;

/** Σ of (start + k · step)² for k = 1 … count. */
function sumOfSquares(start: number, step: number, count: number): number {
  const first = (count * (count + 1)) / 2;
  const second = (count * (count + 1) * (2 * count + 1)) / 6;
  return count * start * start + 2 * start * step * first + step * step * second;
}

/** n Σ (r − i)² of `count` equal values of one sample, at ranks i behind `before`, with midrank r. */
function rankSquares(midrank: number, before: number, count: number): number {
  return sumOfSquares(midrank - before, -1, count);
}

/** Reads the Cramér–von Mises statistic off the steps of two distribution functions. */
export class CramerVonMisesReader implements StepReader {
  readonly #n: number;
  readonly #m: number;
  #previousA = 0;
  #previousB = 0;
  /** Σ (F − G)² over the rows of both samples. */
  #squares = 0;
  /** What midranks add to it. */
  #ties = 0;

  /** @throws RangeError when a sample is empty. */
  constructor(reference: Sample, current: Sample) {
    this.#n = reference.size;
    this.#m = current.size;
    if (this.#n === 0 || this.#m === 0) throw new RangeError('a sample is empty');
  }

  read({ length, a, b }: Steps): void {
    for (let i = 0; i < length; i++) this.#step(a[i] ?? NaN, b[i] ?? NaN);
  }

  #step(a: number, b: number): void {
    const [n, m] = [this.#n, this.#m];
    const [beforeA, beforeB] = [this.#previousA, this.#previousB];
    const [rowsA, rowsB] = [a - beforeA, b - beforeB];
    const difference = beforeA / n - beforeB / m;
    this.#squares += sumOfSquares(difference, 1 / n, rowsA);
    this.#squares += sumOfSquares(difference + rowsA / n, -1 / m, rowsB);
    this.#previousA = a;
    this.#previousB = b;
    const rows = rowsA + rowsB;
    if (rows === 1) return;
    const midrank = beforeA + beforeB + (rows + 1) / 2;
    const tied =
      n * rankSquares(midrank, beforeA, rowsA) + m * rankSquares(midrank, beforeB, rowsB);
    const inOrder = n * rowsA * beforeB ** 2 + m * rowsB * a ** 2;
    this.#ties += tied - inOrder;
  }

  /** T of T. W. Anderson, equation 10. */
  get statistic(): number {
    const [n, m] = [this.#n, this.#m];
    const all = n + m;
    return ((n * m) / (all * all)) * this.#squares + this.#ties / (n * m * all);
  }

  get result(): TestResult {
    const { statistic } = this;
    const [n, m] = [this.#n, this.#m];
    const pValue =
      Math.max(n, m) > EXACT_UP_TO
        ? asymptoticPValue(statistic, n, m)
        : exactPValue(statistic, n, m);
    return { statistic, pValue };
  }
}

/** By the limiting distribution, with T's exact mean and variance. */
function asymptoticPValue(statistic: number, n: number, m: number): number {
  const all = n + m;
  const mean = (1 + 1 / all) / 6;
  const variance =
    ((all + 1) * (4 * n * m * all - 3 * (n * n + m * m) - 2 * n * m)) /
    (45 * all * all * 4 * n * m);
  return cramerVonMisesSf(1 / 6 + (statistic - mean) / Math.sqrt(45 * variance));
}

/** The share of all orders of n and m values whose statistic is at least as large. */
function exactPValue(statistic: number, n: number, m: number): number {
  const all = n + m;
  // Σ (i m − j n)² over a path from (0, 0) to (n, m) is T n m (n + m)², a multiple of g².
  const unit = greatestCommonDivisor(n, m) ** 2;
  const least = Math.floor((statistic * n * m * all * all) / unit + 1e-7) * unit;
  let row: Map<number, number>[] = [];
  for (let j = 0; j <= m; j++) {
    const next: Map<number, number>[] = [];
    for (let i = 0; i <= n; i++) {
      const cost = (i * m - j * n) ** 2;
      const ways = new Map<number, number>(i === 0 && j === 0 ? [[0, 1]] : []);
      for (const from of [row[i], next[i - 1]]) {
        for (const [sum, count] of from ?? []) {
          ways.set(sum + cost, (ways.get(sum + cost) ?? 0) + count);
        }
      }
      next.push(ways);
    }
    row = next;
  }
  let extreme = 0;
  let total = 0;
  for (const [sum, count] of row[n] ?? []) {
    total += count;
    if (sum >= least) extreme += count;
  }
  return extreme / total;
}

/**
 * Two-sample Cramér–von Mises test, as `scipy.stats.cramervonmises_2samp`: midranks for ties; the
 * p-value is exact up to 20 values a side, beyond that asymptotic (T. W. Anderson, "On the
 * distribution of the two-sample Cramér–von Mises criterion", Annals of Mathematical Statistics
 * 33(3), 1962), with every digit of the tail.
 *
 * @throws RangeError when a sample is empty.
 */
export function cramerVonMises(reference: Sample, current: Sample): TestResult {
  const reader = new CramerVonMisesReader(reference, current);
  readSteps(reference, current, [reader]);
  return reader.result;
}
