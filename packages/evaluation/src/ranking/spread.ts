/** Groups of rows that were drawn independently of each other, e.g. positives and negatives. */
export interface Strata {
  /** Group of each row; null when all rows are one group. */
  readonly of: Int32Array | null;
  /** Number of rows in each group; for weighted rows Kish's effective number. */
  readonly sizes: readonly number[];
}

/** Below this a variance of a share is rounding: standard errors of 1e-10 and less. */
const NOTHING = 1e-20;

/**
 * Each group's part of the covariance of two estimates: n / (n − 1) times the sum of products of
 * the rows' deviations.
 */
function covarianceParts(first: Float64Array, second: Float64Array, strata: Strata): number[] {
  const parts = strata.sizes.map(() => 0);
  for (let row = 0; row < first.length; row++) {
    const group = strata.of === null ? 0 : (strata.of[row] ?? 0);
    parts[group] = (parts[group] ?? 0) + (first[row] ?? 0) * (second[row] ?? 0);
  }
  return parts.map((part, group) => {
    const size = strata.sizes[group] ?? 0;
    return size > 1 ? (part * size) / (size - 1) : 0;
  });
}

const total = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

/** The variance of an estimate and the degrees of freedom that it is known with. */
export interface Spread {
  readonly variance: number;
  readonly freedom: number;
}

/**
 * Variance from the deviations of rows, with Satterthwaite's degrees of freedom for several groups
 * (Biometrics Bulletin 2(6), 1946), as in the test of Brunner and Munzel. Null when it cannot be
 * known: a group of one row, or no deviation at all.
 */
export function spreadOf(deviations: Float64Array, strata: Strata): Spread | null {
  if (strata.sizes.some((size) => size > 0 && size <= 1)) return null;
  const parts = covarianceParts(deviations, deviations, strata);
  const variance = total(parts);
  if (variance <= NOTHING) return null;
  const inverse = parts.reduce((sum, part, group) => {
    const size = strata.sizes[group] ?? 0;
    return size > 1 ? sum + (part / variance) ** 2 / (size - 1) : sum;
  }, 0);
  return { variance, freedom: Math.max(1, 1 / inverse) };
}

/** Covariance of two estimates on the same rows. */
export function covarianceOf(first: Float64Array, second: Float64Array, strata: Strata): number {
  return total(covarianceParts(first, second, strata));
}
