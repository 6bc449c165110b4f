import type { Curve } from '@slipway/core';
import type { ClassificationData } from '../data/data.ts';
import { positiveOf } from '../data/data.ts';
import { MOST_POINTS } from '../plots/curves.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { negativeWeight, positiveWeight, rankRows } from '../ranking/ranking.ts';
import type { ClassCounts } from '../table/counts.ts';
import type { ThresholdRule } from './rule.ts';

/** A threshold and what the rule's metric is there, or why there is none. */
export interface ChosenThreshold {
  /** Predict the positive class from this score on. */
  readonly threshold: number | null;
  readonly objective: number | null;
  /** x: threshold, y: what the rule looks at. */
  readonly curve: Curve | null;
  readonly reason: string | null;
}

/** The confusion matrix of two classes when rows up to a place in the ranking are positive. */
function countsAt(ranking: Ranking, group: number, positive: number): ClassCounts {
  const negative = 1 - positive;
  const [positives, negatives] = [positiveWeight(ranking), negativeWeight(ranking)];
  const hits = group < 0 ? 0 : (ranking.truePositives[group] ?? 0);
  const alarms = group < 0 ? 0 : (ranking.falsePositives[group] ?? 0);
  const pair = (ofPositive: number, ofNegative: number): Float64Array => {
    const values = new Float64Array(2);
    values[positive] = ofPositive;
    values[negative] = ofNegative;
    return values;
  };
  const wrong = positives - hits + alarms;
  return {
    correct: pair(hits, negatives - alarms),
    actual: pair(positives, negatives),
    predicted: pair(hits + alarms, positives + negatives - hits - alarms),
    total: positives + negatives,
    distance: wrong,
    squaredDistance: wrong,
    occurs: new Uint8Array([1, 1]),
  };
}

/**
 * The threshold that separates a group of equal scores from the next lower one: half-way between
 * both, so that rounding to float32 on a server changes no answer; the lowest score itself where
 * every row is positive.
 */
function thresholdAfter(ranking: Ranking, scores: Float64Array, group: number): number {
  const scoreOf = (g: number): number =>
    scores[ranking.order[(ranking.ends[g] ?? 1) - 1] ?? 0] ?? 0;
  const score = scoreOf(group);
  if (group + 1 >= ranking.ends.length) return score;
  const middle = score / 2 + scoreOf(group + 1) / 2;
  return middle > scoreOf(group + 1) ? middle : score;
}

/** The curve at equal steps of the ranking, ascending by threshold. */
function curveOf(thresholds: Float64Array, values: Float64Array): Curve {
  const count = Math.min(MOST_POINTS, thresholds.length);
  const kept = Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (thresholds.length - 1)) / (count - 1)),
  )
    .reverse()
    .filter((i) => Number.isFinite(values[i]));
  return { x: kept.map((i) => thresholds[i] ?? 0), y: kept.map((i) => values[i] ?? 0) };
}

/**
 * Chooses the threshold of a binary task: of all thresholds that tell rows apart, the one that is
 * best by the rule; of several equally good ones the highest. At least the rows of the highest score
 * are positive.
 *
 * @param costs as in the plan of a comparison
 */
export function chooseThreshold(
  data: ClassificationData,
  rule: ThresholdRule,
  costs: Float64Array | null,
): ChosenThreshold {
  const none = (reason: string): ChosenThreshold => ({
    threshold: null,
    objective: null,
    curve: null,
    reason,
  });
  const { scores, target, weights } = data;
  if (scores === null) return none('there are no scores');
  if (target.length === 0) return none('there are no rows to choose the threshold on');
  const positive = positiveOf(data);
  const ranking = rankRows(scores, target, positive, weights);
  if (positiveWeight(ranking) === 0 || negativeWeight(ranking) === 0) {
    return none('the rows to choose the threshold on have one class only');
  }
  const sign = rule.direction === 'maximise' ? 1 : -1;
  const groups = ranking.ends.length;
  const thresholds = new Float64Array(groups);
  const values = new Float64Array(groups);
  let best = -1;
  for (let group = 0; group < groups; group++) {
    const counts = countsAt(ranking, group, positive);
    const value = rule.objective.value(counts, costs);
    thresholds[group] = thresholdAfter(ranking, scores, group);
    values[group] = value;
    const { constraint } = rule;
    const allowed =
      constraint === null || constraint.objective.value(counts, costs) >= constraint.least;
    if (!allowed || Number.isNaN(value)) continue;
    if (best === -1 || sign * value > sign * (values[best] ?? NaN)) best = group;
  }
  const curve = curveOf(thresholds, values);
  if (best === -1) {
    const wanted = rule.constraint;
    return {
      ...none(
        wanted === null
          ? `${rule.objective.name} is not defined at any threshold`
          : `no threshold has ${wanted.objective.name} >= ${wanted.least}`,
      ),
      curve,
    };
  }
  return {
    threshold: thresholds[best] ?? null,
    objective: values[best] ?? null,
    curve,
    reason: null,
  };
}

/** The data with the classes that a threshold gives. */
export function withThreshold(data: ClassificationData, threshold: number): ClassificationData {
  const positive = positiveOf(data);
  const { scores } = data;
  if (scores === null) return data;
  const predicted = new Int32Array(data.target.length);
  for (let row = 0; row < predicted.length; row++) {
    predicted[row] = (scores[row] ?? NaN) >= threshold ? positive : 1 - positive;
  }
  return { ...data, predicted };
}
