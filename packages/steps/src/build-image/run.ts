import os from 'node:os';
import type { BuildImagePredicate, CheckResult, Verdict } from '@slipway/core';
import { InputError, plural, worstVerdict } from '@slipway/core';
import { EngineError, findEngine, Janitor, Programs } from '@slipway/image';
import type { Details, StepContext, StepResult } from '../run/step.ts';
import { builtImage, templateOf } from './build.ts';
import type { Built } from './build.ts';
import { checkPlatforms } from './platforms.ts';
import { publish } from './publish.ts';
import type { Published } from './publish.ts';
import { proveImage } from './prove.ts';
import type { Proof } from './prove.ts';
import { readSettings, tagsOf } from './settings.ts';
import type { ImageSettings } from './settings.ts';
import type { ModelSubject } from './subject.ts';
import { readSubject } from './subject.ts';
import type { Tools } from './tools.ts';

function headlineOf(built: Built, proof: Proof, verdict: Verdict, published: Published): string {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  const size = `${megabytes(built.image.sizeBytes)} (${megabytes(built.image.addedBytes)} added)`;
  const broken = proof.checks.find((check) => check.verdict === verdict);
  if (verdict !== 'pass' && broken !== undefined) {
    const count = proof.checks.filter((check) => check.verdict === verdict).length;
    const word = verdict === 'fail' ? 'failed' : 'inconclusive';
    return `${count} of ${plural(proof.checks.length, 'check')} ${word}: ${broken.check}; not pushed`;
  }
  const p95 = proof.smoke?.p95Ms;
  const speed = p95 === null || p95 === undefined ? '' : `, p95 ${p95.toFixed(1)} ms`;
  const pushed = published.pushed.length > 0 ? ', pushed' : '';
  return `${size}, ${plural(proof.checks.length, 'check')} passed${speed}${pushed}`;
}

function reasonOf(checks: readonly CheckResult[], verdict: Verdict): string | null {
  const check = checks.find((candidate) => candidate.verdict === verdict);
  if (verdict === 'pass' || check === undefined) return null;
  return `${check.check}: ${check.reason ?? check.verdict}`;
}

function detailsOf(
  settings: ImageSettings,
  tools: Tools,
  built: Built,
  proof: Proof,
  published: Published,
): Details<'build-image'> {
  const { name, version } = tools.engine.builder;
  const { base } = built;
  const details: Omit<BuildImagePredicate, keyof StepResult['details']> & Details<'build-image'> = {
    template: settings.template,
    builder: { name, version },
    base: base === null ? null : { reference: base.from, digest: base.digest },
    dockerfile: built.dockerfile,
    context: [...built.context],
    image: built.image,
    checks: [...proof.checks],
    smoke: proof.smoke,
    tags: published.tags.map(({ written }) => written),
    pushed: [...published.pushed],
    artifact: published.artifact,
    manifests: [...published.manifests],
  };
  return details;
}

function outputsOf(built: Built, published: Published): Record<string, string> {
  const [pushed] = published.pushed;
  const reference = pushed === undefined ? null : `${pushed.reference}@${pushed.digest}`;
  const { artifact } = published;
  return {
    image: reference ?? published.tags[0]?.written ?? built.image.id,
    digest: pushed?.digest ?? built.image.id,
    'image-id': built.image.id,
    artifact: artifact === null ? '' : `${artifact.reference}@${artifact.digest}`,
    manifests: published.manifestFolder ?? '',
  };
}

async function build(
  context: StepContext,
  settings: ImageSettings,
  tools: Tools,
  subject: ModelSubject,
): Promise<StepResult> {
  const built = await builtImage(context, settings, tools, subject);
  const proof = await proveImage(context, settings, tools, built);
  const verdict = worstVerdict(proof.checks.map((check) => check.verdict));
  const published = await publish(context, settings, tools, {
    built,
    tags: tagsOf(settings, context.modelName, built.subject.sha256),
    isProven: verdict === 'pass',
  });
  return {
    verdict,
    headline: headlineOf(built, proof, verdict, published),
    reason: reasonOf(proof.checks, verdict),
    gates: [],
    details: detailsOf(settings, tools, built, proof, published),
    outputs: outputsOf(built, published),
  };
}

/** Finds an engine, builds with it and leaves nothing but the image. */
async function buildWithEngine(
  context: StepContext,
  settings: ImageSettings,
  subject: ModelSubject,
): Promise<StepResult> {
  const variables = process.env;
  const janitor = new Janitor(variables);
  const programs = new Programs(variables, janitor);
  const folder = await janitor.temporaryFolder(
    variables.RUNNER_TEMP || os.tmpdir(),
    'slipway-image-',
  );
  try {
    const engine = await findEngine(settings.builder, programs, folder);
    const tools: Tools = { janitor, programs, engine, folder: folder.path, variables };
    checkPlatforms(settings, tools);
    return await build(context, settings, tools, subject);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new InputError('image', error.message, { cause: error });
  } finally {
    await folder.remove();
    await janitor.close();
  }
}

/**
 * Builds the image, proves that it serves, and pushes it when it does. Whatever happens, no
 * container and no temporary folder is left.
 */
export async function runBuildImage(context: StepContext): Promise<StepResult> {
  // What can be wrong without an engine is said before one is looked for.
  const settings = readSettings(context);
  const subject = await readSubject(context, templateOf(settings.template).needsOnnx);
  return buildWithEngine(context, settings, subject);
}
