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
  const { size, minimum: origin, values, cumulative } = sample;
  if (size === 0) throw new RangeError('there is no number');
  // Plain loops: a callback for each of a million rows takes ten times as long.
  let [sum, before] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const upTo = cumulative === null ? i + 1 : (cumulative[i] ?? NaN);
    sum += ((values[i] ?? NaN) - origin) * (upTo - before);
    before = upTo;
  }
  const shift = sum / size;
  let [squares, rest] = [0, 0];
  before = 0;
  for (let i = 0; i < values.length; i++) {
    const upTo = cumulative === null ? i + 1 : (cumulative[i] ?? NaN);
    const deviation = (values[i] ?? NaN) - origin - shift;
    const rows = upTo - before;
    squares += deviation * deviation * rows;
    rest += deviation * rows;
    before = upTo;
  }
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
