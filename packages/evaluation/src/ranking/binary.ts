import { aucScoreInterval, wilsonInterval } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
import { positiveOf } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { withoutScores } from '../probability/probabilities.ts';
import { addPrecisionDeviations, averagePrecision } from './average-precision.ts';
import type { RankingStatistic } from './estimator.ts';
import type { Ranking } from './ranking.ts';
import { negativeWeight, positiveWeight, rankRows } from './ranking.ts';
import { addAucDeviations, rocAuc, rocAucUnder } from './roc-auc.ts';
import { allRows, byTrueClass, classSizes } from './strata.ts';

/** Rows by the score of the positive class. */
export function rankingOf({ data }: Sample<ClassificationData>): Ranking {
  const scores = data.scores ?? new Float64Array(data.target.length);
  return rankRows(scores, data.target, positiveOf(data), data.weights);
}

/** 1 for each positive row, in the order of the ranking. */
function rankedPositives(sample: Sample<ClassificationData>): Uint8Array {
  const { order } = sample.derive(rankingOf);
  const { target } = sample.data;
  const positive = positiveOf(sample.data);
  return Uint8Array.from(order, (row) => (target[row] === positive ? 1 : 0));
}

/** Effective numbers of positive and negative rows. */
function sizesOf(sample: Sample<ClassificationData>): { positives: number; negatives: number } {
  const sizes = classSizes(sample);
  const positives = sizes[positiveOf(sample.data)] ?? 0;
  return { positives, negatives: sizes.reduce((sum, size) => sum + size, 0) - positives };
}

/** roc_auc_score; undefined with one class. */
export const ROC_AUC: RankingStatistic = {
  method: 'delong',
  measureUnder: (sample, weights) =>
    rocAucUnder(sample.derive(rankingOf), sample.derive(rankedPositives), weights),
  obstacle: (sample) => {
    const obstacle = withoutScores(sample);
    if (obstacle !== null) return obstacle;
    const ranking = sample.derive(rankingOf);
    return positiveWeight(ranking) > 0 && negativeWeight(ranking) > 0
      ? null
      : 'one class only: roc_auc needs both classes';
  },
  linearise: (sample) => {
    const { target, weights } = sample.data;
    const ranking = sample.derive(rankingOf);
    const value = rocAuc(ranking);
    const deviations = new Float64Array(target.length);
    addAucDeviations(deviations, ranking, value, target, positiveOf(sample.data), weights);
    const { positives, negatives } = sizesOf(sample);
    return {
      value,
      deviations,
      strata: byTrueClass(sample),
      freedom: null,
      fallback: (confidence) => ({
        bounds: aucScoreInterval(value, positives, negatives, confidence),
        method: 'newcombe',
      }),
    };
  },
};

/** average_precision_score; undefined without positive rows, where scikit-learn warns. */
export const AVERAGE_PRECISION: RankingStatistic = {
  method: 'infinitesimal-jackknife',
  obstacle: (sample) => {
    const obstacle = withoutScores(sample);
    if (obstacle !== null) return obstacle;
    return positiveWeight(sample.derive(rankingOf)) > 0
      ? null
      : 'no positive rows: average_precision needs them';
  },
  linearise: (sample) => {
    const { target, weights } = sample.data;
    const ranking = sample.derive(rankingOf);
    const value = averagePrecision(ranking);
    const deviations = new Float64Array(target.length);
    addPrecisionDeviations(deviations, ranking, value, target, positiveOf(sample.data), weights);
    const { positives } = sizesOf(sample);
    return {
      value,
      deviations,
      strata: allRows(sample),
      freedom: positives - 1,
      fallback: (confidence) => ({
        bounds: wilsonInterval(Math.min(1, value), positives, confidence),
        method: 'wilson',
      }),
    };
  },
};
