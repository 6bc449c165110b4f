export type { Comparison, ComparisonOptions, Difference, MetricRef } from './comparison.ts';
export { compareModels } from './comparison.ts';
export type {
  ClassificationData,
  EvaluationData,
  MetricTask,
  MultilabelData,
  RegressionData,
} from './data/data.ts';
export { METRIC_TASKS } from './data/data.ts';
export { binColumn } from './data/bins.ts';
export type { Slice, SliceColumn, SliceColumns } from './data/slices.ts';
export { MISSING, slicesBy, slicesOf, termName } from './data/slices.ts';
export { rowsOf } from './data/rows.ts';
export { subset } from './data/subset.ts';
export type { EvaluateOptions, Evaluation } from './evaluate.ts';
export { evaluate } from './evaluate.ts';
export type { SliceOptions } from './evaluate-slices.ts';
export { evaluateSlices, MINIMUM_SLICE_ROWS } from './evaluate-slices.ts';
export { checkGates } from './gates/check.ts';
export type { GateContext } from './gates/evaluate-gates.ts';
export { evaluateGates } from './gates/evaluate-gates.ts';
export type { Costs } from './decision/costs.ts';
export { costMatrix } from './decision/costs.ts';
export { randomThird } from './decision/split.ts';
export type { ThresholdRule } from './decision/rule.ts';
export { parseThresholdRule } from './decision/rule.ts';
export type { ChosenThreshold } from './decision/threshold.ts';
export { chooseThreshold, withThreshold } from './decision/threshold.ts';
export { fairnessOf } from './fairness/report.ts';
export { FAIRNESS_METRICS } from './fairness/families.ts';
export type { CallContext, MetricCall } from './metric/catalogue.ts';
export { callText } from './metric/catalogue.ts';
export type { MetricDescription } from './metric/metric.ts';
export { METRICS, metricNames, requireMetric } from './metric/registry.ts';
