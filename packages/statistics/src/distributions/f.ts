import { betaLowerLogOdds, betaUpperLogOdds } from './beta.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import type { Tails } from './tails.ts';
import { requirePositive, requireProbability } from './tails.ts';

function tails(x: number, d1: number, d2: number): Tails {
  requirePositive({ d1, d2 });
  if (x === Infinity) return { lower: 1, upper: 0 };
  const sum = d1 * x + d2;
  return incompleteBeta(d1 / 2, d2 / 2, (d1 * x) / sum, d2 / sum);
}

/** P(X ≤ x) for an F variable with `d1` (numerator) and `d2` (denominator) degrees of freedom. */
export function fCdf(x: number, d1: number, d2: number): number {
  return tails(x, d1, d2).lower;
}

/** P(X > x) for an F variable with `d1` (numerator) and `d2` (denominator) degrees of freedom. */
export function fSf(x: number, d1: number, d2: number): number {
  return tails(x, d1, d2).upper;
}

/** The x with P(X ≤ x) = p for an F variable with `d1` and `d2` degrees of freedom. */
export function fQuantile(p: number, d1: number, d2: number): number {
  requirePositive({ d1, d2 });
  requireProbability(p);
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const logOdds =
    p <= 0.5 ? betaLowerLogOdds(p, d1 / 2, d2 / 2) : betaUpperLogOdds(1 - p, d1 / 2, d2 / 2);
  return (d2 / d1) * Math.exp(logOdds);
}
