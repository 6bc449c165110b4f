import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from '@slipway/core';
import { InputError, messageOf, UserError } from '@slipway/core';
import type { OnnxRuntime } from '@slipway/native';
import { loadOnnxRuntime } from '@slipway/native';
import type { InferenceSession } from 'onnxruntime-common';
import { isRunnable } from '../onnx/element-type.ts';
import type { ExternalFile } from '../onnx/external-data.ts';
import { externalFiles } from '../onnx/external-data.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { describeType } from '../onnx/value-type.ts';
import { ModelSession } from './session.ts';
import { translateRuntimeError } from './translate.ts';

export type RuntimeKind = 'native' | 'wasm';

/** Loads a build of ONNX Runtime. */
export type RuntimeLoader = (
  kind: RuntimeKind,
  options: { readonly logger: Logger },
) => Promise<OnnxRuntime>;

export interface SessionOptions {
  readonly logger: Logger;
  /** Threads within an operator; default: ONNX Runtime's. WebAssembly has one. */
  readonly threads?: number;
  /** Default: `loadOnnxRuntime` of packages/native. */
  readonly load?: RuntimeLoader;
  /**
   * Whether `session.model` keeps the file's bytes (default). A process that runs the model for
   * long has no use for them.
   */
  readonly keepBytes?: boolean;
}

const SILENT = 4;

/**
 * Refuses what no runtime for Node can be given or give back.
 *
 * @throws InputError that names the input or outputs and their types.
 */
function checkRunnable(model: OnnxModel): void {
  const refused = model.inputs.find(
    ({ type }) => type.kind !== 'tensor' || !isRunnable(type.elementType),
  );
  if (refused !== undefined) {
    throw new InputError(
      model.subject,
      `${model.shown}: input "${refused.name}" is ${describeType(refused.type)}, which cannot be ` +
        'fed from here; export the model with tensors of float32, float64, integers or strings',
    );
  }
  if (model.runnable.outputs.length > 0) return;
  const outputs = model.outputs.map(({ name, type }) => `"${name}" (${describeType(type)})`);
  throw new InputError(
    model.subject,
    outputs.length === 0
      ? `${model.shown} has no output`
      : `${model.shown}: none of its outputs is a tensor that can be read here: ${outputs.join(', ')}`,
  );
}

/** onnxruntime-node 1.30 cannot take float16 under Node 24: its tensors arrive empty. */
function needsWasm(model: OnnxModel): boolean {
  return model.inputs.some(({ type }) => type.kind === 'tensor' && type.elementType === 'float16');
}

async function loadRuntime(
  model: OnnxModel,
  { load = loadOnnxRuntime, logger }: SessionOptions,
): Promise<OnnxRuntime> {
  if (needsWasm(model)) {
    logger.debug('An input is float16: ONNX Runtime’s WebAssembly build runs the model.');
    return load('wasm', { logger });
  }
  try {
    return await load('native', { logger });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = error.message.slice(`${error.subject}: `.length);
    logger.notice(
      'The model runs in ONNX Runtime’s WebAssembly build (slower, the same answers to about ' +
        `1e-6): ${reason}`,
    );
    return load('wasm', { logger });
  }
}

/** Where the runtime finds external data: the folder for the native one, the bytes for wasm. */
async function externalDataOptions(
  model: OnnxModel,
  files: readonly ExternalFile[],
  isWasm: boolean,
): Promise<InferenceSession.SessionOptions> {
  if (files.length === 0) return {};
  if (!isWasm) {
    const folder = path.dirname(model.file);
    return { extra: { session: { model_external_initializers_file_folder_path: folder } } };
  }
  const externalData: { path: string; data: Uint8Array }[] = [];
  for (const { location, file } of files) {
    externalData.push({ path: location, data: await readFile(file) });
  }
  return { externalData };
}

/** What is known of the model without what it was read from. */
function withoutBytes(model: OnnxModel): OnnxModel {
  const bytes = new Uint8Array(0);
  const graph = { ...model.graph, nodes: [], initializers: new Map() };
  return { ...model, bytes, graph, runnable: { ...model.runnable, bytes } };
}

/**
 * Opens a session that can run the model: in the native ONNX Runtime where that can be had and can
 * take the model's inputs, else in the WebAssembly build.
 *
 * @throws InputError in one sentence when the model cannot be run: a custom operator, an IR version
 *   or opset that is too new, external data that is missing, an invalid graph.
 */
export async function openSession(
  model: OnnxModel,
  options: SessionOptions,
): Promise<ModelSession> {
  checkRunnable(model);
  const files = await externalFiles(model);
  const runtime = await loadRuntime(model, options);
  const isWasm = runtime.name === 'onnxruntime-web';
  try {
    const session = await runtime.InferenceSession.create(model.runnable.bytes, {
      logSeverityLevel: SILENT,
      executionProviders: [isWasm ? 'wasm' : 'cpu'],
      ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
      ...(await externalDataOptions(model, files, isWasm)),
    });
    const kept = options.keepBytes === false ? withoutBytes(model) : model;
    return new ModelSession(kept, runtime, session);
  } catch (error) {
    const reason = translateRuntimeError(messageOf(error), 'cannot be loaded by ONNX Runtime');
    throw new InputError(model.subject, `${model.shown} ${reason}`, { cause: error });
  }
}
