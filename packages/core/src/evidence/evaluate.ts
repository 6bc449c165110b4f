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

/** Points for the plots, thinned to what a picture can show. */
export const evaluationPlotsSchema = z.object({
  roc: z.object({ challenger: curveSchema, champion: curveSchema.nullable() }).nullable(),
  precisionRecall: z
    .object({ challenger: curveSchema, champion: curveSchema.nullable() })
    .nullable(),
  /** x: mean predicted probability in a bin, y: share of positives in it. */
  calibration: z
    .object({
      challenger: curveSchema.extend({ rows: numbers }),
      champion: curveSchema.extend({ rows: numbers }).nullable(),
    })
    .nullable(),
  /** Histogram of true − predicted. */
  residuals: z.object({ edges: numbers, counts: numbers }).nullable(),
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
});

export type MetricResult = z.infer<typeof metricResultSchema>;
export type SliceResult = z.infer<typeof sliceResultSchema>;
export type Curve = z.infer<typeof curveSchema>;
export type EvaluationPlots = z.infer<typeof evaluationPlotsSchema>;
export type EvaluatePredicate = z.infer<typeof evaluatePredicateSchema>;
