import type { ClassificationData } from '../data/data.ts';
import type { ProportionStatistic } from '../losses/proportion.ts';
import { tabulate } from '../numeric/sum.ts';
import { withoutScores } from '../probability/probabilities.ts';

/**
 * top_k_accuracy_score: the true class is among the k classes of the highest scores. Of equal scores
 * the later class counts as the higher one, as in scikit-learn.
 */
export function topKAccuracy(k: number): ProportionStatistic<ClassificationData> {
  return {
    obstacle: (sample) => {
      const obstacle = withoutScores(sample);
      if (obstacle !== null) return obstacle;
      const classes = sample.data.classes.length;
      return k < classes ? null : `${k} guesses among ${classes} classes are always right`;
    },
    hits: ({ data }) => {
      const { scores, target, classes } = data;
      const n = classes.length;
      return tabulate(target.length, (row) => {
        const truth = target[row] ?? 0;
        const own = scores?.[row * n + truth] ?? NaN;
        let ahead = 0;
        for (let i = 0; i < n; i++) {
          const score = scores?.[row * n + i] ?? NaN;
          if (score > own || (score === own && i > truth)) ahead++;
        }
        return ahead < k ? 1 : 0;
      });
    },
  };
}
