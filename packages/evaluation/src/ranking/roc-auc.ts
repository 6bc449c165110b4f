import type { RowWeights } from '../metric/metric.ts';
import type { Ranking } from './ranking.ts';
import { forEachRanked, negativeWeight, positiveWeight } from './ranking.ts';

/**
 * Area under the ROC curve by the trapezoidal rule, which is P(score of a positive row > score of a
 * negative one), ties counting half: scikit-learn's `roc_auc_score`. NaN when a class has no weight.
 */
export function rocAuc(ranking: Ranking): number {
  const { truePositives, falsePositives } = ranking;
  let area = 0;
  let hits = 0;
  let alarms = 0;
  for (let group = 0; group < truePositives.length; group++) {
    const nextHits = truePositives[group] ?? 0;
    const nextAlarms = falsePositives[group] ?? 0;
    area += (nextAlarms - alarms) * (hits + nextHits);
    hits = nextHits;
    alarms = nextAlarms;
  }
  return area / 2 / (hits * alarms);
}

/**
 * Adds, to each row's entry, what the row contributes to the deviation of the area: its share of
 * its class's weight times (placement value − area). The placement value of a positive row is the
 * share of negative rows with lower scores, that of a negative row the share of positive rows with
 * higher scores, ties counting half (DeLong, DeLong and Clarke-Pearson, Biometrics 44(3), 1988). All
 * of them come from one pass over the ranking, as in Sun and Xu ("Fast implementation of DeLong's
 * algorithm", IEEE Signal Processing Letters 21(11), 2014). The sum of squares within a class, times
 * n / (n − 1), is that class's part of DeLong's variance.
 *
 * @param scale factor of this area in a sum of several
 */
export function addAucDeviations(
  to: Float64Array,
  ranking: Ranking,
  area: number,
  target: Int32Array | Uint8Array,
  positive: number,
  weights: Float64Array | null,
  scale = 1,
): void {
  const { truePositives, falsePositives } = ranking;
  const positives = positiveWeight(ranking);
  const negatives = negativeWeight(ranking);
  forEachRanked(ranking, (row, group) => {
    const isPositive = target[row] === positive;
    const cumulated = isPositive ? falsePositives : truePositives;
    const above = group === 0 ? 0 : (cumulated[group - 1] ?? 0);
    const higher = (above + (cumulated[group] ?? 0)) / 2;
    const placement = isPositive ? 1 - higher / negatives : higher / positives;
    const share =
      (weights === null ? 1 : (weights[row] ?? 0)) / (isPositive ? positives : negatives);
    to[row] = (to[row] ?? 0) + scale * share * (placement - area);
  });
}

/**
 * The area under the ROC curve when rows have other weights than those that they were ranked with.
 *
 * @param positives 1 for each positive row, in the order of the ranking
 */
export function rocAucUnder(
  { order, ends }: Ranking,
  positives: Uint8Array,
  weights: RowWeights,
): number {
  let [area, hits, alarms, place] = [0, 0, 0, 0];
  for (const end of ends) {
    let [more, all] = [0, 0];
    for (; place < end; place++) {
      const weight = weights[order[place] ?? 0] ?? 0;
      all += weight;
      more += weight * (positives[place] ?? 0);
    }
    const wrong = all - more;
    area += wrong * (hits + more / 2);
    hits += more;
    alarms += wrong;
  }
  return area / (hits * alarms);
}
