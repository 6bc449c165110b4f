import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import type { Logger } from '@slipway/core';
import { InputError, messageOf } from '@slipway/core';
import { unpackTar } from 'modern-tar/fs';
import type { ImageArchive } from '../archive/archive.ts';
import { readArchive } from '../archive/archive.ts';
import { imageId, makeReproducible, packArchive } from '../archive/reproducible.ts';
import type { WrittenFile } from '../context/context.ts';
import { manifestText, writeContext } from '../context/context.ts';
import type { ImageBuilder } from '../engine/engine.ts';
import { EngineError } from '../engine/engine.ts';
import type { Recipe } from '../template/template.ts';

export interface BuildOptions {
  readonly builder: ImageBuilder;
  /** An empty folder for the context and the saved image. */
  readonly folder: string;
  /** SOURCE_DATE_EPOCH */
  readonly epoch: number;
  readonly platform: string | null;
  /** Layers of the base image; null where it is not known: nothing of the image is rewritten. */
  readonly baseLayers: number | null;
  readonly logger: Logger;
  /** Called when the context is written, before anything is built. */
  readonly onContext: (files: readonly WrittenFile[]) => Promise<void>;
}

/** An image that was built. */
export interface BuiltArchive {
  readonly id: string;
  readonly archive: ImageArchive;
  readonly context: readonly WrittenFile[];
}

/** What failed, with the remedy for a full disk, which has many voices. */
export function buildError(error: unknown, doing: string): unknown {
  const isEngine = error instanceof EngineError;
  const { code } = error as NodeJS.ErrnoException;
  if (!isEngine && !['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS'].includes(code ?? '')) return error;
  const message = messageOf(error);
  const isFull = code === 'ENOSPC' || /no space left on device|disk quota exceeded/i.test(message);
  const remedy = isFull ? '; free some space (`docker system prune`), or use a larger runner' : '';
  return new InputError('image', `${doing} failed: ${message}${remedy}`, { cause: error });
}

/** Does something of a build; failures say what it was. */
async function step<T>(doing: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw buildError(error, doing);
  }
}

/** Saves an image and unpacks it. */
async function unpackImage(
  builder: ImageBuilder,
  id: string,
  folder: string,
): Promise<ImageArchive> {
  await mkdir(folder, { recursive: true });
  const unpack: Writable = unpackTar(folder);
  await builder.save(id, unpack);
  return readArchive(folder);
}

/** Writes the context with the list of its files, which the Dockerfile checks. */
async function writeAll(folder: string, recipe: Recipe, epoch: number): Promise<WrittenFile[]> {
  const files = await writeContext(folder, recipe.files, epoch);
  const list = { path: 'files.sha256', content: manifestText(files) };
  return [...files, ...(await writeContext(folder, [list], epoch))];
}

/**
 * Writes the build context, builds it, and takes out of the image what depends on the time of its
 * making.
 *
 * @throws InputError (`image: …`) when the build fails, with its reason
 */
export async function buildRecipe(recipe: Recipe, options: BuildOptions): Promise<BuiltArchive> {
  const { builder, folder, epoch, platform, baseLayers, logger } = options;
  const contextFolder = recipe.folder ?? path.join(folder, 'context');
  const dockerfile = path.join(folder, 'Dockerfile');
  const context = await step('writing the build context', async () => {
    await writeFile(dockerfile, recipe.dockerfile);
    if (recipe.folder !== undefined) return [];
    await mkdir(contextFolder);
    return writeAll(contextFolder, recipe, epoch);
  });
  await options.onContext(context);
  return finishBuild(
    { builder, folder, epoch, baseLayers },
    context,
    await step('the build', () =>
      builder.build({
        context: contextFolder,
        dockerfile,
        epoch,
        platform,
        hasNetwork: recipe.hasNetwork,
        onLine: (line) => {
          logger.info(line);
        },
      }),
    ),
  );
}

/** Reads a built image back, and makes it reproducible where its base is known. */
export async function finishBuild(
  options: Pick<BuildOptions, 'builder' | 'folder' | 'epoch' | 'baseLayers'>,
  context: readonly WrittenFile[],
  built: string,
): Promise<BuiltArchive> {
  const { builder, folder, epoch, baseLayers } = options;
  const saved = await step('saving the image', () =>
    unpackImage(builder, built, path.join(folder, 'image')),
  );
  if (baseLayers === null) return { id: built, archive: saved, context };
  const { archive, changed } = await step('rewriting the image', () =>
    makeReproducible(saved, epoch, baseLayers),
  );
  if (!changed) return { id: built, archive, context };
  const id = imageId(archive);
  await step('loading the image', () => builder.load(packArchive(archive), id));
  return { id, archive, context };
}
