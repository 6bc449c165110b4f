/**
 * The quantile of ascending values, linear between order statistics: definition 7 of Hyndman and
 * Fan ("Sample quantiles in statistical packages", The American Statistician 50(4), 1996), NumPy's
 * default.
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) throw new RangeError('there are no values');
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (at - below) * (high - low);
}

/**
 * The central part of resampled statistics that holds `confidence` of them (percentile interval);
 * NaN among them is left out. Null when none is left.
 */
export function percentileInterval(
  statistics: Float64Array,
  confidence: number,
): [number, number] | null {
  const sorted = statistics.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return null;
  const tail = (1 - confidence) / 2;
  return [quantileOfSorted(sorted, tail), quantileOfSorted(sorted, 1 - tail)];
}
