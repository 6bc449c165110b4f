import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** `20261125T104341Z`: sorts as time does. */
function stamp(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Finished files of a log: `predictions-20261125T104341Z-1.jsonl` beside `predictions.jsonl`. */
export class RotatedFiles {
  readonly #folder: string;
  readonly #stem: string;
  readonly #extension: string;
  #count = 0;

  /** @param file absolute path of the log */
  constructor(file: string) {
    const { dir, name, ext } = path.parse(file);
    this.#folder = dir;
    this.#stem = name;
    this.#extension = ext;
  }

  /** A name that no other file has. */
  nextName(time: Date): string {
    this.#count += 1;
    const name = `${this.#stem}-${stamp(time)}-${process.pid}-${this.#count}${this.#extension}`;
    return path.join(this.#folder, name);
  }

  /** Gives a file its final name. */
  async finish(file: string, time: Date): Promise<void> {
    await rename(file, this.nextName(time));
  }

  /** Removes the oldest finished files, so that `keep` are left. */
  async prune(keep: number): Promise<void> {
    if (keep === 0) return;
    const isFinished = (name: string): boolean =>
      name.startsWith(`${this.#stem}-`) &&
      /^\d{8}T\d{6}Z-\d+-\d+$/.test(
        name.slice(this.#stem.length + 1, name.length - this.#extension.length),
      );
    const names = (await readdir(this.#folder)).filter(isFinished);
    const order = (name: string): number => Number(/-(\d+)\.[^.]*$/.exec(name)?.[1] ?? 0);
    names.sort((a, b) => {
      const [x, y] = [a, b].map((name) => name.slice(0, this.#stem.length + 17));
      return x === y ? order(a) - order(b) : (x ?? '') < (y ?? '') ? -1 : 1;
    });
    for (const name of names.slice(0, Math.max(0, names.length - keep))) {
      await rm(path.join(this.#folder, name), { force: true });
    }
  }
}
