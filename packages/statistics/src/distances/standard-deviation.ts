/**
 * Standard deviation with divisor n (ddof 0). The mean is subtracted first, and what rounding left
 * in it is corrected for (Chan, Golub and LeVeque, "Algorithms for Computing the Sample Variance",
 * 1983): a column of time stamps keeps its digits. 0 for a constant column, exactly.
 *
 * @throws RangeError when there is no number.
 */
export function standardDeviation(values: Float64Array): number {
  const n = values.length;
  if (n === 0) throw new RangeError('there is no number');
  const origin = values[0] ?? NaN;
  let shift = 0;
  for (const value of values) shift += value - origin;
  const mean = shift / n;
  let squares = 0;
  let rest = 0;
  for (const value of values) {
    const deviation = value - origin - mean;
    squares += deviation * deviation;
    rest += deviation;
  }
  return Math.sqrt(Math.max(0, squares - (rest * rest) / n) / n);
}
