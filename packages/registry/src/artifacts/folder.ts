import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError, messageOf } from '@slipway/core';
import type { ArtifactLocation, RecordFile } from '../record.ts';
import type { Artifact, ArtifactFile, ArtifactStore, StoredItem } from './store.ts';
import { checkContent, sendUnchanged, writeChecked } from './stream.ts';

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Files in a folder, by their digests: `sha256/ab/abcdef…`; equal files are kept once. */
export class FolderStore implements ArtifactStore {
  readonly type = 'folder';
  readonly description: string;
  readonly #folder: string;

  /** @param shown the folder as the user wrote it; that stands in records */
  constructor(folder: string, shown: string = folder) {
    this.#folder = folder;
    this.description = shown;
  }

  async put({ sha256, files }: Artifact): Promise<ArtifactLocation> {
    for (const file of files) await this.#putFile(file);
    return { store: this.type, uri: `${this.description}#sha256:${sha256}` };
  }

  async get(_: ArtifactLocation, files: readonly RecordFile[], folder: string): Promise<void> {
    for (const file of files) {
      const stored = await this.#find(file);
      await writeChecked(createReadStream(stored), file, folder, this.description);
    }
  }

  async verify(_: ArtifactLocation, files: readonly RecordFile[]): Promise<string[]> {
    const problems: string[] = [];
    for (const file of files) {
      const stored = this.#place(file.sha256);
      if (await exists(stored)) {
        problems.push((await checkContent(createReadStream(stored), file, this.description)) ?? '');
      } else problems.push(`${file.path} is missing in ${this.description}`);
    }
    return problems.filter((problem) => problem !== '');
  }

  async list(except: ReadonlySet<string>): Promise<StoredItem[]> {
    const root = path.join(this.#folder, 'sha256');
    if (!(await exists(root))) return [];
    const items: StoredItem[] = [];
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue;
      if (except.has(entry.name)) continue;
      const { size, mtime } = await stat(path.join(entry.parentPath, entry.name));
      const where = `${this.description}/sha256/${entry.name.slice(0, 2)}/${entry.name}`;
      items.push({ sha256: entry.name, sizeBytes: size, storedAt: mtime, where });
    }
    return items;
  }

  async remove({ sha256 }: StoredItem): Promise<void> {
    await rm(this.#place(sha256), { force: true });
  }

  keysOf(_: string, files: readonly RecordFile[]): string[] {
    return files.map(({ sha256 }) => sha256);
  }

  #place(sha256: string): string {
    return path.join(this.#folder, 'sha256', sha256.slice(0, 2), sha256);
  }

  async #find(file: RecordFile): Promise<string> {
    const place = this.#place(file.sha256);
    if (await exists(place)) return place;
    throw new InputError(
      'registry',
      `${file.path} (sha256 ${file.sha256}) is missing in ${this.description}: set registry.artifacts ` +
        'to the folder that it was registered with, or register it again',
    );
  }

  async #putFile(file: ArtifactFile): Promise<void> {
    const place = this.#place(file.sha256);
    if (await exists(place)) return;
    const temporary = `${place}.${process.pid}.part`;
    try {
      await mkdir(path.dirname(place), { recursive: true });
      await sendUnchanged(file, (content) => pipeline(content, createWriteStream(temporary)));
      await rename(temporary, place);
    } catch (error) {
      if (error instanceof InputError) throw error;
      const why = messageOf(error);
      throw new InputError('registry', `${this.description} cannot be written: ${why}`, {
        cause: error,
      });
    } finally {
      await rm(temporary, { force: true });
    }
  }
}
