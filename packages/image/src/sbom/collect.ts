import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { unpackTar } from 'modern-tar/fs';
import type { Layer } from './open-image.ts';

/** A file of an image that says what is installed, and the layer it is in. */
export interface CollectedFile {
  readonly text: string;
  readonly layer: string;
}

/** Larger files are not package metadata. */
const LARGEST = 64 << 20;
const WANTED = [
  /^(?:usr\/lib|etc)\/os-release$/,
  /^var\/lib\/dpkg\/status$/,
  /^var\/lib\/dpkg\/status\.d\/[^/]+$/,
  /^(?:usr\/)?lib\/apk\/db\/installed$/,
  /\.dist-info\/METADATA$/,
  /\.egg-info(?:\/PKG-INFO)?$/,
  /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@]+\/package\.json$/,
];
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

function plainPath(name: string): string {
  return name.replace(/^(?:\.?\/)+/, '').replace(/\/$/, '');
}

/** Removes a file, or everything below a folder. */
function remove(files: Map<string, CollectedFile>, name: string): void {
  files.delete(name);
  for (const path of files.keys()) if (path.startsWith(`${name}/`)) files.delete(path);
}

/** What a layer deletes of those below it (https://github.com/opencontainers/image-spec, layer.md). */
function applyWhiteout(files: Map<string, CollectedFile>, path: string): boolean {
  const slash = path.lastIndexOf('/');
  const [folder, base] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
  if (!base.startsWith(WHITEOUT)) return false;
  if (base === OPAQUE) {
    for (const name of files.keys()) {
      if (folder === '' || name.startsWith(`${folder}/`)) files.delete(name);
    }
    return true;
  }
  remove(files, [folder, base.slice(WHITEOUT.length)].filter(Boolean).join('/'));
  return true;
}

/** Reads one layer over those below it. */
async function readLayer(
  files: Map<string, CollectedFile>,
  layer: Layer,
  scratch: string,
): Promise<void> {
  const own = new Map<string, string>();
  let count = 0;
  const unpack = unpackTar(scratch, {
    filter: ({ name, type, size }) => {
      const path = plainPath(name);
      if (applyWhiteout(files, path)) return false;
      if (type === 'file' && size <= LARGEST && WANTED.some((wanted) => wanted.test(path))) {
        return true;
      }
      // A link or a large file in its place hides the one below.
      if (type !== 'directory') files.delete(path);
      return false;
    },
    // Names from the image never become names of files here.
    map: (header) => {
      count += 1;
      own.set(plainPath(header.name), `${count}`);
      return { ...header, name: `${count}`, mode: 0o600 };
    },
  });
  await pipeline(await layer.open(), unpack);
  // What a layer deletes is of the layers below it, never its own.
  for (const [path, name] of own) {
    const text = await readFile(join(scratch, name), 'utf8');
    files.set(path, { text, layer: layer.diffId });
  }
}

/**
 * The files of an image that say what is installed in it, as the uppermost layer has them.
 *
 * @param scratch an empty folder that they are unpacked into
 */
export async function collectFiles(
  layers: readonly Layer[],
  scratch: string,
): Promise<ReadonlyMap<string, CollectedFile>> {
  const files = new Map<string, CollectedFile>();
  for (const [i, layer] of layers.entries()) await readLayer(files, layer, join(scratch, `${i}`));
  return files;
}
