import { z } from 'zod';

/** Identifies the format of `state.json`. */
export const STATE_SCHEMA = 'urn:slipway:journal:v1';
/** Identifies the format of an entry. */
export const ENTRY_SCHEMA = 'urn:slipway:journal-entry:v1';

/** Who did something: a person or a bot, and the workflow run, where there was one. */
export const actorSchema = z.object({
  name: z.string(),
  email: z.string(),
  /** URL of the workflow run; null outside a runner. */
  run: z.string().nullable(),
});

/** The process that holds a lease, so that its death is noticed on the same host. */
export const processSchema = z.object({
  host: z.string(),
  pid: z.int().positive(),
  /** When it started, as the system counts it; null where the system does not say. */
  started: z.string().nullable(),
});

/** The right to change something, for a time. */
export const leaseSchema = z.object({
  holder: z.string(),
  /** Grows with every lease that is given: whoever comes with a smaller one is late. */
  fence: z.int().positive(),
  acquiredAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  process: processSchema.nullable(),
});

/** `state.json`: what the entries so far have come to. */
export const journalStateSchema = z.object({
  schema: z.literal(STATE_SCHEMA),
  /** Number of the last entry; 0 before the first. */
  sequence: z.int().nonnegative(),
  at: z.iso.datetime(),
  /** The greatest fencing number that was given. */
  fence: z.int().nonnegative(),
  lease: leaseSchema.nullable(),
  state: z.unknown(),
});

/** `entries/<thousands>/<sequence>.json`: one thing that happened. */
export const journalEntrySchema = z.object({
  schema: z.literal(ENTRY_SCHEMA),
  sequence: z.int().positive(),
  /** Never before the entry before it. */
  at: z.iso.datetime(),
  /** What the writer's clock said, where that was before the entry before it. */
  clock: z.iso.datetime().optional(),
  kind: z.string(),
  by: actorSchema,
  /** The fencing number that it was written under; null without a lease. */
  fence: z.int().positive().nullable(),
  data: z.record(z.string(), z.unknown()),
});

export type Actor = z.infer<typeof actorSchema>;
export type ProcessIdentity = z.infer<typeof processSchema>;
export type Lease = z.infer<typeof leaseSchema>;
export type JournalState = z.infer<typeof journalStateSchema>;
export type JournalEntry = z.infer<typeof journalEntrySchema>;
