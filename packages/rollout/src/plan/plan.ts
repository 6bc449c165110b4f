import { STRATEGIES } from '@slipway/core';
import { z } from 'zod';

const milliseconds = z.number().nonnegative();

/** One step of a plan. */
export const planStepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shadow'), soakMs: milliseconds, pause: z.boolean() }),
  z.object({
    kind: z.literal('traffic'),
    percent: z.number().gt(0).max(100),
    soakMs: milliseconds,
    pause: z.boolean(),
  }),
]);

/** What is watched, and how it decides. */
export const analysisPlanSchema = z.object({
  /** Gate lines. */
  gates: z.array(z.string()),
  /** How long a step may go on after its soak while nothing is decided. */
  horizonMs: milliseconds,
  /** Time between two looks. */
  intervalMs: z.number().positive(),
  /** Everything else that decides, as it is configured: the source, its queries, alpha. */
  settings: z.record(z.string(), z.unknown()),
});

/** How a version gets to its traffic. */
export const planSchema = z.object({
  strategy: z.enum(STRATEGIES),
  steps: z.array(planStepSchema),
  bakeMs: milliseconds,
  settleMs: milliseconds,
  /** Alias that moves with the version. */
  alias: z.string().nullable(),
  analysis: analysisPlanSchema.nullable(),
  /** The target as it is configured. */
  target: z.record(z.string(), z.unknown()).nullable(),
});

export type PlanStep = z.infer<typeof planStepSchema>;
export type AnalysisPlan = z.infer<typeof analysisPlanSchema>;
export type Plan = z.infer<typeof planSchema>;
