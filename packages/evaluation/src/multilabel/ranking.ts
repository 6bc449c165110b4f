import { listNames } from '@slipway/core';
import { aucScoreInterval, wilsonInterval } from '@slipway/statistics';
import type { MultilabelData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { totalWeight } from '../data/sample.ts';
import { independentSize } from '../data/units.ts';
import { tabulate } from '../numeric/sum.ts';
import { addPrecisionDeviations, averagePrecision } from '../ranking/average-precision.ts';
import type { Linearisation, RankingStatistic } from '../ranking/estimator.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { negativeWeight, positiveWeight, rankRows } from '../ranking/ranking.ts';
import { addAucDeviations, rocAuc } from '../ranking/roc-auc.ts';
import { allRows } from '../ranking/strata.ts';
import { withoutScores } from './rows.ts';

type Labelled = Sample<MultilabelData>;

/** The truth of one label, one entry per row. */
function truthOf({ data, rows }: Labelled, label: number): Uint8Array {
  const k = data.classes.length;
  const truth = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) truth[row] = data.target[row * k + label] ?? 0;
  return truth;
}

/** For each label, rows by its score. */
function rankingsOf(sample: Labelled): Ranking[] {
  const { data, rows } = sample;
  const k = data.classes.length;
  return data.classes.map((_, label) => {
    const scores = tabulate(rows, (row) => data.scores?.[row * k + label] ?? NaN);
    return rankRows(scores, truthOf(sample, label), 1, data.weights);
  });
}

/** Weights of all cells: those of their rows. */
function cellWeights({ weights, classes, target }: MultilabelData): Float64Array | null {
  if (weights === null) return null;
  return tabulate(target.length, (cell) => weights[Math.floor(cell / classes.length)] ?? 0);
}

/** All labels of all rows in one ranking. */
function pooledRanking({ data }: Labelled): Ranking {
  return rankRows(data.scores ?? new Float64Array(0), data.target, 1, cellWeights(data));
}

/** A ranking metric of one label, and how its deviations are found. */
interface RankedRatio {
  readonly name: string;
  readonly method: string;
  readonly value: (ranking: Ranking) => number;
  readonly addDeviations: typeof addAucDeviations;
  /** Why a label has no value; null where it has one. */
  readonly obstacle: (ranking: Ranking) => string | null;
  /** The interval of a perfect value, from the weights of both sides in rows. */
  readonly fallback: (
    value: number,
    positives: number,
    negatives: number,
    confidence: number,
  ) => { bounds: [number, number]; method: string };
}

const oneSided = (ranking: Ranking): string | null =>
  positiveWeight(ranking) > 0 && negativeWeight(ranking) > 0 ? null : 'on all rows, or on none';

const AREA: RankedRatio = {
  name: 'roc_auc',
  method: 'delong',
  value: rocAuc,
  addDeviations: addAucDeviations,
  obstacle: oneSided,
  fallback: (value, positives, negatives, confidence) => ({
    bounds: aucScoreInterval(value, positives, negatives, confidence),
    method: 'newcombe',
  }),
};

const PRECISION: RankedRatio = {
  name: 'average_precision',
  method: 'infinitesimal-jackknife',
  value: averagePrecision,
  addDeviations: addPrecisionDeviations,
  obstacle: (ranking) => (positiveWeight(ranking) > 0 ? null : 'not in the target'),
  fallback: (value, positives, _negatives, confidence) => ({
    bounds: wilsonInterval(Math.min(1, value), positives, confidence),
    method: 'wilson',
  }),
};

/** Independent rows on each side of the smallest ranking. */
function smallestSides(
  sample: Labelled,
  rankings: readonly Ranking[],
): { positives: number; negatives: number } {
  const rowsPerWeight = independentSize(sample) / totalWeight(sample);
  const least = (side: (ranking: Ranking) => number): number =>
    Math.max(1, rowsPerWeight * Math.min(...rankings.map(side)));
  return { positives: least(positiveWeight), negatives: least(negativeWeight) };
}

function linearised(
  sample: Labelled,
  ratio: RankedRatio,
  rankings: readonly Ranking[],
  value: number,
  deviations: Float64Array,
): Linearisation {
  const { positives, negatives } = smallestSides(sample, rankings);
  return {
    value,
    deviations,
    strata: allRows(sample),
    freedom: Math.max(1, Math.min(positives, negatives) - 1),
    fallback: (confidence) => ratio.fallback(value, positives, negatives, confidence),
  };
}

/** Mean over labels, plain or weighted by the rows that have them. */
function averaged(ratio: RankedRatio, weighted: boolean): RankingStatistic<MultilabelData> {
  return {
    method: ratio.method,
    obstacle: (sample) => {
      const obstacle = withoutScores(sample);
      if (obstacle !== null) return obstacle;
      const rankings = sample.derive(rankingsOf);
      const bad = sample.data.classes.filter((_, i) => {
        const ranking = rankings[i];
        return ranking === undefined || ratio.obstacle(ranking) !== null;
      });
      if (bad.length === 0) return null;
      const what = bad.length === 1 ? 'a label' : 'labels';
      const why = ratio === AREA ? 'on all rows, or on none' : 'not in the target';
      return `${ratio.name} needs every label; ${what} ${why}: ${listNames(bad)}`;
    },
    linearise: (sample) => {
      const rankings = sample.derive(rankingsOf);
      const all = rankings.reduce((sum, ranking) => sum + positiveWeight(ranking), 0);
      const deviations = new Float64Array(sample.rows);
      let value = 0;
      rankings.forEach((ranking, label) => {
        const share = weighted ? positiveWeight(ranking) / all : 1 / rankings.length;
        const own = ratio.value(ranking);
        value += share * own;
        const truth = truthOf(sample, label);
        ratio.addDeviations(deviations, ranking, own, truth, 1, sample.data.weights, share);
      });
      return linearised(sample, ratio, rankings, value, deviations);
    },
  };
}

/** All labels of all rows as one list (`average='micro'`). */
function pooled(ratio: RankedRatio): RankingStatistic<MultilabelData> {
  return {
    method: ratio.method,
    obstacle: (sample) => {
      const obstacle = withoutScores(sample);
      if (obstacle !== null) return obstacle;
      const problem = ratio.obstacle(sample.derive(pooledRanking));
      return problem === null ? null : `${ratio.name} needs labels; all of them are ${problem}`;
    },
    linearise: (sample) => {
      const { data, rows } = sample;
      const ranking = sample.derive(pooledRanking);
      const value = ratio.value(ranking);
      const cells = new Float64Array(data.target.length);
      ratio.addDeviations(cells, ranking, value, data.target, 1, cellWeights(data));
      const k = data.classes.length;
      const deviations = tabulate(rows, (row) =>
        cells.subarray(row * k, row * k + k).reduce((sum, x) => sum + x, 0),
      );
      return linearised(sample, ratio, [ranking], value, deviations);
    },
  };
}

/** The metric of one label against all rows without it. */
function single(ratio: RankedRatio, label: number): RankingStatistic<MultilabelData> {
  const rankingOf = (sample: Labelled): Ranking => {
    const ranking = sample.derive(rankingsOf)[label];
    if (ranking === undefined) throw new Error(`there is no label ${label}`);
    return ranking;
  };
  return {
    method: ratio.method,
    obstacle: (sample) => {
      const obstacle = withoutScores(sample);
      if (obstacle !== null) return obstacle;
      const problem = ratio.obstacle(rankingOf(sample));
      return problem && `the label "${sample.data.classes[label] ?? ''}" is ${problem}`;
    },
    linearise: (sample) => {
      const ranking = rankingOf(sample);
      const value = ratio.value(ranking);
      const deviations = new Float64Array(sample.rows);
      const truth = truthOf(sample, label);
      ratio.addDeviations(deviations, ranking, value, truth, 1, sample.data.weights);
      return linearised(sample, ratio, [ranking], value, deviations);
    },
  };
}

/** Averages of a ranking metric, and the metric of one label. */
export interface LabelRanking {
  readonly macro: RankingStatistic<MultilabelData>;
  readonly micro: RankingStatistic<MultilabelData>;
  readonly weighted: RankingStatistic<MultilabelData>;
  readonly ofLabel: (label: number) => RankingStatistic<MultilabelData>;
}

function familyOf(ratio: RankedRatio): LabelRanking {
  return {
    macro: averaged(ratio, false),
    micro: pooled(ratio),
    weighted: averaged(ratio, true),
    ofLabel: (label) => single(ratio, label),
  };
}

/** roc_auc_score of labels. */
export const LABEL_ROC_AUC = familyOf(AREA);

/** average_precision_score of labels. */
export const LABEL_AVERAGE_PRECISION = familyOf(PRECISION);
