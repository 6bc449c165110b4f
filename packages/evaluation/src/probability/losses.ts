import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { totalWeight } from '../data/sample.ts';
import { clustersOf, observationWeights, sumsByCluster } from '../data/units.ts';
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

/** Calls `visit` with each class that an independent observation has, and its weight there. */
type ClassVisitor = (observation: number, visit: (index: number, weight: number) => void) => void;

function classesOfObservations(sample: Classified): ClassVisitor {
  const { target, weights, classes } = sample.data;
  const weight = weightAt(weights);
  const clusters = sample.derive(clustersOf);
  if (clusters === null) {
    return (row, visit) => {
      visit(target[row] ?? 0, weight(row));
    };
  }
  const sums = classes.map((_, i) =>
    sumsByCluster(clusters, (row) => (target[row] === i ? weight(row) : 0)),
  );
  return (observation, visit) => {
    sums.forEach((sum, i) => {
      visit(i, sum[observation] ?? 0);
    });
  };
}

/** The loss of predicting the shares of the classes: `whole` of the sum of `part` over classes. */
interface PriorLoss {
  readonly part: (classWeight: number) => number;
  readonly whole: (total: number, sum: number) => number;
}

/** A skill against the shares of the classes. */
function againstPrior(
  losses: (sample: Classified) => Float64Array,
  prior: (classes: number) => PriorLoss,
): SkillStatistic<ClassificationData> {
  return {
    obstacle: skillObstacle,
    constantTarget: ONE_CLASS,
    parts: (sample) => {
      const { actual } = sample.derive(countsOf);
      const total = totalWeight(sample);
      const { part, whole } = prior(actual.length);
      const inner = actual.reduce((sum, weight) => sum + part(weight), 0);
      const one = actual.filter((weight) => weight > 0).length < 2;
      const visitClasses = classesOfObservations(sample);
      const weights = sample.derive(observationWeights);
      return {
        ...sumOfLosses(sample, sample.derive(losses)),
        baseline: one ? 0 : whole(total, inner),
        baselineWithout: (observation) => {
          let left = inner;
          visitClasses(observation, (i, weight) => {
            const mine = actual[i] ?? 0;
            left += part(Math.max(0, mine - weight)) - part(mine);
          });
          return whole(total - (weights[observation] ?? 0), left);
        },
      };
    },
  };
}

/**
 * d2_log_loss_score: the baseline predicts the shares of the classes, W_c / W, and loses
 * W ln W − Σ W_c ln W_c.
 */
export const D2_LOG_LOSS = againstPrior(logLosses, () => ({
  part: xLogX,
  whole: (total, sum) => xLogX(total) - sum,
}));

/**
 * d2_brier_score: the baseline predicts the shares of the classes and loses W − Σ W_c² / W (halved
 * for two classes, like the model's loss).
 */
export const D2_BRIER = againstPrior(brierLosses, (classes) => ({
  part: (weight) => weight * weight,
  whole: (total, sum) => (classes === 2 ? 0.5 : 1) * (total - sum / total),
}));
