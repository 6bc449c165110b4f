import { normalSf } from '../distributions/normal.ts';
import type { Sample } from '../order/sample.ts';
import type { StepReader, Steps } from '../order/steps.ts';
import { readSteps } from '../order/steps.ts';
import type { TestResult } from './result.ts';

/** Up to this many values on the smaller side the p-value is exact, as SciPy's `method='auto'`. */
const EXACT_UP_TO = 8;
/** Beyond this many values of U exact counts take longer than they are worth. */
const MOST_COUNTS = 1_000_000;

export interface MannWhitneyResult extends TestResult {
  /** Probability that a reference value is above a current one, ties counting half: U / (n m). */
  readonly probability: number;
}

/** Reads Mann and Whitney's U of the reference off the steps of two distribution functions. */
export class MannWhitneyReader implements StepReader {
  readonly #n: number;
  readonly #m: number;
  #previousA = 0;
  #previousB = 0;
  #u = 0;
  /** Σ t³ − t over groups of t equal values. */
  #ties = 0;

  /** @throws RangeError when a sample is empty. */
  constructor(reference: Sample, current: Sample) {
    this.#n = reference.size;
    this.#m = current.size;
    if (this.#n === 0 || this.#m === 0) throw new RangeError('a sample is empty');
  }

  read({ length, a, b }: Steps): void {
    let [previousA, previousB, u, ties] = [this.#previousA, this.#previousB, 0, 0];
    for (let i = 0; i < length; i++) {
      const [nextA, nextB] = [a[i] ?? NaN, b[i] ?? NaN];
      const rowsA = nextA - previousA;
      const rows = rowsA + nextB - previousB;
      u += (rowsA * (previousB + nextB)) / 2;
      ties += rows * (rows * rows - 1);
      [previousA, previousB] = [nextA, nextB];
    }
    this.#previousA = previousA;
    this.#previousB = previousB;
    this.#u += u;
    this.#ties += ties;
  }

  get result(): MannWhitneyResult {
    const [n, m] = [this.#n, this.#m];
    const u = this.#u;
    const exact = Math.min(n, m) <= EXACT_UP_TO && this.#ties === 0 && n * m <= MOST_COUNTS;
    const largest = Math.max(u, n * m - u);
    const tail = exact ? exactTail(largest, n, m) : normalTail(largest, n, m, this.#ties);
    return { statistic: u, pValue: Math.min(1, 2 * tail), probability: u / (n * m) };
  }
}

/** P(U ≥ u) by the normal distribution, with correction for continuity and for ties. */
function normalTail(u: number, n: number, m: number, ties: number): number {
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  return variance > 0 ? normalSf((u - (n * m) / 2 - 0.5) / Math.sqrt(variance)) : 1;
}

/**
 * P(U ≥ u) without ties: how many orders have each U are the coefficients of the Gaussian binomial
 * Π (1 − q^(m + i)) / (1 − q^i), i = 1 … n.
 */
function exactTail(u: number, n: number, m: number): number {
  const [few, many] = n < m ? [n, m] : [m, n];
  const counts = new Float64Array(few * many + 1);
  counts[0] = 1;
  for (let i = 1; i <= few; i++) {
    for (let k = counts.length - 1; k >= many + i; k--) {
      counts[k] = (counts[k] ?? 0) - (counts[k - many - i] ?? 0);
    }
    for (let k = i; k < counts.length; k++) {
      counts[k] = (counts[k] ?? 0) + (counts[k - i] ?? 0);
    }
  }
  // The counts are symmetric; those of small values are exact.
  let tail = 0;
  for (let k = 0; k <= few * many - u; k++) tail += counts[k] ?? 0;
  let total = 1;
  for (let i = 1; i <= few; i++) total *= (many + i) / i;
  return tail / total;
}

/**
 * Mann–Whitney test, two-sided, as `scipy.stats.mannwhitneyu(reference, current)`: exact where a
 * side has at most 8 values and none repeats, else normal with corrections for ties and continuity.
 *
 * @throws RangeError when a sample is empty.
 */
export function mannWhitney(reference: Sample, current: Sample): MannWhitneyResult {
  const reader = new MannWhitneyReader(reference, current);
  readSteps(reference, current, [reader]);
  return reader.result;
}
