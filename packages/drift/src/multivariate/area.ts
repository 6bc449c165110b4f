/**
 * Area under the ROC curve of scores for the rows with label 1: the share of pairs in which the
 * positive row has the higher score, ties half (Mann–Whitney). NaN where only one label occurs.
 */
export function separationOf(scores: Float64Array, labels: Uint8Array): number {
  const order = Uint32Array.from(scores, (_, i) => i).sort(
    (a, b) => (scores[a] ?? NaN) - (scores[b] ?? NaN),
  );
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  let [below, pairs] = [0, 0];
  for (let i = 0; i < order.length;) {
    const score = scores[order[i] ?? 0];
    let [ones, zeros] = [0, 0];
    for (; i < order.length && scores[order[i] ?? 0] === score; i++) {
      if (labels[order[i] ?? 0] === 1) ones += 1;
      else zeros += 1;
    }
    pairs += ones * (below + zeros / 2);
    below += zeros;
  }
  return pairs / (positives * negatives);
}
