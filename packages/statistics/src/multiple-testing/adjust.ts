/** Indices of the p-values from the smallest to the largest. */
function ascending(pValues: readonly number[]): number[] {
  return pValues.map((_, i) => i).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
}

/**
 * p-values adjusted to control the false discovery rate (Y. Benjamini and Y. Hochberg, JRSS B
 * 57(1), 1995), in the order given, as `scipy.stats.false_discovery_control(method='bh')`.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = ascending(pValues);
  const adjusted = pValues.map(() => 1);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const index = order[rank - 1] ?? 0;
    least = Math.min(least, ((pValues[index] ?? 1) * pValues.length) / rank);
    adjusted[index] = least;
  }
  return adjusted;
}

/**
 * p-values adjusted to control the family-wise error rate by Holm's step-down method (S. Holm,
 * Scandinavian Journal of Statistics 6(2), 1979), in the order given.
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => 1);
  let largest = 0;
  ascending(pValues).forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues[index] ?? 1) * (pValues.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** p-values times their number, at most 1: controls the family-wise error rate (Bonferroni). */
export function bonferroni(pValues: readonly number[]): number[] {
  return pValues.map((p) => Math.min(1, p * pValues.length));
}
