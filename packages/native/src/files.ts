import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { InputError } from '@slipway/core';
import { onnxRuntime } from './library.ts';
import type { LibraryPackage } from './library.ts';
import { locateLibrary } from './obtain.ts';
import type { NativeOptions } from './settings.ts';
import { resolveSettings } from './settings.ts';
import { isKept } from './tarball.ts';

/** A file of a library, and where it belongs below node_modules. */
export interface LibraryFile {
  /** `onnxruntime-node/package.json` */
  readonly path: string;
  /** Absolute path of the file here. */
  readonly file: string;
}

/** The folder of a package as Node finds it from a place; exports may hide its package.json. */
function packageFolder(name: string, from: string | URL): string {
  const folders = createRequire(from).resolve.paths(name) ?? [];
  const found = folders
    .map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')));
  if (found === undefined) throw new InputError('runtime', `${name} cannot be found`);
  return found;
}

async function filesOf(entry: LibraryPackage, folder: string): Promise<LibraryFile[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => path.relative(folder, path.join(file.parentPath, file.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !name.startsWith('node_modules/') && isKept(name, entry.keep))
    .map((name) => ({ path: `${entry.name}/${name}`, file: path.join(folder, name) }));
}

/**
 * The files of ONNX Runtime's native build for one platform, for copying them elsewhere: from
 * node_modules, else from the tool-cache, else fetched with npm.
 *
 * @throws InputError (`runtime: …`) when there is no build for it, or it cannot be had.
 */
export async function onnxRuntimeFiles(options: NativeOptions): Promise<LibraryFile[]> {
  const settings = resolveSettings(options);
  const library = onnxRuntime(settings.platform, settings.pins);
  const place = await locateLibrary(library, settings);
  const files: LibraryFile[] = [];
  let from: string | URL = place;
  for (const entry of library.packages) {
    const folder = packageFolder(entry.name, from);
    files.push(...(await filesOf(entry, folder)));
    from = path.join(folder, 'package.json');
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
