import { normalQuantile } from '../distributions/index.ts';

/**
 * Wilson's score interval for a proportion (Journal of the American Statistical Association
 * 22(158), 1927): never empty, never outside [0, 1], also for 0 or all successes.
 *
 * @param proportion observed share, from 0 to 1
 * @param trials number of trials, above 0; for weighted rows Kish's effective number
 *   (Σw)² / Σw²
 */
export function wilsonInterval(
  proportion: number,
  trials: number,
  confidence: number,
): [number, number] {
  const z2 = normalQuantile(0.5 + confidence / 2) ** 2;
  const spread = proportion * (1 - proportion) * trials;
  const half = Math.sqrt(z2 * (spread + z2 / 4));
  const centre = proportion * trials + z2 / 2;
  // At the ends the sums cancel exactly only on paper.
  const low = proportion === 0 ? 0 : (centre - half) / (trials + z2);
  const high = proportion === 1 ? 1 : (centre + half) / (trials + z2);
  return [Math.max(0, low), Math.min(1, high)];
}
