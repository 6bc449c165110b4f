import { InputError } from '@slipway/core';
import type { ArtifactStore, StoredItem } from '../artifacts/store.ts';
import { CommitFiles } from '../git/files.ts';
import type { GitRepository } from '../git/repository.ts';
import { toRefComponent } from '../names.ts';
import type { ModelState, RegisteredVersion, Registry, RegistryEvent } from '../port.ts';
import { latestOf, sortVersions } from '../state.ts';

/** What is young may belong to a run that is about to record it. */
const DEFAULT_GRACE = 24 * 3_600_000;

export interface GcOptions {
  /** How many versions before the one in an environment a rollback may need. */
  readonly rollbackWindow: number;
  /** Milliseconds since registration after which files that nothing needs go; null: never. */
  readonly unusedFor: number | null;
  readonly now: Date;
  /** Milliseconds that something must have been stored before it counts as left behind. */
  readonly grace?: number;
}

/** Something that can go, and why. */
export interface Garbage {
  readonly item: StoredItem;
  readonly reason: string;
}

/** What gc found. */
export interface GcPlan {
  readonly garbage: readonly Garbage[];
  /** How many files or versions are kept because something needs them. */
  readonly kept: number;
  /** Left behind, but too young to be sure. */
  readonly young: readonly StoredItem[];
}

/** Versions that were in an environment lately, and those before the one that is there. */
function rollbackVersions(
  state: ModelState,
  events: readonly RegistryEvent[],
  window: number,
): Set<string> {
  const needed = new Set<string>();
  const active = sortVersions(state.versions.filter(({ active }) => active));
  for (const { environment, version } of state.assignments) {
    const position = active.findIndex((entry) => entry.version === version);
    const before = active.slice(Math.max(0, position - window), Math.max(0, position));
    const been = events
      .filter((event) => event.kind === 'assigned' && event.environment === environment)
      .flatMap((event) => event.version ?? []);
    const lately = [...new Set([...been].reverse())].slice(0, window + 1);
    for (const entry of [version, ...before.map((other) => other.version), ...lately]) {
      needed.add(entry);
    }
  }
  return needed;
}

/** What the journals of a model say: every version and digest that occurs in their states. */
async function journalTexts(repository: GitRepository | null, model: string): Promise<string> {
  if (repository === null) return '';
  const refs = await repository.refs([`refs/slipway/${toRefComponent(model)}/`]);
  const journals = refs.filter(({ name }) => !name.endsWith('/@versions'));
  await repository.fetch(journals);
  const files = new CommitFiles(repository);
  const texts = await Promise.all(journals.map(({ oid }) => files.text(oid, 'state.json')));
  return texts.join('\n');
}

/** Why a version's files are needed; null when nothing needs them. */
function needOf(
  { version, record, active }: RegisteredVersion,
  state: ModelState,
  rollback: ReadonlySet<string>,
  journals: string,
  { unusedFor, now }: GcOptions,
): string | null {
  if ([...state.aliases.values()].includes(version)) return 'an alias';
  if (rollback.has(version)) return 'an environment, or going back in it';
  const mentioned = journals.includes(`"${version}"`) || journals.includes(`"v${version}"`);
  if (mentioned || (record !== null && journals.includes(record.digest.sha256))) return 'a journal';
  if (!active) return null;
  if (latestOf(state.versions)?.version === version) return 'the latest version';
  if (unusedFor === null || record === null) return 'a registered version';
  const age = now.getTime() - new Date(record.registeredAt).getTime();
  return age <= unusedFor ? 'a registered version' : null;
}

interface Census {
  /** Digests that something needs. */
  readonly needed: Set<string>;
  /** Why the others that are known can go. */
  readonly unneeded: Map<string, string>;
}

/**
 * What a version needs is not known when its record was lost or changed.
 *
 * @throws InputError then
 */
async function refuseUnreadable(
  registry: Registry,
  { model, versions }: ModelState,
): Promise<void> {
  if (versions.every(({ record }) => record !== null)) return;
  const findings = await registry.check(model);
  const lost = findings.find(
    ({ version, verdict }) =>
      verdict === 'fail' &&
      versions.some((entry) => entry.version === version && entry.record === null),
  );
  if (lost === undefined) return;
  throw new InputError(
    'registry',
    `gc cannot tell which files ${model} ${lost.version} needs: ${lost.detail}`,
  );
}

async function takeCensus(
  registry: Registry,
  repository: GitRepository | null,
  store: ArtifactStore,
  options: GcOptions,
): Promise<Census> {
  const needed = new Set<string>();
  const unneeded = new Map<string, string>();
  for (const { model } of await registry.list()) {
    const state = await registry.model(model);
    if (state === null) continue;
    const events = state.assignments.length > 0 ? await registry.history(model) : [];
    const rollback = rollbackVersions(state, events, options.rollbackWindow);
    const journals = await journalTexts(repository, model);
    await refuseUnreadable(registry, state);
    for (const version of state.versions) {
      if (version.record === null) continue;
      const keys = store.keysOf(version.record.digest.sha256, version.record.files);
      const need = needOf(version, state, rollback, journals, options);
      for (const key of keys) {
        if (need !== null) needed.add(key);
        else unneeded.set(key, whyUnneeded(version));
      }
    }
  }
  return { needed, unneeded };
}

function whyUnneeded({ model, version, active }: RegisteredVersion): string {
  return active ? `${model} ${version} is in use nowhere` : `${model} ${version} is out of use`;
}

/**
 * Finds what the store keeps and nothing needs: files of no version (a run died before it recorded
 * them), of versions out of use, and, when told so, of versions that are in use nowhere. Whatever an
 * alias, an environment, its rollback window or a journal needs stays.
 *
 * @returns null for a store that cannot list what it has
 */
export async function planGc(
  registry: Registry,
  repository: GitRepository | null,
  store: ArtifactStore,
  options: GcOptions,
): Promise<GcPlan | null> {
  const { needed, unneeded } = await takeCensus(registry, repository, store, options);
  const items = await store.list(needed);
  if (items === null) return null;
  const garbage: Garbage[] = [];
  const young: StoredItem[] = [];
  for (const item of items) {
    const known = unneeded.get(item.sha256);
    const age = options.now.getTime() - (item.storedAt ?? new Date(0)).getTime();
    if (known !== undefined) garbage.push({ item, reason: known });
    else if (age < (options.grace ?? DEFAULT_GRACE)) young.push(item);
    else garbage.push({ item, reason: 'no version has it: a run died before it was recorded' });
  }
  return { garbage, kept: needed.size, young };
}

/** Removes what a plan found. */
export async function collectGarbage(store: ArtifactStore, plan: GcPlan): Promise<void> {
  for (const { item } of plan.garbage) await store.remove(item);
}
