import type { ClassificationData } from '../data/data.ts';
import { positiveOf } from '../data/data.ts';
import type { LossStatistic } from '../losses/mean.ts';
import { tabulate } from '../numeric/sum.ts';
import { withoutScores } from './probabilities.ts';

/**
 * hinge_loss of decision values: max(0, 1 − margin). The margin of a binary task is the value turned
 * towards the true class, of several classes the true one's lead over the best other one (Crammer
 * and Singer, Journal of Machine Learning Research 2, 2001).
 */
export const HINGE_LOSS: LossStatistic<ClassificationData> = {
  obstacle: (sample) => {
    const obstacle = withoutScores(sample);
    if (obstacle !== null) return obstacle;
    return sample.data.probabilities
      ? 'the scores are probabilities; hinge_loss is of decision values'
      : null;
  },
  losses: ({ data }) => {
    const { target, scores, classes } = data;
    const score = (at: number): number => scores?.[at] ?? NaN;
    if (data.task === 'binary-classification') {
      const positive = positiveOf(data);
      return tabulate(target.length, (row) =>
        Math.max(0, 1 - (target[row] === positive ? score(row) : -score(row))),
      );
    }
    const k = classes.length;
    return tabulate(target.length, (row) => {
      const truth = target[row] ?? 0;
      let best = -Infinity;
      for (let i = 0; i < k; i++) if (i !== truth) best = Math.max(best, score(row * k + i));
      return Math.max(0, 1 - score(row * k + truth) + best);
    });
  },
};
