import { stringifyJson } from '@slipway/core';
import { damaged, readJsonFile } from '../journal/content.ts';
import type { Attachment } from '../port.ts';
import type { VersionRecord } from '../record.ts';
import { recordSchema } from '../record.ts';
import { isVersion } from '../version.ts';
import type { TagFile } from './chain.ts';
import { commitPath, digestPath, tagFileSchema, versionFolder } from './chain.ts';
import type { CommitFiles } from './files.ts';
import type { FileChange } from './repository.ts';

/** Files that the registry itself writes into a version's folder. */
const RECORD_FILE = 'record.json';
const TAG_FILE = 'tag.json';
export const CHANGELOG_FILE = 'changelog.md';

/** A place to read records from: a commit of a chain, and whose it is. */
export interface RecordSource {
  readonly files: CommitFiles;
  readonly head: string;
  readonly model: string;
  /** In words, for messages. */
  readonly where: string;
}

/** The versions that have a record. */
export async function recordedVersions({ files, head }: RecordSource): Promise<string[]> {
  const folder = await files.folder(head, 'versions');
  return [...folder.keys()]
    .filter((name) => name.startsWith('v'))
    .map((name) => name.slice(1))
    .filter(isVersion);
}

/**
 * Reads the record of a version.
 *
 * @throws InputError when it is missing, torn or about something else
 */
export async function readRecord(source: RecordSource, version: string): Promise<VersionRecord> {
  const { files, head, model, where } = source;
  const path = `${versionFolder(version)}/${RECORD_FILE}`;
  const record = await readJsonFile(files, head, path, recordSchema, where);
  if (record.model === model && record.version === version) return record;
  throw damaged(path, `${where}, which says ${record.model} ${record.version},`, null);
}

/** Reads how the tag of a version was made. @throws InputError as `readRecord` does */
export function readTagFile(
  { files, head, where }: RecordSource,
  version: string,
): Promise<TagFile> {
  const path = `${versionFolder(version)}/${TAG_FILE}`;
  return readJsonFile(files, head, path, tagFileSchema, where);
}

/** The text of a file of a version; null when there is none. */
export function readVersionFile(
  { files, head }: RecordSource,
  version: string,
  file: string,
): Promise<string | null> {
  return files.text(head, `${versionFolder(version)}/${file}`);
}

/** The version that has this content; null when none has. */
export async function findDigest(
  { files, head }: RecordSource,
  sha256: string,
): Promise<string | null> {
  return (await files.text(head, digestPath(sha256)))?.trim() ?? null;
}

/** The version whose tag leads to a commit; null when none does. */
export async function findCommit(
  { files, head }: RecordSource,
  commit: string,
): Promise<string | null> {
  return (await files.text(head, commitPath(commit)))?.trim() ?? null;
}

/** The files that are written for a new version. */
export function recordFiles(
  record: VersionRecord,
  tag: TagFile,
  changelog: string,
  attachments: readonly Attachment[],
): Map<string, FileChange> {
  const folder = versionFolder(record.version);
  return new Map<string, FileChange>([
    ...attachments.map(({ file, text }) => [`${folder}/${file}`, text] as const),
    [`${folder}/${CHANGELOG_FILE}`, changelog],
    [`${folder}/${TAG_FILE}`, stringifyJson(tag)],
    [`${folder}/${RECORD_FILE}`, stringifyJson(record)],
    [digestPath(record.digest.sha256), `${record.version}\n`],
    [commitPath(tag.target), `${record.version}\n`],
  ]);
}
