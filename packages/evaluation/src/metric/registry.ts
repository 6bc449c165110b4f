import type {
  ClassificationData,
  EvaluationData,
  MetricTask,
  MultilabelData,
  RegressionData,
} from '../data/data.ts';
import type { Catalogue, CallContext, MetricCall } from './catalogue.ts';
import { findMetric } from './catalogue.ts';
import { CLASSIFICATION_FAMILIES, CLASSIFICATION_METRICS } from './classification.ts';
import type { Metric, MetricDescription } from './metric.ts';
import { MULTILABEL_FAMILIES, MULTILABEL_METRICS } from './multilabel.ts';
import { REGRESSION_FAMILIES, REGRESSION_METRICS } from './regression.ts';

/** Binary and multiclass metrics. */
export const CLASSIFICATION: Catalogue<ClassificationData> = {
  metrics: CLASSIFICATION_METRICS,
  families: CLASSIFICATION_FAMILIES,
};

export const MULTILABEL: Catalogue<MultilabelData> = {
  metrics: MULTILABEL_METRICS,
  families: MULTILABEL_FAMILIES,
};

export const REGRESSION: Catalogue<RegressionData> = {
  metrics: REGRESSION_METRICS,
  families: REGRESSION_FAMILIES,
};

/** Every metric, in the order in which they are shown. */
export const METRICS: readonly MetricDescription[] = [
  ...CLASSIFICATION_METRICS,
  ...MULTILABEL_METRICS,
  ...REGRESSION_METRICS,
];

/** Every metric that takes an argument; `name` is how it is written. */
export const PARAMETRIC_METRICS: readonly MetricDescription[] = [
  ...CLASSIFICATION_FAMILIES,
  ...MULTILABEL_FAMILIES,
  ...REGRESSION_FAMILIES,
].map((family) => ({ ...family, name: family.usage }));

const EVERYWHERE: ReadonlySet<string> = new Set([
  ...METRICS.map(({ name }) => name),
  ...PARAMETRIC_METRICS.map(({ name }) => name.replace(/\(.*/, '')),
]);

/** Names of the metrics of a task, in the order in which they are shown. */
export function metricNames(task: MetricTask): string[] {
  return METRICS.filter(({ tasks }) => tasks.includes(task)).map(({ name }) => name);
}

/**
 * The metric of a catalogue that a call names.
 *
 * @param subject the input that names it, for the message
 * @throws ConfigurationError with the nearest name and all metrics of the task
 */
export function metricIn<D extends EvaluationData>(
  catalogue: Catalogue<D>,
  call: MetricCall,
  context: CallContext,
  subject: string,
): Metric<D> {
  return findMetric(catalogue, call, context, subject, EVERYWHERE);
}

/**
 * Checks that the task has the metric that a call names.
 *
 * @throws ConfigurationError as `metricIn`
 */
export function requireMetric(
  call: MetricCall,
  context: CallContext,
  subject: string,
): MetricDescription {
  switch (context.task) {
    case 'regression':
      return metricIn(REGRESSION, call, context, subject);
    case 'multilabel-classification':
      return metricIn(MULTILABEL, call, context, subject);
    case 'binary-classification':
    case 'multiclass-classification':
      return metricIn(CLASSIFICATION, call, context, subject);
  }
}
