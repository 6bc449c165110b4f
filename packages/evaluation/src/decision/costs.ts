import { ConfigurationError, didYouMean, listNames } from '@slipway/core';
import type { EvaluationData } from '../data/data.ts';

/** What each prediction costs, by true and predicted class; whatever is not there costs 0. */
export type Costs = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * The costs as a matrix of true by predicted classes, row by row.
 *
 * @throws ConfigurationError for a class that there is not, and for a task without classes
 */
export function costMatrix(costs: Costs, data: EvaluationData): Float64Array {
  if (data.task === 'regression' || data.task === 'multilabel-classification') {
    throw new ConfigurationError('costs', `a task of ${data.task} has no costs of classes`);
  }
  const { classes } = data;
  const matrix = new Float64Array(classes.length ** 2);
  const position = (name: string): number => {
    const at = classes.indexOf(name);
    if (at !== -1) return at;
    throw new ConfigurationError(
      'costs',
      `there is no class "${name}"${didYouMean(name, classes)} (classes: ${listNames(classes)})`,
    );
  };
  for (const [truth, row] of Object.entries(costs)) {
    for (const [guess, cost] of Object.entries(row)) {
      if (!Number.isFinite(cost)) {
        throw new ConfigurationError('costs', `that of ${guess} for ${truth} is ${cost}`);
      }
      matrix[position(truth) * classes.length + position(guess)] = cost;
    }
  }
  return matrix;
}
