import type { ImageBuilderName, ImageConfig, ImageTemplate, SmokeConfig } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { ImageReference } from '@slipway/image';
import { parseReference, parseTag } from '@slipway/image';
import type { StepContext } from '../run/step.ts';

/** The settings of a run, checked before anything is done. */
export interface ImageSettings {
  readonly template: ImageTemplate;
  readonly base: string | null;
  readonly tags: readonly ImageReference[];
  readonly push: boolean;
  readonly builder: ImageBuilderName;
  readonly platforms: readonly string[];
  readonly artifact: ImageReference | null;
  /** Null when there is no smoke test. */
  readonly smoke: SmokeConfig | null;
  readonly image: ImageConfig;
}

const PLATFORM = /^[a-z0-9]+\/[a-z0-9]+(?:\/[a-z0-9]+)?$/;

/** A name for an image that nobody named: made of the model's. */
function defaultTag(modelName: string, sha256: string): ImageReference {
  const name = modelName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return parseTag(`${name || 'model'}:${sha256.slice(0, 12)}`, 'tags');
}

function checkPlatforms(platforms: readonly string[]): void {
  const wrong = platforms.find((platform) => !PLATFORM.test(platform));
  if (wrong === undefined) return;
  throw new ConfigurationError(
    'platforms',
    `${JSON.stringify(wrong)} is no platform; one is written linux/amd64 or linux/arm64`,
  );
}

/**
 * Reads the settings.
 *
 * @throws ConfigurationError for a name that is no image reference, and for what does not go
 *   together
 */
export function readSettings(context: StepContext): ImageSettings {
  const image = context.config.image ?? {};
  const push = context.options.get('push') === 'true';
  const tags = (image.tags ?? []).map((tag) => parseTag(tag, 'tags'));
  if (push && tags.length === 0) {
    throw new ConfigurationError(
      'tags',
      'are missing; an image that is pushed needs a name: set the input "tags", or image.tags in slipway.yml',
    );
  }
  if (image.base !== undefined) parseReference(image.base, 'base-image');
  const platforms = image.platforms ?? [];
  checkPlatforms(platforms);
  return {
    template: image.template ?? 'slipway',
    base: image.base ?? null,
    tags,
    push,
    builder: image.builder ?? 'auto',
    platforms,
    artifact: image.artifact === undefined ? null : parseTag(image.artifact, 'artifact'),
    smoke: image.smoke === false ? null : (image.smoke ?? {}),
    image,
  };
}

/** The names of the image: the user's, else one made of the model's. */
export function tagsOf(
  settings: ImageSettings,
  modelName: string,
  sha256: string,
): readonly ImageReference[] {
  return settings.tags.length > 0 ? settings.tags : [defaultTag(modelName, sha256)];
}
