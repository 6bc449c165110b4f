import type { RegressionData } from '../data/data.ts';
import { meanEstimator } from '../losses/mean.ts';
import { skillEstimator } from '../losses/skill.ts';
import {
  D2_ABSOLUTE_ERROR,
  EXPLAINED_VARIANCE,
  MEAN_ABSOLUTE_ERROR,
  MEAN_ABSOLUTE_PERCENTAGE_ERROR,
  MEAN_PINBALL_LOSS,
  MEAN_SQUARED_ERROR,
  MEAN_SQUARED_LOG_ERROR,
  R2,
  ROOT_MEAN_SQUARED_ERROR,
  ROOT_MEAN_SQUARED_LOG_ERROR,
} from '../regression/losses.ts';
import { MAX_ERROR, MEDIAN_ABSOLUTE_ERROR } from '../regression/median-error.ts';
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
  loss(meanEstimator(MEAN_PINBALL_LOSS), {
    name: 'mean_pinball_loss',
    source: 'mean_pinball_loss(alpha=0.5)',
  }),
  skill(skillEstimator(D2_ABSOLUTE_ERROR), {
    name: 'd2_absolute_error_score',
    undefinedWhen: 'fewer than two rows',
  }),
];
