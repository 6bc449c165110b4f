import { ConfigurationError, didYouMean, listNames } from '@slipway/core';
import type { EvaluationData, MetricTask } from '../data/data.ts';
import type { ColumnNames } from '../data/slices.ts';
import type { Metric, MetricDescription } from './metric.ts';

/** A metric by name, with what stands in parentheses after it: `recall(late)`. */
export interface MetricCall {
  readonly metric: string;
  readonly args: readonly string[];
}

const BARE = /^[^\s,()"<>=!]+$/;

/** The text of a call, by which evidence names the metric: `recall(late)`. */
export function callText({ metric, args }: MetricCall): string {
  if (args.length === 0) return metric;
  const written = args.map((arg) => (BARE.test(arg) ? arg : `"${arg.replaceAll('"', '""')}"`));
  return `${metric}(${written.join(', ')})`;
}

/** What arguments can refer to. */
export interface CallContext {
  readonly task: MetricTask;
  /** Classes or labels; null for a regression. */
  readonly classes: readonly string[] | null;
  /** Columns with groups, by `termName`. */
  readonly columns: ColumnNames;
  /** Whether costs of mistakes are set. */
  readonly hasCosts: boolean;
}

/** A metric that takes arguments, as `recall(<class>)`. */
export interface MetricFamily<D extends EvaluationData> extends Omit<MetricDescription, 'name'> {
  readonly name: string;
  /** How it is written: `recall(<class>)`. */
  readonly usage: string;
  /** The metric of these arguments, or what is wrong with them. */
  readonly make: (
    args: readonly string[],
    context: CallContext,
  ) => Omit<Metric<D>, 'name' | 'tasks'> | { readonly problem: string };
}

/** The metrics of one kind of data, in the order in which they are shown. */
export interface Catalogue<D extends EvaluationData> {
  readonly metrics: readonly Metric<D>[];
  readonly families: readonly MetricFamily<D>[];
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

/** What is known of every metric of every task, for messages. */
export type KnownNames = ReadonlySet<string>;

function namesOf(
  catalogue: Catalogue<never>,
  task: MetricTask,
): { plain: string[]; families: string[] } {
  const ofTask = ({ tasks }: { tasks: readonly MetricTask[] }): boolean => tasks.includes(task);
  return {
    plain: catalogue.metrics.filter(ofTask).map(({ name }) => name),
    families: catalogue.families.filter(ofTask).map(({ usage }) => usage),
  };
}

/** Why the task has no such metric, and what it has. */
function refusal(
  { metric, args }: MetricCall,
  { task }: CallContext,
  catalogue: Catalogue<never>,
  everywhere: KnownNames,
): string {
  const { plain, families } = namesOf(catalogue, task);
  const usages = families.filter((usage) => usage.startsWith(`${metric}(`));
  if (args.length > 0 && plain.includes(metric)) {
    return `${metric} takes no arguments in parentheses`;
  }
  const known = `(metrics: ${listNames([...plain, ...families], Infinity)})`;
  if (!everywhere.has(metric)) {
    const bare = families.map((usage) => usage.replace(/\(.*/, ''));
    return `there is no metric "${metric}"${didYouMean(metric, [...plain, ...bare])} ${known}`;
  }
  const average = [INSTEAD.get(metric), `${metric}_macro`].find(
    (name) => name !== undefined && plain.includes(name),
  );
  const instead = [average, ...usages].filter((name) => name !== undefined);
  const hint = instead.length === 0 ? '' : `; did you mean "${instead.join('" or "')}"?`;
  if (average === undefined && usages.length > 0) {
    return `${metric} needs ${usages.length > 1 ? 'one of ' : ''}${usages.join(', ')} ${known}`;
  }
  return `${metric} is not a metric of ${task}${hint} ${known}`;
}

/**
 * The metric that a call names.
 *
 * @param subject the input that names it, for the message
 * @param everywhere names of the metrics of every task
 * @throws ConfigurationError with the nearest name and all metrics of the task
 */
export function findMetric<D extends EvaluationData>(
  catalogue: Catalogue<D>,
  call: MetricCall,
  context: CallContext,
  subject: string,
  everywhere: KnownNames,
): Metric<D> {
  const { task } = context;
  if (call.args.length === 0) {
    const plain = catalogue.metrics.find(
      ({ name, tasks }) => name === call.metric && tasks.includes(task),
    );
    if (plain?.needsCosts === true && !context.hasCosts) {
      throw new ConfigurationError(
        subject,
        `${call.metric} needs evaluate.costs: what each mistake costs, by true and predicted class`,
      );
    }
    if (plain !== undefined) return plain;
  }
  const families = catalogue.families.filter(
    ({ name, tasks }) => name === call.metric && tasks.includes(task),
  );
  if (call.args.length === 0 || families.length === 0) {
    throw new ConfigurationError(subject, refusal(call, context, catalogue, everywhere));
  }
  const problems: string[] = [];
  for (const family of families) {
    const made = family.make(call.args, context);
    if (!('problem' in made)) return { ...made, name: callText(call), tasks: family.tasks };
    problems.push(made.problem);
  }
  throw new ConfigurationError(subject, `${callText(call)}: ${problems.join('; or ')}`);
}
