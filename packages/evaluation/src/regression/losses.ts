import type { RegressionData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { totalWeight } from '../data/sample.ts';
import type { LossStatistic } from '../losses/mean.ts';
import type { SkillStatistic } from '../losses/skill.ts';
import { sumOfLosses } from '../losses/skill.ts';
import { sumOf, weightAt, weightedMean } from '../numeric/sum.ts';
import { median, weightedMedian } from './median.ts';

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

/** mean_pinball_loss(alpha=0.5): half the absolute error. */
export const MEAN_PINBALL_LOSS: LossStatistic<RegressionData> = {
  obstacle: always,
  losses: eachRow((target, predicted) => 0.5 * Math.abs(target - predicted)),
};

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

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

/**
 * Sum of weighted squared deviations from the weighted mean, and the same without one row:
 * S − w (x − mean)² W / (W − w).
 */
function squaredDeviations(
  values: Float64Array,
  weights: Float64Array | null,
  total: number,
): { sum: number; without: (row: number) => number } {
  if (isConstant(values)) return { sum: 0, without: () => 0 };
  const weight = weightAt(weights);
  const mean = weightedMean(values, weights);
  const part = (row: number): number => weight(row) * ((values[row] ?? 0) - mean) ** 2;
  const whole = sumOf(values.length, part);
  const without = (row: number): number => whole - (part(row) * total) / (total - weight(row));
  return { sum: whole, without };
}

const fewRows = ({ rows }: Regressed): string | null => (rows < 2 ? 'fewer than two rows' : null);

/** r2_score: 1 − Σ w (y − ŷ)² / Σ w (y − ȳ)². */
export const R2: SkillStatistic<RegressionData> = {
  obstacle: fewRows,
  constantTarget: 'finite',
  parts: (sample) => {
    const { target, weights } = sample.data;
    const spread = squaredDeviations(target, weights, totalWeight(sample));
    return {
      ...sumOfLosses(sample.derive(squaredErrors), weights),
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
    const { target, predicted, weights } = sample.data;
    const residuals = target.map((value, row) => value - (predicted[row] ?? NaN));
    const unexplained = squaredDeviations(residuals, weights, totalWeight(sample));
    const spread = squaredDeviations(target, weights, totalWeight(sample));
    return {
      loss: unexplained.sum,
      lossWithout: unexplained.without,
      baseline: spread.sum,
      baselineWithout: spread.without,
    };
  },
};

/**
 * d2_absolute_error_score: 1 − Σ w |y − ŷ| / Σ w |y − median|. The median is held while a row is
 * left out: it is where the derivative by the median vanishes.
 */
export const D2_ABSOLUTE_ERROR: SkillStatistic<RegressionData> = {
  obstacle: fewRows,
  constantTarget: 'finite',
  parts: (sample) => {
    const { target, weights } = sample.data;
    const centre = weights === null ? median(target) : weightedMedian(target, weights);
    const baseline = sumOfLosses(
      target.map((value) => Math.abs(value - centre)),
      weights,
    );
    return {
      ...sumOfLosses(sample.derive(absoluteErrors), weights),
      baseline: baseline.loss,
      baselineWithout: baseline.lossWithout,
    };
  },
};
