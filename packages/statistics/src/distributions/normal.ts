import { incompleteGamma } from './incomplete-gamma.ts';
import { requireProbability } from './tails.ts';

/** P(X > |x|) for a standard normal variable: Q(½, x² / 2) / 2 (DLMF 7.11.2). */
function halfTail(x: number): number {
  return incompleteGamma(0.5, (x * x) / 2).upper / 2;
}

/** P(X ≤ x) for a standard normal variable. */
export function normalCdf(x: number): number {
  return x <= 0 ? halfTail(x) : 1 - halfTail(x);
}

/** P(X > x) for a standard normal variable. */
export function normalSf(x: number): number {
  return normalCdf(-x);
}

/** Density of a standard normal variable. */
export function normalPdf(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The z > 0 with P(X > z) = p, to 4.5e-4, for 0 < p < ½ (Abramowitz and Stegun 26.2.23).
 */
function roughUpperQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return t - numerator / denominator;
}

/**
 * The z with P(X ≤ z) = p for a standard normal variable: a rough value and three steps of
 * Halley's method on the exact tail. Around ½ the steps work on p − ½, which is then exact, so
 * that also a z near 0 has all its digits.
 */
export function normalQuantile(p: number): number {
  requireProbability(p);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const distance = Math.abs(p - 0.5);
  if (distance === 0) return 0;
  const tail = p < 0.5 ? p : 1 - p;
  const central = distance < 0.25;
  let z = central ? distance * Math.sqrt(2 * Math.PI) : roughUpperQuantile(tail);
  for (let round = 0; round < (central ? 4 : 3); round++) {
    const error = central
      ? distance - incompleteGamma(0.5, (z * z) / 2).lower / 2
      : halfTail(z) - tail;
    const step = error / normalPdf(z);
    z += step / (1 - (z * step) / 2);
  }
  return p < 0.5 ? -z : z;
}
