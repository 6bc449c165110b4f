import type { Baseline } from '@slipway/core';
import { formatNumber, recordFrom } from '@slipway/core';
import type { Comparison, MetricRef } from '../comparison.ts';
import { compareModels } from '../comparison.ts';
import type {
  ClassificationData,
  EvaluationData,
  MultilabelData,
  RegressionData,
} from '../data/data.ts';
import { positiveOf } from '../data/data.ts';
import { tabulate, weightAt, weightedMean } from '../numeric/sum.ts';

/** A model that does not look at the features, and what it says in words. */
interface Dummy {
  readonly strategy: Baseline['strategy'];
  readonly description: string;
  readonly data: EvaluationData;
}

function dummyClassifier(data: ClassificationData): Dummy {
  const { classes, target, task, weights } = data;
  const weight = weightAt(weights);
  const sums = new Float64Array(classes.length);
  target.forEach((code, row) => (sums[code] = (sums[code] ?? 0) + weight(row)));
  const total = sums.reduce((sum, x) => sum + x, 0);
  const shares = sums.map((sum) => sum / total);
  const most = shares.indexOf(Math.max(...shares));
  const perRow = task === 'binary-classification' ? 1 : classes.length;
  const score = (i: number): number => shares[perRow === 1 ? positiveOf(data) : i % perRow] ?? 0;
  return {
    strategy: 'prior',
    description: `always "${classes[most] ?? ''}", the most frequent class of these rows, with the classes’ shares as probabilities`,
    data: {
      ...data,
      predicted: new Int32Array(target.length).fill(most),
      scores: tabulate(target.length * perRow, score),
      probabilities: true,
    },
  };
}

function dummyLabels(data: MultilabelData): Dummy {
  const k = data.classes.length;
  const rows = data.target.length / k;
  const shares = tabulate(k, (label) =>
    weightedMean(
      tabulate(rows, (row) => data.target[row * k + label] ?? 0),
      data.weights,
    ),
  );
  return {
    strategy: 'prior',
    description:
      'the labels that more than half of these rows have, with the labels’ shares as probabilities',
    data: {
      ...data,
      predicted: data.target.map((_, i) => ((shares[i % k] ?? 0) > 0.5 ? 1 : 0)),
      scores: tabulate(data.target.length, (i) => shares[i % k] ?? 0),
      probabilities: true,
    },
  };
}

function dummyRegressor(data: RegressionData): Dummy {
  const mean = weightedMean(data.target, data.weights);
  return {
    strategy: 'mean',
    description: `always ${formatNumber(mean)}, the mean of the target on these rows`,
    data: { ...data, predicted: new Float64Array(data.target.length).fill(mean) },
  };
}

function dummyFor(data: EvaluationData): Dummy {
  switch (data.task) {
    case 'regression':
      return dummyRegressor(data);
    case 'multilabel-classification':
      return dummyLabels(data);
    case 'binary-classification':
    case 'multiclass-classification':
      return dummyClassifier(data);
  }
}

/**
 * What a model that knows the shares of the classes (or the mean of the target) of these rows and
 * nothing else scores on them: scikit-learn's `DummyClassifier(strategy='prior')` and
 * `DummyRegressor(strategy='mean')`. Null without rows that count.
 */
export function baselineOf(
  { challenger, metricNames }: Comparison,
  refs: readonly MetricRef[] = metricNames,
): Baseline | null {
  const { data, plan } = challenger;
  const weight = weightAt(data.weights);
  if (!tabulate(challenger.rows, weight).some((w) => w > 0)) return null;
  const { strategy, description, data: made } = dummyFor(data);
  const dummy = compareModels(made, null).withPlan(plan);
  const values = refs.map((ref) => [dummy.nameOf(ref), dummy.value(ref)] as const);
  return { strategy, description, metrics: recordFrom(values) };
}
