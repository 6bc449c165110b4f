import { existsSync } from 'node:fs';
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestFile, stringifyJson } from '@slipway/core';
import { z } from 'zod';
import type { NativeLibrary } from './library.ts';

const MANIFEST = 'slipway-manifest.json';

const fileSchema = z.strictObject({
  size: z.number(),
  sha256: z.string(),
  /** Time of the last change of content or attributes (ctime), nanoseconds. */
  changed: z.string(),
});

const manifestSchema = z.strictObject({
  /** The packages that were unpacked: `name@version integrity`. */
  packages: z.array(z.string()),
  /** Every file, by its path relative to the folder, with forward slashes. */
  files: z.record(z.string(), fileSchema),
});

type FileRecord = z.infer<typeof fileSchema>;

function packageLines(library: NativeLibrary): string[] {
  return library.packages.map(({ name, version, integrity }) => `${name}@${version} ${integrity}`);
}

/** Puts a file's content on the disk, and describes it. */
async function record(file: string): Promise<FileRecord> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  const { size, ctimeNs } = await stat(file, { bigint: true });
  return { size: Number(size), sha256: await digestFile(file), changed: String(ctimeNs) };
}

/** Writes the manifest of a folder that is complete. */
export async function writeManifest(folder: string, library: NativeLibrary): Promise<void> {
  const files: Record<string, FileRecord> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files[path.relative(folder, file).split(path.sep).join('/')] = await record(file);
  }
  const text = stringifyJson({ packages: packageLines(library), files });
  await writeFile(path.join(folder, MANIFEST), text, { flush: true });
}

async function isUnchanged(file: string, recorded: FileRecord): Promise<boolean> {
  const { size, ctimeNs } = await stat(file, { bigint: true });
  if (Number(size) !== recorded.size) return false;
  return String(ctimeNs) === recorded.changed || (await digestFile(file)) === recorded.sha256;
}

/** A folder of the tool-cache: usable, not usable, or not there. */
export type Condition = 'intact' | 'damaged' | 'absent';

/**
 * Whether a folder holds what was unpacked into it: the manifest names exactly the pinned packages
 * with their hashes, and every file of it is there in its size and unwritten since its sha256 was
 * taken (same ctime; else the sha256 is computed again). It detects torn, truncated and altered
 * copies. It cannot detect someone who rewrites the manifest as well: whoever may write the
 * tool-cache may run code as this user anyway.
 */
export async function inspect(folder: string, library: NativeLibrary): Promise<Condition> {
  if (!existsSync(folder)) return 'absent';
  try {
    const text = await readFile(path.join(folder, MANIFEST), 'utf8');
    const manifest = manifestSchema.parse(JSON.parse(text));
    if (manifest.packages.join('\n') !== packageLines(library).join('\n')) return 'damaged';
    for (const [name, recorded] of Object.entries(manifest.files)) {
      if (!(await isUnchanged(path.join(folder, name), recorded))) return 'damaged';
    }
    return 'intact';
  } catch {
    return 'damaged';
  }
}
