import { statSync } from 'node:fs';
import path from 'node:path';
import {
  describePointer,
  digestFile,
  digestManifest,
  InputError,
  manifestOfFolder,
  readPointer,
} from '@slipway/core';
import { describeModel, identityOfParts, modelParts, readModel } from '@slipway/model';
import type { ArtifactFile, RecordSignature } from '@slipway/registry';
import type { StepContext } from '../run/step.ts';

/** What is to be registered. */
export interface Content {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Each of them read once; a model's own file comes before its external data. */
  readonly files: readonly ArtifactFile[];
  /** Null for what is not ONNX. */
  readonly signature: RecordSignature | null;
}

async function onnxContent(file: string, written: string): Promise<Content> {
  const model = await readModel(file, { shown: written, subject: 'model' });
  const files = await modelParts(model);
  const identity = identityOfParts(files);
  const { inputs, outputs } = describeModel(model, identity.sizeBytes);
  return { ...identity, files, signature: { inputs, outputs } };
}

async function folderContent(folder: string, written: string): Promise<Content> {
  const files = await manifestOfFolder(folder);
  if (files.length === 0) throw new InputError('model', `${written}: the folder is empty`);
  for (const { file, path: relative, sizeBytes } of files) {
    const pointer = sizeBytes > 1024 ? null : await readPointer(file);
    if (pointer === null) continue;
    throw new InputError('model', `${written}/${relative} ${describePointer(pointer)}`);
  }
  return {
    sha256: digestManifest(files),
    sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    files,
    signature: null,
  };
}

async function fileContent(file: string): Promise<Content> {
  const sizeBytes = statSync(file).size;
  const sha256 = await digestFile(file);
  return {
    sha256,
    sizeBytes,
    files: [{ path: path.basename(file), file, sha256, sizeBytes }],
    signature: null,
  };
}

/**
 * Reads what is to be registered, and makes it the subject of the evidence: an ONNX model with its
 * external data, any other file, or a folder.
 *
 * @throws InputError starting with `model`
 */
export async function readContent(context: StepContext, written: string): Promise<Content> {
  const { workspace, recorder, modelName } = context;
  const file = await workspace.existing(written, 'model');
  let content: Content;
  if (statSync(file).isDirectory()) content = await folderContent(file, written);
  else if (path.extname(file) === '.onnx') {
    content = await onnxContent(file, written).catch(async (error: unknown) => {
      // Evidence about a file that is no model still says which file it is.
      recorder.setSubject(modelName, await digestFile(file));
      throw error;
    });
  } else content = await fileContent(file);
  recorder.setSubject(modelName, content.sha256);
  recorder.addInput('model', written, content.sha256, null);
  return content;
}
