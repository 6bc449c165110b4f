import { createHash } from 'node:crypto';
import path from 'node:path';
import { digestFile, digestManifest } from '@slipway/core';
import { externalFiles } from './external-data.ts';
import type { OnnxModel } from './model.ts';

/** A file of a model. */
export interface ModelPart {
  /** Relative to the model's folder, forward slashes. */
  readonly path: string;
  /** Absolute path. */
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What a model's content is, and how much of it. */
export interface ModelIdentity {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Bytes of the file and its external data. */
  readonly sizeBytes: number;
}

/** The model's file and its external data, each read once. Throws as `modelDigest` does. */
export async function modelParts(model: OnnxModel): Promise<ModelPart[]> {
  const { file, bytes } = model;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const parts = [{ path: path.basename(file), file, sha256, sizeBytes: bytes.length }];
  for (const { location, file: external, sizeBytes } of await externalFiles(model)) {
    const name = path.posix.normalize(location);
    parts.push({ path: name, file: external, sha256: await digestFile(external), sizeBytes });
  }
  return parts;
}

/** The identity of a model that consists of these files, its own first. */
export function identityOfParts(parts: readonly ModelPart[]): ModelIdentity {
  const [first] = parts;
  if (first === undefined) throw new Error('a model has at least one file');
  return {
    sha256: parts.length === 1 ? first.sha256 : digestManifest(parts),
    sizeBytes: parts.reduce((sum, part) => sum + part.sizeBytes, 0),
  };
}

/**
 * The digest that identifies a model: sha256 of its file; with external data, of the sorted
 * manifest of all its files, by their paths relative to the model's folder.
 *
 * @throws InputError for external data that is missing or lies outside the model's folder.
 */
export async function modelDigest(model: OnnxModel): Promise<ModelIdentity> {
  return identityOfParts(await modelParts(model));
}
