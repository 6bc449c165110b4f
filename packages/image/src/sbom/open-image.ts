import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { unpackTar } from 'modern-tar/fs';
import { z } from 'zod';
import type { ImageConfiguration } from '../archive/archive.ts';
import { readArchive } from '../archive/archive.ts';
import { sha256Of } from '../push/registry-client.ts';

/** A layer of an image, whichever way the image is kept. */
export interface Layer {
  readonly diffId: string;
  /** Its tar archive, uncompressed. */
  readonly open: () => Promise<Readable>;
}

/** An image whose layers can be read. */
export interface OpenImage {
  /** `sha256:…` of its configuration. */
  readonly imageId: string;
  readonly configuration: ImageConfiguration;
  /** From the base up. */
  readonly layers: readonly Layer[];
}

const manifestSchema = z.object({
  config: z.object({ digest: z.string() }),
  layers: z.array(z.object({ digest: z.string() })),
});
const indexSchema = z.object({
  manifests: z.array(z.object({ digest: z.string(), platform: z.unknown().optional() })).min(1),
});
const configurationSchema = z.looseObject({
  architecture: z.string(),
  os: z.string(),
  rootfs: z.looseObject({ diff_ids: z.array(z.string()) }),
});

const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** A file's content, uncompressed: gzip and zstd are told by their first bytes. */
async function uncompressed(file: string): Promise<Readable> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0).finally(() => handle.close());
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  const through = buffer.subarray(0, 2).equals(GZIP)
    ? createGunzip()
    : buffer.equals(ZSTD)
      ? createZstdDecompress()
      : null;
  if (through === null) return bytes;
  bytes.on('error', (error) => through.destroy(error));
  return bytes.pipe(through);
}

function blobOf(folder: string, digest: string): string {
  const match = /^(sha256|sha512):([0-9a-f]{64,128})$/.exec(digest);
  if (match === null) throw new Error(`${JSON.stringify(digest)} is not a digest`);
  return path.join(folder, 'blobs', match[1] ?? '', match[2] ?? '');
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')) as unknown;
}

/**
 * Opens a folder in OCI layout (https://github.com/opencontainers/image-spec/blob/main/image-layout.md);
 * of an index the first image that is not an attestation.
 */
export async function openLayout(folder: string): Promise<OpenImage> {
  let json = await readJson(path.join(folder, 'index.json'));
  for (let depth = 0; depth < 4; depth++) {
    const manifest = manifestSchema.safeParse(json);
    if (manifest.success) return ofManifest(folder, manifest.data);
    const { manifests } = indexSchema.parse(json);
    const isImage = ({ platform }: { platform?: unknown }): boolean =>
      !JSON.stringify(platform ?? null).includes('"unknown"');
    const chosen = manifests.find(isImage) ?? manifests[0];
    json = await readJson(blobOf(folder, chosen?.digest ?? ''));
  }
  throw new Error('the index of the image is nested too deeply');
}

async function ofManifest(
  folder: string,
  manifest: z.infer<typeof manifestSchema>,
): Promise<OpenImage> {
  const bytes = await readFile(blobOf(folder, manifest.config.digest));
  const configuration = configurationSchema.parse(JSON.parse(bytes.toString('utf8')));
  const diffIds = configuration.rootfs.diff_ids;
  return {
    imageId: sha256Of(bytes),
    configuration,
    layers: manifest.layers.map(({ digest }, i) => ({
      diffId: diffIds[i] ?? '',
      open: async () => uncompressed(blobOf(folder, digest)),
    })),
  };
}

/**
 * Opens what `docker save` wrote, or a tar of an OCI layout.
 *
 * @param scratch an empty folder that it is unpacked into
 */
export async function openArchive(file: string, scratch: string): Promise<OpenImage> {
  const unpack = unpackTar(scratch, { filter: ({ type }) => type === 'file', strict: true });
  await pipeline(await uncompressed(file), unpack);
  const isDocker = await readFile(path.join(scratch, 'manifest.json')).then(
    () => true,
    () => false,
  );
  if (!isDocker) return openLayout(scratch);
  const archive = await readArchive(scratch);
  return {
    imageId: sha256Of(archive.configurationBytes),
    configuration: archive.configuration,
    layers: archive.layers.map((layer) => ({
      diffId: layer.diffId,
      open: async () => uncompressed(layer.file),
    })),
  };
}
