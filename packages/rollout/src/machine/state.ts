import { PROMOTION_STATES } from '@slipway/core';
import { z } from 'zod';
import { countsSchema } from '../analysis/counts.ts';
import { planSchema } from '../plan/plan.ts';
import { trafficSchema } from './traffic.ts';

/** A version and its content; the digest is null where only another program registered it. */
export const versionRefSchema = z.object({ version: z.string(), sha256: z.string().nullable() });

/** A change of the world outside the journal. */
export const effectSchema = z.discriminatedUnion('kind', [
  /** The version is made ready to take traffic, and gets none. */
  z.object({ kind: z.literal('deploy'), version: z.string() }),
  /** `before` is null for a restore: whatever is there. */
  z.object({
    kind: z.literal('traffic'),
    before: trafficSchema.nullable(),
    after: trafficSchema,
    step: z.int().nonnegative(),
  }),
  z.object({ kind: z.literal('assign'), from: z.string().nullable(), to: z.string().nullable() }),
  z.object({
    kind: z.literal('alias'),
    alias: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
]);

/** Why a promotion is taken back. */
export const ABORT_CAUSES = [
  'analysis',
  'request',
  'not-ready',
  'target',
  'drift',
  'registry',
] as const;

/** What was counted of both versions when a step began. */
export const baselineSchema = z.object({ candidate: countsSchema, stable: countsSchema });

export const promotionStateSchema = z.object({
  id: z.string(),
  /** Counts the promotions of this id. */
  attempt: z.int().positive(),
  kind: z.enum(['promotion', 'rollback']),
  /** What had the traffic, and gets it back. */
  from: versionRefSchema.nullable(),
  to: versionRefSchema,
  plan: planSchema,
  reason: z.string().nullable(),
  by: z.string(),
  startedAt: z.iso.datetime(),
  state: z.enum(PROMOTION_STATES),
  /** Number of the step, from 1; 0 before the first. */
  step: z.int().nonnegative(),
  /** Whether that step is over, and the next may begin. */
  passed: z.boolean(),
  /** When the present state began. */
  since: z.iso.datetime(),
  /** When it was found that traffic, registry and journal had nothing left to do. */
  finishedAt: z.iso.datetime().nullable(),
  /** The traffic as it was last seen or made. */
  live: trafficSchema,
  /** The traffic before it began, which an abort restores. */
  stable: trafficSchema,
  /** Null where nothing is watched, and where it could not be read. */
  baseline: baselineSchema.nullable(),
  /** What was about to be done, and is not known to be done. */
  pending: effectSchema.nullable(),
  /** What the registry had in the environment before. */
  assignedFrom: z.string().nullable(),
  /** What the alias of the plan was before. */
  aliasFrom: z.string().nullable(),
  /** Registry changes that were begun. */
  assigning: z.boolean(),
  aliasing: z.boolean(),
  /** Registry changes that are done. */
  assigned: z.boolean(),
  aliased: z.boolean(),
  /** Steps whose pause was acknowledged. */
  acknowledged: z.array(z.int()),
  pausedAs: z.enum(PROMOTION_STATES).nullable(),
  /** Why it is paused, taken back or stuck. */
  because: z.string().nullable(),
  cause: z.enum(ABORT_CAUSES).nullable(),
  /** Whether stable traffic is restored (while it is taken back). */
  restored: z.boolean(),
  /** Whether promotions that nobody asks for by hand are stopped afterwards. */
  setsHold: z.boolean(),
  /** Whether it ends such a stop: the newest version does. */
  liftsHold: z.boolean(),
});

/** A version that had all the traffic once. */
export const historyEntrySchema = versionRefSchema.extend({
  at: z.iso.datetime(),
  /** False once it was taken back. */
  good: z.boolean(),
});

export const holdSchema = z.object({ reason: z.string(), at: z.iso.datetime() });

/** What the journal of an environment has come to. */
export const rolloutStateSchema = z.object({
  /** The version that has the traffic when no promotion is under way. */
  stable: versionRefSchema.nullable(),
  /** Newest first. */
  history: z.array(historyEntrySchema),
  /** Stops promotions that nobody asked for by hand. */
  hold: holdSchema.nullable(),
  /** The one under way, or the last one. */
  promotion: promotionStateSchema.nullable(),
});

export type VersionRef = z.infer<typeof versionRefSchema>;
export type Baseline = z.infer<typeof baselineSchema>;
export type Effect = z.infer<typeof effectSchema>;
export type AbortCause = (typeof ABORT_CAUSES)[number];
export type PromotionRun = z.infer<typeof promotionStateSchema>;
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
export type RolloutState = z.infer<typeof rolloutStateSchema>;

export const INITIAL_STATE: RolloutState = {
  stable: null,
  history: [],
  hold: null,
  promotion: null,
};

/** Whether nothing more will happen to a promotion by itself. */
export function isOver({ state }: PromotionRun): boolean {
  return state === 'done' || state === 'rolled_back';
}

/** The promotion under way; one that is stuck is under way too. */
export function activePromotion({ promotion }: RolloutState): PromotionRun | null {
  return promotion === null || isOver(promotion) ? null : promotion;
}
