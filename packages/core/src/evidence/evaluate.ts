import { z } from 'zod';
import { commonPredicateSchema, digestSchema, intervalSchema } from './common.ts';
import { recordOf } from './record.ts';

export const TASKS = [
  'binary-classification',
  'multiclass-classification',
  'multilabel-classification',
  'regression',
  'ranking',
  'forecasting',
  'text-generation',
] as const;
export type Task = (typeof TASKS)[number];

const number = z.number();
const numbers = z.array(z.number());

/** One metric of the challenger, of the champion on the same rows, and their difference. */
export const metricResultSchema = z.object({
  value: number.nullable(),
  interval: intervalSchema.nullable(),
  champion: number.nullable(),
  /** challenger − champion */
  difference: number.nullable(),
  differenceInterval: intervalSchema.nullable(),
  /** Why `value` is null, or what has to be known about it. */
  reason: z.string().nullable(),
  greaterIsBetter: z.boolean(),
  /** How the interval was made: `delong`, `wilson`, `bootstrap`, `student-t` … */
  intervalMethod: z.string().nullable(),
});

/** Metrics on the rows of one slice. */
export const sliceResultSchema = z.object({
  /** The slice in words, e.g. `carrier = AA` or `distance > 2000`. */
  slice: z.string(),
  columns: z.array(z.string()),
  values: z.array(z.string()),
  rows: z.int().nonnegative(),
  metrics: recordOf(metricResultSchema),
  reason: z.string().nullable(),
});

export const curveSchema = z.object({ x: numbers, y: numbers });

/** Pointwise confidence limits of a curve, at places of their own. */
export const bandSchema = z.object({ x: numbers, low: numbers, high: numbers });

const bandedCurveSchema = curveSchema.extend({ band: bandSchema.nullable().optional() });

const calibrationCurveSchema = curveSchema.extend({
  rows: numbers,
  /** Confidence limits of each `y`. */
  low: numbers.nullable().optional(),
  high: numbers.nullable().optional(),
});

function ofBothModels<T extends z.ZodType>(
  schema: T,
): z.ZodObject<{ challenger: T; champion: z.ZodNullable<T> }> {
  return z.object({ challenger: schema, champion: schema.nullable() });
}

/** Points for the plots, thinned to what a picture can show. */
export const evaluationPlotsSchema = z.object({
  roc: ofBothModels(bandedCurveSchema).nullable(),
  precisionRecall: ofBothModels(bandedCurveSchema).nullable(),
  /** x: false positive rate, y: false negative rate. */
  det: ofBothModels(curveSchema).nullable().optional(),
  /** x: share of the rows with the highest scores, y: share of the positives among them. */
  gain: ofBothModels(curveSchema).nullable().optional(),
  /** x: mean predicted probability in a bin, y: share of positives in it. */
  calibration: ofBothModels(calibrationCurveSchema).nullable(),
  /** Histogram of true − predicted. */
  residuals: z.object({ edges: numbers, counts: numbers }).nullable(),
  /** x: threshold, y: what the decision's rule looks at, on the rows that it was chosen on. */
  threshold: ofBothModels(curveSchema).nullable().optional(),
});

/** What a prediction without a model scores on the same rows. */
export const baselineSchema = z.object({
  /** `prior`: the shares of the classes; `mean`: the mean of the target. */
  strategy: z.enum(['prior', 'mean']),
  description: z.string(),
  metrics: recordOf(number.nullable()),
});

/** Rows on which challenger and champion give another answer. */
export const churnSchema = z.object({
  rows: z.int().nonnegative(),
  disagreements: z.int().nonnegative(),
  /** Share of the rows (of their weight) with another answer. */
  rate: number.nullable(),
  interval: intervalSchema.nullable(),
  /** Rows that the champion has right and the challenger wrong. */
  rightToWrong: z.int().nonnegative(),
  wrongToRight: z.int().nonnegative(),
  /** Both wrong, in different ways. */
  wrongToWrong: z.int().nonnegative(),
  reason: z.string().nullable(),
});

/** A hypothesis test of challenger against champion; it is reported, gates decide on intervals. */
export const testResultSchema = z.object({
  test: z.enum(['mcnemar', 'delong', 'wilcoxon']),
  /** What is equal under the null hypothesis. */
  hypothesis: z.string(),
  /** Which form of the test: `exact`, `chi-squared`, `normal` … */
  method: z.string(),
  statistic: number.nullable(),
  pValue: number.nullable(),
  /** Rows, or pairs, that the test looks at. */
  rows: z.int().nonnegative(),
  reason: z.string().nullable(),
});

/** Rates of one group of a fairness column. */
export const fairnessGroupSchema = z.object({
  value: z.string(),
  rows: z.int().nonnegative(),
  selectionRate: number.nullable(),
  truePositiveRate: number.nullable(),
  falsePositiveRate: number.nullable(),
  precision: number.nullable(),
});

/** How the groups of a column differ. */
export const fairnessSchema = z.object({
  column: z.string(),
  groups: z.array(fairnessGroupSchema),
  /** Fairlearn’s metrics of the column, by name. */
  metrics: recordOf(metricResultSchema),
});

/** The threshold that was chosen or given, and how; a server applies `threshold` to the score. */
export const decisionSchema = z.object({
  /** Predict `positiveClass` when its score is this or more; null when none could be chosen. */
  threshold: number.nullable(),
  positiveClass: z.string(),
  /** The output or column whose score it is. */
  score: z.string().nullable(),
  /** The rule in words, e.g. `maximise f1`; `given` for a threshold of the configuration. */
  rule: z.string(),
  /** What the rule looks at, at the threshold, on the rows it was chosen on. */
  objective: number.nullable(),
  championThreshold: number.nullable(),
  /** The rows it was chosen on; no metric is computed on them. */
  chosenOn: z.object({ description: z.string(), rows: z.int().nonnegative() }),
  reason: z.string().nullable(),
});

export const evaluatePredicateSchema = commonPredicateSchema.extend({
  task: z.enum(TASKS),
  rows: z.int().nonnegative(),
  classes: z.array(z.string()).nullable(),
  positiveClass: z.string().nullable(),
  confidence: number,
  /** What decided the predictions: an output of the model, or a column of the data. */
  scoredBy: z.object({ label: z.string().nullable(), scores: z.string().nullable() }),
  champion: z
    .object({ name: z.string(), digest: digestSchema.nullable(), reason: z.string().nullable() })
    .nullable(),
  metrics: recordOf(metricResultSchema),
  slices: z.array(sliceResultSchema),
  /** Rows are true classes, columns predicted ones, in the order of `classes`. */
  confusionMatrix: z.array(z.array(z.int().nonnegative())).nullable(),
  championConfusionMatrix: z.array(z.array(z.int().nonnegative())).nullable(),
  plots: evaluationPlotsSchema.nullable(),
  /** Groups of rows that belong together, which the intervals are made for. */
  groups: z.object({ column: z.string(), count: z.int().nonnegative() }).nullable().optional(),
  multipleTesting: z.enum(['none', 'holm']).optional(),
  baseline: baselineSchema.nullable().optional(),
  churn: churnSchema.nullable().optional(),
  tests: z.array(testResultSchema).optional(),
  fairness: z.array(fairnessSchema).optional(),
  decision: decisionSchema.nullable().optional(),
});

export type MetricResult = z.infer<typeof metricResultSchema>;
export type SliceResult = z.infer<typeof sliceResultSchema>;
export type Curve = z.infer<typeof curveSchema>;
export type Band = z.infer<typeof bandSchema>;
export type Baseline = z.infer<typeof baselineSchema>;
export type Churn = z.infer<typeof churnSchema>;
export type TestResult = z.infer<typeof testResultSchema>;
export type Fairness = z.infer<typeof fairnessSchema>;
export type FairnessGroup = z.infer<typeof fairnessGroupSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type EvaluationPlots = z.infer<typeof evaluationPlotsSchema>;
export type EvaluatePredicate = z.infer<typeof evaluatePredicateSchema>;
