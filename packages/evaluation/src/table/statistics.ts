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
  /** For a proportion: how many trials it is of (for weighted rows Kish's effective number). */
  readonly trials: ((counts: ObservedCounts, positive: number) => number) | null;
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

/** Kish's effective number of rows behind a sum of weights. */
function effective(weight: number, squared: number): number {
  return squared === 0 ? 0 : (weight * weight) / squared;
}

function effectiveTotal(counts: ObservedCounts): number {
  return effective(counts.total, sum(counts.squaredActual));
}

/** A ratio that exists for each class by itself. */
export interface ClassRatio {
  readonly name: string;
  readonly over: (counts: ClassCounts, index: number) => number;
  readonly under: (counts: ClassCounts, index: number) => number;
  /** What a class is whose denominator is 0. */
  readonly emptyBecause: string;
  /** Trials of one class's ratio, when it is a proportion of rows. */
  readonly trials: ((counts: ObservedCounts, index: number) => number) | null;
}

/** precision_score: TP / (TP + FP). */
export const PRECISION: ClassRatio = {
  name: 'precision',
  over: (counts, i) => at(counts.correct, i),
  under: (counts, i) => at(counts.predicted, i),
  emptyBecause: 'never predicted',
  trials: (counts, i) => effective(at(counts.predicted, i), at(counts.squaredPredicted, i)),
};

/** recall_score: TP / (TP + FN). */
export const RECALL: ClassRatio = {
  name: 'recall',
  over: (counts, i) => at(counts.correct, i),
  under: (counts, i) => at(counts.actual, i),
  emptyBecause: 'not in the target',
  trials: (counts, i) => effective(at(counts.actual, i), at(counts.squaredActual, i)),
};

/** f1_score: 2 TP / (2 TP + FP + FN). */
export const F1: ClassRatio = {
  name: 'f1',
  over: (counts, i) => 2 * at(counts.correct, i),
  under: (counts, i) => at(counts.actual, i) + at(counts.predicted, i),
  emptyBecause: 'neither in the target nor predicted',
  trials: null,
};

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

/** Numerators and denominators of all classes pooled (`average='micro'`). */
export function microAverage(ratio: ClassRatio): TableStatistic {
  const pooled = (part: ClassRatio['over'], counts: ClassCounts): number => {
    let total = 0;
    for (let i = 0; i < counts.occurs.length; i++) total += part(counts, i);
    return total;
  };
  // Each row has one true and one predicted class: pooled, all but jaccard are the accuracy.
  const trials = ratio === JACCARD ? null : effectiveTotal;
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
  trials: effectiveTotal,
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
