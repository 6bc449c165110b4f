import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@slipway/core';
import { z } from 'zod';
import { parseReference } from '../../reference/reference.ts';
import type { ScanTarget } from './scanner.ts';

const platformSchema = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().nullish(),
});
const indexSchema = z.object({
  manifests: z.array(
    z.object({
      mediaType: z.string().nullish(),
      platform: platformSchema.nullish(),
      annotations: z.record(z.string(), z.string()).nullish(),
    }),
  ),
});

/** Platforms of an image index in JSON; empty for the manifest of one image. */
export function platformsOf(json: unknown): string[] {
  const index = indexSchema.safeParse(json);
  if (!index.success) return [];
  const platforms = index.data.manifests.flatMap(({ platform }) => {
    // Attestations are kept as images of an unknown platform.
    if (!platform || platform.os === 'unknown') return [];
    return [[platform.os, platform.architecture, platform.variant].filter(Boolean).join('/')];
  });
  return [...new Set(platforms)];
}

/** Platforms of a folder in OCI layout; empty for one image. */
export async function layoutPlatforms(folder: string): Promise<string[]> {
  const read = async (...parts: string[]): Promise<unknown> =>
    JSON.parse(await readFile(path.join(folder, ...parts), 'utf8')) as unknown;
  const index = await read('index.json');
  const own = platformsOf(index);
  if (own.length > 0) return own;
  // The index of a layout may hold one entry that is an index itself.
  const nested = z
    .object({ manifests: z.tuple([z.object({ digest: z.string() })]) })
    .safeParse(index);
  const [algorithm, hex] = nested.data?.manifests[0].digest.split(':') ?? [];
  if (algorithm === undefined || !/^[0-9a-f]+$/.test(hex ?? '')) return [];
  return platformsOf(await read('blobs', algorithm, hex ?? ''));
}

async function isOciLayout(folder: string): Promise<boolean> {
  const file = path.join(folder, 'oci-layout');
  if (!existsSync(file)) return false;
  return (await readFile(file, 'utf8')).includes('imageLayoutVersion');
}

/**
 * What the user named as the image: a folder in OCI layout, an archive of `docker save`, or a
 * reference.
 *
 * @param file the absolute path that the text would be
 * @throws InputError for a folder that is no OCI layout, ConfigurationError for text that is no
 *   reference
 */
export async function readTarget(written: string, file: string): Promise<ScanTarget> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) {
    if (await isOciLayout(file)) return { kind: 'oci-layout', folder: file, platform: null };
    throw new InputError('image', `${written}: a folder without the file oci-layout is no image`);
  }
  if (found?.isFile() === true) return { kind: 'archive', file };
  if (/\.(?:tar|tar\.gz|tgz)$/.test(written)) {
    throw new InputError('image', `${written}: no such file`);
  }
  const { written: reference } = parseReference(written, 'image');
  return { kind: 'image', reference, platform: null };
}
