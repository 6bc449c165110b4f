import { z } from 'zod';
import type { JournalEntry } from '../journal/schema.ts';
import type { RegistryEvent } from '../port.ts';
import { EVENT_KINDS } from '../port.ts';

/** The data of an entry in a chain of records. */
const eventDataSchema = z.object({
  version: z.string().nullable().default(null),
  environment: z.string().nullable().default(null),
  alias: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
  tag: z.string().nullable().default(null),
});

/** Takes back the entry before it, whose tag another program made at the same moment. */
export const WITHDRAWN = 'withdrawn';

/** The entries of a chain as events; what was withdrawn never happened. */
export function eventsOf(entries: readonly JournalEntry[]): RegistryEvent[] {
  const events: RegistryEvent[] = [];
  for (const { kind, at, by, data } of entries) {
    const parsed = eventDataSchema.parse(data);
    if (kind === WITHDRAWN) {
      const index = events.findLastIndex(({ tag }) => tag === parsed.tag);
      if (index >= 0) events.splice(index, 1);
      continue;
    }
    const known = EVENT_KINDS.find((candidate) => candidate === kind);
    if (known !== undefined) events.push({ ...parsed, kind: known, at, by: by.name });
  }
  return events;
}
