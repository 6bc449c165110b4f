function total(counts: readonly number[]): number {
  let sum = 0;
  for (const count of counts) sum += count;
  if (!(sum > 0)) throw new RangeError('the counts of one side are all zero');
  return sum;
}

/** Shares of the total; equal shares of different totals are the same number. */
function sharesOf(counts: readonly number[]): number[] {
  const sum = total(counts);
  return counts.map((count) => count / sum);
}

/**
 * The shares of each category on both sides.
 *
 * @throws RangeError when the sides differ in length or one has no count above 0.
 */
export function* sharePairs(
  reference: readonly number[],
  current: readonly number[],
): Generator<readonly [number, number]> {
  if (reference.length !== current.length) {
    throw new RangeError('the two sides have different numbers of categories');
  }
  const p = sharesOf(reference);
  const q = sharesOf(current);
  for (let i = 0; i < p.length; i++) yield [p[i] ?? 0, q[i] ?? 0];
}
