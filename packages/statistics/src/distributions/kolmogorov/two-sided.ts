import { kolmogorovCdfExact } from './durbin.ts';
import { smirnovSf } from './one-sided.ts';
import { kolmogorovCdfPelzGood } from './pelz-good.ts';

/** Below this z² = n d² the cumulative probability is under 1e-12. */
const CERTAIN_BELOW = 0.04;

/** From this n d² on the probability is below the smallest double. */
const IMPOSSIBLE_FROM = 370;

/**
 * P(D ≥ d) of the two-sided, one-sample Kolmogorov–Smirnov statistic of `n` values, as
 * `scipy.stats.kstwo.sf`: the choice of method by n and n d² follows R. Simard and P. L'Ecuyer,
 * "Computing the Two-Sided Kolmogorov–Smirnov Distribution", Journal of Statistical Software
 * 39(11), 2011. In the upper tail it is twice the one-sided probability.
 */
export function kolmogorovSf(d: number, n: number): number {
  if (n * d <= 0.5) return 1;
  if (d >= 1) return 0;
  const square = n * d * d;
  if (d >= 0.5 || square > (n <= 140 ? 4 : 2.2)) {
    return square >= IMPOSSIBLE_FROM && n > 140 ? 0 : Math.min(1, 2 * smirnovSf(d, n));
  }
  if (n <= 140) return 1 - kolmogorovCdfExact(d, n);
  if (square < CERTAIN_BELOW) return 1;
  const exact = n <= 100_000 && n * d ** 1.5 <= 1.4;
  const cdf = exact ? kolmogorovCdfExact(d, n) : kolmogorovCdfPelzGood(d, n);
  return Math.min(1, Math.max(0, 1 - cdf));
}
