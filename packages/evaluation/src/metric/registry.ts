import { ConfigurationError, didYouMean, listNames } from '@slipway/core';
import type { MetricTask } from '../data/data.ts';
import { CLASSIFICATION_METRICS } from './classification.ts';
import type { MetricDescription } from './metric.ts';
import { REGRESSION_METRICS } from './regression.ts';

/** Every metric, in the order in which they are shown. */
export const METRICS: readonly MetricDescription[] = [
  ...CLASSIFICATION_METRICS,
  ...REGRESSION_METRICS,
];

/** Names of the metrics of a task, in the order in which they are shown. */
export function metricNames(task: MetricTask): string[] {
  return METRICS.filter(({ tasks }) => tasks.includes(task)).map(({ name }) => name);
}

/** What to use instead of a metric of another task. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['precision', 'precision_macro'],
  ['recall', 'recall_macro'],
  ['f1', 'f1_macro'],
  ['jaccard', 'jaccard_macro'],
  ['roc_auc', 'roc_auc_ovr'],
  ['roc_auc_ovr', 'roc_auc'],
  ['roc_auc_ovr_weighted', 'roc_auc'],
  ['roc_auc_ovo', 'roc_auc'],
  ['roc_auc_ovo_weighted', 'roc_auc'],
]);

function explain(name: string, task: MetricTask): string {
  const names = metricNames(task);
  const instead = INSTEAD.get(name);
  const known = METRICS.some((metric) => metric.name === name);
  if (known && instead !== undefined && names.includes(instead)) {
    return `${name} is not a metric of ${task}; did you mean "${instead}"?`;
  }
  return known
    ? `${name} is not a metric of ${task}`
    : `there is no metric "${name}"${didYouMean(name, names)}`;
}

/**
 * Checks that the task has a metric of this name.
 *
 * @param subject the input that names it, for the message
 * @throws ConfigurationError with the nearest name and all metrics of the task
 */
export function requireMetric(name: string, task: MetricTask, subject: string): void {
  const names = metricNames(task);
  if (names.includes(name)) return;
  throw new ConfigurationError(
    subject,
    `${explain(name, task)} (metrics: ${listNames(names, names.length)})`,
  );
}
