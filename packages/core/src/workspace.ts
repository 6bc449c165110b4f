import { existsSync, globSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError, InputError } from './errors.ts';
import { describePointer, readPointer } from './pointer.ts';

const GLOB_CHARACTERS = /[*?[\]{}]/;

/** Whether `file` is `folder` or lies below it. */
function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative === '' ||
    (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative))
  );
}

/**
 * The folder that a run works in. Every path a user writes is relative to it, and is shown as the
 * user wrote it, with forward slashes.
 */
export class Workspace {
  /** The repository's root: symbolic links inside it must not lead out of it. */
  readonly root: string;
  /** Paths are relative to this folder (input `working-directory`). */
  readonly directory: string;

  /**
   * @throws ConfigurationError when `workingDirectory` is not a folder.
   */
  constructor(root: string, workingDirectory = '.') {
    this.root = path.resolve(root);
    this.directory = path.resolve(this.root, workingDirectory);
    if (!existsSync(this.directory) || !statSync(this.directory).isDirectory()) {
      throw new ConfigurationError(
        'working-directory',
        `"${workingDirectory}" is not a folder (looked in ${this.root})`,
      );
    }
  }

  /** The absolute path of what the user wrote; it need not exist. */
  absolute(written: string): string {
    return path.resolve(this.directory, written);
  }

  /** How a file found here is shown: relative to the working directory, forward slashes. */
  display(file: string): string {
    const absolute = this.absolute(file);
    const shown = isInside(absolute, this.directory)
      ? path.relative(this.directory, absolute)
      : absolute;
    return (shown === '' ? '.' : shown).split(path.sep).join('/');
  }

  /** The path relative to the repository's root, forward slashes; for annotations and SARIF. */
  relativeToRoot(file: string): string {
    return path.relative(this.root, this.absolute(file)).split(path.sep).join('/');
  }

  /**
   * The absolute path of one existing file (or folder) that the user named.
   *
   * @param subject what the path is for, the first word of the error (`model`, `data`)
   * @throws InputError when it does not exist, is a Git LFS or DVC pointer, or is a symbolic link
   *   inside the workspace that leads out of it.
   */
  async existing(written: string, subject: string): Promise<string> {
    const absolute = this.absolute(written);
    if (!existsSync(absolute)) {
      const hint = path.isAbsolute(written)
        ? ''
        : ` (looked in ${this.display('.') === '.' ? 'the working directory' : this.directory})`;
      throw new InputError(subject, `${written}: no such file${hint}`);
    }
    await this.#check(absolute, written, subject);
    return absolute;
  }

  /**
   * The existing files that a path or glob names, sorted. A name that exists literally wins over
   * its reading as a glob.
   *
   * @throws InputError when nothing matches, and as `existing` does.
   */
  async existingFiles(written: string, subject: string): Promise<string[]> {
    const absolute = this.absolute(written);
    if (existsSync(absolute) || !GLOB_CHARACTERS.test(written)) {
      return [await this.existing(written, subject)];
    }
    const matches = globSync(written, { cwd: this.directory })
      .map((match) => this.absolute(match))
      .filter((match) => statSync(match).isFile())
      .sort();
    if (matches.length === 0) {
      throw new InputError(subject, `${written}: the pattern matches no file`);
    }
    for (const match of matches) await this.#check(match, this.display(match), subject);
    return matches;
  }

  async #check(absolute: string, written: string, subject: string): Promise<void> {
    const real = realpathSync(absolute);
    if (isInside(absolute, this.root) && !isInside(real, realpathSync(this.root))) {
      throw new InputError(
        subject,
        `${written}: a symbolic link that leads out of the workspace; name the real file instead`,
      );
    }
    if (!statSync(real).isFile()) return;
    const pointer = await readPointer(real);
    if (pointer !== null) throw new InputError(subject, `${written} ${describePointer(pointer)}`);
  }
}
