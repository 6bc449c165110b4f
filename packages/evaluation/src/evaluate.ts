import type { EvaluatePredicate, MetricResult } from '@slipway/core';
import { recordFrom } from '@slipway/core';
import type { Comparison, MetricRef } from './comparison.ts';
import { isClassified } from './data/data.ts';
import { plotsOf } from './plots/plots.ts';
import { confusionMatrix } from './table/counts.ts';
import { baselineOf } from './versus/baseline.ts';
import { churnOf } from './versus/churn.ts';
import { pairedTests } from './versus/tests.ts';

export interface EvaluateOptions {
  /** The metrics; default: all of the task that take no arguments. */
  readonly metrics?: readonly MetricRef[];
}

/** The part of evidence that is computed from the rows. */
export type Evaluation = Pick<
  EvaluatePredicate,
  | 'metrics'
  | 'confusionMatrix'
  | 'championConfusionMatrix'
  | 'plots'
  | 'baseline'
  | 'churn'
  | 'tests'
>;

/** Results of metrics by name. */
export function metricResults(
  comparison: Comparison,
  refs: readonly MetricRef[] = comparison.metricNames,
): Record<string, MetricResult> {
  return recordFrom(refs.map((ref) => [comparison.nameOf(ref), comparison.result(ref)]));
}

function matrixOf(comparison: Comparison, role: 'challenger' | 'champion'): number[][] | null {
  const data = comparison[role]?.data;
  return data !== undefined && isClassified(data) ? confusionMatrix(data) : null;
}

/**
 * Metrics with intervals and, where there is a champion, their paired differences; confusion
 * matrices; plots; what a model without features scores; where both models differ.
 *
 * @throws ConfigurationError for a metric that the task does not have
 */
export function evaluate(comparison: Comparison, options: EvaluateOptions = {}): Evaluation {
  return {
    metrics: metricResults(comparison, options.metrics),
    confusionMatrix: matrixOf(comparison, 'challenger'),
    championConfusionMatrix: matrixOf(comparison, 'champion'),
    plots: plotsOf(comparison),
    baseline: baselineOf(comparison, options.metrics),
    churn: churnOf(comparison),
    tests: pairedTests(comparison),
  };
}
