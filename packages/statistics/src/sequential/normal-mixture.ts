/**
 * The two-sided normal mixture boundary: a sum whose deviations are sub-Gaussian with the intrinsic
 * time (variance) v exceeds it at any v with probability at most alpha.
 *
 * Howard, Ramdas, McAuliffe, Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence
 * sequences", Annals of Statistics 49 (2021), equation (14); Robbins 1970.
 *
 * @param v intrinsic time, above 0
 * @param rho weight of the mixture: the boundary is tightest near v ≈ rho × 2 ln(1/alpha)
 */
export function normalMixtureBound(v: number, alpha: number, rho: number): number {
  return Math.sqrt((v + rho) * Math.log((v + rho) / (rho * alpha * alpha)));
}

/** Observations near which the sequence of a mean is tightest. */
const TIGHTEST_AT = 1000;

/**
 * Asymptotic confidence sequence for a mean, from the sufficient statistics of a sample.
 *
 * Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic
 * confidence sequences", Annals of Statistics 52 (2024), theorem 2.2.
 *
 * @param variance of the sample; where it is 0 nothing is known, since one more value may change it
 */
export function meanSequence(
  count: number,
  mean: number,
  variance: number,
  alpha: number,
): readonly [number, number] {
  if (count < 2 || !(variance > 0)) return [-Infinity, Infinity];
  const rho = TIGHTEST_AT / (2 * Math.log(1 / alpha));
  const width = (normalMixtureBound(count, alpha, rho) / count) * Math.sqrt(variance);
  return [mean - width, mean + width];
}
