/**
 * The two pieces from which gamma and binomial densities are computed without cancellation
 * (C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000): Stirling's error
 * and the deviance. Both stay accurate where x·ln x − ln Γ(x) would lose all its digits.
 */

const HALF_LOG_2_PI = Math.log(2 * Math.PI) / 2;

/** From here on the series of `stirlingError` is exact to the last digit. */
const SERIES_FROM = 16;

/**
 * Stirling's error: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x > 0.
 *
 * Large x: the asymptotic series (DLMF 5.11.1). Small x: the recurrence δ(x) = δ(x + 1) +
 * (x + ½) ln(1 + 1/x) − 1, whose absolute error is that of a few additions.
 */
export function stirlingError(x: number): number {
  let sum = 0;
  let n = x;
  for (; n < SERIES_FROM; n++) sum += (n + 0.5) * Math.log1p(1 / n) - 1;
  const s = 1 / (n * n);
  const series =
    (1 / 12 -
      s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) /
    n;
  return sum + series;
}

/** ln Γ(x) for x > 0, by way of Stirling's error. */
export function logGamma(x: number): number {
  return stirlingError(x) + (x - 0.5) * Math.log(x) - x + HALF_LOG_2_PI;
}

/**
 * ln(1 + u) − u for |u| ≤ ½, by the series of 2 artanh(u / (2 + u)); the difference itself would
 * lose its leading digits near 0.
 */
function logOnePlusMinus(u: number): number {
  const r = u / (2 + u);
  const square = r * r;
  let power = square;
  let sum = 0;
  for (let k = 3; power > 1e-18 * square; k += 2) {
    sum += power / k;
    power *= square;
  }
  return r * (2 * sum - u);
}

/**
 * The deviance x ln(x / mean) + mean − x ≥ 0 of a count x > 0 from its mean; infinite where the
 * mean is 0.
 *
 * @param difference mean − x, given apart because the caller may know it more exactly
 */
export function deviance(x: number, mean: number, difference: number): number {
  const u = difference / x;
  if (Math.abs(u) <= 0.5) return -x * logOnePlusMinus(u);
  return mean === 0 ? Infinity : x * Math.log(x / mean) + difference;
}

/** x^a e^−x / Γ(a + 1), the Poisson density continued to real a > 0; x ≥ 0. */
export function poissonDensity(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - deviance(a, x, x - a)) / Math.sqrt(2 * Math.PI * a);
}

/**
 * Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) x^a y^b, the binomial density continued to real a, b > 0.
 *
 * @param y 1 − x, given apart so that it keeps its digits where x is near 1
 */
export function binomialDensity(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const difference = b * x - a * y;
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x, difference) -
    deviance(b, n * y, -difference);
  return Math.exp(exponent) * Math.sqrt(n / a / (2 * Math.PI * b));
}
