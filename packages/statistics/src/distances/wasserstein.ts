/**
 * First Wasserstein distance (earth mover's distance) between two *sorted* samples: the area
 * between their empirical distribution functions, as `scipy.stats.wasserstein_distance`.
 *
 * @throws RangeError when a sample is empty.
 */
export function wassersteinDistance(a: Float64Array, b: Float64Array): number {
  const [n1, n2] = [a.length, b.length];
  if (n1 === 0 || n2 === 0) throw new RangeError('a sample is empty');
  let area = 0;
  let i = 0;
  let j = 0;
  let previous = Math.min(a[0] ?? NaN, b[0] ?? NaN);
  while (i < n1 || j < n2) {
    const x = i < n1 ? (a[i] ?? NaN) : Infinity;
    const y = j < n2 ? (b[j] ?? NaN) : Infinity;
    const value = x < y ? x : y;
    area += Math.abs(i / n1 - j / n2) * (value - previous);
    previous = value;
    if (x === value) i++;
    if (y === value) j++;
  }
  return area;
}
