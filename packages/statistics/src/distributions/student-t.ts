import { betaLowerLogOdds, betaUpperLogOdds } from './beta.ts';
import { logGamma } from './deviance.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { requirePositive, requireProbability } from './tails.ts';

/** From here on t² leaves the range of a double, and the tail is a power of t to all digits. */
const POWER_TAIL_FROM = 1e150;

/**
 * ln of the factor C in P(T > t) → C t^−df, the tail beyond every other term (DLMF 8.17.7):
 * C = df^a / (2 a B(a, ½)) with a = df / 2.
 */
function logTailFactor(df: number): number {
  const a = df / 2;
  const logBeta = logGamma(a) + logGamma(0.5) - logGamma(a + 0.5);
  return a * Math.log(df) - logBeta - Math.log(df);
}

/** P(T > t) for t ≥ 0, by I_x(df/2, ½) / 2 with x = df / (df + t²) (DLMF 8.17(i)). */
function halfTail(t: number, df: number): number {
  if (t > POWER_TAIL_FROM) return Math.exp(logTailFactor(df) - df * Math.log(t));
  const square = t * t;
  return incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower / 2;
}

/** P(T ≤ t) for Student's t with `df` > 0 degrees of freedom (Infinity: standard normal). */
export function studentTCdf(t: number, df: number): number {
  requirePositive({ df });
  if (df === Infinity) return normalCdf(t);
  return t <= 0 ? halfTail(-t, df) : 1 - halfTail(t, df);
}

/** P(T > t) for Student's t with `df` > 0 degrees of freedom (Infinity: standard normal). */
export function studentTSf(t: number, df: number): number {
  return studentTCdf(-t, df);
}

/**
 * The t with P(T ≤ t) = p for Student's t with `df` > 0 degrees of freedom. With X a beta variable
 * of shapes ½ and df/2, T² = df X / (1 − X): the log-odds of X are those of t² / df.
 */
export function studentTQuantile(p: number, df: number): number {
  requirePositive({ df });
  requireProbability(p);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p === 0.5) return 0;
  if (df === Infinity) return normalQuantile(p);
  const sign = p < 0.5 ? -1 : 1;
  const tail = p < 0.5 ? p : 1 - p;
  const far = Math.exp((logTailFactor(df) - Math.log(tail)) / df);
  if (far > POWER_TAIL_FROM) return sign * far;
  const logOdds =
    tail < 0.25
      ? betaUpperLogOdds(2 * tail, 0.5, df / 2)
      : betaLowerLogOdds(2 * Math.abs(p - 0.5), 0.5, df / 2);
  return sign * Math.sqrt(df) * Math.exp(logOdds / 2);
}
