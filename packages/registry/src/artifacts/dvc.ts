import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '@slipway/core';
import type { ArtifactLocation, RecordFile } from '../record.ts';
import type { Artifact, ArtifactFile, ArtifactStore } from './store.ts';
import { checkContent, sendUnchanged, writeChecked } from './stream.ts';

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function md5Of(file: ArtifactFile): Promise<string> {
  const hash = createHash('md5');
  await pipeline(createReadStream(file.file), hash);
  return hash.digest('hex');
}

/**
 * Files in the cache of DVC, by the MD5 that DVC knows them by: `files/md5/ab/cdef…` since version
 * 3, `ab/cdef…` before. What `dvc add` has put there is found; what is missing is put there as it
 * would. Cleaning up is DVC's own business (`dvc gc`).
 */
export class DvcStore implements ArtifactStore {
  readonly type = 'dvc';
  readonly description: string;
  readonly #cache: string;

  /** @param shown the cache as the user wrote it; that stands in records */
  constructor(cache: string, shown: string = cache) {
    this.#cache = cache;
    this.description = shown;
  }

  async put({ files }: Artifact): Promise<ArtifactLocation> {
    const sums: string[] = [];
    for (const file of files) {
      const md5 = await md5Of(file);
      sums.push(md5);
      if ((await this.#find(md5)) === null) await this.#add(file, md5);
    }
    return { store: this.type, uri: `${this.description}#md5:${sums.join(',')}` };
  }

  async get(
    location: ArtifactLocation,
    files: readonly RecordFile[],
    folder: string,
  ): Promise<void> {
    for (const [file, md5] of withSums(location, files)) {
      const stored = await this.#find(md5);
      if (stored === null) throw new InputError('registry', this.#missing(file, md5));
      await writeChecked(createReadStream(stored), file, folder, this.description);
    }
  }

  async verify(location: ArtifactLocation, files: readonly RecordFile[]): Promise<string[]> {
    const problems: (string | null)[] = [];
    for (const [file, md5] of withSums(location, files)) {
      const stored = await this.#find(md5);
      if (stored === null) problems.push(this.#missing(file, md5));
      else problems.push(await checkContent(createReadStream(stored), file, this.description));
    }
    return problems.filter((problem) => problem !== null);
  }

  list(): Promise<null> {
    return Promise.resolve(null);
  }

  remove(): Promise<void> {
    return Promise.resolve();
  }

  keysOf(_: string, files: readonly RecordFile[]): string[] {
    return files.map(({ sha256 }) => sha256);
  }

  async #find(md5: string): Promise<string | null> {
    const [folder, name] = [md5.slice(0, 2), md5.slice(2)];
    for (const place of [
      path.join(this.#cache, 'files', 'md5', folder, name),
      path.join(this.#cache, folder, name),
    ]) {
      if (await exists(place)) return place;
    }
    return null;
  }

  async #add(file: ArtifactFile, md5: string): Promise<void> {
    const place = path.join(this.#cache, 'files', 'md5', md5.slice(0, 2), md5.slice(2));
    const temporary = `${place}.${process.pid}.part`;
    await mkdir(path.dirname(place), { recursive: true });
    try {
      await sendUnchanged(file, (content) => writeFile(temporary, content, { mode: 0o444 }));
      await rename(temporary, place);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  #missing({ path: shown }: RecordFile, md5: string): string {
    return `${shown} (md5 ${md5}) is not in ${this.description}: run \`dvc fetch\``;
  }
}

/** Each file with its MD5, which stand in the location in the same order. */
function withSums({ uri }: ArtifactLocation, files: readonly RecordFile[]): [RecordFile, string][] {
  const sums = /#md5:([0-9a-f,]+)$/.exec(uri)?.[1]?.split(',') ?? [];
  if (sums.length !== files.length) {
    throw new InputError('registry', `${uri} does not name the MD5 of ${files.length} files`);
  }
  return files.map((file, i) => [file, sums[i] ?? '']);
}
