import { listNames, plural } from '@slipway/core';
import { wilsonInterval } from '@slipway/statistics';
import type { MultilabelData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { effectiveSize } from '../data/sample.ts';
import { independentSize } from '../data/units.ts';
import type { LossStatistic } from '../losses/mean.ts';
import { tabulate, weightAt } from '../numeric/sum.ts';
import type { RankingStatistic } from '../ranking/estimator.ts';
import { allRows } from '../ranking/strata.ts';

type Labelled = Sample<MultilabelData>;

/** A ratio of counts: what a cell (truth, prediction) adds above and below the line. */
export interface CellRatio {
  readonly name: string;
  readonly over: (truth: number, guess: number) => number;
  readonly under: (truth: number, guess: number) => number;
  /** What a label is whose denominator is 0. */
  readonly emptyBecause: string;
}

/** precision_score of a label. */
export const LABEL_PRECISION: CellRatio = {
  name: 'precision',
  over: (truth, guess) => truth * guess,
  under: (_truth, guess) => guess,
  emptyBecause: 'never predicted',
};

/** recall_score of a label. */
export const LABEL_RECALL: CellRatio = {
  name: 'recall',
  over: (truth, guess) => truth * guess,
  under: (truth) => truth,
  emptyBecause: 'not in the target',
};

/** fbeta_score of a label; f1_score for β = 1. */
export function labelFBeta(beta: number): CellRatio {
  const square = beta * beta;
  return {
    name: beta === 1 ? 'f1' : `fbeta(${beta})`,
    over: (truth, guess) => (1 + square) * truth * guess,
    under: (truth, guess) => square * truth + guess,
    emptyBecause: 'neither in the target nor predicted',
  };
}

/** jaccard_score of a label. */
export const LABEL_JACCARD: CellRatio = {
  name: 'jaccard',
  over: (truth, guess) => truth * guess,
  under: (truth, guess) => truth + guess - truth * guess,
  emptyBecause: 'neither in the target nor predicted',
};

/** Weighted sums over rows of each label. */
interface LabelSums {
  readonly over: Float64Array;
  readonly under: Float64Array;
  /** Weight of the rows that have the label. */
  readonly support: Float64Array;
}

function labelSums({ data }: Labelled, ratio: CellRatio): LabelSums {
  const k = data.classes.length;
  const weight = weightAt(data.weights);
  const over = new Float64Array(k);
  const under = new Float64Array(k);
  const support = new Float64Array(k);
  for (let cell = 0; cell < data.target.length; cell++) {
    const label = cell % k;
    const w = weight((cell - label) / k);
    const truth = data.target[cell] ?? 0;
    const guess = data.predicted[cell] ?? 0;
    over[label] = (over[label] ?? 0) + w * ratio.over(truth, guess);
    under[label] = (under[label] ?? 0) + w * ratio.under(truth, guess);
    support[label] = (support[label] ?? 0) + w * truth;
  }
  return { over, under, support };
}

/** How labels are averaged. */
export type LabelAverage = 'macro' | 'micro' | 'weighted';

/** An average as Σ c_l F_l, F_l = N_l / D_l, with what the share c_l of a label depends on. */
interface Averaged {
  readonly value: number;
  /** Factor of each label's own deviation, (N_i − F_l D_i) × factor. */
  readonly factors: Float64Array;
  readonly ratios: Float64Array;
  /** `weighted`: what a row that has the label adds beside. */
  readonly bonus: Float64Array;
}

function average({ over, under, support }: LabelSums, kind: LabelAverage): Averaged {
  const k = over.length;
  const total = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0);
  if (kind === 'micro') {
    const [above, below] = [total(over), total(under)];
    const value = below > 0 ? above / below : 0;
    const factor = below > 0 ? 1 / below : 0;
    return {
      value,
      factors: new Float64Array(k).fill(factor),
      ratios: new Float64Array(k).fill(value),
      bonus: new Float64Array(k),
    };
  }
  const ratios = tabulate(k, (i) => ((under[i] ?? 0) > 0 ? (over[i] ?? 0) / (under[i] ?? 0) : 0));
  const all = total(support);
  const share = (i: number): number =>
    kind === 'macro' ? 1 / k : all > 0 ? (support[i] ?? 0) / all : 0;
  let value = 0;
  for (let i = 0; i < k; i++) value += share(i) * (ratios[i] ?? 0);
  return {
    value,
    factors: tabulate(k, (i) => ((under[i] ?? 0) > 0 ? share(i) / (under[i] ?? 0) : 0)),
    ratios,
    bonus: tabulate(k, (i) =>
      kind === 'weighted' && all > 0 ? ((ratios[i] ?? 0) - value) / all : 0,
    ),
  };
}

/** The rows' contributions to the deviation of an average, by the delta method. */
function deviationsOf({ data, rows }: Labelled, ratio: CellRatio, made: Averaged): Float64Array {
  const k = data.classes.length;
  const weight = weightAt(data.weights);
  const { factors, ratios, bonus } = made;
  return tabulate(rows, (row) => {
    let sum = 0;
    for (let label = 0; label < k; label++) {
      const truth = data.target[row * k + label] ?? 0;
      const guess = data.predicted[row * k + label] ?? 0;
      const own = ratio.over(truth, guess) - (ratios[label] ?? 0) * ratio.under(truth, guess);
      sum += (factors[label] ?? 0) * own + (bonus[label] ?? 0) * truth;
    }
    return sum * weight(row);
  });
}

const METHOD = 'infinitesimal-jackknife';

/** The average of a ratio over labels; a label without a denominator counts 0, as in scikit-learn. */
export function averageOfLabels(
  ratio: CellRatio,
  kind: LabelAverage,
): RankingStatistic<MultilabelData> {
  return {
    method: METHOD,
    obstacle: () => null,
    remark: (sample) => {
      const { under, support } = labelSums(sample, ratio);
      const empty = sample.data.classes.filter((_, i) => under[i] === 0);
      if (kind === 'weighted' && support.every((weight) => weight === 0)) {
        return `${ratio.name}_weighted counts as 0: no row has a label`;
      }
      if (kind === 'weighted' || empty.length === 0) return null;
      if (kind === 'micro') {
        const all = empty.length === sample.data.classes.length;
        return all ? `${ratio.name}_micro counts as 0: all labels are ${ratio.emptyBecause}` : null;
      }
      return `${ratio.name} counts as 0 for labels ${ratio.emptyBecause}: ${listNames(empty)}`;
    },
    linearise: (sample) => {
      const made = average(labelSums(sample, ratio), kind);
      return {
        value: made.value,
        deviations: deviationsOf(sample, ratio, made),
        strata: allRows(sample),
        freedom: null,
        fallback: (confidence) => ({
          bounds: wilsonInterval(Math.min(1, made.value), independentSize(sample), confidence),
          method: 'wilson',
        }),
      };
    },
  };
}

/** The ratio of one label. */
export function ofLabel(ratio: CellRatio, label: number): RankingStatistic<MultilabelData> {
  const one = (sums: LabelSums): LabelSums => {
    const only = (values: Float64Array): Float64Array =>
      values.map((value, i) => (i === label ? value : 0));
    return { over: only(sums.over), under: only(sums.under), support: only(sums.support) };
  };
  return {
    method: METHOD,
    obstacle: (sample) =>
      labelSums(sample, ratio).under[label] === 0
        ? `the label "${sample.data.classes[label] ?? ''}" is ${ratio.emptyBecause}`
        : null,
    linearise: (sample) => {
      const sums = labelSums(sample, ratio);
      const made = average(one(sums), 'micro');
      const factors = made.factors.map((factor, i) => (i === label ? factor : 0));
      const share = (sums.under[label] ?? 0) / sample.rows;
      const trials = Math.max(1, Math.min(1, share) * effectiveSize(sample));
      return {
        value: made.value,
        deviations: deviationsOf(sample, ratio, { ...made, factors }),
        strata: allRows(sample),
        freedom: null,
        fallback: (confidence) => ({
          bounds: wilsonInterval(Math.min(1, made.value), trials, confidence),
          method: 'wilson',
        }),
      };
    },
  };
}

/** The mean over rows of each row's ratio (`average='samples'`). */
export function averageOfRows(ratio: CellRatio): LossStatistic<MultilabelData> {
  const sumsOf = ({ data }: Labelled, row: number): { over: number; under: number } => {
    const k = data.classes.length;
    let [over, under] = [0, 0];
    for (let cell = row * k; cell < (row + 1) * k; cell++) {
      const truth = data.target[cell] ?? 0;
      const guess = data.predicted[cell] ?? 0;
      over += ratio.over(truth, guess);
      under += ratio.under(truth, guess);
    }
    return { over, under };
  };
  return {
    obstacle: () => null,
    losses: (sample) =>
      tabulate(sample.rows, (row) => {
        const { over, under } = sumsOf(sample, row);
        return under > 0 ? over / under : 0;
      }),
    greatest: () => 1,
    remark: (sample) => {
      let empty = 0;
      for (let row = 0; row < sample.rows; row++) if (sumsOf(sample, row).under === 0) empty++;
      if (empty === 0) return null;
      return `${ratio.name} counts as 0 in ${plural(empty, 'row')} whose labels are ${ratio.emptyBecause}`;
    },
  };
}
