import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { tabulate } from '../numeric/sum.ts';
import type { LossStatistic } from './mean.ts';

/** The cost of a prediction, by the costs of the plan. */
export function costOf(
  { plan, data }: Sample<ClassificationData>,
  truth: number,
  guess: number,
): number {
  return plan.costs?.[truth * data.classes.length + guess] ?? 0;
}

/** Mean over rows of what the prediction costs. */
export const MEAN_COST: LossStatistic<ClassificationData> = {
  obstacle: ({ plan }) => (plan.costs === null ? 'no costs are set (evaluate.costs)' : null),
  losses: (sample) => {
    const { target, predicted } = sample.data;
    return tabulate(sample.rows, (row) => costOf(sample, target[row] ?? 0, predicted[row] ?? 0));
  },
  least: -Infinity,
};
