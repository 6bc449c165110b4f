import { statSync } from 'node:fs';
import path from 'node:path';
import { digestFile, digestFolder } from '@slipway/core';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { readJudgedModel } from '../shared/model-file.ts';

/**
 * Names what the evidence is about: the model, where one is configured (its file is identified, not
 * run, and may be of any format); else the current data.
 *
 * @returns the model, where it is one that can be run (ONNX)
 * @throws InputError when the model is not there
 */
export async function nameSubject(context: StepContext): Promise<ModelFile | null> {
  const { config, workspace, recorder, modelName } = context;
  const model = config.model?.path;
  if (model === undefined) {
    await nameCurrentData(context);
    return null;
  }
  if (path.extname(model) === '.onnx') return readJudgedModel(context, model);
  const file = await workspace.existing(model, 'model');
  const isFolder = statSync(file).isDirectory();
  const sha256 = isFolder ? await digestFolder(file) : await digestFile(file);
  recorder.setSubject(modelName, sha256);
  recorder.addInput('model', model, sha256, null);
  return null;
}

/** The current data's file, before it is read: evidence that it could not be read names it too. */
async function nameCurrentData({
  config,
  workspace,
  recorder,
  modelName,
}: StepContext): Promise<void> {
  const current = config.data?.current;
  const file = current === undefined ? undefined : workspace.absolute(current);
  if (file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile() === true) {
    recorder.setSubject(modelName, await digestFile(file));
  }
}
