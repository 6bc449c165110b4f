import { statSync } from 'node:fs';
import path from 'node:path';
import { digestFile, digestFolder } from '@slipway/core';
import type { ScanReport } from '@slipway/image/scan';
import type { StepContext } from '../run/step.ts';

const MODEL_DIGEST = 'ml.model.digest';
const MODEL_NAME = 'ml.model.name';

/** `sha256:` and 64 hex digits, as hex; null for other text. */
function hexOf(digest: string | null | undefined): string | null {
  return /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1] ?? null;
}

/**
 * Makes the configured model the subject of the evidence: it is identified, not run.
 *
 * @returns its sha256; null when none is configured
 * @throws InputError when it is not there
 */
export async function nameModel(context: StepContext): Promise<string | null> {
  const { config, workspace, recorder, modelName } = context;
  const model = config.model?.path;
  if (model === undefined) return null;
  if (path.extname(model) === '.onnx') {
    const { readJudgedModel } = await import('../shared/model-file.ts');
    return (await readJudgedModel(context, model)).sha256;
  }
  const file = await workspace.existing(model, 'model');
  const sha256 = statSync(file).isDirectory() ? await digestFolder(file) : await digestFile(file);
  recorder.setSubject(modelName, sha256);
  recorder.addInput('model', model, sha256, null);
  return sha256;
}

/** The last part of an image's name, without tag and digest. */
function plainName(target: string): string {
  const name = target.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const last = name.slice(name.lastIndexOf('/') + 1).replace(/\.(?:json|tar|tar\.gz)$/, '');
  return last === '' ? 'image' : last;
}

/** Whom the evidence is about. */
export interface ImageSubject {
  /** The model's name; else the image's. */
  readonly name: string;
  /** The model in the image, as far as it is known. */
  readonly model: { readonly sha256: string | null; readonly version: string | null };
  /** Why the image is not that of the model; null when it is, or says nothing. */
  readonly problem: string | null;
}

/**
 * Names whom the evidence is about: the model (configured, or by the image's label) and the image;
 * where neither is known, the report.
 */
export function nameImage(
  context: StepContext,
  reports: readonly ScanReport[],
  model: string | null,
  report: { readonly uri: string; readonly sha256: string } | null,
): ImageSubject {
  const { config, recorder, modelName } = context;
  const [first] = reports;
  const labels = first?.labels ?? {};
  const labelled = hexOf(labels[MODEL_DIGEST]);
  const target = first?.target ?? '';
  const isNamed = config.model?.name !== undefined || config.model?.path !== undefined;
  const name = isNamed ? modelName : (labels[MODEL_NAME] ?? plainName(target));
  if (model === null && labelled !== null) {
    recorder.setSubject(name, labelled);
    recorder.note(`the model is the one that the image’s label ${MODEL_DIGEST} names`);
  }
  nameScanned(context, reports, report, model !== null || labelled !== null);
  const differs = model !== null && labelled !== null && model !== labelled;
  const problem = differs
    ? `the image is labelled with the model sha256:${labelled}, not with the one at ` +
      `${config.model?.path ?? ''} (sha256:${model}): it is the image of another model`
    : null;
  const version = labels['ml.model.version'] ?? null;
  return { name, model: { sha256: model ?? labelled, version }, problem };
}

function nameScanned(
  { recorder }: StepContext,
  reports: readonly ScanReport[],
  report: { readonly uri: string; readonly sha256: string } | null,
  hasModel: boolean,
): void {
  const images = reports.flatMap(({ target, imageId }) => {
    const sha256 = hexOf(imageId);
    return sha256 === null ? [] : [{ target, sha256 }];
  });
  for (const { target, sha256 } of images) {
    recorder.addInput('image', target, sha256, null);
    recorder.addSubject(target, sha256);
  }
  if (images.length > 0 || hasModel || report === null) return;
  recorder.setSubject(report.uri, report.sha256);
  recorder.note(
    `the report does not say the image’s digest: the evidence is about the report ${report.uri}`,
  );
}
