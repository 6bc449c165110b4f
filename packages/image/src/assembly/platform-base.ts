import type { Logger } from '@slipway/core';
import { InputError } from '@slipway/core';
import { z } from 'zod';
import type { ImageBuilder } from '../engine/engine.ts';
import type { Credentials } from '../push/credentials.ts';
import { clientFor } from '../push/push-image.ts';
import { parseReference, pinnedTo } from '../reference/reference.ts';
import type { BaseImage } from './base.ts';
import { obtainBase } from './base.ts';

const indexSchema = z.object({
  manifests: z.array(
    z.object({
      digest: z.string(),
      platform: z
        .object({ os: z.string(), architecture: z.string(), variant: z.string().optional() })
        .optional(),
    }),
  ),
});

/**
 * The digest of one platform's image in an index; null where the index has none.
 *
 * @param platform `linux/arm64`; without a variant any will do
 */
export function digestFor(index: Buffer, platform: string): string | null {
  const parsed = indexSchema.safeParse(JSON.parse(index.toString('utf8')));
  const found = parsed.data?.manifests.find(({ platform: of }) => {
    if (of === undefined) return false;
    const name = `${of.os}/${of.architecture}`;
    return name === platform || `${name}/${of.variant ?? ''}` === platform;
  });
  return found?.digest ?? null;
}

/**
 * The base image for another platform, by the digest of its own manifest: engines keep one image
 * for each name, and this machine's has the name of the index.
 *
 * @throws InputError (`base-image: …`) when no registry has it for that platform
 */
export async function obtainBaseFor(
  builder: ImageBuilder,
  written: string,
  platform: string,
  logger: Logger,
  credentials: (registry: string) => Promise<Credentials | null>,
): Promise<BaseImage> {
  const reference = parseReference(written, 'base-image');
  const client = await clientFor(reference, 'base-image', credentials);
  const index = await client.manifest(reference.digest ?? reference.tag ?? 'latest');
  const digest = index === null ? null : digestFor(index.bytes, platform);
  if (digest === null) {
    const what = index === null ? 'the registry does not have it' : `it is not for ${platform}`;
    throw new InputError('base-image', `${written}: ${what}`);
  }
  return obtainBase(builder, pinnedTo(reference, digest), platform, logger);
}
