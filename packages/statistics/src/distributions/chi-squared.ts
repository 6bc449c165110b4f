import { incompleteGamma } from './incomplete-gamma.ts';
import { solveTail } from './solve.ts';
import { requirePositive, requireProbability } from './tails.ts';

/** P(X ≤ x) for a chi-squared variable with `df` > 0 degrees of freedom. */
export function chiSquaredCdf(x: number, df: number): number {
  requirePositive({ df });
  return incompleteGamma(df / 2, x / 2).lower;
}

/** P(X > x) for a chi-squared variable with `df` > 0 degrees of freedom. */
export function chiSquaredSf(x: number, df: number): number {
  requirePositive({ df });
  return incompleteGamma(df / 2, x / 2).upper;
}

/** The x with P(X ≤ x) = p for a chi-squared variable with `df` > 0 degrees of freedom. */
export function chiSquaredQuantile(p: number, df: number): number {
  requirePositive({ df });
  requireProbability(p);
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const start = Math.log(df / 2);
  const tails = (s: number): { lower: number; upper: number } =>
    incompleteGamma(df / 2, Math.exp(s));
  const s =
    p <= 0.5
      ? solveTail((at) => tails(at).lower, p, start)
      : solveTail((at) => tails(at).upper, 1 - p, start);
  return 2 * Math.exp(s);
}
