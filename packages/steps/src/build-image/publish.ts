import type { PushedReference } from '@slipway/core';
import type { ImageReference, IndexTools, PushTools } from '@slipway/image';
import {
  clientFor,
  findCredentials,
  formatOf,
  pushImage,
  pushIndex,
  pushModel,
} from '@slipway/image';
import { actionOf } from '@slipway/core';
import type { StepContext } from '../run/step.ts';
import type { Built } from './build.ts';
import { imagesForPlatforms } from './platforms.ts';
import type { ImageSettings } from './settings.ts';
import type { Tools } from './tools.ts';
import type { WrittenManifest } from './manifests.ts';
import { writeManifests } from './manifests.ts';

/** What has become of an image. */
export interface Published {
  readonly tags: readonly ImageReference[];
  readonly pushed: readonly PushedReference[];
  readonly artifact: PushedReference | null;
  readonly manifests: readonly WrittenManifest[];
  /** Null when none were asked for. */
  readonly manifestFolder: string | null;
}

/** What is published, and whether it may be. */
export interface Candidate {
  readonly built: Built;
  readonly tags: readonly ImageReference[];
  readonly isProven: boolean;
}

function pushTools({ logger }: StepContext, { engine, programs, variables }: Tools): IndexTools {
  return {
    builder: engine.builder,
    logger,
    credentials: (registry) => findCredentials(registry, programs, variables),
  };
}

/** Pushes the model alone, with the evidence about it attached. */
async function pushArtifact(
  context: StepContext,
  reference: ImageReference,
  { built }: Candidate,
  tools: PushTools,
): Promise<PushedReference> {
  const { subject, version, commit, evidence } = built;
  const client = await clientFor(reference, 'artifact', tools.credentials);
  return pushModel(
    {
      name: context.modelName,
      version,
      format: formatOf(subject.files[0]?.path ?? ''),
      files: subject.files,
      epoch: commit.epoch,
      revision: commit.revision,
      source: commit.source,
    },
    reference,
    evidence.map(({ name, content, statement }) => ({
      name,
      predicateType: `urn:slipway:${actionOf(statement)}:v1`,
      content,
    })),
    client,
    context.logger,
  );
}

/** Pushes the image under its names: alone, or with those for other platforms as an index. */
async function pushAll(
  context: StepContext,
  settings: ImageSettings,
  tools: Tools,
  { built, tags }: Candidate,
): Promise<PushedReference[]> {
  if (settings.platforms.length === 0) {
    return settings.push ? pushImage(built.image.id, tags, pushTools(context, tools)) : [];
  }
  const images = await imagesForPlatforms(context, settings, tools, built);
  return settings.push ? pushIndex(images, tags, pushTools(context, tools)) : [];
}

/**
 * Gives a proven image its names, and pushes it and the model where that is asked for. An image
 * that is not proven gets no name and goes nowhere.
 *
 * @throws InputError (`push: …`, `artifact: …`) with the registry's reason
 */
export async function publish(
  context: StepContext,
  settings: ImageSettings,
  tools: Tools,
  candidate: Candidate,
): Promise<Published> {
  const { built, tags, isProven } = candidate;
  const nothing = { tags, pushed: [], artifact: null, manifests: [], manifestFolder: null };
  if (!isProven) return nothing;
  const { builder } = tools.engine;
  for (const tag of tags) await builder.tag(built.image.id, tag.written);
  const push = pushTools(context, tools);
  const pushed = await pushAll(context, settings, tools, candidate);
  const artifact =
    settings.artifact === null || !settings.push
      ? null
      : await pushArtifact(context, settings.artifact, candidate, push);
  const [first] = pushed;
  const image =
    first === undefined ? (tags[0]?.written ?? '') : `${first.reference}@${first.digest}`;
  const manifests = await writeManifests(context, settings, built, image);
  return {
    tags,
    pushed,
    artifact,
    manifests,
    manifestFolder: manifests.length === 0 ? null : built.kept.folder,
  };
}
