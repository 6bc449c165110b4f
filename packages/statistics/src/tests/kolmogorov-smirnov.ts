import { kolmogorovSf } from '../distributions/kolmogorov/two-sided.ts';
import type { Sample } from '../order/sample.ts';
import type { StepReader, Steps } from '../order/steps.ts';
import { readSteps } from '../order/steps.ts';
import { greatestCommonDivisor } from './divisor.ts';

/** Up to this many values on the larger side the p-value is exact, as SciPy's `method='auto'`. */
const EXACT_UP_TO = 10_000;

/** Result of a two-sample Kolmogorov–Smirnov test. */
export interface KolmogorovSmirnovResult {
  /** D, the largest distance between the two empirical distribution functions. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Reads D off the steps of two distribution functions: ties are settled before the distance is
 * taken.
 */
export class KolmogorovSmirnovReader implements StepReader {
  readonly #n1: number;
  readonly #n2: number;
  /** n₁ n₂ D, a whole number. */
  #scaled = 0;

  /** @throws RangeError when a sample is empty. */
  constructor(reference: Sample, current: Sample) {
    this.#n1 = reference.size;
    this.#n2 = current.size;
    if (this.#n1 === 0 || this.#n2 === 0) throw new RangeError('a sample is empty');
  }

  read({ length, a, b }: Steps): void {
    const [n1, n2] = [this.#n1, this.#n2];
    let largest = this.#scaled;
    for (let i = 0; i < length; i++) {
      const distance = Math.abs((a[i] ?? NaN) * n2 - (b[i] ?? NaN) * n1);
      if (distance > largest) largest = distance;
    }
    this.#scaled = largest;
  }

  /** D, without its p-value. */
  get statistic(): number {
    return this.#scaled / (this.#n1 * this.#n2);
  }

  get result(): KolmogorovSmirnovResult {
    return {
      statistic: this.statistic,
      pValue: pValueOf(this.#scaled, this.#n1, this.#n2),
    };
  }
}

/**
 * P(D ≥ h / n) for two samples of `n` values: the share of lattice paths from (0, 0) to (n, n)
 * that touch |i − j| = h, by the reflection principle (Gnedenko and Korolyuk, 1951), nested so
 * that nothing cancels.
 */
function outsideSquare(n: number, h: number): number {
  let probability = 0;
  for (let k = Math.floor(n / h); k >= 0; k--) {
    let ratio = 1;
    for (let j = 0; j < h; j++) ratio *= (n - k * h - j) / (n + k * h + j + 1);
    probability = ratio * (1 - probability);
  }
  return 2 * probability;
}

/**
 * P(D ≥ h / lcm(m, n)) for two samples of `m` and `n` values: the share of lattice paths from
 * (0, 0) to (m, n) that touch |i / m − j / n| = h / lcm. A path to (i, j) came from (i − 1, j)
 * with probability i / (i + j), else from (i, j − 1), which gives the share for each point from
 * those before it (J. L. Hodges, "The Significance Probability of the Smirnov Two-Sample Test",
 * Arkiv för Matematik 3, 1958). Sums of positive terms: exact far into the tail. Time grows with
 * m n D.
 */
function outsideRectangle(m: number, n: number, h: number): number {
  const divisor = greatestCommonDivisor(m, n);
  const [stepM, stepN] = [m / divisor, n / divisor];
  const inverse = Float64Array.from({ length: m + n + 1 }, (_, k) => 1 / k);
  const share = new Float64Array(n + 1).fill(1);
  const firstEnd = Math.ceil(h / stepM);
  share.fill(0, 0, Math.min(firstEnd, n + 1));
  let low = 0;
  for (let i = 1; i <= m; i++) {
    const begin = Math.max(0, Math.floor((i * stepN - h) / stepM) + 1);
    const end = Math.min(n, Math.ceil((i * stepN + h) / stepM) - 1);
    for (; low < begin; low++) share[low] = 1;
    let left = low === 0 ? 0 : 1;
    for (let j = low; j <= end; j++) {
      left = (i * (share[j] ?? 1) + j * left) * (inverse[i + j] ?? 0);
      share[j] = left;
    }
  }
  return share[n] ?? NaN;
}

/**
 * Whether the p-value is certainly below the smallest double, by the two-sample form of the
 * Dvoretzky–Kiefer–Wolfowitz inequality, P(D ≥ d) ≤ e exp(−2 d² m n / (m + n)) (F. Wei and
 * R. M. Dudley, Statistics and Probability Letters 82(3), 2012); it saves the longest counts.
 */
function isBelowSmallestDouble(d: number, m: number, n: number): boolean {
  return 1 - (2 * d * d * m * n) / (m + n) < Math.log(Number.MIN_VALUE);
}

/** The nearest whole number, of two equally near the even one. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** P(D ≥ d) for the scaled distance n₁ n₂ d, a multiple of the sizes' greatest common divisor. */
function pValueOf(scaled: number, n1: number, n2: number): number {
  if (Math.max(n1, n2) > EXACT_UP_TO) {
    return kolmogorovSf(scaled / (n1 * n2), roundHalfEven((n1 * n2) / (n1 + n2)));
  }
  const h = scaled / greatestCommonDivisor(n1, n2);
  if (h === 0) return 1;
  if (isBelowSmallestDouble(scaled / (n1 * n2), n1, n2)) return 0;
  const p =
    n1 === n2 ? outsideSquare(n1, h) : outsideRectangle(Math.max(n1, n2), Math.min(n1, n2), h);
  return Math.min(1, p);
}

/**
 * Two-sided p-value of the two-sample Kolmogorov–Smirnov statistic D for samples of these sizes, as
 * `scipy.stats.ks_2samp(method='auto')`: exact up to 10,000 values a side, beyond that it is the
 * one-sample distribution's at n₁ n₂ / (n₁ + n₂).
 */
export function kolmogorovSmirnovPValue(statistic: number, n1: number, n2: number): number {
  const step = greatestCommonDivisor(n1, n2);
  return pValueOf(Math.round((statistic * n1 * n2) / step) * step, n1, n2);
}

/**
 * Two-sample, two-sided Kolmogorov–Smirnov test, as `scipy.stats.ks_2samp(method='auto')`.
 *
 * @throws RangeError when a sample is empty.
 */
export function kolmogorovSmirnov(reference: Sample, current: Sample): KolmogorovSmirnovResult {
  const reader = new KolmogorovSmirnovReader(reference, current);
  readSteps(reference, current, [reader]);
  return reader.result;
}

/**
 * Root mean square of D for two samples of one continuous distribution: the second moment of
 * Kolmogorov's distribution is π² / 12. An upper bound where values repeat.
 */
export function kolmogorovSmirnovNoise(n1: number, n2: number): number {
  return Math.PI * Math.sqrt((1 / n1 + 1 / n2) / 12);
}

/**
 * The smallest D that two samples of these sizes can show with a p-value below `alpha`, or null
 * when not even D = 1 has one.
 */
export function smallestSignificantDistance(n1: number, n2: number, alpha: number): number | null {
  const step = greatestCommonDivisor(n1, n2);
  let low = 0;
  let high = (n1 * n2) / step;
  if (pValueOf(high * step, n1, n2) >= alpha) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (pValueOf(middle * step, n1, n2) < alpha) high = middle;
    else low = middle;
  }
  return (high * step) / (n1 * n2);
}
