import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { InputError, messageOf, UserError } from '@slipway/core';
import { findInstalled } from './installed.ts';
import type { NativeLibrary } from './library.ts';
import { inspect, writeManifest } from './manifest.ts';
import { fetchTarballs } from './npm.ts';
import type { Settings } from './settings.ts';
import { checkIntegrity, unpackPackage } from './tarball.ts';
import { cachedFolder, discard, makeStage, publish, writableToolCache } from './tool-cache.ts';

/** Fetches the packages into `downloads` and checks their hashes; the tarballs' paths. */
async function download(
  downloads: string,
  library: NativeLibrary,
  settings: Settings,
): Promise<string[]> {
  // With its own package.json the folder is npm's project: no .npmrc of a checkout applies.
  await writeFile(path.join(downloads, 'package.json'), '{}');
  const tarballs = await fetchTarballs(library, downloads, settings);
  for (const [index, entry] of library.packages.entries()) {
    await checkIntegrity(tarballs[index] ?? '', entry);
  }
  return tarballs;
}

/** Unpacks checked tarballs as a node_modules tree and publishes it as `folder`. */
async function unpack(tarballs: string[], folder: string, library: NativeLibrary): Promise<void> {
  const stage = await makeStage(folder);
  try {
    for (const [index, entry] of library.packages.entries()) {
      const target = path.join(stage, 'node_modules', entry.name);
      await unpackPackage(tarballs[index] ?? '', target, entry.keep);
    }
    await writeManifest(stage, library);
    await publish(stage, folder, library);
  } catch (error) {
    await rm(stage, { recursive: true, force: true });
    throw error;
  }
}

async function install(folder: string, library: NativeLibrary, settings: Settings): Promise<void> {
  const { temporary, logger } = settings;
  let downloads: string | null = null;
  try {
    await mkdir(temporary, { recursive: true });
    downloads = await mkdtemp(path.join(temporary, 'slipway-npm-'));
    if ((await inspect(folder, library)) === 'damaged') {
      logger.info(`The cached copy in ${folder} is damaged and is replaced`);
      await discard(folder);
    }
    await unpack(await download(downloads, library, settings), folder, library);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new InputError(
      'runtime',
      `${library.title} could not be put into ${folder}: ${messageOf(error)}; it needs space and ` +
        `the right to write there and in ${temporary} (RUNNER_TOOL_CACHE, RUNNER_TEMP)`,
      { cause: error },
    );
  } finally {
    if (downloads !== null) await rm(downloads, { recursive: true, force: true });
  }
}

async function locate(library: NativeLibrary, settings: Settings): Promise<string | URL> {
  const installed = findInstalled(library, settings);
  if (installed !== null) return installed;
  for (const toolCache of settings.toolCaches) {
    const folder = cachedFolder(toolCache, library);
    if ((await inspect(folder, library)) === 'intact') return path.join(folder, 'index.js');
  }
  const folder = cachedFolder(await writableToolCache(settings.toolCaches), library);
  settings.logger.info(`Fetching ${library.title} for ${library.platform} with npm into ${folder}`);
  await install(folder, library, settings);
  return path.join(folder, 'index.js');
}

/** What was looked up before in this process; a failed fetch is not tried again either. */
const located = new Map<string, Promise<string | URL>>();

/**
 * Where a native library is: a place from which Node finds it. It is looked for once a process.
 *
 * @throws InputError when it cannot be had
 */
export async function locateLibrary(
  library: NativeLibrary,
  settings: Settings,
): Promise<string | URL> {
  const { tool, platform } = library;
  const key = JSON.stringify([tool, platform, settings.toolCaches, String(settings.from)]);
  const pending = located.get(key) ?? locate(library, settings);
  located.set(key, pending);
  return pending;
}

/**
 * Loads a native library: from node_modules, else from the tool-cache, else fetched into it.
 *
 * @throws InputError when it cannot be had or does not load on this machine.
 */
export async function loadLibrary(library: NativeLibrary, settings: Settings): Promise<unknown> {
  const place = await locateLibrary(library, settings);
  settings.logger.debug(`${library.title} is loaded from ${String(place)}`);
  try {
    return createRequire(place)(library.entry) as unknown;
  } catch (error) {
    throw new InputError(
      'runtime',
      `${library.title} (${library.platform}) does not load on this machine: ${messageOf(error)}`,
      { cause: error },
    );
  }
}
