import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { messageOf } from '@slipway/core';
import type { NativeLibrary } from './library.ts';
import type { Settings } from './settings.ts';

/** The version that a package.json states, or null. */
function versionOf(packageJson: string): string | null {
  const content: unknown = JSON.parse(readFileSync(packageJson, 'utf8'));
  const isObject = typeof content === 'object' && content !== null;
  return isObject && 'version' in content && typeof content.version === 'string'
    ? content.version
    : null;
}

/** Why the library in node_modules cannot be used, or null when it can. */
function obstacle(library: NativeLibrary, from: string | URL): string | null {
  let start: string | URL = from;
  for (const name of library.binding.chain) {
    const packageJson: string = createRequire(start).resolve(`${name}/package.json`);
    const wanted = library.packages.find((entry) => entry.name === name)?.version;
    const found = versionOf(packageJson);
    if (found !== wanted) return `${name} is ${found ?? 'of no version'}, not ${wanted ?? 'known'}`;
    start = packageJson;
  }
  const binding = path.join(path.dirname(String(start)), library.binding.file);
  return existsSync(binding) ? null : `${binding} is missing`;
}

/**
 * The place in node_modules to load the library from: there in the pinned version and with the
 * binding for this platform. Otherwise null (another version would give other numbers).
 */
export function findInstalled(library: NativeLibrary, settings: Settings): string | URL | null {
  if (settings.from === null) return null;
  let reason: string | null;
  try {
    reason = obstacle(library, settings.from);
  } catch (error) {
    reason = messageOf(error).split('\n')[0] ?? '';
  }
  if (reason === null) return settings.from;
  settings.logger.debug(`${library.title} is not taken from node_modules: ${reason}`);
  return null;
}
