import { z } from 'zod';
import { VERDICTS } from '../verdict.ts';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

const finite = z.number();
const count = z.int().nonnegative();

export const digestSchema = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export const intervalSchema = z.tuple([finite, finite]);
export const verdictSchema = z.enum(VERDICTS);

export const gateResultSchema = z.object({
  gate: z.string(),
  verdict: verdictSchema,
  observed: finite.nullable(),
  limit: finite.nullable(),
  interval: intervalSchema.nullable(),
  confidence: finite.nullable(),
  reason: z.string().nullable(),
  /** How many rows would probably decide what the present ones leave open. */
  rowsToDecide: z.int().positive().nullable().optional(),
});

/** A file that was read, and what of it. `digest` is null when it could not be read. */
export const inputRecordSchema = z.object({
  name: z.string(),
  uri: z.string(),
  digest: digestSchema.nullable(),
  rows: count.nullable(),
});

/** The commit and the workflow run that the evidence was made in; null outside a runner. */
export const sourceSchema = z.object({
  repository: z.string(),
  commit: z.string(),
  runId: z.string(),
  attempt: z.int().positive(),
});

/** What every action's predicate has. */
export const commonPredicateSchema = z.object({
  verdict: verdictSchema,
  headline: z.string(),
  /** Why the verdict is not `pass`, when no gate says it. */
  reason: z.string().nullable(),
  model: z.string(),
  /** Suffix that tells matrix legs apart (input `id`). */
  id: z.string().nullable(),
  gates: z.array(gateResultSchema),
  inputs: z.array(inputRecordSchema),
  /** Remarks that decide nothing: what was assumed, converted or left out. */
  notes: z.array(z.string()),
  source: sourceSchema.nullable(),
  tool: z.object({ name: z.string(), version: z.string(), runtime: z.string().nullable() }),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
});

export const subjectSchema = z.object({ name: z.string(), digest: digestSchema });

export type Digest = z.infer<typeof digestSchema>;
export type GateResult = z.infer<typeof gateResultSchema>;
export type InputRecord = z.infer<typeof inputRecordSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type CommonPredicate = z.infer<typeof commonPredicateSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type Interval = z.infer<typeof intervalSchema>;
