import { argsortDescending } from '../numeric/argsort.ts';

/**
 * Rows in the order of descending scores, with the counts at each distinct score as a threshold:
 * scikit-learn's `confusion_matrix_at_thresholds`. One sort serves ROC AUC, its variance, average
 * precision and the curves.
 */
export interface Ranking {
  readonly order: Uint32Array;
  /** For each distinct score, from the highest, the place in `order` after its last row. */
  readonly ends: Uint32Array;
  /** Weight of positive rows with at least this score. */
  readonly truePositives: Float64Array;
  /** Weight of negative rows with at least this score. */
  readonly falsePositives: Float64Array;
}

/** Weight of all positive rows. */
export function positiveWeight({ truePositives }: Ranking): number {
  return truePositives.at(-1) ?? 0;
}

/** Weight of all negative rows. */
export function negativeWeight({ falsePositives }: Ranking): number {
  return falsePositives.at(-1) ?? 0;
}

/** Places after the last row of each group of equal scores. */
function groupEnds(scores: Float64Array, order: Uint32Array): Uint32Array {
  const ends = new Uint32Array(order.length);
  let groups = 0;
  for (let i = 1; i <= order.length; i++) {
    const score = scores[order[i - 1] ?? 0];
    if (i === order.length || scores[order[i] ?? 0] !== score) ends[groups++] = i;
  }
  return ends.slice(0, groups);
}

/**
 * Ranks rows by their score.
 *
 * @param positive the class that counts as positive; every other one is negative
 */
export function rankRows(
  scores: Float64Array,
  target: Int32Array | Uint8Array,
  positive: number,
  weights: Float64Array | null,
): Ranking {
  const order = argsortDescending(scores);
  const ends = groupEnds(scores, order);
  const truePositives = new Float64Array(ends.length);
  const falsePositives = new Float64Array(ends.length);
  let hits = 0;
  let alarms = 0;
  let place = 0;
  for (let group = 0; group < ends.length; group++) {
    for (const end = ends[group] ?? 0; place < end; place++) {
      const row = order[place] ?? 0;
      const weight = weights === null ? 1 : (weights[row] ?? 0);
      if (target[row] === positive) hits += weight;
      else alarms += weight;
    }
    truePositives[group] = hits;
    falsePositives[group] = alarms;
  }
  return { order, ends, truePositives, falsePositives };
}

/** Calls `visit` with each row and the number of its group of equal scores, highest score first. */
export function forEachRanked(
  { order, ends }: Ranking,
  visit: (row: number, group: number) => void,
): void {
  let place = 0;
  for (let group = 0; group < ends.length; group++) {
    for (const end = ends[group] ?? 0; place < end; place++) visit(order[place] ?? 0, group);
  }
}
