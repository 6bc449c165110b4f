import type { Logger } from '@slipway/core';
import { InputError, messageOf } from '@slipway/core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImageBuilder, LocalImage } from '../engine/engine.ts';
import { EngineError } from '../engine/engine.ts';
import type { ImageReference } from '../reference/reference.ts';
import { nameOf, parseReference, pinnedTo } from '../reference/reference.ts';
import { isTransient } from '../push/registry-reason.ts';

/** A base image that is here. */
export interface BaseImage {
  /** What the Dockerfile says after FROM. */
  readonly from: string;
  /** Digest of its manifest (or index); null for an image that no registry has. */
  readonly digest: string | null;
  readonly local: LocalImage;
}

const ATTEMPTS = 3;
const PAUSE_MS = 2000;

async function pull(
  builder: Pick<ImageBuilder, 'pull'>,
  reference: ImageReference,
  platform: string | null,
  logger: Logger,
  subject: string,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      logger.info(`Pulling ${reference.written} …`);
      await builder.pull(reference.written, platform);
      return;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (attempt === ATTEMPTS || !isTransient(error.message)) {
        throw new InputError(
          subject,
          `${reference.written} is not on this machine and cannot be pulled: ${messageOf(error)}`,
          { cause: error },
        );
      }
      await sleep(PAUSE_MS * attempt);
    }
  }
}

/** The digest under which a registry has the local image. */
function knownDigest(reference: ImageReference, local: LocalImage, subject: string): string | null {
  if (reference.digest !== null) return reference.digest;
  const name = nameOf(reference);
  for (const text of local.repoDigests) {
    const known = parseReference(text, subject);
    if (nameOf(known) === name) return known.digest;
  }
  return null;
}

/** Whether an image is for a platform; a variant counts where the platform names one. */
function isFor({ platform: own }: LocalImage, platform: string): boolean {
  return own === platform || own.startsWith(`${platform}/`);
}

/**
 * The base image, pulled where it is not here yet, and pinned to its digest.
 *
 * @param subject the input that names it, the first word of errors
 * @throws InputError (`base-image: …`) when it cannot be had
 */
export async function obtainBase(
  builder: Pick<ImageBuilder, 'inspect' | 'pull'>,
  written: string,
  platform: string | null,
  logger: Logger,
  subject = 'base-image',
): Promise<BaseImage> {
  const reference = parseReference(written, subject);
  let local = await builder.inspect(written);
  if (local === null) {
    await pull(builder, reference, platform, logger, subject);
    local = await builder.inspect(written);
  }
  if (local === null || (platform !== null && !isFor(local, platform))) {
    const what = platform === null ? 'is not there' : `is not for ${platform}`;
    throw new InputError(subject, `${written} was pulled and ${what}`);
  }
  const digest = knownDigest(reference, local, subject);
  const from = digest === null || reference.digest !== null ? written : pinnedTo(reference, digest);
  return { from, digest, local };
}
