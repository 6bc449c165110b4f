import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@slipway/core';
import type { ContextFile } from './context.ts';

const ENTRY = 'cli.js';
const SHARED = 'slipway.js';

/** How the names of other templates’ files start. */
const FOREIGN = 'fastapi-';

function isBundle(folder: string): boolean {
  return existsSync(path.join(folder, ENTRY)) && existsSync(path.join(folder, SHARED));
}

/** The folder of the built bundle: this file's own, or `dist` of the checkout that it is in. */
export function findBundle(start = path.dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    for (const candidate of [folder, path.join(folder, 'dist')]) {
      if (isBundle(candidate)) return candidate;
    }
    if (folder === path.dirname(folder)) break;
  }
  throw new InputError('image', 'the built command line is missing; run `npm run build` first');
}

/**
 * The files of the bundle that a server needs.
 *
 * @param withWasm whether ONNX Runtime's WebAssembly build is one of them
 */
export function bundleFiles(
  target: string,
  withWasm: boolean,
  folder = findBundle(),
): ContextFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .filter((name) => !name.startsWith(FOREIGN))
    .filter((name) => withWasm || !name.startsWith('ort-wasm'))
    .sort()
    .map((name) => ({ path: `${target}/${name}`, source: path.join(folder, name) }));
}
