import type { Task } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { OnnxModel, OutputPlan } from '@slipway/model';
import { interpretOutputs, ownClasses } from '@slipway/model';
import type { DecisionSettings } from './evidence.ts';

/** The task that is configured, or that the number of the model's classes says. */
function taskFor(model: OnnxModel, { task, classes }: DecisionSettings): Task {
  if (task !== undefined) return task;
  const count = classes?.length ?? ownClasses(model)?.length ?? 0;
  if (count === 0) return 'regression';
  return count === 2 ? 'binary-classification' : 'multiclass-classification';
}

/**
 * How the model's outputs are read as predictions. A server answers the probabilities of all
 * classes, so that a binary model whose positive class nobody names is no error: the second one
 * stands for the score in metrics.
 *
 * @throws ConfigurationError when the outputs do not fit the task.
 */
export function planOutputs(model: OnnxModel, decision: DecisionSettings): OutputPlan {
  const task = taskFor(model, decision);
  const { classes, positiveClass, threshold } = decision;
  const options = {
    ...(classes === undefined ? {} : { classes }),
    ...(threshold === undefined ? {} : { threshold }),
  };
  if (positiveClass !== undefined)
    return interpretOutputs(model, task, { ...options, positiveClass });
  try {
    return interpretOutputs(model, task, options);
  } catch (error) {
    const second = (classes ?? ownClasses(model))?.[1];
    const isAsked = error instanceof ConfigurationError && error.message.includes('positive-class');
    if (!isAsked || second === undefined || threshold !== undefined) throw error;
    return interpretOutputs(model, task, { ...options, positiveClass: second });
  }
}
