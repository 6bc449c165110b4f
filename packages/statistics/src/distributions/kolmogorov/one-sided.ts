import { binomialDensity } from '../deviance.ts';

/** So many terms of the sum, evenly spaced, determine it to the last digits. */
const TERMS = 8192;

/** From this n d² on the terms vanish towards both ends, with all their derivatives. */
const SMOOTH_FROM = 1;

/**
 * P(D⁺ ≥ d) of the one-sided, one-sample Kolmogorov–Smirnov statistic of `n` values (Birnbaum and
 * Tingey, 1951). Every term is positive: d / p times the binomial probability of j successes at
 * p = d + j / n.
 *
 * With many values the terms are those of a smooth function of j / n that vanishes at both ends;
 * for such a function the trapezoidal rule converges faster than any power of the spacing
 * (Euler–Maclaurin), so that every k-th term, k times, gives the same sum.
 */
export function smirnovSf(d: number, n: number): number {
  if (d <= 0) return 1;
  if (d >= 1) return 0;
  const spacing = n * d * d < SMOOTH_FROM ? 1 : Math.max(1, Math.floor(n / TERMS));
  const last = Math.floor(n * (1 - d));
  let sum = 0;
  for (let j = spacing; j <= last && j < n; j += spacing) {
    const p = d + j / n;
    const q = (n - j) / n - d;
    if (q > 0) sum += (d / p) * binomialDensity(j, n - j, p, q);
  }
  return Math.min(1, Math.exp(n * Math.log1p(-d)) + spacing * sum);
}
