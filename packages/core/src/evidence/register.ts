import { z } from 'zod';
import { commonPredicateSchema, intervalSchema, verdictSchema } from './common.ts';

const number = z.number();

/** A metric of the version beside the same metric of the version before it. */
export const metricChangeSchema = z.object({
  metric: z.string(),
  before: number.nullable(),
  beforeInterval: intervalSchema.nullable(),
  after: number.nullable(),
  afterInterval: intervalSchema.nullable(),
  /** after − before; null when one of them does not exist. */
  difference: number.nullable(),
  /** Interval of the difference on the same rows; null when both were not compared on them. */
  differenceInterval: intervalSchema.nullable(),
  greaterIsBetter: z.boolean(),
});

/** What was asked of the evidence of one action, and whether it was met. */
export const requirementResultSchema = z.object({
  action: z.string(),
  id: z.string().nullable(),
  verdict: verdictSchema,
  /** Path of the evidence below the evidence directory; null when there is none. */
  path: z.string().nullable(),
  /** sha256 of the evidence's file. */
  sha256: z.string().nullable(),
  reason: z.string().nullable(),
});

export const registerPredicateSchema = commonPredicateSchema.extend({
  /** Semantic version without `v`; null when nothing was registered. */
  version: z.string().nullable(),
  /** The tag, `name@v1.2.3`; null where the registry has none, or nothing was registered. */
  tag: z.string().nullable(),
  /** `sha256:` and the digest of the model. */
  digest: z.string().nullable(),
  /** False when this digest was registered already. */
  created: z.boolean(),
  /** The registry, in words. */
  registry: z.string(),
  /** Where the files are kept; null when they are not. */
  artifact: z.object({ store: z.string(), uri: z.string() }).nullable(),
  /** The version before this one. */
  previous: z.string().nullable(),
  /** Why the version has this number. */
  versionReason: z.string().nullable(),
  required: z.array(requirementResultSchema),
  changes: z.array(metricChangeSchema),
});

export type MetricChange = z.infer<typeof metricChangeSchema>;
export type RequirementResult = z.infer<typeof requirementResultSchema>;
export type RegisterPredicate = z.infer<typeof registerPredicateSchema>;
