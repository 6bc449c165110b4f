import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

const historySchema = z.looseObject({
  created: z.string().optional(),
  created_by: z.string().optional(),
  empty_layer: z.boolean().optional(),
});

/**
 * The parts of an image's configuration that are read here; what else it has is kept.
 * https://github.com/opencontainers/image-spec/blob/main/config.md
 */
const configurationSchema = z.looseObject({
  architecture: z.string(),
  variant: z.string().optional(),
  os: z.string(),
  created: z.string().nullish(),
  config: z
    .looseObject({
      User: z.string().nullish(),
      Env: z.array(z.string()).nullish(),
      Cmd: z.array(z.string()).nullish(),
      Entrypoint: z.array(z.string()).nullish(),
      Labels: z.record(z.string(), z.string()).nullish(),
    })
    .nullish(),
  rootfs: z.looseObject({ diff_ids: z.array(z.string()) }),
  history: z.array(historySchema).nullish(),
});

export type ImageConfiguration = z.infer<typeof configurationSchema>;

const manifestSchema = z.tuple([z.object({ Config: z.string(), Layers: z.array(z.string()) })]);

/** A layer of a saved image. */
export interface ArchiveLayer {
  readonly diffId: string;
  /** The tar archive, gzipped where `isCompressed`. */
  readonly file: string;
  readonly isCompressed: boolean;
  /** Size of the file. */
  readonly sizeBytes: number;
  readonly createdBy: string | null;
}

/** An image as `docker save` writes it, unpacked into a folder. */
export interface ImageArchive {
  readonly folder: string;
  readonly configuration: ImageConfiguration;
  /** The configuration's bytes: their sha256 is the image's id. */
  readonly configurationBytes: Buffer;
  readonly layers: readonly ArchiveLayer[];
}

const GZIP = Buffer.from([0x1f, 0x8b]);

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.equals(GZIP);
  } finally {
    await handle.close();
  }
}

/** The instructions that made layers, in the order of the layers. */
function instructions({ history }: ImageConfiguration): (string | null)[] {
  return (history ?? [])
    .filter((entry) => entry.empty_layer !== true)
    .map((entry) => entry.created_by ?? null);
}

/**
 * Reads what `docker save` (or `podman save --format docker-archive`) wrote, once it is unpacked.
 *
 * @throws Error when it is not the archive of one image
 */
export async function readArchive(folder: string): Promise<ImageArchive> {
  const manifestText = await readFile(path.join(folder, 'manifest.json'), 'utf8');
  const [manifest] = manifestSchema.parse(JSON.parse(manifestText));
  const configurationBytes = await readFile(path.join(folder, manifest.Config));
  const configuration = configurationSchema.parse(JSON.parse(configurationBytes.toString('utf8')));
  const createdBy = instructions(configuration);
  const diffIds = configuration.rootfs.diff_ids;
  const layers = await Promise.all(
    manifest.Layers.map(async (name, index): Promise<ArchiveLayer> => {
      const file = path.join(folder, name);
      return {
        diffId: diffIds[index] ?? '',
        file,
        isCompressed: await isGzip(file),
        sizeBytes: (await stat(file)).size,
        createdBy: createdBy.length === diffIds.length ? (createdBy[index] ?? null) : null,
      };
    }),
  );
  return { folder, configuration, configurationBytes, layers };
}

/** The layer's tar archive. */
export function readLayer({ file, isCompressed }: ArchiveLayer): Readable {
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  return isCompressed ? bytes.pipe(createGunzip()) : bytes;
}
