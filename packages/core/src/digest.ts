import { createHash } from 'node:crypto';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from './errors.ts';

const BLOCK = 1 << 20;

/** sha256 of a file's bytes, in lower-case hex; one block of it is in memory at a time. */
export async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    for (;;) {
      const { bytesRead } = await handle.read(block, 0, block.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(block.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** A file of a manifest: its path relative to the folder, with forward slashes, and its sha256. */
export interface ManifestEntry {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Digest of several files as one: sha256 of the lines `<sha256>  <path>\n`, sorted by the paths'
 * UTF-8 bytes (the format that `sha256sum` prints and checks).
 */
export function digestManifest(entries: readonly ManifestEntry[]): string {
  const sorted = [...entries].sort((a, b) =>
    Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)),
  );
  const hash = createHash('sha256');
  for (const entry of sorted) hash.update(`${entry.sha256}  ${entry.path}\n`);
  return hash.digest('hex');
}

async function listFiles(folder: string, root: string, subject: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) {
      const target = await realpath(full).catch(() => null);
      if (target === null || !`${target}${path.sep}`.startsWith(`${root}${path.sep}`)) {
        throw new InputError(subject, `${full} is a symbolic link that leaves the folder`);
      }
    }
    if (entry.isDirectory()) files.push(...(await listFiles(full, root, subject)));
    else if (entry.isFile() || entry.isSymbolicLink()) files.push(full);
  }
  return files;
}

/** A file below a folder, with what identifies it. */
export interface FolderFile extends ManifestEntry {
  /** Absolute path. */
  readonly file: string;
  readonly sizeBytes: number;
}

/**
 * Every file of a folder at any depth, each read once.
 *
 * @throws InputError for a symbolic link that leaves the folder.
 */
export async function manifestOfFolder(folder: string, subject = 'model'): Promise<FolderFile[]> {
  const root = await realpath(folder);
  const entries: FolderFile[] = [];
  for (const file of await listFiles(root, root, subject)) {
    const relative = path.relative(root, file).split(path.sep).join('/');
    const { size: sizeBytes } = await stat(file);
    entries.push({ path: relative, file, sizeBytes, sha256: await digestFile(file) });
  }
  return entries;
}

/**
 * Digest of a folder: of its sorted manifest, every file of it at any depth.
 *
 * @throws InputError for a symbolic link that leaves the folder.
 */
export async function digestFolder(folder: string, subject = 'model'): Promise<string> {
  return digestManifest(await manifestOfFolder(folder, subject));
}
