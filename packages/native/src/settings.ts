import os from 'node:os';
import path from 'node:path';
import type { Logger } from '@slipway/core';
import { InputError } from '@slipway/core';
import type { Pins } from './library.ts';
import { PINS } from './pins.ts';
import type { Platform } from './platform.ts';
import { currentPlatform } from './platform.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a caller may say about the look-up; everything but the logger has a default. */
export interface NativeOptions {
  readonly logger: Logger;
  /**
   * The folder that keeps what was fetched, in the layout of the runner's tool-cache. Default:
   * RUNNER_TOOL_CACHE, and a folder of the user's cache where that is not set or not writable.
   */
  readonly toolCache?: string;
  /** The folder for downloads. Default: RUNNER_TEMP, else the system's. */
  readonly temporary?: string;
  /** Variables for the defaults above and for npm. Default: those of this process. */
  readonly environment?: Environment;
  /** Where the search for node_modules starts (a file or its URL); null: do not search. */
  readonly from?: string | URL | null;
  readonly platform?: Platform;
  readonly pins?: Pins;
}

/** The options with every default filled in. */
export interface Settings {
  readonly logger: Logger;
  /** Searched in this order; the first writable one receives what is fetched. */
  readonly toolCaches: readonly string[];
  readonly temporary: string;
  readonly environment: Environment;
  readonly from: string | URL | null;
  readonly platform: Platform;
  readonly pins: Pins;
}

/**
 * The operating system's place for what can be made again: XDG_CACHE_HOME or `~/.cache`,
 * `~/Library/Caches`, `%LOCALAPPDATA%`. A folder that other users can write is never taken:
 * native code is loaded from it.
 */
function userCache(environment: Environment, system: string): string | null {
  const home = environment.HOME || environment.USERPROFILE;
  const standard: Record<string, string | undefined> = {
    win32: environment.LOCALAPPDATA,
    darwin: home && path.join(home, 'Library', 'Caches'),
  };
  const cache =
    standard[system] || environment.XDG_CACHE_HOME || (home && path.join(home, '.cache'));
  return cache ? path.join(cache, 'slipway', 'tools') : null;
}

function toolCaches(options: NativeOptions, environment: Environment, system: string): string[] {
  if (options.toolCache !== undefined) return [path.resolve(options.toolCache)];
  const candidates = [environment.RUNNER_TOOL_CACHE, userCache(environment, system)];
  const folders = candidates
    .filter((folder) => folder !== undefined && folder !== null)
    .filter((folder) => path.isAbsolute(folder));
  if (folders.length > 0) return folders;
  throw new InputError(
    'runtime',
    'there is no folder to keep DuckDB and ONNX Runtime in (neither RUNNER_TOOL_CACHE nor HOME is ' +
      'set); set RUNNER_TOOL_CACHE to an absolute path that can be written',
  );
}

/**
 * Fills in the defaults. This is the only place that reads the process's environment.
 *
 * @throws InputError when there is no folder to keep libraries in.
 */
export function resolveSettings(options: NativeOptions): Settings {
  const environment = options.environment ?? process.env;
  const platform = options.platform ?? currentPlatform();
  return {
    logger: options.logger,
    toolCaches: toolCaches(options, environment, platform.os),
    temporary: options.temporary ?? (environment.RUNNER_TEMP || os.tmpdir()),
    environment,
    from: options.from === undefined ? import.meta.url : options.from,
    platform,
    pins: options.pins ?? PINS,
  };
}
