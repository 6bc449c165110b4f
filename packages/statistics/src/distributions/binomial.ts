import { binomialDensity } from './deviance.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { requireProbability } from './tails.ts';

function requireTrials(n: number, p: number): void {
  if (!(Number.isInteger(n) && n >= 0)) {
    throw new RangeError(`n must be a whole number from 0 on, got ${n}`);
  }
  requireProbability(p);
}

/** P(X = k) for the number of successes in `n` trials with probability `p` each. */
export function binomialPmf(k: number, n: number, p: number): number {
  requireTrials(n, p);
  if (!Number.isInteger(k) || k < 0 || k > n) return 0;
  if (p === 0 || p === 1) return k === n * p ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  return binomialDensity(k, n - k, p, 1 - p);
}

/** P(X ≤ k) for the number of successes in `n` trials with probability `p` each. */
export function binomialCdf(k: number, n: number, p: number): number {
  requireTrials(n, p);
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return incompleteBeta(whole + 1, n - whole, p, 1 - p).upper;
}

/** P(X > k) for the number of successes in `n` trials with probability `p` each. */
export function binomialSf(k: number, n: number, p: number): number {
  requireTrials(n, p);
  const whole = Math.floor(k);
  if (whole < 0) return 1;
  if (whole >= n) return 0;
  return incompleteBeta(whole + 1, n - whole, p, 1 - p).lower;
}
