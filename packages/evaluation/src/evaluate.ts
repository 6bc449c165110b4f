import type { EvaluatePredicate, MetricResult } from '@slipway/core';
import { recordFrom } from '@slipway/core';
import type { Comparison } from './comparison.ts';
import { requireMetric } from './metric/registry.ts';
import { plotsOf } from './plots/plots.ts';
import { confusionMatrix } from './table/counts.ts';

export interface EvaluateOptions {
  /** Names of the metrics; default: all of the task. */
  readonly metrics?: readonly string[];
}

/** The part of evidence that is computed from the rows. */
export type Evaluation = Pick<
  EvaluatePredicate,
  'metrics' | 'confusionMatrix' | 'championConfusionMatrix' | 'plots'
>;

/** Results of metrics by name. */
export function metricResults(
  comparison: Comparison,
  names: readonly string[] = comparison.metricNames,
): Record<string, MetricResult> {
  return recordFrom(names.map((name) => [name, comparison.result(name)]));
}

function matrixOf(comparison: Comparison, role: 'challenger' | 'champion'): number[][] | null {
  const data = comparison[role]?.data;
  return data === undefined || data.task === 'regression' ? null : confusionMatrix(data);
}

/**
 * Metrics with intervals and, where there is a champion, their paired differences; confusion
 * matrices; plots.
 *
 * @throws ConfigurationError for a metric that the task does not have
 */
export function evaluate(comparison: Comparison, options: EvaluateOptions = {}): Evaluation {
  for (const name of options.metrics ?? []) requireMetric(name, comparison.task, 'metrics');
  return {
    metrics: metricResults(comparison, options.metrics),
    confusionMatrix: matrixOf(comparison, 'challenger'),
    championConfusionMatrix: matrixOf(comparison, 'champion'),
    plots: plotsOf(comparison),
  };
}
