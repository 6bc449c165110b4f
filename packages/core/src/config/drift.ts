import { z } from 'zod';
import { COLUMN_TYPES } from '../evidence/drift.ts';

/** Methods that compare numbers and times. */
export const NUMERIC_METHODS = [
  'ks',
  'anderson-darling',
  'cramer-von-mises',
  'mann-whitney',
  'welch-t',
  'levene',
  'wasserstein',
  'energy',
  'psi',
  'jensen-shannon',
  'kullback-leibler',
  'hellinger',
  'total-variation',
] as const;
export type NumericMethod = (typeof NUMERIC_METHODS)[number];

/** Methods that compare categories. */
export const CATEGORICAL_METHODS = [
  'chi-squared',
  'fisher',
  'g-test',
  'z-test',
  'total-variation',
  'l-infinity',
  'jensen-shannon',
  'kullback-leibler',
  'hellinger',
  'psi',
] as const;
export type CategoricalMethod = (typeof CATEGORICAL_METHODS)[number];

export type DriftMethod = NumericMethod | CategoricalMethod;
export const DRIFT_METHODS: readonly DriftMethod[] = [
  ...new Set([...NUMERIC_METHODS, ...CATEGORICAL_METHODS]),
];

/** Rules that stand in for the default one. */
export const DRIFT_PRESETS = ['default', 'evidently'] as const;
export type DriftPreset = (typeof DRIFT_PRESETS)[number];

const columnName = z.string().min(1);
const share = z.number().min(0).max(1);
const threshold = z.number().nonnegative().optional();

const thresholds = Object.fromEntries(DRIFT_METHODS.map((method) => [method, threshold]));

const thresholdsSchema = z.strictObject({
  ...(thresholds as Record<DriftMethod, typeof threshold>),
  columns: z.record(columnName, z.number().nonnegative()).optional(),
});

const columnExpectationSchema = z.strictObject({
  type: z.enum(COLUMN_TYPES).optional().describe('Type that the column must have.'),
  required: z.boolean().optional().describe('Whether the column must be there (default true).'),
  missing: share.optional().describe('Largest share of missing values, NaN among them.'),
  finite: z.boolean().optional().describe('Whether NaN and infinities are refused.'),
  minimum: z.number().optional().describe('Smallest number allowed.'),
  maximum: z.number().optional().describe('Largest number allowed.'),
  whole: z.boolean().optional().describe('Whether all numbers must be whole.'),
  allowed: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .min(1)
    .optional()
    .describe('Values that are allowed.'),
  pattern: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Regular expression (RE2) that every value must match from its first to its last character.',
    ),
  unique: z.boolean().optional().describe('Whether no value may occur twice.'),
});

const rowExpectationSchema = z.strictObject({
  minimum: z.int().nonnegative().optional().describe('Fewest rows.'),
  maximum: z.int().nonnegative().optional().describe('Most rows.'),
  duplicates: share.optional().describe('Largest share of rows that repeat another one.'),
  overlap: share.optional().describe('Largest share of rows that occur in the reference too.'),
  conflicts: share
    .optional()
    .describe('Largest share of rows with the same features as another one but another target.'),
});

const importanceSchema = z.strictObject({
  rows: z.int().min(100).optional().describe('Most reference rows that are scored (default 5000).'),
  repeats: z.int().min(1).max(100).optional().describe('Permutations of each column (default 5).'),
  metric: z.string().min(1).optional().describe('Metric that is permuted away; default by task.'),
  seed: z.int().nonnegative().optional().describe('Seed of the permutations (default 0).'),
});

const classifierSchema = z.strictObject({
  rows: z.int().min(100).optional().describe('Most rows of each side (default 10000).'),
  folds: z.int().min(2).max(20).optional().describe('Folds of the cross-validation (default 5).'),
  seed: z.int().nonnegative().optional().describe('Seed of the folds (default 0).'),
});

/** The section `drift` of slipway.yml. */
export const driftSchema = z.strictObject({
  gates: z
    .array(z.string())
    .optional()
    .describe('Gates, one line each, for example `drifted_share < 0.5`.'),
  preset: z
    .enum(DRIFT_PRESETS)
    .optional()
    .describe(
      '`evidently` decides every column as Evidently does by default (0.7), for comparison with what it said.',
    ),
  methods: z
    .strictObject({
      numeric: z.enum(NUMERIC_METHODS).optional(),
      categorical: z.enum(CATEGORICAL_METHODS).optional(),
      columns: z.record(columnName, z.enum(DRIFT_METHODS)).optional(),
    })
    .optional()
    .describe('Drift methods: by type of column, and for single columns.'),
  thresholds: thresholdsSchema
    .optional()
    .describe('Effect from which a column counts as drifted: by method, and for single columns.'),
  alpha: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe('Level of the adjusted p-value (default 0.05).'),
  'minimum-rows': z
    .int()
    .min(2)
    .optional()
    .describe('With fewer rows on a side a column without a finding is inconclusive (default 30).'),
  predictions: z
    .boolean()
    .optional()
    .describe('Whether the model scores both sides and its predictions are compared.'),
  performance: z
    .boolean()
    .optional()
    .describe(
      'Whether the model’s metrics on the current data are compared with those on the reference; both need the target.',
    ),
  importance: z
    .union([z.boolean(), importanceSchema])
    .optional()
    .describe(
      'Whether drift is weighed by how much the model relies on a column (permutation importance on the reference).',
    ),
  classifier: z
    .union([z.boolean(), classifierSchema])
    .optional()
    .describe('Whether a classifier tries to tell both sides apart by all columns together.'),
  correlation: z
    .boolean()
    .optional()
    .describe('Whether the rank correlations between numeric columns are compared.'),
  expectations: z
    .strictObject({
      columns: z.record(columnName, columnExpectationSchema).optional(),
      rows: rowExpectationSchema.optional(),
      infer: z
        .boolean()
        .optional()
        .describe(
          'Whether what is not written down is expected to be as in the reference (default true).',
        ),
    })
    .optional()
    .describe('What the current data must be like, for example `{columns: {age: {minimum: 0}}}`.'),
  quality: z
    .record(z.string(), z.enum(['fail', 'warn', 'ignore']))
    .optional()
    .describe(
      'What a quality finding does, by its reason code, for example `{new_category: fail}`.',
    ),
  examples: z
    .boolean()
    .optional()
    .describe('Whether evidence and report may show values of the data (default true).'),
});

export type DriftConfig = z.infer<typeof driftSchema>;
export type ColumnExpectation = z.infer<typeof columnExpectationSchema>;
export type RowExpectation = z.infer<typeof rowExpectationSchema>;
