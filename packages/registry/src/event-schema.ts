import { z } from 'zod';
import { EVENT_KINDS } from './port.ts';

/** An event of a registry's history, as registries without a history of their own keep it in JSON. */
export const eventSchema = z.object({
  kind: z.enum(EVENT_KINDS),
  at: z.string(),
  by: z.string(),
  version: z.string().nullable(),
  environment: z.string().nullable(),
  alias: z.string().nullable(),
  reason: z.string().nullable(),
  tag: z.string().nullable(),
});
