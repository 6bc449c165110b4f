import type { Config } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { MetricTask } from '@slipway/evaluation';
import { METRIC_TASKS } from '@slipway/evaluation';
import type { OnnxModel } from '@slipway/model';
import { ownClasses } from '@slipway/model';
import type { StepContext } from '../run/step.ts';

/** What the columns or the model's outputs say the task is; null when they do not say it. */
function guess(config: Config, model: OnnxModel | null): { task: MetricTask; why: string } | null {
  const { data } = config;
  const classes = config.model?.classes?.length;
  if (data?.targets !== undefined) {
    return { task: 'multilabel-classification', why: 'data.targets names a column for each label' };
  }
  if (data?.probabilities !== undefined) {
    const count = Object.keys(data.probabilities).length;
    const task = count > 2 ? 'multiclass-classification' : 'binary-classification';
    return { task, why: `the data has ${count} columns of probabilities` };
  }
  if (data?.score !== undefined) {
    return { task: 'binary-classification', why: 'the data has one score a row' };
  }
  if (classes !== undefined) {
    const task = classes > 2 ? 'multiclass-classification' : 'binary-classification';
    return { task, why: `model.classes lists ${classes} classes` };
  }
  const labels = model === null ? null : ownClasses(model);
  if (labels === null) return null;
  const task = labels.length > 2 ? 'multiclass-classification' : 'binary-classification';
  return { task, why: `the model has ${labels.length} classes` };
}

/** Tasks that give one answer a row. */
export const SINGLE_ANSWER_TASKS: readonly MetricTask[] = METRIC_TASKS.filter(
  (task) => task !== 'multilabel-classification',
);

/**
 * The task: as configured, else what the columns or the model say, which is noted.
 *
 * @param supported the tasks that the action can do
 * @throws ConfigurationError when nothing says it, or for a task that has no metrics here
 */
export function taskOf(
  context: StepContext,
  model: OnnxModel | null,
  supported: readonly MetricTask[] = METRIC_TASKS,
): MetricTask {
  const configured = context.config.model?.task;
  if (configured === undefined) {
    const guessed = guess(context.config, model);
    if (guessed === null) {
      throw new ConfigurationError(
        'task',
        `is missing; set model.task to one of ${supported.join(', ')}`,
      );
    }
    context.recorder.note(`task: ${guessed.task}, because ${guessed.why}`);
    return guessed.task;
  }
  const task = supported.find((known) => known === configured);
  if (task !== undefined) return task;
  throw new ConfigurationError(
    'task',
    `"${configured}" cannot be evaluated yet; it can be ${supported.join(', ')}`,
  );
}
