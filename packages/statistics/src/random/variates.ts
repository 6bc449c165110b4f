import type { Xoshiro128 } from './xoshiro128.ts';

/** A standard normal variate, by Marsaglia's polar method (SIAM Review 6(3), 1964). */
export function normalVariate(random: Xoshiro128): number {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/**
 * A gamma variate of scale 1, by the method of Marsaglia and Tsang ("A simple method for
 * generating gamma variables", ACM Transactions on Mathematical Software 26(3), 2000); for a shape
 * below 1 with their boost by U^(1/shape).
 *
 * @param shape above 0
 */
export function gammaVariate(random: Xoshiro128, shape: number): number {
  if (!(shape > 0)) throw new RangeError(`the shape must be positive, got ${shape}`);
  if (shape < 1) {
    return gammaVariate(random, shape + 1) * Math.pow(1 - random.uniform(), 1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalVariate(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - random.uniform();
    if (u < 1 - 0.0331 * x * x * x * x) return d * v;
    if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}
