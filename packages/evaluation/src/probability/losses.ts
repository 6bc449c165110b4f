import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { totalWeight } from '../data/sample.ts';
import type { LossStatistic } from '../losses/mean.ts';
import type { SkillStatistic } from '../losses/skill.ts';
import { sumOfLosses } from '../losses/skill.ts';
import { tabulate, weightAt } from '../numeric/sum.ts';
import { countsOf } from '../table/counts.ts';
import { notProbabilities, probabilityAt } from './probabilities.ts';

type Classified = Sample<ClassificationData>;

/** Probabilities are kept this far from 0 and 1: float64's epsilon, as in scikit-learn. */
const EPSILON = Number.EPSILON;

function obstacleOf(sample: Classified): string | null {
  return sample.derive(notProbabilities);
}

/** −ln of the probability given to the true class. */
function logLosses({ data }: Classified): Float64Array {
  const { target } = data;
  const probability = probabilityAt(data);
  return tabulate(target.length, (row) => {
    const given = probability(row, target[row] ?? 0);
    return -Math.log(Math.min(1 - EPSILON, Math.max(EPSILON, given)));
  });
}

/** Σ over classes of (1 for the true class − probability)², halved for two classes. */
function brierLosses({ data }: Classified): Float64Array {
  const { target } = data;
  const probability = probabilityAt(data);
  const k = data.classes.length;
  if (k === 2)
    return tabulate(target.length, (row) => (1 - probability(row, target[row] ?? 0)) ** 2);
  return tabulate(target.length, (row) => {
    let total = 0;
    for (let i = 0; i < k; i++) {
      total += ((i === target[row] ? 1 : 0) - probability(row, i)) ** 2;
    }
    return total;
  });
}

/** log_loss over the declared classes. */
export const LOG_LOSS: LossStatistic<ClassificationData> = {
  obstacle: obstacleOf,
  losses: logLosses,
};

/** brier_score_loss(scale_by_half='auto'). */
export const BRIER_SCORE: LossStatistic<ClassificationData> = {
  obstacle: obstacleOf,
  losses: brierLosses,
  greatest: ({ classes }) => (classes.length === 2 ? 1 : 2),
};

function skillObstacle(sample: Classified): string | null {
  if (sample.rows < 2) return 'fewer than two rows';
  return obstacleOf(sample);
}

const xLogX = (x: number): number => (x > 0 ? x * Math.log(x) : 0);

const ONE_CLASS = { undefinedBecause: 'one class only: there is no loss to compare with' };

/**
 * d2_log_loss_score: the baseline predicts the shares of the classes, W_c / W, and loses
 * W ln W − Σ W_c ln W_c.
 */
export const D2_LOG_LOSS: SkillStatistic<ClassificationData> = {
  obstacle: skillObstacle,
  constantTarget: ONE_CLASS,
  parts: (sample) => {
    const { target, weights } = sample.data;
    const { actual } = sample.derive(countsOf);
    const total = totalWeight(sample);
    const inner = actual.reduce((sum, weight) => sum + xLogX(weight), 0);
    const one = actual.filter((weight) => weight > 0).length < 2;
    const weight = weightAt(weights);
    return {
      ...sumOfLosses(sample.derive(logLosses), weights),
      baseline: one ? 0 : xLogX(total) - inner,
      baselineWithout: (row) => {
        const mine = actual[target[row] ?? 0] ?? 0;
        const left = mine - weight(row);
        return xLogX(total - weight(row)) - (inner - xLogX(mine) + xLogX(left));
      },
    };
  },
};

/**
 * d2_brier_score: the baseline predicts the shares of the classes and loses W − Σ W_c² / W (halved
 * for two classes, like the model's loss).
 */
export const D2_BRIER: SkillStatistic<ClassificationData> = {
  obstacle: skillObstacle,
  constantTarget: ONE_CLASS,
  parts: (sample) => {
    const { target, weights, classes } = sample.data;
    const { actual } = sample.derive(countsOf);
    const total = totalWeight(sample);
    const squares = actual.reduce((sum, weight) => sum + weight * weight, 0);
    const one = actual.filter((weight) => weight > 0).length < 2;
    const scale = classes.length === 2 ? 0.5 : 1;
    const weight = weightAt(weights);
    const loss = (all: number, squared: number): number => scale * (all - squared / all);
    return {
      ...sumOfLosses(sample.derive(brierLosses), weights),
      baseline: one ? 0 : loss(total, squares),
      baselineWithout: (row) => {
        const mine = actual[target[row] ?? 0] ?? 0;
        const left = mine - weight(row);
        return loss(total - weight(row), squares - mine * mine + left * left);
      },
    };
  },
};
