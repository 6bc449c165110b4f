import type { Assignment, ModelState, RegisteredVersion } from '../port.ts';
import type { VersionRecord } from '../record.ts';
import { sortVersions } from '../state.ts';
import { isVersion } from '../version.ts';
import type { ModelPackage, Tag } from './client.ts';
import { escaped, readNote } from './text.ts';

/** Metadata of a model package. */
export const VERSION_KEY = 'slipway:version';
export const DIGEST_KEY = 'slipway:digest';
/** The sha256 of the record, which is in S3. */
export const RECORD_KEY = 'slipway:record';
/** The folder in S3 that the record is in. */
const STORE_KEY = 'slipway:store';

/** Tags of a model package group. */
export const DEPRECATED_TAG = 'slipway:deprecated';
const ENVIRONMENT_TAG = 'slipway:environment:';
const ALIAS_TAG = 'slipway:alias:';

/** SageMaker takes 50 pairs; some are left to others. */
const MOST_METRICS = 20;
const MOST_DATA = 10;

/** A model package with its record; null where the record is missing or another than was written. */
export interface LoadedPackage {
  readonly entry: ModelPackage;
  readonly record: VersionRecord | null;
}

/** A version with the model package that stands for it. */
export interface PackagedVersion extends RegisteredVersion {
  readonly entry: ModelPackage;
}

export function metadataOf(entry: ModelPackage, key: string): string | null {
  return entry.CustomerMetadataProperties?.[key] ?? null;
}

export function environmentTag(environment: string): string {
  return `${ENVIRONMENT_TAG}${environment}`;
}

export function aliasTag(alias: string): string {
  return `${ALIAS_TAG}${alias}`;
}

function storeText(url: string): string {
  return url
    .split('/')
    .map((part) => escaped(part))
    .join('/')
    .slice(0, 256);
}

/** Whether the record of a model package is kept in that folder in S3. */
export function isKeptIn(entry: ModelPackage, store: string): boolean {
  return (
    metadataOf(entry, RECORD_KEY) !== null && metadataOf(entry, STORE_KEY) === storeText(store)
  );
}

/** What SageMaker's console shows of a version: number, digests, lineage, metrics. */
export function customerMetadata(
  record: VersionRecord,
  sha256: string,
  store: string,
): Record<string, string> {
  const { lineage, digest, version, metrics } = record;
  const pairs: [string, string | null][] = [
    [VERSION_KEY, version],
    [DIGEST_KEY, digest.sha256],
    [RECORD_KEY, sha256],
    [STORE_KEY, storeText(store)],
    ['slipway:commit', lineage.commit?.sha ?? null],
    ['slipway:repository', lineage.commit?.repository ?? null],
    ['slipway:run', lineage.run],
    ['slipway:image', lineage.image],
    ...lineage.data
      .slice(0, MOST_DATA)
      .map((data): [string, string | null] => [`slipway:data:${data.name}`, data.sha256]),
    ...Object.entries(metrics)
      .slice(0, MOST_METRICS)
      .map(([name, { value }]): [string, string | null] => [
        `slipway:metric:${name}`,
        value === null ? null : String(value),
      ]),
  ];
  return Object.fromEntries(
    pairs.flatMap(([key, value]) =>
      value === null || value === ''
        ? []
        : [[escaped(key, 128), key === STORE_KEY ? value : escaped(value)]],
    ),
  );
}

function numberOf(entry: ModelPackage): number {
  return entry.ModelPackageVersion ?? Number(/\/(\d+)$/.exec(entry.ModelPackageArn)?.[1] ?? 0);
}

/**
 * The versions of a group. SageMaker does not refuse a second claim of a number or of some content;
 * the first one counts, by its own count, so that all readers agree. A package that another program
 * registered, number 7, is shown as 0.0.7.
 */
export function countedVersions(
  model: string,
  packages: readonly LoadedPackage[],
): PackagedVersion[] {
  const taken = new Set<string>();
  const versions: PackagedVersion[] = [];
  for (const { entry, record } of packages.toSorted(
    (a, b) => numberOf(a.entry) - numberOf(b.entry),
  )) {
    const claimed = metadataOf(entry, VERSION_KEY);
    const digest = metadataOf(entry, DIGEST_KEY);
    const isOurs = claimed !== null && digest !== null && isVersion(claimed);
    const version = isOurs ? claimed : `0.0.${numberOf(entry)}`;
    const claims = isOurs ? [claimed, digest] : [version];
    if (claims.some((claim) => taken.has(claim))) continue;
    for (const claim of claims) taken.add(claim);
    const active = entry.ModelApprovalStatus !== 'Rejected';
    versions.push({ model, version, record, tag: entry.ModelPackageArn, active, entry });
  }
  return versions;
}

/** Where versions are, by the tags of their group. */
function placesOf(
  tags: readonly Tag[],
  versions: readonly RegisteredVersion[],
): { assignments: Assignment[]; aliases: Map<string, string> } {
  const assignments: Assignment[] = [];
  const aliases = new Map<string, string>();
  const known = new Set(versions.map(({ version }) => version));
  for (const { Key: key, Value: value } of tags) {
    const note = readNote(value);
    if (!known.has(note.version)) continue;
    if (key.startsWith(ALIAS_TAG)) aliases.set(key.slice(ALIAS_TAG.length), note.version);
    if (!key.startsWith(ENVIRONMENT_TAG)) continue;
    assignments.push({ environment: key.slice(ENVIRONMENT_TAG.length), ...note });
  }
  assignments.sort((a, b) => (a.environment < b.environment ? -1 : 1));
  return { assignments, aliases };
}

export function stateOf(
  model: string,
  tags: readonly Tag[],
  versions: readonly RegisteredVersion[],
): ModelState {
  return {
    model,
    versions: sortVersions(versions),
    ...placesOf(tags, versions),
    deprecated: tags.some(({ Key: key }) => key === DEPRECATED_TAG),
  };
}
