import type { EvaluatePredicate, MetricResult } from '@slipway/core';
import { recordFrom } from '@slipway/core';
import type { Comparison, MetricRef } from './comparison.ts';
import { isClassified } from './data/data.ts';
import { callText } from './metric/catalogue.ts';
import { plotsOf } from './plots/plots.ts';
import { confusionMatrix } from './table/counts.ts';

export interface EvaluateOptions {
  /** The metrics; default: all of the task that take no arguments. */
  readonly metrics?: readonly MetricRef[];
}

/** The part of evidence that is computed from the rows. */
export type Evaluation = Pick<
  EvaluatePredicate,
  'metrics' | 'confusionMatrix' | 'championConfusionMatrix' | 'plots'
>;

/** The text by which evidence names a metric. */
export function refText(ref: MetricRef): string {
  return typeof ref === 'string' ? ref : callText(ref);
}

/** Results of metrics by name. */
export function metricResults(
  comparison: Comparison,
  refs: readonly MetricRef[] = comparison.metricNames,
): Record<string, MetricResult> {
  return recordFrom(refs.map((ref) => [refText(ref), comparison.result(ref)]));
}

function matrixOf(comparison: Comparison, role: 'challenger' | 'champion'): number[][] | null {
  const data = comparison[role]?.data;
  return data !== undefined && isClassified(data) ? confusionMatrix(data) : null;
}

/**
 * Metrics with intervals and, where there is a champion, their paired differences; confusion
 * matrices; plots.
 *
 * @throws ConfigurationError for a metric that the task does not have
 */
export function evaluate(comparison: Comparison, options: EvaluateOptions = {}): Evaluation {
  return {
    metrics: metricResults(comparison, options.metrics),
    confusionMatrix: matrixOf(comparison, 'challenger'),
    championConfusionMatrix: matrixOf(comparison, 'champion'),
    plots: plotsOf(comparison),
  };
}
