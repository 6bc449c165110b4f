import { z } from 'zod';
import { commonPredicateSchema, verdictSchema } from './common.ts';
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

export const columnDriftSchema = z.object({
  type: z.enum(COLUMN_TYPES),
  /** Why the column has this type, in words. */
  typeReason: z.string(),
  /** False for a column that is left out by its kind (identifier, list …), not for lack of rows. */
  compared: z.boolean(),
  method: z.string().nullable(),
  /** The raw value of `method`. */
  statistic: number.nullable(),
  pValue: number.nullable(),
  /** Benjamini–Hochberg over the columns of the run. */
  adjustedPValue: number.nullable(),
  /** What is compared with `threshold`. */
  effect: number.nullable(),
  threshold: number.nullable(),
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

/** A finding about the data's quality, with TFDV-like reason codes. */
export const qualityFindingSchema = z.object({
  code: z.string(),
  severity: z.enum(QUALITY_SEVERITIES),
  column: z.string().nullable(),
  message: z.string(),
  reference: number.nullable(),
  current: number.nullable(),
});

export const driftPredicateSchema = commonPredicateSchema.extend({
  columns: recordOf(columnDriftSchema),
  /** Drifted columns ÷ columns that were decided; null when none was. */
  driftedShare: number.nullable(),
  alpha: number,
  quality: z.array(qualityFindingSchema),
});

export type ColumnHistogram = z.infer<typeof columnHistogramSchema>;
export type ColumnDrift = z.infer<typeof columnDriftSchema>;
export type QualitySeverity = (typeof QUALITY_SEVERITIES)[number];
export type QualityFinding = z.infer<typeof qualityFindingSchema>;
export type DriftPredicate = z.infer<typeof driftPredicateSchema>;
