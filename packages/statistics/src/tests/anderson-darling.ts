import { andersonDarlingSf } from '../distributions/quadratic-form.ts';
import type { Sample } from '../order/sample.ts';
import type { StepReader, Steps } from '../order/steps.ts';
import { readSteps } from '../order/steps.ts';
import type { TestResult } from './result.ts';

/** Variance of the limiting distribution: 2 Σ 1 / (j (j + 1))². */
const LIMITING_VARIANCE = (2 * (Math.PI ** 2 - 9)) / 3;

/** With fewer rows in all, the statistic has no variance formula. */
const LEAST_ROWS = 4;

/** Reads the Anderson–Darling statistic A² off the steps of two distribution functions. */
export class AndersonDarlingReader implements StepReader {
  readonly #n: number;
  readonly #m: number;
  #previousA = 0;
  #previousB = 0;
  #sum = 0;

  /** @throws RangeError when a sample is empty. */
  constructor(reference: Sample, current: Sample) {
    this.#n = reference.size;
    this.#m = current.size;
    if (this.#n === 0 || this.#m === 0) throw new RangeError('a sample is empty');
  }

  read({ length, a, b }: Steps): void {
    const [n, m] = [this.#n, this.#m];
    const all = n + m;
    let [previousA, previousB, sum] = [this.#previousA, this.#previousB, 0];
    for (let i = 0; i < length; i++) {
      const [nextA, nextB] = [a[i] ?? NaN, b[i] ?? NaN];
      const [middleA, middleB] = [(previousA + nextA) / 2, (previousB + nextB) / 2];
      const rows = nextA + nextB - previousA - previousB;
      const middle = middleA + middleB;
      // Both samples deviate from the mixture by the same, (m A − n B) / N.
      const deviation = m * middleA - n * middleB;
      sum += (rows * deviation * deviation) / (middle * (all - middle) - (all * rows) / 4);
      [previousA, previousB] = [nextA, nextB];
    }
    this.#previousA = previousA;
    this.#previousB = previousB;
    this.#sum += sum;
  }

  /** A² with midranks, before it is standardised. */
  get square(): number {
    const [n, m] = [this.#n, this.#m];
    const all = n + m;
    if (!Number.isFinite(this.#sum)) return 0;
    return ((all - 1) / all) * (this.#sum / (n * m));
  }

  get result(): TestResult {
    const [n, m] = [this.#n, this.#m];
    if (n + m < LEAST_ROWS) return { statistic: NaN, pValue: 1 };
    const { square } = this;
    const statistic = (square - 1) / Math.sqrt(varianceOfSquare(n, m));
    const limit = 1 + statistic * Math.sqrt(LIMITING_VARIANCE);
    return { statistic, pValue: square === 0 ? 1 : andersonDarlingSf(limit) };
  }
}

/** Σ 1/i for i = 1 … count. */
function harmonic(count: number): number {
  let sum = 0;
  for (let i = count; i >= 1; i--) sum += 1 / i;
  return sum;
}

/** Variance of A² for two samples without ties (Scholz and Stephens, equation 4). */
function varianceOfSquare(n: number, m: number): number {
  const all = n + m;
  const inverse = 1 / n + 1 / m;
  const h = harmonic(all - 1);
  let partial = 0;
  let g = 0;
  for (let i = 1; i <= all - 2; i++) {
    partial += 1 / (all - i);
    g += partial / (i + 1);
  }
  const a = 4 * g - 6 + (10 - 6 * g) * inverse;
  const b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
  const c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverse + 4 * h;
  const d = 4 * (2 * h + 6) - 8 * h;
  const numerator = ((a * all + b) * all + c) * all + d;
  return numerator / ((all - 1) * (all - 2) * (all - 3));
}

/**
 * Anderson–Darling test of two samples, midrank version (F. W. Scholz and M. A. Stephens,
 * "K-Sample Anderson–Darling Tests", JASA 82, 1987). The statistic is the standardised one of
 * `scipy.stats.anderson_ksamp(variant='midrank')`. SciPy reads its p-value off a table of seven
 * values, between 0.001 and 0.25; this one is the limiting distribution's at any size.
 *
 * One value only is no difference: A² is then taken for 0.
 *
 * @throws RangeError when a sample is empty.
 */
export function andersonDarling(reference: Sample, current: Sample): TestResult {
  const reader = new AndersonDarlingReader(reference, current);
  readSteps(reference, current, [reader]);
  return reader.result;
}
