import { binomialCdf, normalQuantile } from '../distributions/index.ts';

/** P(at least `rank` and at most n − `rank` of n values lie below the median). */
function coverage(rank: number, n: number): number {
  return 1 - 2 * binomialCdf(rank - 1, n, 0.5);
}

/** The largest rank whose order statistics still cover, or 0 when there is none. */
function outermostRank(n: number, confidence: number): number {
  const z = normalQuantile(0.5 + confidence / 2);
  let rank = Math.max(0, Math.floor((n - z * Math.sqrt(n)) / 2));
  while (rank > 0 && coverage(rank, n) < confidence) rank--;
  while (rank + 1 <= n / 2 && coverage(rank + 1, n) >= confidence) rank++;
  return rank;
}

/**
 * Ranks (from 1, with a fraction) between whose order statistics the median lies, whatever the
 * distribution: the exact binomial interval, interpolated to the wanted confidence (Hettmansperger
 * and Sheather, "Confidence intervals based on interpolated order statistics", Statistics and
 * Probability Letters 4(2), 1986).
 *
 * @returns null for so few values that not even the range has this confidence (fewer than 6 at 95 %)
 */
export function medianRanks(n: number, confidence: number): [number, number] | null {
  const rank = outermostRank(n, confidence);
  if (rank === 0) return null;
  const outer = coverage(rank, n);
  const inner = rank + 1 <= n / 2 ? coverage(rank + 1, n) : 0;
  const excess = (outer - confidence) / (outer - inner);
  const fraction = ((n - rank) * excess) / (rank + (n - 2 * rank) * excess);
  return [rank + fraction, n + 1 - rank - fraction];
}
