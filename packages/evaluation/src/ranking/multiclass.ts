import { listNames } from '@slipway/core';
import { aucScoreInterval, wilsonInterval } from '@slipway/statistics';

import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { notProbabilities, withoutScores } from '../probability/probabilities.ts';
import { countsOf } from '../table/counts.ts';
import { addPrecisionDeviations, averagePrecision } from './average-precision.ts';
import type { Linearisation, RankingStatistic } from './estimator.ts';
import { onePairDeviations, rowsByClass } from './one-vs-one.ts';
import type { Ranking } from './ranking.ts';
import { rankRows } from './ranking.ts';
import { addAucDeviations, rocAuc } from './roc-auc.ts';
import { allRows, byTrueClass, classSizes } from './strata.ts';

type Classified = Sample<ClassificationData>;

/** The scores of one class, one per row. */
function scoresOf({ classes, scores, target }: ClassificationData, index: number): Float64Array {
  const k = classes.length;
  const column = new Float64Array(target.length);
  for (let row = 0; row < column.length; row++) column[row] = scores?.[row * k + index] ?? NaN;
  return column;
}

/** For each class, rows by its score; rows of any other class are negative. */
function rankingsOf({ data }: Classified): Ranking[] {
  return data.classes.map((_, i) => rankRows(scoresOf(data, i), data.target, i, data.weights));
}

/** Declared classes without a row (of positive weight). */
function absentClasses(sample: Classified): string[] {
  const { actual } = sample.derive(countsOf);
  return sample.data.classes.filter((_, i) => (actual[i] ?? 0) === 0);
}

function presentClasses(sample: Classified): number[] {
  const { actual } = sample.derive(countsOf);
  return [...actual.keys()].filter((i) => (actual[i] ?? 0) > 0);
}

/** Sizes of the smallest class present and of all other rows. */
function smallestAgainstRest(sample: Classified): { smallest: number; rest: number } {
  const sizes = classSizes(sample).filter((size) => size > 0);
  const smallest = Math.min(...sizes);
  return { smallest, rest: sizes.reduce((sum, size) => sum + size, 0) - smallest };
}

function aucLinearisation(
  sample: Classified,
  value: number,
  deviations: Float64Array,
): Linearisation {
  const { smallest, rest } = smallestAgainstRest(sample);
  return {
    value,
    deviations,
    strata: byTrueClass(sample),
    freedom: null,
    fallback: (confidence) => ({
      bounds: aucScoreInterval(value, smallest, rest, confidence),
      method: 'newcombe',
    }),
  };
}

function aucObstacle(sample: Classified): string | null {
  const obstacle = withoutScores(sample) ?? sample.derive(notProbabilities);
  if (obstacle !== null) return obstacle;
  return presentClasses(sample).length < 2 ? 'one class only: ROC AUC needs two' : null;
}

/** Weighted mean of the areas of each class against all others. */
function oneVsRest(sample: Classified, weightOf: (index: number) => number): Linearisation {
  const { target, weights } = sample.data;
  const deviations = new Float64Array(target.length);
  const total = presentClasses(sample).reduce((sum, i) => sum + weightOf(i), 0);
  let value = 0;
  for (const i of presentClasses(sample)) {
    const ranking = sample.derive(rankingsOf)[i];
    if (ranking === undefined) continue;
    const share = weightOf(i) / total;
    const area = rocAuc(ranking);
    value += share * area;
    addAucDeviations(deviations, ranking, area, target, i, weights, share);
  }
  return aucLinearisation(sample, value, deviations);
}

/** roc_auc_score(multi_class='ovr', average='macro'). */
export const ROC_AUC_OVR: RankingStatistic = {
  method: 'delong',
  obstacle: (sample) => {
    const obstacle = aucObstacle(sample);
    if (obstacle !== null) return obstacle;
    const absent = absentClasses(sample);
    if (absent.length === 0) return null;
    return `not in the target: ${listNames(absent)}; roc_auc_ovr needs every class`;
  },
  linearise: (sample) => oneVsRest(sample, () => 1),
};

/** roc_auc_score(multi_class='ovr', average='weighted'). */
export const ROC_AUC_OVR_WEIGHTED: RankingStatistic = {
  method: 'delong',
  obstacle: aucObstacle,
  linearise: (sample) => {
    const { actual } = sample.derive(countsOf);
    return oneVsRest(sample, (i) => actual[i] ?? 0);
  },
};

function ovoObstacle(sample: Classified): string | null {
  if (sample.data.weights !== null) {
    return 'scikit-learn defines one-vs-one ROC AUC without sample weights only';
  }
  return aucObstacle(sample);
}

/**
 * Mean over pairs of classes of the area that separates them, each class's score in turn deciding
 * (Hand and Till, Machine Learning 45(2), 2001).
 */
function oneVsOne(
  sample: Classified,
  weightOf: (first: number, second: number) => number,
): Linearisation {
  const { data } = sample;
  const present = presentClasses(sample);
  const pairs = present.flatMap((a) => present.filter((b) => b !== a).map((b) => ({ a, b })));
  const total = pairs.reduce((sum, { a, b }) => sum + weightOf(a, b), 0);
  const deviations = new Float64Array(data.target.length);
  let value = 0;
  for (const a of present) {
    const ranking = sample.derive(rankingsOf)[a];
    if (ranking === undefined) continue;
    const rows = rowsByClass(ranking, data);
    const scores = scoresOf(data, a);
    for (const b of present) {
      if (b === a) continue;
      const share = weightOf(a, b) / total;
      value += share * onePairDeviations(deviations, scores, rows[a], rows[b], share);
    }
  }
  return aucLinearisation(sample, value, deviations);
}

/** roc_auc_score(multi_class='ovo', average='macro'). */
export const ROC_AUC_OVO: RankingStatistic = {
  method: 'delong',
  obstacle: ovoObstacle,
  linearise: (sample) => oneVsOne(sample, () => 1),
};

/** roc_auc_score(multi_class='ovo', average='weighted'): pairs weighted by their rows. */
export const ROC_AUC_OVO_WEIGHTED: RankingStatistic = {
  method: 'delong',
  obstacle: ovoObstacle,
  linearise: (sample) => {
    const { actual } = sample.derive(countsOf);
    return oneVsOne(sample, (a, b) => (actual[a] ?? 0) + (actual[b] ?? 0));
  },
};

/** average_precision_score(average='macro') of each class against all others. */
export const AVERAGE_PRECISION_MACRO: RankingStatistic = {
  method: 'infinitesimal-jackknife',
  obstacle: (sample) => {
    const obstacle = withoutScores(sample);
    if (obstacle !== null) return obstacle;
    const absent = absentClasses(sample);
    if (absent.length === 0) return null;
    return `not in the target: ${listNames(absent)}; average_precision needs every class`;
  },
  linearise: (sample) => {
    const { target, weights } = sample.data;
    const rankings = sample.derive(rankingsOf);
    const deviations = new Float64Array(target.length);
    let value = 0;
    rankings.forEach((ranking, i) => {
      const average = averagePrecision(ranking);
      value += average / rankings.length;
      addPrecisionDeviations(deviations, ranking, average, target, i, weights, 1 / rankings.length);
    });
    const { smallest } = smallestAgainstRest(sample);
    return {
      value,
      deviations,
      strata: allRows(sample),
      freedom: smallest - 1,
      fallback: (confidence) => ({
        bounds: wilsonInterval(Math.min(1, value), smallest, confidence),
        method: 'wilson',
      }),
    };
  },
};

/** Rows by the score of one class. */
function rankingOfClass({ data }: Classified, index: number): Ranking {
  return rankRows(scoresOf(data, index), data.target, index, data.weights);
}

function sidesOf(sample: Classified, index: number): { own: number; rest: number } {
  const sizes = classSizes(sample);
  const own = sizes[index] ?? 0;
  return { own, rest: sizes.reduce((sum, size) => sum + size, 0) - own };
}

/** roc_auc_score of one class against all others. */
export function rocAucOfClass(index: number): RankingStatistic {
  return {
    method: 'delong',
    obstacle: (sample) => {
      const obstacle = withoutScores(sample);
      if (obstacle !== null) return obstacle;
      const { own, rest } = sidesOf(sample, index);
      const name = sample.data.classes[index] ?? '';
      if (own === 0) return `the class "${name}" is not in the target`;
      return rest > 0 ? null : `all rows are of the class "${name}"`;
    },
    linearise: (sample) => {
      const { target, weights } = sample.data;
      const ranking = rankingOfClass(sample, index);
      const value = rocAuc(ranking);
      const deviations = new Float64Array(target.length);
      addAucDeviations(deviations, ranking, value, target, index, weights);
      const { own, rest } = sidesOf(sample, index);
      const strata = { of: target.map((truth) => (truth === index ? 0 : 1)), sizes: [own, rest] };
      return {
        value,
        deviations,
        strata,
        freedom: null,
        fallback: (confidence) => ({
          bounds: aucScoreInterval(value, own, rest, confidence),
          method: 'newcombe',
        }),
      };
    },
  };
}

/** average_precision_score of one class against all others. */
export function averagePrecisionOfClass(index: number): RankingStatistic {
  return {
    method: 'infinitesimal-jackknife',
    obstacle: (sample) => {
      const obstacle = withoutScores(sample);
      if (obstacle !== null) return obstacle;
      const name = sample.data.classes[index] ?? '';
      return sidesOf(sample, index).own > 0 ? null : `the class "${name}" is not in the target`;
    },
    linearise: (sample) => {
      const { target, weights } = sample.data;
      const ranking = rankingOfClass(sample, index);
      const value = averagePrecision(ranking);
      const deviations = new Float64Array(target.length);
      addPrecisionDeviations(deviations, ranking, value, target, index, weights);
      const { own } = sidesOf(sample, index);
      return {
        value,
        deviations,
        strata: allRows(sample),
        freedom: own - 1,
        fallback: (confidence) => ({
          bounds: wilsonInterval(Math.min(1, value), own, confidence),
          method: 'wilson',
        }),
      };
    },
  };
}
