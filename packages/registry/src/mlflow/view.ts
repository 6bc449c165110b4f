import { z } from 'zod';
import { eventSchema } from '../event-schema.ts';
import type { Assignment, ModelState, RegisteredVersion, RegistryEvent } from '../port.ts';
import type { VersionRecord } from '../record.ts';
import { recordSchema } from '../record.ts';
import { sortVersions } from '../state.ts';
import type { ModelVersion, RegisteredModel, Tag } from './client.ts';

export const RECORD_TAG = 'slipway.record';
/** The run with the version's metrics and files, wherever the model's own files are. */
export const RUN_TAG = 'slipway.run';
export const VERSION_TAG = 'slipway.version';
export const OUT_OF_USE_TAG = 'slipway.out-of-use';
export const DEPRECATED_TAG = 'slipway.deprecated';
export const EVENT_PREFIX = 'slipway.event.';
const ENVIRONMENT_PREFIX = 'slipway.environment.';

/** What is noted of an environment beside the alias of its name. */
const assignmentSchema = z.object({
  version: z.string(),
  since: z.string(),
  by: z.string(),
  reason: z.string().nullable(),
});
export type NotedAssignment = z.infer<typeof assignmentSchema>;

/** A version with the number that the server counts it by. */
export interface NumberedVersion extends RegisteredVersion {
  readonly number: string;
  readonly runId: string;
  readonly source: string;
}

export function environmentTag(environment: string): string {
  return `${ENVIRONMENT_PREFIX}${environment}`;
}

export function tagOf(tags: readonly Tag[], key: string): string | null {
  return tags.find((tag) => tag.key === key)?.value ?? null;
}

function parsed<T>(text: string | null, schema: z.ZodType<T>): T | null {
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function ownVersion(entry: ModelVersion, record: VersionRecord): NumberedVersion {
  return {
    model: entry.name,
    version: record.version,
    record,
    tag: `models:/${entry.name}/${entry.version}`,
    active: tagOf(entry.tags, OUT_OF_USE_TAG) === null,
    number: entry.version,
    runId: tagOf(entry.tags, RUN_TAG) ?? entry.run_id,
    source: entry.source,
  };
}

/** One that another program registered has a whole number only: 7 is shown as 0.0.7. */
function foreignVersion(entry: ModelVersion): NumberedVersion {
  return {
    model: entry.name,
    version: `0.0.${entry.version}`,
    record: null,
    tag: `models:/${entry.name}/${entry.version}`,
    active: true,
    number: entry.version,
    runId: entry.run_id,
    source: entry.source,
  };
}

/**
 * The versions of a model. The server does not refuse a second claim of a number or of some
 * content; the first one counts, by the server's own count, so that all readers agree.
 */
export function countedVersions(entries: readonly ModelVersion[]): NumberedVersion[] {
  const taken = new Set<string>();
  const versions: NumberedVersion[] = [];
  for (const entry of [...entries].sort((a, b) => Number(a.version) - Number(b.version))) {
    const record = parsed(tagOf(entry.tags, RECORD_TAG), recordSchema);
    if (record === null) {
      versions.push(foreignVersion(entry));
      continue;
    }
    const claims = [record.version, record.digest.sha256];
    if (claims.some((claim) => taken.has(claim))) continue;
    for (const claim of claims) taken.add(claim);
    versions.push(ownVersion(entry, record));
  }
  return versions;
}

/** Aliases by name; those that stand for environments apart. */
export function placesOf(
  model: RegisteredModel,
  versions: readonly NumberedVersion[],
): { assignments: Assignment[]; aliases: Map<string, string> } {
  const assignments: Assignment[] = [];
  const aliases = new Map<string, string>();
  for (const { alias, version: number } of model.aliases) {
    const version = versions.find((entry) => entry.number === number)?.version;
    if (version === undefined) continue;
    const noted = parsed(tagOf(model.tags, environmentTag(alias)), assignmentSchema);
    if (noted === null) {
      aliases.set(alias, version);
      continue;
    }
    // Moved by another program, what was noted is about something else.
    const isOurs = noted.version === version;
    assignments.push({
      environment: alias,
      version,
      since: isOurs ? noted.since : null,
      by: isOurs ? noted.by : null,
      reason: isOurs ? noted.reason : null,
    });
  }
  assignments.sort((a, b) => (a.environment < b.environment ? -1 : 1));
  return { assignments, aliases };
}

export function stateOf(model: RegisteredModel, entries: readonly ModelVersion[]): ModelState {
  const versions = countedVersions(entries);
  return {
    model: model.name,
    versions: sortVersions(versions),
    ...placesOf(model, versions),
    deprecated: tagOf(model.tags, DEPRECATED_TAG) !== null,
  };
}

/** What happened, as far as it was noted: MLflow itself keeps no history. */
export function eventsOf(model: RegisteredModel): RegistryEvent[] {
  return model.tags
    .filter(({ key }) => key.startsWith(EVENT_PREFIX))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap(({ value }) => parsed(value, eventSchema) ?? []);
}
