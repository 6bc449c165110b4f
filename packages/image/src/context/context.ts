import { constants } from 'node:fs';
import { chmod, copyFile, lutimes, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestFile } from '@slipway/core';

/** A file of a build context: from the disk, or made. */
export type ContextFile = {
  /** Path in the context, forward slashes. */
  readonly path: string;
  /** Permissions; default: everyone may read (0644). */
  readonly mode?: number;
} & ({ readonly source: string } | { readonly content: string | Uint8Array });

/** A file that was written, for evidence. */
export interface WrittenFile {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Octal. */
  readonly mode: string;
}

const READABLE = 0o644;
const FOLDER = 0o755;

function checkPath(name: string): void {
  const parts = name.split('/');
  const isFine = name !== '' && parts.every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isFine || name.includes('\0'))
    throw new Error(`"${name}" cannot be a file of a build context`);
}

async function writeOne(folder: string, file: ContextFile): Promise<WrittenFile> {
  checkPath(file.path);
  const target = path.join(folder, file.path);
  await mkdir(path.dirname(target), { recursive: true });
  if ('source' in file) await copyFile(file.source, target, constants.COPYFILE_FICLONE);
  else await writeFile(target, file.content);
  const mode = file.mode ?? READABLE;
  await chmod(target, mode);
  const { size } = await stat(target);
  return {
    path: file.path,
    sha256: await digestFile(target),
    sizeBytes: size,
    mode: mode.toString(8).padStart(4, '0'),
  };
}

/** Sets the time of everything in a folder, and the permissions of folders. */
async function settle(folder: string, epoch: number): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) await settle(full, epoch);
    else await lutimes(full, epoch, epoch);
  }
  await chmod(folder, FOLDER);
  await lutimes(folder, epoch, epoch);
}

/**
 * Writes a build context that is the same wherever it is made: files have the permissions that are
 * asked for and the time `epoch`, whatever the user's files have; those are not touched.
 *
 * @param epoch seconds since 1970
 * @returns the files, sorted by path
 */
export async function writeContext(
  folder: string,
  files: readonly ContextFile[],
  epoch: number,
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const file of files) written.push(await writeOne(folder, file));
  await settle(folder, epoch);
  return written.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files as `sha256sum` prints and checks them. */
export function manifestText(files: readonly WrittenFile[]): string {
  return files.map(({ path: name, sha256 }) => `${sha256}  ${name}\n`).join('');
}
