import { normalCdf, normalQuantile } from '../distributions/index.ts';
import { Xoshiro128 } from '../random/xoshiro128.ts';
import { quantileOfSorted } from './quantile.ts';

/** P(X ≤ k) of a Poisson variate of mean 1, times 2^32; no 32 bits lie beyond the last one. */
const CUMULATED = cumulated();

/** Random words that are drawn at once. */
const BLOCK = 4096;

function cumulated(): Float64Array {
  const limits = new Float64Array(13);
  let [probability, total] = [Math.exp(-1), 0];
  for (let k = 0; k < limits.length; k++) {
    total += probability;
    limits[k] = total * 2 ** 32;
    probability /= k + 1;
  }
  return limits;
}

/**
 * The seeds of resamples, each of which is a sequence of its own: a resample is the same whichever
 * others are drawn, in whatever order and wherever.
 */
export function resampleSeeds(seed: number, resamples: number, stream = 0): Float64Array {
  const random = new Xoshiro128(seed, stream);
  const seeds = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    seeds[i] = random.uint32() * 2 ** 21 + (random.uint32() >>> 11);
  }
  return seeds;
}

/**
 * Fills an array with Poisson variates of mean 1: how often each observation occurs in a resample of
 * the Poisson bootstrap (Hanley and MacGibbon, "Creating non-parametric bootstrap samples using
 * Poisson frequencies", Computer Methods and Programs in Biomedicine 83(1), 2006).
 */
export function poissonCounts(to: Uint8Array, seed: number): void {
  const random = new Xoshiro128(seed);
  const words = new Uint32Array(Math.min(BLOCK, to.length));
  const [none = 0, one = 0] = CUMULATED;
  for (let start = 0; start < to.length; start += BLOCK) {
    random.fill(words);
    const end = Math.min(start + BLOCK, to.length);
    for (let i = start; i < end; i++) {
      const bits = words[i - start] ?? 0;
      let count = bits < none ? 0 : bits < one ? 1 : 2;
      if (count === 2) while (bits >= (CUMULATED[count] ?? Infinity)) count++;
      to[i] = count;
    }
  }
}

/**
 * The bias-corrected and accelerated interval of Efron ("Better bootstrap confidence intervals",
 * Journal of the American Statistical Association 82(397), 1987).
 *
 * @param values resampled statistics; NaN among them is left out
 * @param withoutParts the statistic without each part of the data in turn (jackknife)
 * @returns null where the values do not vary
 */
export function bcaInterval(
  values: Float64Array,
  estimate: number,
  withoutParts: Float64Array,
  confidence: number,
): [number, number] | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  let below = 0;
  for (const value of sorted) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  // Half a resample on either side keeps the correction finite.
  const share = Math.min(
    1 - 0.5 / sorted.length,
    Math.max(0.5 / sorted.length, below / sorted.length),
  );
  const bias = normalQuantile(share);
  const acceleration = accelerationOf(withoutParts);
  const level = (p: number): number => {
    const z = bias + normalQuantile(p);
    return normalCdf(bias + z / (1 - acceleration * z));
  };
  const tail = (1 - confidence) / 2;
  return [quantileOfSorted(sorted, level(tail)), quantileOfSorted(sorted, level(1 - tail))];
}

/** A sixth of the skewness of the jackknife's values; 0 where they do not vary. */
function accelerationOf(withoutParts: Float64Array): number {
  const known = withoutParts.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  let [squares, cubes] = [0, 0];
  for (const value of known) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
