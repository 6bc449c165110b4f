import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { digestFile, digestFolder } from '@slipway/core';
import type { OnnxModel } from '@slipway/model';
import { externalFiles } from '@slipway/model';
import type { StepContext } from '../run/step.ts';
import { readJudgedModel, requireModelPath } from '../shared/model-file.ts';

/** The model that an image is made of. */
export interface ModelSubject {
  /** Null for formats of other servers, which are not read here. */
  readonly model: OnnxModel | null;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Its files: path below the model's folder, and where they are. */
  readonly files: readonly { readonly path: string; readonly source: string }[];
}

async function onnxSubject(context: StepContext, written: string): Promise<ModelSubject> {
  const { model, sha256, sizeBytes } = await readJudgedModel(context, written);
  for (const note of model.runnable.notes) context.recorder.note(note);
  const external = await externalFiles(model);
  return {
    model,
    sha256,
    sizeBytes,
    files: [
      { path: path.basename(model.file), source: model.file },
      ...external.map(({ location, file }) => ({ path: location, source: file })),
    ],
  };
}

/** The files of a folder at any depth, sorted by path. */
export async function listFolder(folder: string): Promise<ModelSubject['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((source) => ({ path: path.relative(folder, source).split(path.sep).join('/'), source }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function plainSubject(context: StepContext, written: string): Promise<ModelSubject> {
  const { workspace, recorder, modelName } = context;
  const found = await workspace.existing(written, 'model');
  const isFolder = (await stat(found)).isDirectory();
  const sha256 = isFolder ? await digestFolder(found) : await digestFile(found);
  recorder.setSubject(modelName, sha256);
  recorder.addInput('model', written, sha256, null);
  const files = isFolder
    ? await listFolder(found)
    : [{ path: path.basename(found), source: found }];
  const sizes = await Promise.all(files.map(async ({ source }) => (await stat(source)).size));
  return { model: null, sha256, sizeBytes: sizes.reduce((sum, size) => sum + size, 0), files };
}

/**
 * Reads the model and makes it the subject of the evidence.
 *
 * @param isOnnx whether it has to be ONNX
 * @throws InputError starting with `model`
 */
export async function readSubject(context: StepContext, isOnnx: boolean): Promise<ModelSubject> {
  const written = requireModelPath(context.config);
  return isOnnx || written.endsWith('.onnx')
    ? onnxSubject(context, written)
    : plainSubject(context, written);
}
