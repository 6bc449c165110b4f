import os from 'node:os';
import { ConfigurationError } from '@slipway/core';
import type { PlatformImage } from '@slipway/image';
import type { StepContext } from '../run/step.ts';
import type { Built } from './build.ts';
import { builtFor } from './build.ts';
import type { ImageSettings } from './settings.ts';
import type { Tools } from './tools.ts';

/** The platform of containers on this machine. */
export function ownPlatform(): string {
  const architecture = os.arch();
  return `linux/${architecture === 'x64' ? 'amd64' : architecture}`;
}

/**
 * Checks that platforms can be built for.
 *
 * @throws ConfigurationError when the engine cannot, or nothing of them could be tested here
 */
export function checkPlatforms({ platforms, template }: ImageSettings, { engine }: Tools): void {
  if (platforms.length === 0) return;
  if (!engine.builder.buildsForOthers) {
    throw new ConfigurationError(
      'platforms',
      `${engine.builder.name} ${engine.builder.version} builds for this machine only; install ` +
        'buildx (docker/setup-buildx-action), or use podman',
    );
  }
  if (template === 'dockerfile' || platforms.includes(ownPlatform())) return;
  throw new ConfigurationError(
    'platforms',
    `${platforms.join(', ')} do not have ${ownPlatform()}, which is the one that can be tested here`,
  );
}

/** The image for every platform: the tested one, and the others, which are built now. */
export async function imagesForPlatforms(
  context: StepContext,
  settings: ImageSettings,
  tools: Tools,
  built: Built,
): Promise<PlatformImage[]> {
  const images: PlatformImage[] = [];
  for (const platform of new Set(settings.platforms)) {
    images.push(
      platform === ownPlatform()
        ? { platform, id: built.image.id }
        : await builtFor(context, settings, tools, built, platform),
    );
  }
  const others = images.filter(({ id }) => id !== built.image.id).map(({ platform }) => platform);
  if (others.length > 0) {
    context.recorder.note(
      `Built and not started: ${others.join(', ')}; ${ownPlatform()} is the platform that was tested.`,
    );
  }
  return images;
}
