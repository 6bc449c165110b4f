import type { Logger, PushedReference } from '@slipway/core';
import { InputError } from '@slipway/core';
import { z } from 'zod';
import type { ImageBuilder } from '../engine/engine.ts';
import { EngineError } from '../engine/engine.ts';
import type { ImageReference } from '../reference/reference.ts';
import { nameOf } from '../reference/reference.ts';
import type { Credentials } from './credentials.ts';
import type { StoredManifest } from './registry-client.ts';
import { RegistryClient } from './registry-client.ts';
import { registryReason } from './registry-reason.ts';

export interface PushTools {
  readonly builder: Pick<ImageBuilder, 'push'>;
  readonly logger: Logger;
  /** Credentials for reading back what was pushed. */
  readonly credentials: (registry: string) => Promise<Credentials | null>;
}

const manifestSchema = z.object({ config: z.object({ digest: z.string() }) });

/** The configuration's digest in an image's manifest. */
function configOf({ bytes, mediaType }: StoredManifest, shown: string): string {
  const parsed = manifestSchema.safeParse(JSON.parse(bytes.toString('utf8')));
  if (parsed.success) return parsed.data.config.digest;
  throw new InputError('push', `${shown}: the registry has ${mediaType} there, not an image`);
}

/** A client for the repository of a reference. */
export async function clientFor(
  reference: ImageReference,
  subject: string,
  credentials: PushTools['credentials'],
): Promise<RegistryClient> {
  const { registry, repository } = reference;
  return new RegistryClient({
    registry,
    repository,
    subject,
    credentials: await credentials(registry),
  });
}

/** Reads a pushed name back: it must be the image that was tested. */
async function readBack(
  tag: ImageReference,
  id: string,
  credentials: PushTools['credentials'],
): Promise<PushedReference> {
  const client = await clientFor(tag, 'push', credentials);
  const stored = await client.manifest(tag.tag ?? 'latest');
  if (stored === null) {
    throw new InputError('push', `${tag.written} was pushed, and the registry does not have it`);
  }
  const config = configOf(stored, tag.written);
  if (config !== id) {
    throw new InputError(
      'push',
      `${tag.written}: the registry has ${config}, and ${id} was tested; somebody else may have ` +
        'pushed the same tag: push again, or use a tag of your own',
    );
  }
  return { reference: `${nameOf(tag)}:${tag.tag ?? 'latest'}`, digest: stored.digest };
}

async function pushOne(tag: ImageReference, { builder, logger }: PushTools): Promise<void> {
  logger.info(`Pushing ${tag.written} …`);
  try {
    await builder.push(tag.written);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { remedy } = registryReason(error.message);
    const hint = remedy === null ? '' : `; ${remedy}`;
    throw new InputError('push', `${tag.written}: ${error.message}${hint}`, { cause: error });
  }
}

/**
 * Pushes a tested image under its tags, and asserts that the registry has that very image.
 *
 * @param id the tested image's
 * @throws InputError (`push: …`) with the registry's reason and what to do
 */
export async function pushImage(
  id: string,
  tags: readonly ImageReference[],
  tools: PushTools,
): Promise<PushedReference[]> {
  const pushed: PushedReference[] = [];
  for (const tag of tags) {
    await pushOne(tag, tools);
    pushed.push(await readBack(tag, id, tools.credentials));
  }
  return pushed;
}
