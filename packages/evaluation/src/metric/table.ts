import type { MetricDescription } from './metric.ts';
import { METRICS, PARAMETRIC_METRICS } from './registry.ts';

const TASK_NAMES = {
  'binary-classification': 'binary',
  'multiclass-classification': 'multiclass',
  'multilabel-classification': 'multilabel',
  regression: 'regression',
} as const;

/** `f1_score(average='macro')` as a link to scikit-learn's page of `f1_score`. */
function sourceOf({ source }: MetricDescription): string {
  const name = /^[a-z0-9_]+(?=\(|$)/.exec(source)?.[0];
  if (name === undefined) return source;
  const page = `https://scikit-learn.org/1.9/modules/generated/sklearn.metrics.${name}.html`;
  return `[\`${source}\`](${page})`;
}

/** All metrics as a Markdown table, as in the package's README. */
export function metricTable(): string {
  const rows = [...METRICS, ...PARAMETRIC_METRICS].map((metric) => [
    `\`${metric.name}\``,
    metric.tasks.map((task) => TASK_NAMES[task]).join(', '),
    metric.greaterIsBetter ? 'higher' : 'lower',
    sourceOf(metric),
    metric.undefinedWhen ?? '–',
    metric.intervalMethod === null ? 'none' : `\`${metric.intervalMethod}\``,
  ]);
  const head = ['metric', 'task', 'better', 'definition', 'undefined', 'interval'];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
