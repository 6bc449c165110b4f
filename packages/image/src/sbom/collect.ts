import { Readable } from 'node:stream';
import { createTarDecoder } from 'modern-tar';
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

async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads one layer over those below it. */
async function readLayer(files: Map<string, CollectedFile>, layer: Layer): Promise<void> {
  const own = new Map<string, CollectedFile>();
  const entries = Readable.toWeb(await layer.open()).pipeThrough(
    createTarDecoder({ strict: true }),
  ) as ReadableStream<{
    header: { name: string; type?: string; size: number };
    body: ReadableStream<Uint8Array>;
  }>;
  for await (const { header, body } of entries) {
    const path = plainPath(header.name);
    const isFile = header.type === 'file' || header.type === undefined;
    const isRemoval = applyWhiteout(files, path);
    if (isRemoval || !isFile || header.size > LARGEST || !WANTED.some((name) => name.test(path))) {
      await body.cancel();
      if (!isRemoval && header.type !== 'directory') files.delete(path);
      continue;
    }
    own.set(path, { text: await textOf(body), layer: layer.diffId });
  }
  // What a layer deletes is of the layers below it, never its own.
  for (const [path, file] of own) files.set(path, file);
}

/** The files of an image that say what is installed in it, as the uppermost layer has them. */
export async function collectFiles(
  layers: readonly Layer[],
): Promise<ReadonlyMap<string, CollectedFile>> {
  const files = new Map<string, CollectedFile>();
  for (const layer of layers) await readLayer(files, layer);
  return files;
}
