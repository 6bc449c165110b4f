import { z } from 'zod';
import { COLUMN_TYPES } from '../evidence/drift.ts';
import { TASKS } from '../evidence/evaluate.ts';
import { driftSchema } from './drift.ts';
import { imageSchema } from './image.ts';
import { promoteSchema } from './promote.ts';
import { registrySchema } from './registry.ts';
import { serveSchema } from './serve.ts';

/** A column name, or a class label as it is written in YAML. */
const columnName = z.string().min(1);
const classLabel = z.union([z.string(), z.number(), z.boolean()]);
const gates = z.array(z.string()).describe('Gates, one line each, for example `roc_auc >= 0.80`.');

const tensorSchema = z.strictObject({
  name: z.string(),
  type: z.string().describe('Element type, for example `float32`, `int64`, `string`.'),
  shape: z
    .array(z.union([z.int(), z.string(), z.null()]))
    .describe('Dimensions; a name or null stands for any size.'),
});

const modelSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .optional()
    .describe('Name of the model; default: the file name without its extension.'),
  path: z.string().min(1).optional().describe('Path of the model file.'),
  task: z.enum(TASKS).optional().describe('What the model predicts.'),
  'positive-class': classLabel
    .optional()
    .describe('Binary classification: the class whose probability is the score.'),
  classes: z
    .array(classLabel)
    .min(2)
    .optional()
    .describe(
      'All class labels, in the order of the model’s probabilities, where the model does not name them.',
    ),
  signature: z
    .strictObject({
      inputs: z.array(tensorSchema).optional(),
      outputs: z.array(tensorSchema).optional(),
    })
    .optional()
    .describe('Inputs and outputs that the model must have.'),
});

const dataSchema = z.strictObject({
  reference: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Data the model was trained on, or that is known to be good: path, glob or s3:// URL.',
    ),
  evaluation: z
    .string()
    .min(1)
    .optional()
    .describe('Labelled data to score: path, glob or s3:// URL.'),
  current: z
    .string()
    .min(1)
    .optional()
    .describe('Data seen lately, compared with the reference: path, glob or s3:// URL.'),
  target: columnName.optional().describe('Column with the true value.'),
  ignore: z.array(columnName).optional().describe('Columns that are left out, one a line.'),
  features: z
    .array(columnName)
    .optional()
    .describe('Columns in the order of a single matrix input, one a line.'),
  prediction: columnName
    .optional()
    .describe('Column with the predicted class or value (already scored data).'),
  score: columnName
    .optional()
    .describe(
      'Column with the score of the positive class, or with an array of the scores of all classes (already scored data).',
    ),
  probabilities: z
    .record(z.string(), columnName)
    .optional()
    .describe(
      'Column with the probability of each class (already scored data), for example `{a: p_a, b: p_b}`.',
    ),
  targets: z
    .record(z.string(), columnName)
    .optional()
    .describe(
      'Multilabel classification: column of 0 and 1 for each label, in place of `target`, for example `{sport: is_sport}`.',
    ),
  predictions: z
    .string()
    .min(1)
    .optional()
    .describe(
      'File with the answers of already scored data, where they are not beside the labels: path or glob; rows are joined by `id`.',
    ),
  weight: columnName.optional().describe('Column with the sample weight.'),
  group: columnName
    .optional()
    .describe(
      'Column by which rows belong together (a patient, a session): intervals count its values, not rows.',
    ),
  id: columnName.optional().describe('Column that identifies a row.'),
  types: z
    .record(columnName, z.enum(COLUMN_TYPES))
    .optional()
    .describe(
      'Type of a column where the rule would choose another, for example `{zip: categorical}`.',
    ),
  delimiter: z
    .string()
    .min(1)
    .max(1)
    .optional()
    .describe('CSV: the character between fields; found by itself unless given.'),
  decimal: z.enum(['.', ',']).optional().describe('CSV: the decimal separator (default `.`).'),
  thousands: z
    .enum([',', '.', ' ', '_', "'"])
    .optional()
    .describe('CSV: the separator of thousands.'),
  missing: z
    .array(z.string())
    .optional()
    .describe(
      'CSV and JSON Lines: texts that stand for a missing value, in place of NA, NULL and the like; one a line.',
    ),
});

/** Columns that carry a model's answers. */
const scoredColumnsSchema = z.strictObject({
  prediction: columnName.optional(),
  score: columnName.optional(),
  probabilities: z.record(z.string(), columnName).optional(),
});

const championSchema = z.union([
  z.string().min(1),
  z.strictObject({ columns: scoredColumnsSchema }),
  scoredColumnsSchema,
]);

const validateSchema = z.strictObject({
  gates: gates.optional(),
  budgets: z
    .strictObject({
      'p95-latency-ms': z.number().positive().optional(),
      'model-size-mb': z.number().positive().optional(),
    })
    .optional()
    .describe('Upper limits of the model.'),
  golden: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of recorded inputs and outputs to compare with.'),
  rows: z
    .int()
    .positive()
    .optional()
    .describe('How many rows of the reference data are run (default 1000).'),
});

const evaluateSchema = z.strictObject({
  gates: gates.optional(),
  slices: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Parts of the data that are evaluated by themselves, one a line: a column, several joined by commas, `bins(column, edge, …)`, `quantiles(column, count)`, `where <SQL>`.',
    ),
  'minimum-slice-rows': z
    .int()
    .positive()
    .optional()
    .describe('Slices with fewer rows are inconclusive (default 30).'),
  confidence: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe('Confidence of the intervals (default 0.95).'),
  intervals: z
    .enum(['analytic', 'bootstrap'])
    .optional()
    .describe(
      'How intervals are made: by each metric’s own method (default), or all by the BCa bootstrap of rows (slow).',
    ),
  resamples: z
    .int()
    .min(100)
    .optional()
    .describe('Resamples of a bootstrap interval (default 1000).'),
  seed: z.int().nonnegative().optional().describe('Seed of the bootstrap (default 0).'),
  threshold: z
    .number()
    .optional()
    .describe(
      'Binary classification: predict the positive class from this score on; default: the model’s own label, or 0.5.',
    ),
  'threshold-rule': z
    .string()
    .min(1)
    .optional()
    .describe(
      'Binary classification: how to choose the threshold, for example `maximise f1`, `minimise mean_cost`, `maximise precision with recall >= 0.9`. The rows it is chosen on are not evaluated.',
    ),
  'threshold-rows': z
    .string()
    .min(1)
    .optional()
    .describe(
      'SQL predicate for the rows that the threshold is chosen on; default: a random third, by the seed.',
    ),
  costs: z
    .record(z.string(), z.record(z.string(), z.number()))
    .optional()
    .describe(
      'What each mistake costs, by true and predicted class, for example `{late: {on-time: 5}, on-time: {late: 1}}`; all else costs 0.',
    ),
  fairness: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Columns whose groups are compared by fairness metrics, one a line: a column, several joined by commas, `bins(column, edge, …)`.',
    ),
  'multiple-testing': z
    .enum(['none', 'holm'])
    .optional()
    .describe(
      'Whether gates against the champion share one error rate by Holm’s method (default none).',
    ),
});

/** slipway.yml. */
export const configSchema = z.strictObject({
  version: z.literal(1).describe('Version of this file’s format.'),
  model: modelSchema.optional(),
  data: dataSchema.optional(),
  champion: championSchema
    .optional()
    .describe(
      'What to compare with: a model’s path, `registry`, or columns of already scored data, for ' +
        'example `{columns: {prediction: old_pred, score: old_p}}`.',
    ),
  'champion-required': z
    .boolean()
    .optional()
    .describe(
      'Whether gates that compare with the champion are inconclusive while there is none (default true).',
    ),
  validate: validateSchema.optional(),
  evaluate: evaluateSchema.optional(),
  drift: driftSchema.optional(),
  image: imageSchema.optional().describe('Settings of build-image and scan-image.'),
  serve: serveSchema.optional().describe('Settings of the model server.'),
  registry: registrySchema
    .optional()
    .describe('Where versions are registered, and what is asked of them.'),
  promote: promoteSchema.optional().describe('Settings of promote and rollback.'),
});

/** Columns that carry a model's answers. */
export type ScoredColumns = z.infer<typeof scoredColumnsSchema>;
export type Config = z.infer<typeof configSchema>;

/** The columns with the champion's answers; null when it is a model. */
export function championColumns(champion: Config['champion']): ScoredColumns | null {
  if (champion === undefined || typeof champion === 'string') return null;
  return 'columns' in champion ? champion.columns : champion;
}
