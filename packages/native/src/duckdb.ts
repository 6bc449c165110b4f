import type * as NodeApi from '@duckdb/node-api';
import { duckDb } from './library.ts';
import { loadLibrary } from './obtain.ts';
import type { NativeOptions } from './settings.ts';
import { resolveSettings } from './settings.ts';

/** DuckDB's Node client, the module `@duckdb/node-api`. */
export type DuckDb = typeof NodeApi;

/**
 * Loads DuckDB: from node_modules, else from the tool-cache, else fetched with npm.
 *
 * @throws InputError (`runtime: …`) when it cannot be had; there is no substitute for it.
 */
export async function loadDuckDb(options: NativeOptions): Promise<DuckDb> {
  const settings = resolveSettings(options);
  const library = duckDb(settings.platform, settings.pins);
  return (await loadLibrary(library, settings)) as DuckDb;
}
