import { didYouMean, InputError } from '@slipway/core';
import { RegistryConflict } from './errors.ts';
import type { ModelState, RegisteredVersion, RegisterRequest } from './port.ts';
import type { VersionRecord } from './record.ts';
import { RECORD_SCHEMA } from './record.ts';
import { checkedVersion, compareVersions, FIRST_VERSION, nextVersion } from './version.ts';

/** The versions in order, the least first. */
export function sortVersions(versions: readonly RegisteredVersion[]): RegisteredVersion[] {
  return [...versions].sort((a, b) => compareVersions(a.version, b.version));
}

/** The greatest version that is in use; pre-releases only when there is nothing else. */
export function latestOf(versions: readonly RegisteredVersion[]): RegisteredVersion | null {
  const active = versions.filter(({ active }) => active);
  const releases = active.filter(({ version }) => !version.includes('-'));
  return sortVersions(releases.length > 0 ? releases : active).at(-1) ?? null;
}

/** The version of that content, or null. One in use comes before one that was taken out of use. */
export function versionOfDigest(
  versions: readonly RegisteredVersion[],
  sha256: string,
): RegisteredVersion | null {
  const same = versions.filter(({ record }) => record?.digest.sha256 === sha256);
  return same.find(({ active }) => active) ?? same[0] ?? null;
}

/**
 * The version of that number.
 *
 * @throws InputError when it is not registered
 */
export function requireVersion(
  state: ModelState | null,
  model: string,
  text: string,
): RegisteredVersion {
  const wanted = checkedVersion(text);
  const versions = state?.versions ?? [];
  const found = versions.find(({ version }) => version === wanted);
  if (found !== undefined) return found;
  const known = versions.map(({ version }) => version);
  const hint = didYouMean(wanted, known) || `; registered are: ${known.join(', ')}`;
  throw new InputError(
    'version',
    known.length === 0
      ? `${model} ${wanted} is not registered: ${model} has no versions`
      : `${model} ${wanted} is not registered${hint}`,
  );
}

/**
 * The version that has the content of a request, when it is registered already.
 *
 * @throws RegistryConflict when it was taken out of use, or is registered under another number than
 *   the one that was given
 */
export function knownContent(
  state: ModelState | null,
  { draft, choice }: RegisterRequest,
): RegisteredVersion | null {
  const known = versionOfDigest(state?.versions ?? [], draft.digest.sha256);
  if (known === null) return null;
  if (!known.active) {
    throw new RegistryConflict(
      'model',
      `this content is ${draft.model} ${known.version}, which was taken out of use; register other ` +
        'content',
    );
  }
  if (choice.kind === 'given' && checkedVersion(choice.version) !== known.version) {
    throw new RegistryConflict(
      'version',
      `this content is registered already, as ${draft.model} ${known.version}; it cannot be ` +
        `${checkedVersion(choice.version)} as well: leave version out`,
    );
  }
  return known;
}

/**
 * The version that is to be assigned, as it is written without `v`; null for none.
 *
 * @throws InputError when it is not registered, or out of use
 */
export function checkAssignable(
  state: ModelState | null,
  model: string,
  version: string | null,
): string | null {
  if (version === null) return null;
  const found = requireVersion(state, model, version);
  if (found.active) return found.version;
  throw new InputError('version', `${model} ${found.version} was taken out of use; choose another`);
}

/** @throws RegistryConflict when an environment or an alias still needs the version */
export function checkRemovable(state: ModelState | null, model: string, version: string): void {
  const environments = (state?.assignments ?? [])
    .filter((entry) => entry.version === version)
    .map((entry) => `in ${entry.environment}`);
  const aliases = [...(state?.aliases ?? [])]
    .filter(([, target]) => target === version)
    .map(([alias]) => `the alias ${alias}`);
  const uses = [...environments, ...aliases];
  if (uses.length === 0) return;
  throw new RegistryConflict(
    'version',
    `${model} ${version} is still ${uses.join(' and ')}; put another version there first`,
  );
}

/** @throws RegistryConflict when what is there is not what is expected */
export function checkExpected(
  what: string,
  actual: string | null,
  expected: string | null | undefined,
): void {
  if (expected === undefined || expected === actual) return;
  const name = (version: string | null): string => version ?? 'no version';
  throw new RegistryConflict(
    'registry',
    `${what} is ${name(actual)}, expected was ${name(expected)}: somebody changed it meanwhile; ` +
      'look again and decide again',
  );
}

/** A number and the reason for it. */
interface Numbered {
  readonly version: string;
  readonly why: string;
}

function givenVersion(text: string, taken: ReadonlySet<string>, model: string): Numbered {
  const version = checkedVersion(text);
  if (!taken.has(version)) return { version, why: 'given' };
  throw new RegistryConflict(
    'version',
    `${model} ${version} is registered already, with other content; give another version, or leave ` +
      'it out and the next one is taken',
  );
}

/**
 * The number of a new version: the one given, else the one after the latest; a number that was
 * ever used is passed over.
 */
function numberFor(
  { draft, choice }: RegisterRequest,
  state: ModelState | null,
  reserved: ReadonlySet<string>,
): Numbered {
  const versions = state?.versions ?? [];
  const taken = new Set([...versions.map(({ version }) => version), ...reserved]);
  if (choice.kind === 'given') return givenVersion(choice.version, taken, draft.model);
  // After the greatest ever, in use or not: numbers do not go back.
  const greatest = latestOf(versions.map((entry) => ({ ...entry, active: true })));
  if (greatest === null && !taken.has(FIRST_VERSION)) {
    return { version: FIRST_VERSION, why: 'the first version' };
  }
  const { bump, why } = choice.bump(greatest?.record ?? null);
  let version = nextVersion(greatest?.version ?? FIRST_VERSION, bump);
  while (taken.has(version)) version = nextVersion(version, bump);
  return { version, why: `${bump} after ${greatest?.version ?? FIRST_VERSION}: ${why}` };
}

/**
 * Completes a record with its number.
 *
 * @param reserved numbers that are taken though no version has them (tags of other programs)
 * @throws RegistryConflict when the number that was given is taken
 */
export function completeRecord(
  request: RegisterRequest,
  state: ModelState | null,
  at: Date,
  reserved: ReadonlySet<string> = new Set(),
): VersionRecord {
  const { version, why } = numberFor(request, state, reserved);
  const previous = latestOf(state?.versions ?? []);
  return {
    schema: RECORD_SCHEMA,
    ...request.draft,
    version,
    versionReason: why,
    previous: previous?.version ?? null,
    registeredAt: at.toISOString(),
    by: request.by,
  };
}

/** The record of the version before, for changelogs. */
export function previousRecord(
  state: ModelState | null,
  record: VersionRecord,
): VersionRecord | null {
  return state?.versions.find(({ version }) => version === record.previous)?.record ?? null;
}
