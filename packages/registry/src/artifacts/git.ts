import { Readable } from 'node:stream';
import { ConfigurationError, formatCount, InputError } from '@slipway/core';
import { CommitFiles } from '../git/files.ts';
import type { FileChange, GitRepository, Ref } from '../git/repository.ts';
import { findRef } from '../git/repository.ts';
import type { ArtifactLocation, RecordFile } from '../record.ts';
import type { Artifact, ArtifactStore, StoredItem } from './store.ts';
import { checkContent, sendUnchanged, writeChecked } from './stream.ts';

const PREFIX = 'refs/slipway-artifacts/';
/** Larger models belong into another store, in megabytes. */
export const DEFAULT_MAX_SIZE = 50;

const SLIPWAY = { name: 'slipway', email: 'slipway@localhost' };

function refOf(sha256: string): string {
  return `${PREFIX}${sha256}`;
}

/**
 * Files in the repository itself: a commit of their own for every version, on
 * `refs/slipway-artifacts/<digest>`, which clones do not fetch and `list` does not read.
 */
export class GitStore implements ArtifactStore {
  readonly type = 'git';
  readonly #repository: GitRepository;
  readonly #maxSize: number;

  /** @param maxSize in megabytes (of 1,000,000 bytes) */
  constructor(repository: GitRepository, maxSize: number = DEFAULT_MAX_SIZE) {
    this.#repository = repository;
    this.#maxSize = maxSize;
  }

  get description(): string {
    return this.#repository.description;
  }

  async put({ sha256, model, files }: Artifact): Promise<ArtifactLocation> {
    this.#checkSize(files);
    const location = { store: this.type, uri: refOf(sha256) };
    if ((await findRef(this.#repository, refOf(sha256))) !== null) return location;
    const changes = new Map<string, FileChange>();
    for (const file of files) {
      const blob = await sendUnchanged(file, (content) => {
        content.destroy();
        return this.#repository.writeBlob(file.file);
      });
      changes.set(file.path, { blob });
    }
    const commit = await this.#repository.writeCommit({
      parent: null,
      changes,
      message: `${model}\n\nsha256:${sha256}\n`,
      author: SLIPWAY,
      time: new Date(),
    });
    // Somebody who was quicker has put the same files there.
    await this.#repository.update([{ name: refOf(sha256), from: null, to: commit }]);
    return location;
  }

  async get(
    { uri }: ArtifactLocation,
    files: readonly RecordFile[],
    folder: string,
  ): Promise<void> {
    const commit = await this.#commit(uri);
    if (commit === null) throw new InputError('registry', this.#missing(uri));
    for (const file of files) {
      const content = await this.#content(commit, file);
      if (content === null) throw new InputError('registry', this.#missing(`${uri}:${file.path}`));
      await writeChecked(Readable.from(content), file, folder, this.description);
    }
  }

  async verify({ uri }: ArtifactLocation, files: readonly RecordFile[]): Promise<string[]> {
    const commit = await this.#commit(uri);
    if (commit === null) return [this.#missing(uri)];
    const problems: (string | null)[] = [];
    for (const file of files) {
      const content = await this.#content(commit, file);
      if (content === null) problems.push(this.#missing(`${uri}:${file.path}`));
      else problems.push(await checkContent(Readable.from(content), file, this.description));
    }
    return problems.filter((problem) => problem !== null);
  }

  async list(except: ReadonlySet<string>): Promise<StoredItem[]> {
    const refs = await this.#repository.refs([PREFIX]);
    const wanted = refs.filter(({ name }) => !except.has(name.slice(PREFIX.length)));
    await this.#repository.fetch(wanted);
    return Promise.all(
      wanted.map(async ({ name, oid }) => {
        const { time } = await this.#repository.commit(oid);
        return {
          sha256: name.slice(PREFIX.length),
          sizeBytes: null,
          storedAt: time === null ? null : new Date(time * 1000),
          where: `${name} of ${this.description}`,
        };
      }),
    );
  }

  async remove({ sha256 }: StoredItem): Promise<void> {
    const ref = await findRef(this.#repository, refOf(sha256));
    if (ref === null) return;
    await this.#repository.update([{ name: ref.name, from: ref.oid, to: null }]);
  }

  keysOf(sha256: string): string[] {
    return [sha256];
  }

  #checkSize(files: readonly RecordFile[]): void {
    const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (bytes <= this.#maxSize * 1_000_000) return;
    throw new ConfigurationError(
      'registry',
      `artifacts: the model has ${formatCount(bytes)} bytes, and the store git takes ` +
        `${this.#maxSize} MB: set registry.artifacts to another store, for example ` +
        '{type: folder, path: …}, or raise registry.artifacts.max-size-mb',
    );
  }

  async #commit(uri: string): Promise<Ref | null> {
    const ref = await findRef(this.#repository, uri);
    if (ref !== null) await this.#repository.fetch([ref]);
    return ref;
  }

  async #content({ oid }: Ref, { path }: RecordFile): Promise<Buffer | null> {
    const blob = await new CommitFiles(this.#repository).find(oid, path);
    return blob === null ? null : this.#repository.blob(blob);
  }

  #missing(what: string): string {
    return `${what} is missing in ${this.description}`;
  }
}
