import { incompleteBeta } from './incomplete-beta.ts';
import { solveTail } from './solve.ts';
import type { Tails } from './tails.ts';
import { requirePositive, requireProbability } from './tails.ts';

/** P(X ≤ x) for a beta variable with shapes `a`, `b` > 0. */
export function betaCdf(x: number, a: number, b: number): number {
  requirePositive({ a, b });
  return incompleteBeta(a, b, x, 1 - x).lower;
}

/** P(X > x) for a beta variable with shapes `a`, `b` > 0. */
export function betaSf(x: number, a: number, b: number): number {
  requirePositive({ a, b });
  return incompleteBeta(a, b, x, 1 - x).upper;
}

/** The x with ln(x / (1 − x)) = s, to all digits also where it is tiny. */
function logistic(s: number): number {
  return s < 0 ? Math.exp(s) / (1 + Math.exp(s)) : 1 / (1 + Math.exp(-s));
}

function tailsAt(logOdds: number, a: number, b: number): Tails {
  return incompleteBeta(a, b, logistic(logOdds), logistic(-logOdds));
}

/** Log-odds of the mean, where the search for a quantile begins. */
function startAt(a: number, b: number): number {
  return Math.log(a / b);
}

/** The log-odds s of the quantile: lower tail `p`, for p ≤ ½. */
export function betaLowerLogOdds(p: number, a: number, b: number): number {
  return solveTail((s) => tailsAt(s, a, b).lower, p, startAt(a, b));
}

/** The log-odds s of the quantile: upper tail `q`, for q ≤ ½. */
export function betaUpperLogOdds(q: number, a: number, b: number): number {
  return solveTail((s) => tailsAt(s, a, b).upper, q, startAt(a, b));
}

/** The x with P(X ≤ x) = p for a beta variable with shapes `a`, `b` > 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  requirePositive({ a, b });
  requireProbability(p);
  if (p === 0) return 0;
  if (p === 1) return 1;
  const s = p <= 0.5 ? betaLowerLogOdds(p, a, b) : betaUpperLogOdds(1 - p, a, b);
  return logistic(s);
}
