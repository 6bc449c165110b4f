import { forEachRow } from '../order/rows.ts';
import type { Sample } from '../order/sample.ts';

/** Mean and spread of a sample. */
export interface Moments {
  readonly size: number;
  /** The smallest value, and the mean's distance from it: their sum would lose digits. */
  readonly origin: number;
  readonly shift: number;
  /** Σ (x − mean)². */
  readonly squares: number;
}

/**
 * Mean and sum of squared deviations. The smallest value is subtracted first, and what rounding left
 * in the mean is corrected for (Chan, Golub and LeVeque, "Algorithms for Computing the Sample
 * Variance", 1983): a column of time stamps keeps its digits, a constant has exactly no spread.
 *
 * @throws RangeError when there is no number.
 */
export function momentsOf(sample: Sample): Moments {
  const { size, minimum: origin } = sample;
  if (size === 0) throw new RangeError('there is no number');
  let sum = 0;
  forEachRow(sample, (value, rows) => {
    sum += (value - origin) * rows;
  });
  const shift = sum / size;
  let squares = 0;
  let rest = 0;
  forEachRow(sample, (value, rows) => {
    const deviation = value - origin - shift;
    squares += deviation * deviation * rows;
    rest += deviation * rows;
  });
  return { size, origin, shift, squares: Math.max(0, squares - (rest * rest) / size) };
}

/** Mean of the first minus mean of the second. */
export function differenceOfMeans(first: Moments, second: Moments): number {
  return first.origin - second.origin + (first.shift - second.shift);
}

/**
 * Standard deviation with divisor n (ddof 0); 0 for a constant column, exactly.
 *
 * @throws RangeError when there is no number.
 */
export function standardDeviation(sample: Sample): number {
  const { size, squares } = momentsOf(sample);
  return Math.sqrt(squares / size);
}
