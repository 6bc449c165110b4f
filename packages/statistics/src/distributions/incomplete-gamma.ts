import { continuedFraction } from './continued-fraction.ts';
import { poissonDensity } from './deviance.ts';
import type { Tails } from './tails.ts';
import { fromLower, fromUpper } from './tails.ts';

/** P(a, x) by its power series (DLMF 8.11.4); all terms are positive. */
function lowerBySeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 2 ** -54; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return poissonDensity(a, x) * sum;
}

/** Q(a, x) by Legendre's continued fraction (DLMF 8.9.2, even part). */
function upperByFraction(a: number, x: number): number {
  const denominator = continuedFraction(x + 1 - a, (k) => [k * (a - k), x + 2 * k + 1 - a]);
  return (poissonDensity(a, x) * a) / denominator;
}

/**
 * The regularised incomplete gamma functions P(a, x) = γ(a, x) / Γ(a) (lower) and
 * Q(a, x) = 1 − P (upper), for a > 0 and x ≥ 0 (DLMF 8.2.4).
 *
 * The density in front is Loader's, so that the tails keep their digits down to 1e-300 at any
 * shape. Time grows with √a.
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (Number.isNaN(a) || Number.isNaN(x)) return { lower: NaN, upper: NaN };
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  return x > Math.max(1, a) ? fromUpper(upperByFraction(a, x)) : fromLower(lowerBySeries(a, x));
}
