import type { Curve } from '@slipway/core';
import type { Ranking } from '../ranking/ranking.ts';
import { negativeWeight, positiveWeight } from '../ranking/ranking.ts';

/** The most points that a curve is shown with. */
export const MOST_POINTS = 200;

/** A curve of `length` points. */
interface Points {
  readonly length: number;
  readonly x: (index: number) => number;
  readonly y: (index: number) => number;
}

/**
 * At most `most` points that keep the shape of a curve: the first, the last, and those with which
 * its length (|Δx| + |Δy|) passes a multiple of a step. What is left out between two kept points is
 * shorter than a step: 1/99 for a ROC curve, whose length is 2.
 */
export function thinned({ length, x, y }: Points, most = MOST_POINTS): Curve {
  const lengths = new Float64Array(length);
  for (let i = 1; i < length; i++) {
    lengths[i] = (lengths[i - 1] ?? 0) + Math.abs(x(i) - x(i - 1)) + Math.abs(y(i) - y(i - 1));
  }
  const total = lengths.at(-1) ?? 0;
  const stepOf = (i: number): number => Math.floor(((lengths[i] ?? 0) / total) * (most - 2));
  const kept: number[] = [];
  for (let i = 0; i < length; i++) {
    const isEnd = i === 0 || i === length - 1;
    if (isEnd || length <= most || stepOf(i) > stepOf(kept.at(-1) ?? 0)) kept.push(i);
  }
  return { x: kept.map(x), y: kept.map(y) };
}

/** The ROC curve: x the false positive rate, y the true positive rate. Null with one class. */
export function rocCurve(ranking: Ranking): Curve | null {
  const [positives, negatives] = [positiveWeight(ranking), negativeWeight(ranking)];
  if (positives === 0 || negatives === 0) return null;
  const { truePositives, falsePositives } = ranking;
  return thinned({
    length: truePositives.length + 1,
    x: (i) => (i === 0 ? 0 : (falsePositives[i - 1] ?? 0) / negatives),
    y: (i) => (i === 0 ? 0 : (truePositives[i - 1] ?? 0) / positives),
  });
}

/**
 * The precision-recall curve: x the recall from 0 to 1, y the precision; it starts at (0, 1), like
 * scikit-learn's. Null without positive rows.
 */
export function precisionRecallCurve(ranking: Ranking): Curve | null {
  const positives = positiveWeight(ranking);
  if (positives === 0) return null;
  const { truePositives, falsePositives } = ranking;
  const precision = (i: number): number => {
    const hits = truePositives[i] ?? 0;
    const all = hits + (falsePositives[i] ?? 0);
    return all === 0 ? 0 : hits / all;
  };
  return thinned({
    length: truePositives.length + 1,
    x: (i) => (i === 0 ? 0 : (truePositives[i - 1] ?? 0) / positives),
    y: (i) => (i === 0 ? 1 : precision(i - 1)),
  });
}

/** The detection error trade-off: x the false positive rate, y the false negative rate. */
export function detCurve(ranking: Ranking): Curve | null {
  const roc = rocCurve(ranking);
  return roc && { x: roc.x, y: roc.y.map((rate) => 1 - rate) };
}

/**
 * The cumulative gain: x the share of the rows with the highest scores, y the share of the positives
 * among them; the lift is y / x. Null with one class.
 */
export function gainCurve(ranking: Ranking): Curve | null {
  const [positives, negatives] = [positiveWeight(ranking), negativeWeight(ranking)];
  if (positives === 0 || negatives === 0) return null;
  const { truePositives, falsePositives } = ranking;
  const hits = (i: number): number => (i === 0 ? 0 : (truePositives[i - 1] ?? 0));
  const alarms = (i: number): number => (i === 0 ? 0 : (falsePositives[i - 1] ?? 0));
  return thinned({
    length: truePositives.length + 1,
    x: (i) => (hits(i) + alarms(i)) / (positives + negatives),
    y: (i) => hits(i) / positives,
  });
}
