import type { Ranking } from './ranking.ts';
import { forEachRanked, positiveWeight } from './ranking.ts';

/**
 * Σ (Rₙ − Rₙ₋₁) Pₙ over the thresholds, without interpolation: scikit-learn's
 * `average_precision_score`. It is the mean, over positive rows, of the precision at their score.
 * NaN when no positive row has a weight.
 */
export function averagePrecision(ranking: Ranking): number {
  const { truePositives, falsePositives } = ranking;
  let total = 0;
  let hits = 0;
  for (let group = 0; group < truePositives.length; group++) {
    const next = truePositives[group] ?? 0;
    if (next > hits) total += ((next - hits) * next) / (next + (falsePositives[group] ?? 0));
    hits = next;
  }
  return total / positiveWeight(ranking);
}

/**
 * For each threshold the sums, over the positive rows at or below it, of 1 / B and of A / B², where
 * A is the weight of positives and B the weight of all rows at or above that row's score.
 */
function sumsBelow({ truePositives, falsePositives }: Ranking): {
  inverse: Float64Array;
  ratio: Float64Array;
} {
  const groups = truePositives.length;
  const inverse = new Float64Array(groups);
  const ratio = new Float64Array(groups);
  let [inverseSum, ratioSum] = [0, 0];
  for (let group = groups - 1; group >= 0; group--) {
    const hits = truePositives[group] ?? 0;
    const here = hits - (group === 0 ? 0 : (truePositives[group - 1] ?? 0));
    const all = hits + (falsePositives[group] ?? 0);
    if (here > 0) {
      inverseSum += here / all;
      ratioSum += (here * hits) / (all * all);
    }
    inverse[group] = inverseSum;
    ratio[group] = ratioSum;
  }
  return { inverse, ratio };
}

/**
 * Adds, to each row's entry, what the row contributes to the deviation of average precision: the
 * derivative by the row's weight, times the weight (infinitesimal jackknife; Efron, The Jackknife,
 * the Bootstrap and Other Resampling Plans, 1982, chapter 6). A row changes the precision at its own
 * score and at all lower ones. The contributions sum to 0.
 *
 * @param scale factor of this average precision in a sum of several
 */
export function addPrecisionDeviations(
  to: Float64Array,
  ranking: Ranking,
  average: number,
  target: Int32Array | Uint8Array,
  positive: number,
  weights: Float64Array | null,
  scale = 1,
): void {
  const { truePositives, falsePositives } = ranking;
  const { inverse, ratio } = sumsBelow(ranking);
  const positives = positiveWeight(ranking);
  forEachRanked(ranking, (row, group) => {
    const weight = weights === null ? 1 : (weights[row] ?? 0);
    if (weight === 0) return;
    let derivative = -(ratio[group] ?? 0);
    if (target[row] === positive) {
      const hits = truePositives[group] ?? 0;
      derivative += hits / (hits + (falsePositives[group] ?? 0)) + (inverse[group] ?? 0) - average;
    }
    to[row] = (to[row] ?? 0) + (scale * weight * derivative) / positives;
  });
}
