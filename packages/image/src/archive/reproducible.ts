import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { packTar } from 'modern-tar/fs';
import type { ArchiveLayer, ImageArchive, ImageConfiguration } from './archive.ts';
import { readLayer } from './archive.ts';
import { TarTimes } from './tar-times.ts';

class Sha256 extends Transform {
  readonly #hash = createHash('sha256');
  get digest(): string {
    return `sha256:${this.#hash.digest('hex')}`;
  }
  override _transform(chunk: Buffer, _: BufferEncoding, callback: () => void): void {
    this.#hash.update(chunk);
    this.push(chunk);
    callback();
  }
}

async function rewriteLayer(
  layer: ArchiveLayer,
  epoch: number,
): Promise<{ layer: ArchiveLayer; changed: boolean }> {
  const file = `${layer.file}.reproducible`;
  const times = new TarTimes(epoch);
  const hash = new Sha256();
  await pipeline(readLayer(layer), times, hash, createWriteStream(file));
  if (times.changed === 0) return { layer, changed: false };
  return { layer: { ...layer, file, isCompressed: false, diffId: hash.digest }, changed: true };
}

/** Keys that docker's old builder writes and that differ from build to build. */
const MADE_UP = ['container', 'container_config', 'docker_version', 'id', 'parent'];
const MADE_UP_CONFIG = ['Hostname', 'Image'];

function without<T extends object>(object: T, keys: readonly string[]): T {
  const entries = Object.entries(object).filter(([key]) => !keys.includes(key));
  return Object.fromEntries(entries) as T;
}

function rewriteConfiguration(
  configuration: ImageConfiguration,
  layers: readonly ArchiveLayer[],
  epoch: number,
  baseLayers: number,
): ImageConfiguration {
  const created = new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
  let seen = 0;
  const history = (configuration.history ?? []).map((entry) => {
    const isBase = seen < baseLayers;
    if (entry.empty_layer !== true) seen += 1;
    // podman's comment names the intermediate image, which is another one each time.
    return isBase ? entry : { ...without(entry, ['comment']), created };
  });
  return {
    ...without(configuration, MADE_UP),
    created,
    ...(configuration.config ? { config: without(configuration.config, MADE_UP_CONFIG) } : {}),
    history,
    rootfs: { ...configuration.rootfs, diff_ids: layers.map(({ diffId }) => diffId) },
  };
}

/**
 * The same image without the time of its making: files of the added layers and the history are at
 * most as young as `epoch`, and nothing is left of the container that built it. Building the same
 * files again gives the same image. Builders that keep to SOURCE_DATE_EPOCH give it at once; what
 * they wrote comes back as it is.
 *
 * @param epoch seconds since 1970
 * @param baseLayers number of layers that are the base image's: they stay as they are
 */
export async function makeReproducible(
  archive: ImageArchive,
  epoch: number,
  baseLayers: number,
): Promise<{ archive: ImageArchive; changed: boolean }> {
  const layers: ArchiveLayer[] = [];
  let changed = false;
  for (const [index, layer] of archive.layers.entries()) {
    const rewritten =
      index < baseLayers ? { layer, changed: false } : await rewriteLayer(layer, epoch);
    layers.push(rewritten.layer);
    changed ||= rewritten.changed;
  }
  const after = rewriteConfiguration(archive.configuration, layers, epoch, baseLayers);
  changed ||= !isDeepStrictEqual(after, archive.configuration);
  if (!changed) return { archive, changed };
  const configurationBytes = Buffer.from(JSON.stringify(after));
  await writeFile(path.join(archive.folder, 'reproducible.json'), configurationBytes);
  return { archive: { ...archive, layers, configuration: after, configurationBytes }, changed };
}

/** `sha256:…` of the configuration. */
export function imageId({ configurationBytes }: ImageArchive): string {
  return `sha256:${createHash('sha256').update(configurationBytes).digest('hex')}`;
}

/** The image as a tar archive that `docker load` reads. */
export function packArchive(archive: ImageArchive): Readable {
  const id = imageId(archive).slice('sha256:'.length);
  // A layer that occurs twice (two empty ones, say) is one file.
  const files = new Map(
    archive.layers.map(({ diffId, file }) => [`${diffId.slice('sha256:'.length)}.tar`, file]),
  );
  const names = archive.layers.map(({ diffId }) => `${diffId.slice('sha256:'.length)}.tar`);
  const manifest = [{ Config: `${id}.json`, RepoTags: null, Layers: names }];
  return packTar([
    { type: 'content', target: `${id}.json`, content: archive.configurationBytes },
    ...[...files].map(([target, source]) => ({ type: 'file' as const, target, source })),
    { type: 'content', target: 'manifest.json', content: JSON.stringify(manifest) },
  ]);
}
