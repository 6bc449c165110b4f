import type { Config } from '@slipway/core';
import { ConfigurationError, digestFile } from '@slipway/core';
import type { OnnxModel } from '@slipway/model';
import { modelDigest, openSession, readModel } from '@slipway/model';
import type { ModelSession } from '@slipway/model';
import { loadOnnxRuntime } from '@slipway/native';
import type { StepContext } from '../run/step.ts';

/** A model's file, read but not loaded into a runtime. */
export interface ModelFile {
  readonly model: OnnxModel;
  readonly sha256: string;
  /** Bytes of the file and its external data. */
  readonly sizeBytes: number;
}

/** The model's path, which must be configured. */
export function requireModelPath(config: Config): string {
  const path = config.model?.path;
  if (path !== undefined) return path;
  throw new ConfigurationError(
    'model',
    'is missing; set the input "model", or model.path in slipway.yml',
  );
}

/**
 * Reads the model that is judged, and makes it the subject of the evidence. The digest is taken
 * before the file is parsed: evidence about a file that is no model still says which file it is.
 *
 * @throws InputError starting with `model`
 */
export async function readJudgedModel(context: StepContext, written: string): Promise<ModelFile> {
  const { recorder, modelName } = context;
  const file = await context.workspace.existing(written, 'model');
  recorder.setSubject(modelName, await digestFile(file));
  const found = await readModelFile(context, written, 'model');
  recorder.setSubject(modelName, found.sha256);
  recorder.addInput('model', written, found.sha256, null);
  return found;
}

/** Reads a model's file. `subject` is the first word of errors about it. */
export async function readModelFile(
  context: StepContext,
  written: string,
  subject: 'model' | 'champion',
): Promise<ModelFile> {
  const file = await context.workspace.existing(written, subject);
  const model = await readModel(file, { shown: written, subject });
  return { model, ...(await modelDigest(model)) };
}

/** Loads a model into ONNX Runtime; the evidence says which build ran it. */
export async function startSession(context: StepContext, model: OnnxModel): Promise<ModelSession> {
  const { logger, environment } = context;
  const toolCache = environment.toolCache === null ? {} : { toolCache: environment.toolCache };
  const session = await openSession(model, {
    logger,
    load: (kind, options) => loadOnnxRuntime(kind, { ...options, ...toolCache }),
  });
  if (model.subject === 'model') context.recorder.setRuntime(session.runtime);
  return session;
}
