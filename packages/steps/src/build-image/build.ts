import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BuiltImage, ImageTemplate } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type {
  BaseImage,
  PlatformImage,
  Recipe,
  ServerDescription,
  Template,
  WrittenFile,
} from '@slipway/image';
import {
  buildRecipe,
  describeImage,
  imageLabels,
  findCredentials,
  obtainBase,
  obtainBaseFor,
  signatureDigest,
  TEMPLATES,
} from '@slipway/image';
import { describeModel } from '@slipway/model';
import { onnxRuntimeFiles } from '@slipway/native';
import type { StepContext } from '../run/step.ts';
import type { Commit } from './commit.ts';
import { readCommit } from './commit.ts';
import type { ModelEvidence } from './evidence-files.ts';
import { dataDigest, evidenceDigest, readModelEvidence } from './evidence-files.ts';
import { contextList, KeptFiles } from './kept.ts';
import type { ImageSettings } from './settings.ts';
import type { ModelSubject } from './subject.ts';
import { listFolder } from './subject.ts';
import type { Tools } from './tools.ts';

/** An image that was built, and everything it was made of. */
export interface Built {
  readonly server: ServerDescription;
  readonly subject: ModelSubject;
  readonly commit: Commit;
  readonly version: string;
  readonly evidence: readonly ModelEvidence[];
  readonly base: BaseImage | null;
  readonly dockerfile: string;
  readonly context: readonly WrittenFile[];
  readonly image: BuiltImage;
  readonly kept: KeptFiles;
}

/** The template of that name. */
export function templateOf(name: ImageTemplate): Template {
  return TEMPLATES[name];
}

function baseOf(settings: ImageSettings, template: Template): string | null {
  if (!template.hasBase) return null;
  const base = settings.base ?? template.defaultBase;
  if (base !== null) return base;
  throw new ConfigurationError(
    'base-image',
    `is missing; the template "${settings.template}" needs the image of its server, by digest`,
  );
}

/** Node's names of a platform: `linux/amd64` is x64 there. */
function nodePlatform(platform: string): { os: string; arch: string; musl: boolean } {
  const [system = 'linux', architecture = 'amd64'] = platform.split('/');
  return { os: system, arch: architecture === 'amd64' ? 'x64' : architecture, musl: false };
}

function labelsOf(
  context: StepContext,
  settings: ImageSettings,
  made: Pick<Built, 'subject' | 'commit' | 'version' | 'evidence' | 'base'>,
): Record<string, string> {
  const { subject, commit, version, evidence, base } = made;
  const { model, sha256, sizeBytes } = subject;
  const own = imageLabels({
    modelName: context.modelName,
    version,
    modelSha256: sha256,
    signatureSha256: model === null ? null : signatureDigest(describeModel(model, sizeBytes)),
    dataSha256: dataDigest(evidence),
    evidenceSha256: evidenceDigest(evidence),
    revision: commit.revision,
    source: commit.source,
    epoch: commit.epoch,
    base: base === null ? null : { name: base.from.replace(/@.*$/, ''), digest: base.digest },
  });
  return { ...own, ...settings.image.labels };
}

function showRecipe(
  context: StepContext,
  { dockerfile }: Recipe,
  files: readonly WrittenFile[],
): void {
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  context.logger.info(`Dockerfile:\n${dockerfile}`);
  context.logger.info(
    `Build context: ${files.length} files, ${(total / 1e6).toFixed(1)} MB\n` +
      files
        .map(({ path: name, sizeBytes }) => `  ${String(sizeBytes).padStart(10)}  ${name}`)
        .join('\n'),
  );
}

async function keepRecipe(
  context: StepContext,
  kept: KeptFiles,
  recipe: Recipe,
  files: readonly WrittenFile[],
): Promise<void> {
  await kept.clear();
  context.recorder.outputs.dockerfile = await kept.keep('Dockerfile', recipe.dockerfile);
  await kept.keep('context.txt', contextList(files));
  for (const file of recipe.files) {
    if ('content' in file && typeof file.content === 'string') {
      await kept.keep(path.posix.join('context', file.path), file.content);
    }
  }
}

async function listWheels(
  { workspace }: StepContext,
  { image }: ImageSettings,
): Promise<ModelSubject['files']> {
  if (image.wheels === undefined) return [];
  const files = await listFolder(await workspace.existing(image.wheels, 'wheels'));
  return files.filter(({ path: name }) => name.endsWith('.whl'));
}

async function makeBase(
  context: StepContext,
  settings: ImageSettings,
  template: Template,
  { engine }: Tools,
): Promise<BaseImage | null> {
  const written = baseOf(settings, template);
  if (written === null) return null;
  const base = await obtainBase(engine.builder, written, null, context.logger);
  const digest = (base.digest ?? base.local.id).slice('sha256:'.length);
  context.recorder.addInput('base-image', base.from, digest, null);
  if (base.digest === null) {
    context.recorder.note(
      `base-image: ${written} is an image of this machine only; an image that others can build ` +
        'again names its base by digest (name@sha256:…).',
    );
  } else if (base.from !== written) {
    context.recorder.note(`base-image: ${written} may change; name it by digest: ${base.from}`);
  }
  return base;
}

/** What every image of a run is made of, whatever its platform. */
type Ingredients = Pick<Built, 'server' | 'subject' | 'commit' | 'version' | 'evidence'>;

async function gather(
  context: StepContext,
  settings: ImageSettings,
  tools: Tools,
  subject: ModelSubject,
): Promise<Ingredients> {
  const { config, modelName, evidenceDirectory } = context;
  return {
    subject,
    server: templateOf(settings.template).server(modelName),
    commit: await readCommit(context, tools.variables.SOURCE_DATE_EPOCH),
    version: config.serve?.['model-version'] ?? subject.sha256.slice(0, 12),
    evidence: await readModelEvidence(evidenceDirectory, subject.sha256),
  };
}

/** The Dockerfile and its files for the platform of a base. */
async function recipeFor(
  context: StepContext,
  settings: ImageSettings,
  made: Ingredients & Pick<Built, 'base'>,
  isForeign: boolean,
): Promise<Recipe> {
  const { config, logger, modelName, environment } = context;
  const { subject, version, base } = made;
  const toolCache = environment.toolCache === null ? {} : { toolCache: environment.toolCache };
  const platform = nodePlatform(base?.local.platform ?? 'linux/amd64');
  return templateOf(settings.template).recipe({
    modelName,
    version,
    sha256: subject.sha256,
    model: subject.model,
    modelFiles: subject.files,
    base: base?.from ?? '',
    isForeign,
    labels: labelsOf(context, settings, made),
    config,
    wheels: await listWheels(context, settings),
    absolute: (written) => context.workspace.absolute(written),
    runtimeFiles: () => onnxRuntimeFiles({ logger, ...toolCache, platform }),
  });
}

async function folderFor({ folder }: Tools, name: string): Promise<string> {
  const made = path.join(folder, name);
  await mkdir(made);
  return made;
}

/**
 * Makes the Dockerfile and its context of the model, and builds it for this machine's platform.
 *
 * @throws InputError or ConfigurationError as its parts do
 */
export async function builtImage(
  context: StepContext,
  settings: ImageSettings,
  tools: Tools,
  subject: ModelSubject,
): Promise<Built> {
  const ingredients = await gather(context, settings, tools, subject);
  const base = await makeBase(context, settings, templateOf(settings.template), tools);
  const made = { ...ingredients, base };
  const recipe = await recipeFor(context, settings, made, false);
  const kept = new KeptFiles(context);
  const built = await buildRecipe(recipe, {
    builder: tools.engine.builder,
    folder: await folderFor(tools, 'build'),
    epoch: made.commit.epoch,
    platform: null,
    baseLayers: base?.local.diffIds.length ?? null,
    logger: context.logger,
    onContext: async (files) => {
      await keepRecipe(context, kept, recipe, files);
      showRecipe(context, recipe, files);
    },
  });
  return {
    ...made,
    dockerfile: recipe.dockerfile,
    context: built.context,
    image: describeImage(built.id, built.archive, base?.local.diffIds.length ?? 0),
    kept,
  };
}

/** The base for another platform; null where the Dockerfile names its own. */
async function otherBase(
  context: StepContext,
  settings: ImageSettings,
  { engine, programs, variables }: Tools,
  platform: string,
): Promise<BaseImage | null> {
  const written = baseOf(settings, templateOf(settings.template));
  if (written === null) return null;
  return obtainBaseFor(engine.builder, written, platform, context.logger, (registry) =>
    findCredentials(registry, programs, variables),
  );
}

/** Builds the proven image for another platform; nothing of it is run. */
export async function builtFor(
  context: StepContext,
  settings: ImageSettings,
  tools: Tools,
  built: Built,
  platform: string,
): Promise<PlatformImage> {
  context.logger.info(`Building for ${platform} …`);
  const base = await otherBase(context, settings, tools, platform);
  const recipe = await recipeFor(context, settings, { ...built, base }, true);
  const { id } = await buildRecipe(recipe, {
    builder: tools.engine.builder,
    folder: await folderFor(tools, `build-${platform.replaceAll('/', '-')}`),
    epoch: built.commit.epoch,
    platform,
    baseLayers: base?.local.diffIds.length ?? null,
    logger: context.logger,
    onContext: () => Promise.resolve(),
  });
  return { platform, id };
}
