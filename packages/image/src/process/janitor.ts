import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';

/** Something that must not outlive the run: a process group, a folder, or what a command removes. */
export type Undo =
  | { readonly process: number }
  | { readonly folder: string }
  | { readonly command: readonly [string, ...string[]] };

/** Says that what was registered is gone. */
export type Forget = () => void;

/**
 * Keeps the list of what a run has to clean up, in a second process: when this one ends, by
 * whatever (cancelled job, kill -9, crash), that process undoes what is left on the list. It is in a
 * process group of its own and ends by itself.
 */
export class Janitor {
  readonly #reaper: ChildProcess;
  #next = 1;

  /** @param variables of the run, for the commands that clean up */
  constructor(variables: Readonly<Record<string, string | undefined>>) {
    const script = readFileSync(new URL('./reaper.mjs', import.meta.url), 'utf8');
    this.#reaper = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      // Variables for Node (coverage, loaders) are not for this script.
      env: { ...variables, NODE_OPTIONS: '' },
    });
    this.#reaper.unref();
    // A reaper that is gone costs the clean-up after a crash, not the run.
    this.#reaper.on('error', () => undefined);
    this.#reaper.stdin?.on('error', () => undefined);
  }

  /** Registers something to undo, before it is done. */
  register(undo: Undo): Forget {
    const id = this.#next++;
    this.#tell({ id, undo });
    return () => {
      this.#tell({ done: id });
    };
  }

  /** A new folder that is removed at the latest when this process ends. */
  async temporaryFolder(parent: string, prefix: string): Promise<TemporaryFolder> {
    const folder = await mkdtemp(path.join(parent, prefix));
    const forget = this.register({ folder });
    return {
      path: folder,
      remove: async () => {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
        forget();
      },
    };
  }

  /** Ends the second process, which undoes what is still registered. */
  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.#reaper.exitCode !== null || this.#reaper.signalCode !== null) return;
    this.#reaper.ref();
    this.#reaper.once('exit', () => {
      resolve();
    });
    this.#reaper.once('error', () => {
      resolve();
    });
    this.#reaper.stdin?.end();
    await promise;
  }

  #tell(message: unknown): void {
    this.#reaper.stdin?.write(`${JSON.stringify(message)}\n`);
  }
}

export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}
