import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, messageOf } from '@slipway/core';
import type { NativeLibrary } from './library.ts';
import { inspect } from './manifest.ts';

// The layout is that of @actions/tool-cache (<tool>/<version>/<arch> and <arch>.complete beside
// it), so `find` of that package sees what lies here. Its `cacheDir` is not used: it empties the
// folder and copies into it, so that two processes tear each other's copy, and it writes workflow
// commands to stdout, which belongs to the command line's results.

const UNFINISHED = /^\.(?:stage|discarded)-/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether something thrown by Node's file functions has one of these codes. */
function hasCode(error: unknown, codes: readonly string[]): boolean {
  const isObject = typeof error === 'object' && error !== null;
  return isObject && 'code' in error && codes.includes(String(error.code));
}

/** The library's place in a tool-cache. */
export function cachedFolder(toolCache: string, library: NativeLibrary): string {
  return path.join(toolCache, library.tool, library.version, library.platform);
}

/** The first of the tool-caches that can be written. */
export async function writableToolCache(toolCaches: readonly string[]): Promise<string> {
  const reasons: string[] = [];
  for (const folder of toolCaches) {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      return folder;
    } catch (error) {
      reasons.push(messageOf(error));
    }
  }
  throw new InputError(
    'runtime',
    `no folder can be written to keep DuckDB and ONNX Runtime in (${reasons.join('; ')}); ` +
      'set RUNNER_TOOL_CACHE to one that can',
  );
}

/** Removes what killed processes left half-done beside the library's folder more than a day ago. */
async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const leftover = path.join(parent, name);
    if (!UNFINISHED.test(name)) continue;
    const found = await stat(leftover).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > DAY_MS) {
      await rm(leftover, { recursive: true, force: true });
    }
  }
}

/** A new folder on the same file system as the library's folder, to be filled and published. */
export async function makeStage(folder: string): Promise<string> {
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  await sweep(parent);
  return mkdtemp(path.join(parent, '.stage-'));
}

/**
 * Takes a damaged copy out of the way. Only for a folder that was seen to be damaged: an absent one
 * may be published by another process at any time.
 */
export async function discard(folder: string): Promise<void> {
  const aside = await mkdtemp(path.join(path.dirname(folder), '.discarded-'));
  try {
    await rename(folder, path.join(aside, path.basename(folder)));
  } catch (error) {
    if (!hasCode(error, ['ENOENT'])) throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/**
 * Makes a filled stage the library's folder in one step (rename), so that no other process ever
 * sees half of it. When another process was faster, its copy is used and the stage is removed.
 */
export async function publish(
  stage: string,
  folder: string,
  library: NativeLibrary,
): Promise<void> {
  try {
    await rename(stage, folder);
  } catch (error) {
    const taken = hasCode(error, ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES']);
    if (!taken || (await inspect(folder, library)) !== 'intact') throw error;
    await rm(stage, { recursive: true, force: true });
  }
  await writeFile(`${folder}.complete`, '');
}
