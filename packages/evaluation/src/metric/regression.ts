import type { RegressionData } from '../data/data.ts';
import { meanEstimator } from '../losses/mean.ts';
import { skillEstimator } from '../losses/skill.ts';
import {
  D2_ABSOLUTE_ERROR,
  d2Pinball,
  d2Tweedie,
  EXPLAINED_VARIANCE,
  isTweediePower,
  MEAN_ABSOLUTE_ERROR,
  MEAN_ABSOLUTE_PERCENTAGE_ERROR,
  MEAN_SQUARED_ERROR,
  MEAN_SQUARED_LOG_ERROR,
  meanPinballLoss,
  meanTweedieDeviance,
  R2,
  ROOT_MEAN_SQUARED_ERROR,
  ROOT_MEAN_SQUARED_LOG_ERROR,
} from '../regression/losses.ts';
import { MAX_ERROR, MEDIAN_ABSOLUTE_ERROR } from '../regression/median-error.ts';
import { numberArgument } from './arguments.ts';
import type { MetricFamily } from './catalogue.ts';
import type { Estimator, Metric, MetricDescription } from './metric.ts';

type Given = Pick<MetricDescription, 'name'> & Partial<MetricDescription>;

/** An error from 0 on; the less the better. */
function loss(estimator: Estimator<RegressionData>, given: Given): Metric<RegressionData> {
  return {
    tasks: ['regression'],
    greaterIsBetter: false,
    range: [0, Infinity],
    source: given.name,
    undefinedWhen: null,
    ...given,
    ...estimator,
  };
}

/** A share of the loss of a constant prediction that the model avoids: 1 at best. */
function skill(estimator: Estimator<RegressionData>, given: Given): Metric<RegressionData> {
  return loss(estimator, { greaterIsBetter: true, range: [-Infinity, 1], ...given });
}

/** A metric that takes one number, named as scikit-learn names it. */
function family(
  name: string,
  parameter: string,
  given: {
    readonly what: string;
    readonly allowed: (value: number) => boolean;
    readonly make: (value: number) => Metric<RegressionData>;
  },
): MetricFamily<RegressionData> {
  return {
    ...given.make(1),
    name,
    source: `${name}(${parameter}=…)`,
    usage: `${name}(<${parameter}>)`,
    make: (args) => {
      const argument = numberArgument(args, given.what, given.allowed);
      if ('problem' in argument) return argument;
      return { ...given.make(argument.value), source: `${name}(${parameter}=${argument.value})` };
    },
  };
}

const LOGARITHMIC = { undefinedWhen: 'a value of −1 or less' };

/** All regression metrics, in the order in which they are shown. */
export const REGRESSION_METRICS: readonly Metric<RegressionData>[] = [
  loss(meanEstimator(MEAN_ABSOLUTE_ERROR), { name: 'mean_absolute_error' }),
  loss(meanEstimator(MEAN_SQUARED_ERROR), { name: 'mean_squared_error' }),
  loss(meanEstimator(ROOT_MEAN_SQUARED_ERROR), { name: 'root_mean_squared_error' }),
  loss(MEDIAN_ABSOLUTE_ERROR, { name: 'median_absolute_error' }),
  loss(MAX_ERROR, { name: 'max_error' }),
  skill(skillEstimator(R2), {
    name: 'r2',
    source: 'r2_score',
    undefinedWhen: 'fewer than two rows',
  }),
  skill(skillEstimator(EXPLAINED_VARIANCE), {
    name: 'explained_variance',
    source: 'explained_variance_score',
  }),
  loss(meanEstimator(MEAN_ABSOLUTE_PERCENTAGE_ERROR), { name: 'mean_absolute_percentage_error' }),
  loss(meanEstimator(MEAN_SQUARED_LOG_ERROR), { name: 'mean_squared_log_error', ...LOGARITHMIC }),
  loss(meanEstimator(ROOT_MEAN_SQUARED_LOG_ERROR), {
    name: 'root_mean_squared_log_error',
    ...LOGARITHMIC,
  }),
  loss(meanEstimator(meanPinballLoss(0.5)), {
    name: 'mean_pinball_loss',
    source: 'mean_pinball_loss(alpha=0.5)',
  }),
  loss(meanEstimator(meanTweedieDeviance(1)), {
    name: 'mean_poisson_deviance',
    undefinedWhen: 'a target below 0; a prediction of 0 or less',
  }),
  loss(meanEstimator(meanTweedieDeviance(2)), {
    name: 'mean_gamma_deviance',
    undefinedWhen: 'a target or a prediction of 0 or less',
  }),
  skill(skillEstimator(D2_ABSOLUTE_ERROR), {
    name: 'd2_absolute_error_score',
    undefinedWhen: 'fewer than two rows',
  }),
];

const ALPHA = 'a number from 0 to 1';
const POWER = 'a number, not one between 0 and 1';
const TWEEDIE_VALUES = 'values that a deviance of this power does not allow';

/** Metrics of a regression that take a number. */
export const REGRESSION_FAMILIES: readonly MetricFamily<RegressionData>[] = [
  family('mean_pinball_loss', 'alpha', {
    what: ALPHA,
    allowed: (alpha) => alpha >= 0 && alpha <= 1,
    make: (alpha) => loss(meanEstimator(meanPinballLoss(alpha)), { name: 'mean_pinball_loss' }),
  }),
  family('d2_pinball_score', 'alpha', {
    what: 'a number between 0 and 1',
    allowed: (alpha) => alpha > 0 && alpha < 1,
    make: (alpha) =>
      skill(skillEstimator(d2Pinball(alpha)), {
        name: 'd2_pinball_score',
        undefinedWhen: 'fewer than two rows',
      }),
  }),
  family('mean_tweedie_deviance', 'power', {
    what: POWER,
    allowed: isTweediePower,
    make: (power) =>
      loss(meanEstimator(meanTweedieDeviance(power)), {
        name: 'mean_tweedie_deviance',
        undefinedWhen: TWEEDIE_VALUES,
      }),
  }),
  family('d2_tweedie_score', 'power', {
    what: POWER,
    allowed: isTweediePower,
    make: (power) =>
      skill(skillEstimator(d2Tweedie(power)), {
        name: 'd2_tweedie_score',
        undefinedWhen: `fewer than two rows; a constant target; ${TWEEDIE_VALUES}`,
      }),
  }),
];
