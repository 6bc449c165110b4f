import { chiSquaredQuantile } from '@slipway/statistics';
import type { Comparison } from '../compare/comparison.ts';
import type { DriftSettings } from '../settings.ts';

/** What so many rows can show. */
export interface Reach {
  /** The smallest effect that so many rows could show to be no chance; null where it is not known. */
  readonly detectable: number | null;
  /** Rows on each side that would show an effect as large as the threshold. */
  readonly rowsNeeded: number | null;
}

/**
 * A difference as large as the critical value is found in half of all cases; twice the rows find it
 * in four of five: (1.96 + 0.84)² is twice 1.96².
 */
const ROWS_FOR_POWER = 2;

/**
 * The critical value of the squared distance, in units of its mean by chance: Kolmogorov's
 * distribution for numbers (its second moment is π² / 12), chi-squared ÷ its degrees of freedom for
 * categories.
 */
function criticalRatio({ degreesOfFreedom }: Comparison, alpha: number): number {
  if (degreesOfFreedom === null) {
    // P(K > k) = 2 exp(−2 k²) far out in the tail.
    return (-Math.log(alpha / 2) / 2) * (12 / Math.PI ** 2);
  }
  return chiSquaredQuantile(1 - alpha, degreesOfFreedom) / degreesOfFreedom;
}

/** The next number with two digits and zeros. */
function roundUp(rows: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(rows)) - 1);
  return Math.ceil(rows / unit) * unit;
}

/**
 * An estimate of what the sizes can show: chance makes of the squared distance (of a divergence: of
 * the distance) a multiple of 1/n₁ + 1/n₂.
 */
export function reachOf(comparison: Comparison, threshold: number, settings: DriftSettings): Reach {
  const { noise, adds } = comparison.measure;
  const { reference, current } = comparison.size;
  const beyond = Math.max(0, criticalRatio(comparison, settings.alpha) - 1);
  if (!Number.isFinite(noise)) return { detectable: null, rowsNeeded: null };
  const detectable = adds === 'squares' ? noise * Math.sqrt(beyond) : noise * beyond;
  const halfHarmonic = 1 / (1 / reference + 1 / current);
  const ratio = threshold === 0 ? Infinity : detectable / threshold;
  const times = adds === 'squares' ? ratio ** 2 : ratio;
  const rows = 2 * halfHarmonic * times * ROWS_FOR_POWER;
  const atLeast = Math.max(rows, settings.minimumRows);
  return { detectable, rowsNeeded: Number.isFinite(atLeast) ? roundUp(atLeast) : null };
}
