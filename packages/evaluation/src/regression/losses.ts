import type { RegressionData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { totalWeight } from '../data/sample.ts';
import type { LossStatistic } from '../losses/mean.ts';
import type { SkillStatistic } from '../losses/skill.ts';
import { perObservation, sumOfLosses } from '../losses/skill.ts';
import { sumOf, weightAt, weightedMean } from '../numeric/sum.ts';
import { weightedQuantile } from './median.ts';

type Regressed = Sample<RegressionData>;

/** A loss of each row from its true and its predicted value. */
function eachRow(loss: (target: number, predicted: number) => number) {
  return ({ data }: Regressed): Float64Array =>
    data.target.map((target, row) => loss(target, data.predicted[row] ?? NaN));
}

const always = (): null => null;

/** |y − ŷ| of each row. */
export const absoluteErrors = eachRow((target, predicted) => Math.abs(target - predicted));

/** (y − ŷ)² of each row. */
export const squaredErrors = eachRow((target, predicted) => (target - predicted) ** 2);

/** mean_absolute_error. */
export const MEAN_ABSOLUTE_ERROR: LossStatistic<RegressionData> = {
  obstacle: always,
  losses: absoluteErrors,
};

/** mean_squared_error. */
export const MEAN_SQUARED_ERROR: LossStatistic<RegressionData> = {
  obstacle: always,
  losses: squaredErrors,
};

/** root_mean_squared_error. */
export const ROOT_MEAN_SQUARED_ERROR: LossStatistic<RegressionData> = {
  ...MEAN_SQUARED_ERROR,
  root: true,
};

/** mean_absolute_percentage_error: a fraction; |y| counts as float64's epsilon at least. */
export const MEAN_ABSOLUTE_PERCENTAGE_ERROR: LossStatistic<RegressionData> = {
  obstacle: always,
  losses: eachRow(
    (target, predicted) =>
      Math.abs(predicted - target) / Math.max(Math.abs(target), Number.EPSILON),
  ),
  remark: ({ data }) => {
    const zeros = data.target.filter((target) => Math.abs(target) < Number.EPSILON).length;
    if (zeros === 0) return null;
    return `the target is 0 in ${zeros} of ${data.target.length} rows, where the error is divided by 2.2e-16`;
  },
};

/** mean_pinball_loss: what lies above the prediction counts alpha, what lies below 1 − alpha. */
export function meanPinballLoss(alpha: number): LossStatistic<RegressionData> {
  return { obstacle: always, losses: pinballLosses(alpha) };
}

function pinballLosses(alpha: number): (sample: Regressed) => Float64Array {
  return eachRow((target, predicted) => {
    const above = target - predicted;
    return above >= 0 ? alpha * above : (alpha - 1) * above;
  });
}

/** mean_poisson_deviance, mean_gamma_deviance, mean_tweedie_deviance. */
export function meanTweedieDeviance(power: number): LossStatistic<RegressionData> {
  return { obstacle: tweedieObstacle(power), losses: eachRow(tweedieDeviance(power)) };
}

function logObstacle({ data }: Regressed): string | null {
  const low = (values: Float64Array): number => values.findIndex((value) => value <= -1);
  const [target, predicted] = [low(data.target), low(data.predicted)];
  if (target !== -1) {
    return `the target of row ${target + 1} is ${data.target[target]}: a logarithmic error needs values above -1`;
  }
  if (predicted === -1) return null;
  return `the prediction of row ${predicted + 1} is ${data.predicted[predicted]}: a logarithmic error needs values above -1`;
}

/** mean_squared_log_error: of ln(1 + y); undefined for values of −1 and less. */
export const MEAN_SQUARED_LOG_ERROR: LossStatistic<RegressionData> = {
  obstacle: logObstacle,
  losses: eachRow((target, predicted) => (Math.log1p(target) - Math.log1p(predicted)) ** 2),
};

/** root_mean_squared_log_error. */
export const ROOT_MEAN_SQUARED_LOG_ERROR: LossStatistic<RegressionData> = {
  ...MEAN_SQUARED_LOG_ERROR,
  root: true,
};

const xLogY = (x: number, y: number): number => (x === 0 ? 0 : x * Math.log(y));

/** Tweedie deviance of one row: Poisson's for the power 1, the gamma distribution's for 2. */
function tweedieDeviance(power: number): (target: number, predicted: number) => number {
  if (power === 0) return (target, predicted) => (target - predicted) ** 2;
  if (power === 1) {
    return (target, predicted) => 2 * (xLogY(target, target / predicted) - target + predicted);
  }
  if (power === 2) {
    return (target, predicted) => 2 * (Math.log(predicted / target) + target / predicted - 1);
  }
  return (target, predicted) => {
    const own = Math.pow(power < 0 ? Math.max(target, 0) : target, 2 - power);
    return (
      2 *
      (own / ((1 - power) * (2 - power)) -
        (target * Math.pow(predicted, 1 - power)) / (1 - power) +
        Math.pow(predicted, 2 - power) / (2 - power))
    );
  };
}

/** Whether a deviance of this power exists: not between 0 and 1. */
export function isTweediePower(power: number): boolean {
  return power <= 0 || power >= 1;
}

/** Values that a deviance of this power is not defined for. */
function tweedieObstacle(power: number): (sample: Regressed) => string | null {
  const problem = (what: string, values: Float64Array, least: string, bad: number): string =>
    `the ${what} of row ${bad + 1} is ${values[bad] ?? NaN}: a deviance of power ${power} needs ${least}`;
  return ({ data: { target, predicted } }) => {
    if (power === 0) return null;
    const strict = power >= 2;
    if (power >= 1) {
      const bad = target.findIndex((value) => (strict ? value <= 0 : value < 0));
      if (bad !== -1)
        return problem('target', target, strict ? 'values above 0' : 'values from 0 on', bad);
    }
    const bad = predicted.findIndex((value) => value <= 0);
    return bad === -1 ? null : problem('prediction', predicted, 'values above 0', bad);
  };
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

/**
 * Sum of weighted squared deviations from the weighted mean, and the same without an observation
 * whose weight is w, whose deviations sum to m and their squares to q: S − q − m² / (W − w).
 */
function squaredDeviations(
  sample: Regressed,
  values: Float64Array,
): { sum: number; without: (observation: number) => number } {
  if (isConstant(values)) return { sum: 0, without: () => 0 };
  const { weights } = sample.data;
  const total = totalWeight(sample);
  const weight = weightAt(weights);
  const mean = weightedMean(values, weights);
  const deviation = (row: number): number => (values[row] ?? 0) - mean;
  const part = (row: number): number => weight(row) * deviation(row) ** 2;
  const whole = sumOf(values.length, part);
  const [w, m, q] = [weight, (row: number) => weight(row) * deviation(row), part].map((at) =>
    perObservation(sample, at),
  );
  if (w === undefined || m === undefined || q === undefined) throw new Error('three sums');
  const without = (i: number): number => whole - q(i) - m(i) ** 2 / (total - w(i));
  return { sum: whole, without };
}

const fewRows = ({ rows }: Regressed): string | null => (rows < 2 ? 'fewer than two rows' : null);

/** r2_score: 1 − Σ w (y − ŷ)² / Σ w (y − ȳ)². */
export const R2: SkillStatistic<RegressionData> = {
  obstacle: fewRows,
  constantTarget: 'finite',
  parts: (sample) => {
    const spread = squaredDeviations(sample, sample.data.target);
    return {
      ...sumOfLosses(sample, sample.derive(squaredErrors)),
      baseline: spread.sum,
      baselineWithout: spread.without,
    };
  },
};

/** explained_variance_score: 1 − Var(y − ŷ) / Var(y). */
export const EXPLAINED_VARIANCE: SkillStatistic<RegressionData> = {
  obstacle: always,
  constantTarget: 'finite',
  parts: (sample) => {
    const { target, predicted } = sample.data;
    const residuals = target.map((value, row) => value - (predicted[row] ?? NaN));
    const unexplained = squaredDeviations(sample, residuals);
    const spread = squaredDeviations(sample, target);
    return {
      loss: unexplained.sum,
      lossWithout: unexplained.without,
      baseline: spread.sum,
      baselineWithout: spread.without,
    };
  },
};

/** A skill whose baseline is a constant that is held while an observation is left out. */
function againstConstant(
  losses: (sample: Regressed) => Float64Array,
  constant: (sample: Regressed) => number,
  loss: (target: number, predicted: number) => number,
): SkillStatistic<RegressionData>['parts'] {
  return (sample) => {
    const centre = constant(sample);
    const baseline = sumOfLosses(
      sample,
      sample.data.target.map((value) => loss(value, centre)),
    );
    return {
      ...sumOfLosses(sample, sample.derive(losses)),
      baseline: baseline.loss,
      baselineWithout: baseline.lossWithout,
    };
  };
}

/**
 * d2_absolute_error_score: 1 − Σ w |y − ŷ| / Σ w |y − median|. The median is held while a row is
 * left out: it is where the derivative by the median vanishes.
 */
export const D2_ABSOLUTE_ERROR: SkillStatistic<RegressionData> = {
  obstacle: fewRows,
  constantTarget: 'finite',
  parts: againstConstant(
    absoluteErrors,
    ({ data }) => weightedQuantile(data.target, data.weights, 0.5),
    (target, centre) => Math.abs(target - centre),
  ),
};

/** d2_pinball_score: the baseline predicts the quantile at `alpha`. */
export function d2Pinball(alpha: number): SkillStatistic<RegressionData> {
  const losses = pinballLosses(alpha);
  return {
    obstacle: fewRows,
    constantTarget: 'finite',
    parts: againstConstant(
      losses,
      ({ data }) => weightedQuantile(data.target, data.weights, alpha),
      (target, centre) =>
        target >= centre ? alpha * (target - centre) : (1 - alpha) * (centre - target),
    ),
  };
}

/** d2_tweedie_score: the baseline predicts the mean, which has the least Tweedie deviance. */
export function d2Tweedie(power: number): SkillStatistic<RegressionData> {
  const deviance = tweedieDeviance(power);
  const obstacle = tweedieObstacle(power);
  return {
    obstacle: (sample) => fewRows(sample) ?? obstacle(sample),
    constantTarget: {
      undefinedBecause: 'the target is constant: there is no loss to compare with',
    },
    parts: (sample) => {
      const { target, weights } = sample.data;
      const losses = eachRow(deviance);
      if (isConstant(target)) {
        return {
          ...sumOfLosses(sample, losses(sample)),
          baseline: 0,
          baselineWithout: () => 0,
        };
      }
      return againstConstant(losses, () => weightedMean(target, weights), deviance)(sample);
    },
  };
}
