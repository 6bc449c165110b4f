import { listNames } from '@slipway/core';
import { sum } from '../numeric/sum.ts';
import type { ClassCounts, ObservedCounts } from './counts.ts';

/** A metric as a function of the confusion matrix. */
export interface TableStatistic {
  /** The value; NaN where it is not defined. */
  readonly value: (counts: ClassCounts, positive: number) => number;
  /** Why the value is not defined, or what scikit-learn's convention made of undefined parts. */
  readonly remark: (
    counts: ClassCounts,
    positive: number,
    names: readonly string[],
  ) => string | null;
  /** What it is a proportion of; null when it is none. */
  readonly trials: Trials | null;
}

/** The rows that a proportion is about. */
export interface Trials {
  /** How many they are; for weighted rows Kish's effective number. */
  readonly count: (counts: ObservedCounts, positive: number) => number;
  /** Whether a row counts for the proportion; null when it is no trial. */
  readonly outcome: (truth: number, guess: number, positive: number) => boolean | null;
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

/** Kish's effective number of rows behind a sum of weights. */
function effective(weight: number, squared: number): number {
  return squared === 0 ? 0 : (weight * weight) / squared;
}

/** All rows, each right or wrong. */
const ALL_ROWS: Trials = {
  count: (counts) => effective(counts.total, sum(counts.squaredActual)),
  outcome: (truth, guess) => truth === guess,
};

/** A ratio that exists for each class by itself. */
export interface ClassRatio {
  readonly name: string;
  readonly over: (counts: ClassCounts, index: number) => number;
  readonly under: (counts: ClassCounts, index: number) => number;
  /** What a class is whose denominator is 0. */
  readonly emptyBecause: string;
  /** What one class's ratio is a proportion of, when it is one. */
  readonly trials: Trials | null;
}

/** precision_score: TP / (TP + FP). */
export const PRECISION: ClassRatio = {
  name: 'precision',
  over: (counts, i) => at(counts.correct, i),
  under: (counts, i) => at(counts.predicted, i),
  emptyBecause: 'never predicted',
  trials: {
    count: (counts, i) => effective(at(counts.predicted, i), at(counts.squaredPredicted, i)),
    outcome: (truth, guess, i) => (guess === i ? truth === i : null),
  },
};

/** recall_score: TP / (TP + FN). */
export const RECALL: ClassRatio = {
  name: 'recall',
  over: (counts, i) => at(counts.correct, i),
  under: (counts, i) => at(counts.actual, i),
  emptyBecause: 'not in the target',
  trials: {
    count: (counts, i) => effective(at(counts.actual, i), at(counts.squaredActual, i)),
    outcome: (truth, guess, i) => (truth === i ? guess === i : null),
  },
};

/** f1_score: 2 TP / (2 TP + FP + FN). */
export const F1: ClassRatio = {
  name: 'f1',
  over: (counts, i) => 2 * at(counts.correct, i),
  under: (counts, i) => at(counts.actual, i) + at(counts.predicted, i),
  emptyBecause: 'neither in the target nor predicted',
  trials: null,
};

/** fbeta_score: (1 + β²) TP / ((1 + β²) TP + FP + β² FN). */
export function fBeta(beta: number): ClassRatio {
  const square = beta * beta;
  return {
    ...F1,
    name: `fbeta(${beta})`,
    over: (counts, i) => (1 + square) * at(counts.correct, i),
    under: (counts, i) => square * at(counts.actual, i) + at(counts.predicted, i),
  };
}

/** jaccard_score: TP / (TP + FP + FN). */
export const JACCARD: ClassRatio = {
  name: 'jaccard',
  over: (counts, i) => at(counts.correct, i),
  under: (counts, i) => at(counts.actual, i) + at(counts.predicted, i) - at(counts.correct, i),
  emptyBecause: 'neither in the target nor predicted',
  trials: null,
};

/** The ratio of the positive class (`average='binary'`). */
export function ofPositiveClass(ratio: ClassRatio): TableStatistic {
  return {
    value: (counts, positive) => ratio.over(counts, positive) / ratio.under(counts, positive),
    remark: (counts, positive, names) =>
      ratio.under(counts, positive) === 0
        ? `the positive class "${names[positive] ?? ''}" is ${ratio.emptyBecause}`
        : null,
    trials: ratio.trials,
  };
}

/** The ratio of one class (`labels=[class], average=…`). */
export function ofClass(ratio: ClassRatio, index: number): TableStatistic {
  const { trials } = ratio;
  return {
    value: (counts) => ratio.over(counts, index) / ratio.under(counts, index),
    remark: (counts, _positive, names) =>
      ratio.under(counts, index) === 0
        ? `the class "${names[index] ?? ''}" is ${ratio.emptyBecause}`
        : null,
    trials: trials && {
      count: (counts) => trials.count(counts, index),
      outcome: (truth, guess) => trials.outcome(truth, guess, index),
    },
  };
}

/** Numerators and denominators of all classes pooled (`average='micro'`). */
export function microAverage(ratio: ClassRatio): TableStatistic {
  const pooled = (part: ClassRatio['over'], counts: ClassCounts): number => {
    let total = 0;
    for (let i = 0; i < counts.occurs.length; i++) total += part(counts, i);
    return total;
  };
  // Each row has one true and one predicted class: pooled, all but jaccard are the accuracy.
  const trials = ratio === JACCARD ? null : ALL_ROWS;
  return {
    value: (counts) => pooled(ratio.over, counts) / pooled(ratio.under, counts),
    remark: () => null,
    trials,
  };
}

type ClassWeight = (counts: ClassCounts, index: number) => number;

/**
 * Mean of the ratio over the classes that occur, an undefined one counting 0 as in scikit-learn
 * (`zero_division='warn'`).
 */
function averageOf(ratio: ClassRatio, weightOf: ClassWeight): TableStatistic {
  return {
    value: (counts) => {
      let total = 0;
      let weights = 0;
      for (let i = 0; i < counts.occurs.length; i++) {
        const weight = counts.occurs[i] === 1 ? weightOf(counts, i) : 0;
        const under = ratio.under(counts, i);
        if (under > 0) total += (weight * ratio.over(counts, i)) / under;
        weights += weight;
      }
      return total / weights;
    },
    remark: (counts, _positive, names) => {
      const empty = names.filter(
        (_, i) => counts.occurs[i] === 1 && weightOf(counts, i) > 0 && ratio.under(counts, i) === 0,
      );
      if (empty.length === 0) return null;
      return `${ratio.name} counts as 0 for classes ${ratio.emptyBecause}: ${listNames(empty)}`;
    },
    trials: null,
  };
}

/** `average='macro'`: the plain mean over classes. */
export function macroAverage(ratio: ClassRatio): TableStatistic {
  return averageOf(ratio, () => 1);
}

/** `average='weighted'`: the mean weighted by the rows of each true class. */
export function weightedAverage(ratio: ClassRatio): TableStatistic {
  return averageOf(ratio, (counts, i) => at(counts.actual, i));
}

/** accuracy_score: share of rows whose class is predicted right. */
export const ACCURACY: TableStatistic = {
  value: ({ correct, total }) => {
    let right = 0;
    for (const count of correct) right += count;
    return right / total;
  },
  remark: () => null,
  trials: ALL_ROWS,
};

/** zero_one_loss, and hamming_loss of one label a row: share of rows predicted wrong. */
export const ZERO_ONE_LOSS: TableStatistic = {
  value: (counts, positive) => 1 - ACCURACY.value(counts, positive),
  remark: () => null,
  trials: { ...ALL_ROWS, outcome: (truth, guess) => truth !== guess },
};

/** balanced_accuracy_score: mean recall of the classes that occur in the target. */
export const BALANCED_ACCURACY: TableStatistic = {
  value: ({ correct, actual }) => {
    let total = 0;
    let classes = 0;
    for (let i = 0; i < actual.length; i++) {
      const rows = at(actual, i);
      if (rows === 0) continue;
      total += at(correct, i) / rows;
      classes++;
    }
    return total / classes;
  },
  remark: ({ actual, occurs }, _positive, names) => {
    const left = names.filter((_, i) => occurs[i] === 1 && at(actual, i) === 0);
    if (left.length === 0) return null;
    return `classes not in the target are left out of the mean: ${listNames(left)}`;
  },
  trials: null,
};

function classesWithRows(values: Float64Array): number[] {
  const classes: number[] = [];
  values.forEach((value, i) => {
    if (value > 0) classes.push(i);
  });
  return classes;
}

/** Σ a_i (n − b_i): the disagreement expected of independent margins, times n. */
function crossed(a: Float64Array, b: Float64Array, total: number): number {
  let crossing = 0;
  for (let i = 0; i < a.length; i++) crossing += at(a, i) * (total - at(b, i));
  return crossing;
}

/** matthews_corrcoef (Gorodkin's R_K for several classes); 0 when either side is constant. */
export const MATTHEWS: TableStatistic = {
  value: ({ correct, actual, predicted, total }) => {
    const constant = (values: Float64Array): boolean => classesWithRows(values).length < 2;
    if (constant(actual) || constant(predicted)) return 0;
    let covariance = 0;
    for (let i = 0; i < actual.length; i++) {
      covariance += at(correct, i) * total - at(actual, i) * at(predicted, i);
    }
    const spread =
      Math.sqrt(crossed(actual, actual, total)) * Math.sqrt(crossed(predicted, predicted, total));
    return Math.max(-1, Math.min(1, covariance / spread));
  },
  remark: ({ actual, predicted }) => {
    const side = [actual, predicted].findIndex((values) => classesWithRows(values).length < 2);
    if (side === -1) return null;
    return `${side === 0 ? 'the target has' : 'the predictions have'} one class only: 0 by convention`;
  },
  trials: null,
};

/**
 * cohen_kappa_score(labels=…, weights='linear' or 'quadratic'): disagreements count by how many
 * classes lie between them, in the declared order.
 */
export function weightedKappa(weights: 'linear' | 'quadratic'): TableStatistic {
  const expected = ({ actual, predicted, total }: ClassCounts): number => {
    let [rows, guesses, squares, linear] = [0, 0, 0, 0];
    let [below, guessedBelow] = [0, 0];
    for (let i = 0; i < actual.length; i++) {
      rows += i * at(actual, i);
      guesses += i * at(predicted, i);
      squares += i * i * (at(actual, i) + at(predicted, i));
      below += at(actual, i);
      guessedBelow += at(predicted, i);
      linear += below * (total - guessedBelow) + guessedBelow * (total - below);
    }
    return weights === 'linear' ? linear / total : squares - (2 * rows * guesses) / total;
  };
  const none = (counts: ClassCounts): boolean => !(expected(counts) > 1e-12 * counts.total);
  return {
    value: (counts) => {
      const observed = weights === 'linear' ? counts.distance : counts.squaredDistance;
      return none(counts) ? NaN : 1 - observed / expected(counts);
    },
    remark: (counts) => (none(counts) ? 'target and predictions are one and the same class' : null),
    trials: null,
  };
}

/** The four cells of a binary task. */
function cellsOf(
  { correct, actual, predicted, total }: ClassCounts,
  positive: number,
): { hits: number; misses: number; alarms: number; rejections: number } {
  const hits = at(correct, positive);
  const misses = at(actual, positive) - hits;
  const alarms = at(predicted, positive) - hits;
  return { hits, misses, alarms, rejections: total - hits - misses - alarms };
}

/** class_likelihood_ratios: LR+ = recall / false positive rate. */
export const POSITIVE_LIKELIHOOD_RATIO: TableStatistic = {
  value: (counts, positive) => {
    const { hits, misses, alarms, rejections } = cellsOf(counts, positive);
    const under = alarms * (hits + misses);
    return under > 0 ? (hits * (alarms + rejections)) / under : NaN;
  },
  remark: (counts, positive) => {
    const { hits, misses, alarms } = cellsOf(counts, positive);
    if (hits + misses === 0) return 'the positive class is not in the target';
    return alarms > 0 ? null : 'there are no false positives';
  },
  trials: null,
};

/** class_likelihood_ratios: LR− = false negative rate / true negative rate. */
export const NEGATIVE_LIKELIHOOD_RATIO: TableStatistic = {
  value: (counts, positive) => {
    const { hits, misses, alarms, rejections } = cellsOf(counts, positive);
    const under = rejections * (hits + misses);
    return under > 0 ? (misses * (alarms + rejections)) / under : NaN;
  },
  remark: (counts, positive) => {
    const { hits, misses, rejections } = cellsOf(counts, positive);
    if (hits + misses === 0) return 'the positive class is not in the target';
    return rejections > 0 ? null : 'there are no true negatives';
  },
  trials: null,
};

/** cohen_kappa_score without weights; undefined when both sides are one and the same class. */
export const KAPPA: TableStatistic = {
  value: ({ correct, actual, predicted, total }) => {
    let wrong = 0;
    for (let i = 0; i < actual.length; i++) wrong += at(actual, i) - at(correct, i);
    const expected = crossed(actual, predicted, total) / total;
    return expected === 0 ? NaN : 1 - wrong / expected;
  },
  remark: ({ actual, predicted, total }) =>
    crossed(actual, predicted, total) === 0
      ? 'target and predictions are one and the same class'
      : null,
  trials: null,
};
