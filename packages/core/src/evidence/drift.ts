import { z } from 'zod';
import { commonPredicateSchema, digestSchema, intervalSchema, verdictSchema } from './common.ts';
import { recordOf } from './record.ts';

/** Kinds of column as drift sees them. */
export const COLUMN_TYPES = [
  'numeric',
  'categorical',
  'boolean',
  'datetime',
  'text',
  'identifier',
  'unsupported',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

const number = z.number();
const numbers = z.array(z.number());

/** Counts of the same bins, or the same categories, on both sides. */
export const columnHistogramSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('numeric'), edges: numbers, reference: numbers, current: numbers }),
  z.object({
    kind: z.literal('categorical'),
    categories: z.array(z.string()),
    reference: numbers,
    current: numbers,
  }),
]);

/** What a column is for. */
export const DRIFT_KINDS = ['input', 'target', 'prediction'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** Whether numbers are measured or counted. */
export const NUMERIC_SUBTYPES = ['continuous', 'discrete'] as const;
export type NumericSubtype = (typeof NUMERIC_SUBTYPES)[number];

export const columnDriftSchema = z.object({
  type: z.enum(COLUMN_TYPES),
  /** Why the column has this type, in words. */
  typeReason: z.string(),
  /** Of numeric columns. */
  subtype: z.enum(NUMERIC_SUBTYPES).nullable().default(null),
  kind: z.enum(DRIFT_KINDS).default('input'),
  /** False for a column that is left out by its kind (identifier, list …), not for lack of rows. */
  compared: z.boolean(),
  method: z.string().nullable(),
  /** Why this method, where the rule chose it. */
  methodReason: z.string().nullable().default(null),
  /** The raw value of `method`. */
  statistic: number.nullable(),
  pValue: number.nullable(),
  /** Benjamini–Hochberg over the columns of the run. */
  adjustedPValue: number.nullable(),
  /** What is compared with `threshold`: the size of the difference, without `noise`. */
  effect: number.nullable(),
  /** What the size of the difference would be by chance alone, with so many rows. */
  noise: number.nullable().default(null),
  threshold: number.nullable(),
  /** The smallest effect that so many rows could show to be no chance. */
  detectable: number.nullable().default(null),
  /** Rows on each side that would decide an undecided column. */
  rowsNeeded: z.int().positive().nullable().default(null),
  /** How much the model relies on the column, as a share of all columns. */
  importance: number.nullable().default(null),
  drifted: z.boolean().nullable(),
  verdict: verdictSchema,
  reason: z.string().nullable(),
  /** Every statistic that was computed, by method. */
  statistics: recordOf(number.nullable()),
  rows: z.object({ reference: z.int().nonnegative(), current: z.int().nonnegative() }),
  missing: z.object({ reference: z.int().nonnegative(), current: z.int().nonnegative() }),
  histogram: columnHistogramSchema.nullable(),
});

export const QUALITY_SEVERITIES = ['fail', 'warn', 'note'] as const;

/** A value of the data with the rows that have it. */
export const exampleSchema = z.object({
  value: z.string(),
  rows: z.int().positive().nullable(),
});

/** A finding about the data's quality, with TFDV-like reason codes. */
export const qualityFindingSchema = z.object({
  code: z.string(),
  severity: z.enum(QUALITY_SEVERITIES),
  column: z.string().nullable(),
  message: z.string(),
  reference: number.nullable(),
  current: number.nullable(),
  examples: z.array(exampleSchema).default([]),
});

/** A metric of the model on labelled data of both sides (concept drift). */
export const performanceChangeSchema = z.object({
  reference: number.nullable(),
  referenceInterval: intervalSchema.nullable(),
  current: number.nullable(),
  currentInterval: intervalSchema.nullable(),
  /** current − reference */
  difference: number.nullable(),
  interval: intervalSchema.nullable(),
  greaterIsBetter: z.boolean(),
  reason: z.string().nullable(),
});

export const performanceDriftSchema = z.object({
  confidence: number,
  rows: z.object({ reference: z.int().nonnegative(), current: z.int().nonnegative() }),
  metrics: recordOf(performanceChangeSchema),
});

/** How well a classifier tells both sides apart; 0.5 is not at all. */
export const domainClassifierSchema = z.object({
  auc: number.nullable(),
  interval: intervalSchema.nullable(),
  confidence: number,
  rows: z.object({ reference: z.int().nonnegative(), current: z.int().nonnegative() }),
  /** Columns that it could use, those that tell most first. */
  columns: z.array(z.object({ column: z.string(), auc: number.nullable() })),
  reason: z.string().nullable(),
});

/** Rank correlation of two columns on both sides. */
export const correlationChangeSchema = z.object({
  columns: z.tuple([z.string(), z.string()]),
  reference: number,
  current: number,
  adjustedPValue: number,
  drifted: z.boolean(),
});

export const correlationDriftSchema = z.object({
  /** Pairs that were compared; `changes` lists those that changed most. */
  pairs: z.int().nonnegative(),
  drifted: z.int().nonnegative(),
  /** The largest change of a correlation that is no chance; 0 where there is none. */
  largest: number.nullable(),
  threshold: number,
  changes: z.array(correlationChangeSchema),
  reason: z.string().nullable(),
});

/** How much the model relies on its columns (permutation importance on reference data). */
export const importanceSchema = z.object({
  metric: z.string(),
  /** The metric on the reference as it is. */
  value: number.nullable(),
  rows: z.int().nonnegative(),
  repeats: z.int().positive(),
  model: digestSchema,
  /** How much worse the metric becomes when the column is shuffled. */
  columns: recordOf(z.object({ mean: number, standardDeviation: number })),
});

/** A profile that stood in for a data set. */
export const profileUseSchema = z.object({
  rows: z.int().nonnegative(),
  parts: z.int().positive(),
  /** Bound of the error that the profile adds to a difference of shares, over all columns. */
  error: number,
});

export const driftPredicateSchema = commonPredicateSchema.extend({
  columns: recordOf(columnDriftSchema),
  /** Drifted columns ÷ columns that were decided; null when none was. */
  driftedShare: number.nullable(),
  /** Share of what the model relies on that has drifted; null when importance is not known. */
  driftedImportance: number.nullable().default(null),
  alpha: number,
  preset: z.string().nullable().default(null),
  quality: z.array(qualityFindingSchema),
  /** Predictions of the model on both sides, by what is predicted. */
  predictions: recordOf(columnDriftSchema).default({}),
  performance: performanceDriftSchema.nullable().default(null),
  classifier: domainClassifierSchema.nullable().default(null),
  correlation: correlationDriftSchema.nullable().default(null),
  importance: importanceSchema.nullable().default(null),
  profiles: z
    .object({
      reference: profileUseSchema.nullable(),
      current: profileUseSchema.nullable(),
      /** Where this run wrote a profile of the reference. */
      written: z.string().nullable(),
    })
    .default({ reference: null, current: null, written: null }),
});

export type ColumnHistogram = z.infer<typeof columnHistogramSchema>;
export type ColumnDrift = z.infer<typeof columnDriftSchema>;
export type QualitySeverity = (typeof QUALITY_SEVERITIES)[number];
export type QualityFinding = z.infer<typeof qualityFindingSchema>;
export type PerformanceChange = z.infer<typeof performanceChangeSchema>;
export type PerformanceDrift = z.infer<typeof performanceDriftSchema>;
export type DomainClassifier = z.infer<typeof domainClassifierSchema>;
export type CorrelationChange = z.infer<typeof correlationChangeSchema>;
export type CorrelationDrift = z.infer<typeof correlationDriftSchema>;
export type ModelImportance = z.infer<typeof importanceSchema>;
export type ProfileUse = z.infer<typeof profileUseSchema>;
export type DriftPredicate = z.infer<typeof driftPredicateSchema>;
