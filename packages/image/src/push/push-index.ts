import type { PushedReference } from '@slipway/core';
import { InputError } from '@slipway/core';
import type { ImageBuilder } from '../engine/engine.ts';
import type { ImageReference } from '../reference/reference.ts';
import { nameOf } from '../reference/reference.ts';
import type { PushTools } from './push-image.ts';
import { clientFor, pushImage } from './push-image.ts';

const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';

/** An image for one platform, by its id. */
export interface PlatformImage {
  readonly platform: string;
  readonly id: string;
}

export interface IndexTools extends PushTools {
  readonly builder: Pick<ImageBuilder, 'push' | 'tag' | 'untag'>;
}

interface Entry {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform: Readonly<Record<string, string>>;
}

/** The tag of one platform's image: `1.4.0-arm64`. */
export function platformTag(tag: ImageReference, platform: string): ImageReference {
  const name = `${tag.tag ?? 'latest'}-${platform.replace(/^linux\//, '').replaceAll('/', '-')}`;
  return { ...tag, tag: name, written: `${nameOf(tag)}:${name}` };
}

function platformOf(platform: string): Readonly<Record<string, string>> {
  const [os = '', architecture = '', variant] = platform.split('/');
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

/** Pushes one platform's image under a tag of its own, and describes it. */
async function pushPlatform(
  { platform, id }: PlatformImage,
  tag: ImageReference,
  tools: IndexTools,
): Promise<Entry> {
  const own = platformTag(tag, platform);
  await tools.builder.tag(id, own.written);
  try {
    await pushImage(id, [own], tools);
  } finally {
    await tools.builder.untag(own.written);
  }
  const client = await clientFor(own, 'push', tools.credentials);
  const stored = await client.manifest(own.tag ?? '');
  if (stored === null) throw new InputError('push', `${own.written} is gone from the registry`);
  const { mediaType, digest, bytes } = stored;
  return { mediaType, digest, size: bytes.length, platform: platformOf(platform) };
}

/**
 * Pushes images for several platforms, each under a tag of its own (`1.4.0-amd64`), and under each
 * name the index of them. What the registry has is read back: each image is the one that was built,
 * and the index is the one that was stored.
 *
 * @throws InputError (`push: …`) with the registry's reason
 */
export async function pushIndex(
  images: readonly PlatformImage[],
  tags: readonly ImageReference[],
  tools: IndexTools,
): Promise<PushedReference[]> {
  const pushed: PushedReference[] = [];
  for (const tag of tags) {
    const manifests: Entry[] = [];
    for (const image of images) manifests.push(await pushPlatform(image, tag, tools));
    const isOci = manifests.every(({ mediaType }) => mediaType === OCI_MANIFEST);
    const mediaType = isOci ? OCI_INDEX : DOCKER_LIST;
    const index = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
    const client = await clientFor(tag, 'push', tools.credentials);
    const digest = await client.putManifest(tag.tag ?? 'latest', mediaType, index);
    const stored = await client.manifest(tag.tag ?? 'latest');
    if (stored?.digest !== digest) {
      throw new InputError(
        'push',
        `${tag.written}: the registry has ${stored?.digest ?? 'nothing'}, and ${digest} was stored`,
      );
    }
    pushed.push({ reference: `${nameOf(tag)}:${tag.tag ?? 'latest'}`, digest });
  }
  return pushed;
}
