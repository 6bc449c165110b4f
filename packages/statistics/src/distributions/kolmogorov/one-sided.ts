import { binomialDensity } from '../deviance.ts';

/**
 * P(D⁺ ≥ d) of the one-sided, one-sample Kolmogorov–Smirnov statistic of `n` values, exactly
 * (Birnbaum and Tingey, 1951). Every term is positive: d / p times the binomial probability of j
 * successes at p = d + j / n. Time grows with n.
 */
export function smirnovSf(d: number, n: number): number {
  if (d <= 0) return 1;
  if (d >= 1) return 0;
  let sum = Math.exp(n * Math.log1p(-d));
  const last = Math.floor(n * (1 - d));
  for (let j = 1; j <= last && j < n; j++) {
    const p = d + j / n;
    const q = (n - j) / n - d;
    if (q > 0) sum += (d / p) * binomialDensity(j, n - j, p, q);
  }
  return Math.min(1, sum);
}
