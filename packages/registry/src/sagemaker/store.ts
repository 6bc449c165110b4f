import { Readable } from 'node:stream';
import { InputError } from '@slipway/core';
import type { Artifact, ArtifactStore, StoredItem } from '../artifacts/store.ts';
import { checkContent, sendUnchanged, writeChecked } from '../artifacts/stream.ts';
import type { ArtifactLocation, RecordFile } from '../record.ts';
import type { S3Folder } from './s3.ts';

const FILES = 'files';

/** Files in S3, in a folder a version: `s3://bucket/prefix/files/<digest>/model.onnx`. */
export class S3Store implements ArtifactStore {
  readonly type = 's3';
  readonly #folder: S3Folder;

  constructor(folder: S3Folder) {
    this.#folder = folder;
  }

  get description(): string {
    return this.#folder.url;
  }

  async put({ sha256, files }: Artifact): Promise<ArtifactLocation> {
    const folder = `${FILES}/${sha256}`;
    for (const file of files) {
      const name = `${folder}/${file.path}`;
      if (await this.#folder.has(name, file.sizeBytes)) continue;
      await sendUnchanged(file, (content) =>
        this.#folder.write(name, Readable.toWeb(content), file),
      );
    }
    return { store: this.type, uri: `${this.#folder.url}/${folder}` };
  }

  async get(
    { uri }: ArtifactLocation,
    files: readonly RecordFile[],
    folder: string,
  ): Promise<void> {
    const place = this.#folder.at(uri);
    for (const file of files) {
      const content = await place.read(file.path);
      if (content === null) throw new InputError('registry', missing(file, uri));
      await writeChecked(content, file, folder, uri);
    }
  }

  async verify({ uri }: ArtifactLocation, files: readonly RecordFile[]): Promise<string[]> {
    const place = this.#folder.at(uri);
    const problems: (string | null)[] = [];
    for (const file of files) {
      const content = await place.read(file.path);
      problems.push(content === null ? missing(file, uri) : await checkContent(content, file, uri));
    }
    return problems.filter((problem) => problem !== null);
  }

  async list(except: ReadonlySet<string>): Promise<StoredItem[]> {
    const objects = await this.#folder.list(FILES);
    const byDigest = Map.groupBy(objects, ({ name }) => name.split('/')[1] ?? '');
    return [...byDigest]
      .filter(([sha256]) => !except.has(sha256))
      .map(([sha256, parts]) => ({
        sha256,
        sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        storedAt: new Date(Math.max(...parts.map(({ modifiedAt }) => modifiedAt.getTime()))),
        where: `${this.#folder.url}/${FILES}/${sha256}`,
      }));
  }

  async remove({ sha256 }: StoredItem): Promise<void> {
    for (const { name } of await this.#folder.list(`${FILES}/${sha256}`)) {
      await this.#folder.remove(name);
    }
  }

  keysOf(sha256: string): string[] {
    return [sha256];
  }
}

function missing({ path }: RecordFile, uri: string): string {
  return `${path} is missing in ${uri}`;
}
