import { z } from 'zod';
import { commonPredicateSchema } from './common.ts';
import { requirementResultSchema } from './register.ts';

/** Where a promotion can be. */
export const PROMOTION_STATES = [
  'planned',
  'locked',
  'deployed',
  'shadow',
  'shifting',
  'settling',
  'analysing',
  'promoted',
  'baking',
  'done',
  'paused',
  'aborting',
  'rolled_back',
  'stuck',
] as const;
export type PromotionState = (typeof PROMOTION_STATES)[number];

/** A promotion as it stands. */
export const promotionSchema = z.object({
  id: z.string(),
  /** The version that had the traffic before; null when there was none. */
  from: z.string().nullable(),
  to: z.string(),
  environment: z.string(),
  /** Number of the step it is in, from 1; 0 before the first. */
  step: z.int().nonnegative(),
  /** Percentage of the traffic that `to` gets. */
  traffic: z.number().min(0).max(100),
  state: z.enum(PROMOTION_STATES),
});

/** One entry of the journal. */
export const journalRowSchema = z.object({
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  kind: z.string(),
  by: z.string(),
  /** What happened, in words. */
  text: z.string(),
});

export const promotePredicateSchema = commonPredicateSchema.extend({
  /** Null when there was nothing to promote. */
  promotion: promotionSchema.nullable(),
  strategy: z.string(),
  /** The plan, a line for each step. */
  plan: z.array(z.string()),
  isDryRun: z.boolean(),
  /** Percentage of each version, as the target has it; null when it could not be read. */
  live: z.array(z.object({ version: z.string(), percent: z.number() })).nullable(),
  /** Where the journal is, in words. */
  journal: z.string(),
  /** What was written to the journal by this run. */
  entries: z.array(journalRowSchema),
  required: z.array(requirementResultSchema),
  /** When to look next; null when there is nothing more to do. */
  nextLookAt: z.iso.datetime().nullable(),
  /** Why the promotion was begun. */
  why: z.string().nullable(),
});

export const rollbackPredicateSchema = promotePredicateSchema;

export type Promotion = z.infer<typeof promotionSchema>;
export type JournalRow = z.infer<typeof journalRowSchema>;
export type PromotePredicate = z.infer<typeof promotePredicateSchema>;
