import type { Assignment, ModelState, RegisteredVersion } from '../port.ts';
import type { VersionRecord } from '../record.ts';
import { sortVersions } from '../state.ts';
import type { ChainState } from './chain.ts';
import { formatGtoTag } from './gto.ts';
import type { TagRef } from './tag-view.ts';
import { versionTag } from './tag-view.ts';

/** What the records and the tags of a model say together. */
export interface ModelView {
  readonly model: string;
  /** Null when there are tags only. */
  readonly state: ChainState | null;
  /** Versions that have a record. */
  readonly recorded: readonly string[];
  readonly tags: readonly TagRef[];
}

/** What another program did through tags after the last thing that the records know of. */
function foreignTags({ state, tags }: ModelView): TagRef[] {
  const known = state?.counter ?? 0;
  const counted = tags.filter(({ tag }) => (tag.counter ?? 0) > known);
  // Without records a tag may lack its counter; with records such a tag is no news.
  const uncounted = state === null ? tags.filter(({ tag }) => tag.counter === null) : [];
  const order = ({ tag }: TagRef): number => tag.counter ?? 0;
  return [...uncounted, ...counted].sort((a, b) => order(a) - order(b));
}

/** The version whose tag is at the commit. */
function versionAt(view: ModelView, commit: string | null): string | null {
  if (commit === null) return null;
  const found = view.tags.find((entry) => entry.tag.kind === 'register' && entry.commit === commit);
  return found?.tag.kind === 'register' ? found.tag.version : null;
}

/** All versions, those that only a tag tells of included. */
function versionNumbers(view: ModelView): string[] {
  const tagged = view.tags.flatMap(({ tag }) => (tag.kind === 'register' ? [tag.version] : []));
  return [...new Set([...view.recorded, ...tagged])];
}

/** Versions that are out of use: by the records, then as later tags say. */
function inactiveVersions(view: ModelView): Set<string> {
  const inactive = new Set(Object.keys(view.state?.deregistered ?? {}));
  for (const { tag } of foreignTags(view)) {
    if (tag.kind === 'deregister') inactive.add(tag.version);
    if (tag.kind === 'register') inactive.delete(tag.version);
  }
  return inactive;
}

/** What is in which environment: by the records, then as later tags say. */
export function assignmentsOf(view: ModelView): Assignment[] {
  const found = new Map<string, Assignment>();
  for (const [environment, { version, since, by, reason }] of Object.entries(
    view.state?.assignments ?? {},
  )) {
    found.set(environment, { environment, version, since, by, reason });
  }
  for (const entry of foreignTags(view)) {
    const { tag } = entry;
    if (tag.kind !== 'assign' && tag.kind !== 'unassign') continue;
    const version = versionAt(view, entry.commit);
    if (tag.kind === 'unassign' || version === null) {
      // Taking out a version that is not there any more says nothing of the one that is.
      if (version === null || found.get(tag.stage)?.version === version) found.delete(tag.stage);
      continue;
    }
    const reason = `tag ${entry.text}`;
    found.set(tag.stage, { environment: tag.stage, version, since: null, by: null, reason });
  }
  return [...found.values()].sort((a, b) => (a.environment < b.environment ? -1 : 1));
}

function isDeprecated(view: ModelView): boolean {
  const later = foreignTags(view).at(-1);
  if (later !== undefined) return later.tag.kind === 'deprecate';
  return view.state?.deprecated ?? false;
}

/** The versions, with the records that were read. */
export function versionsOf(
  view: ModelView,
  records: ReadonlyMap<string, VersionRecord>,
): RegisteredVersion[] {
  const inactive = inactiveVersions(view);
  return sortVersions(
    versionNumbers(view).map((version) => ({
      model: view.model,
      version,
      record: records.get(version) ?? null,
      tag:
        versionTag(view.tags, version)?.text ??
        formatGtoTag({ kind: 'register', name: view.model, version, counter: null }),
      active: !inactive.has(version),
    })),
  );
}

/** Everything that is known of the model. */
export function stateOf(view: ModelView, records: ReadonlyMap<string, VersionRecord>): ModelState {
  return {
    model: view.model,
    versions: versionsOf(view, records),
    assignments: assignmentsOf(view),
    aliases: new Map(Object.entries(view.state?.aliases ?? {})),
    deprecated: isDeprecated(view),
  };
}
