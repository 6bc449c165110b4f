import type { Gate, GateResult, MetricResult, Verdict } from '@slipway/core';
import { formatNumber, formatSigned, plural } from '@slipway/core';
import type { MetricTask } from '@slipway/evaluation';

const USUAL: Readonly<Record<MetricTask, readonly string[]>> = {
  'binary-classification': ['roc_auc', 'accuracy'],
  'multiclass-classification': ['accuracy'],
  'multilabel-classification': ['f1_macro'],
  regression: ['root_mean_squared_error'],
};

/** The metric to speak of first: that of the first gate on all rows, else the task's usual one. */
function primaryMetric(
  task: MetricTask,
  gates: readonly Gate[],
  metrics: Readonly<Record<string, MetricResult>>,
): string | null {
  const names = [...gates.map((gate) => gate.metric), ...USUAL[task]];
  const known = names.filter((name) => Object.hasOwn(metrics, name));
  return known.find((name) => metrics[name]?.value !== null) ?? known[0] ?? null;
}

function describeMetric(name: string, { value, difference, reason }: MetricResult): string {
  if (value === null) return `${name} undefined (${reason ?? 'no value'})`;
  const versus = difference === null ? '' : ` (${formatSigned(difference, 3)} vs champion)`;
  return `${name} ${formatNumber(value)}${versus}`;
}

function describeGates(results: readonly GateResult[]): string {
  if (results.length === 0) return 'no gates';
  const count = (verdict: Verdict): number =>
    results.filter((result) => result.verdict === verdict).length;
  const [failed, open] = [count('fail'), count('inconclusive')];
  if (failed > 0) return `${failed} of ${plural(results.length, 'gate')} failed`;
  if (open > 0) return `${open} of ${plural(results.length, 'gate')} inconclusive`;
  return `${plural(results.length, 'gate')} passed`;
}

/**
 * The result of an evaluation in one line.
 *
 * @param remark what has to be known beside it, or null
 */
export function evaluationHeadline(
  task: MetricTask,
  gates: readonly Gate[],
  results: readonly GateResult[],
  metrics: Readonly<Record<string, MetricResult>>,
  remark: string | null,
): string {
  const name = primaryMetric(task, gates, metrics);
  const metric = name === null ? undefined : metrics[name];
  const first = metric === undefined || name === null ? 'no metric' : describeMetric(name, metric);
  const last = remark === null ? '' : `; ${remark}`;
  return `${first}; ${describeGates(results)}${last}`;
}
