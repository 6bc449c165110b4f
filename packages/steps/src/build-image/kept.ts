import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { evidenceFileName, fileNamePart, InputError, messageOf } from '@slipway/core';
import type { WrittenFile } from '@slipway/image';
import type { StepContext } from '../run/step.ts';

/** Files of a build that are kept beside the evidence: text that was made, not the model. */
export class KeptFiles {
  readonly folder: string;

  constructor({ evidenceDirectory, modelName, options }: StepContext) {
    const id = options.get('id') || null;
    const name = evidenceFileName('build-image', modelName, id).replace(/\.json$/, '');
    this.folder = path.join(evidenceDirectory, fileNamePart(name));
  }

  /** Removes what an earlier run kept. */
  async clear(): Promise<void> {
    await this.#do(() => rm(this.folder, { recursive: true, force: true }));
  }

  /** Keeps a file and returns its path. */
  async keep(name: string, content: string): Promise<string> {
    const file = path.join(this.folder, name);
    await this.#do(async () => {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    });
    return file;
  }

  async #do(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      throw new InputError('evidence-directory', `${this.folder}: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }
}

/** The build context as a list: sha256, size and path of each file. */
export function contextList(files: readonly WrittenFile[]): string {
  return files.map(({ path: name, sha256, mode }) => `${sha256}  ${mode}  ${name}\n`).join('');
}
