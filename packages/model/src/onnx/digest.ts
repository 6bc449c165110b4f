import { createHash } from 'node:crypto';
import path from 'node:path';
import { digestFile, digestManifest } from '@slipway/core';
import { externalFiles } from './external-data.ts';
import type { OnnxModel } from './model.ts';

/** What a model's content is, and how much of it. */
export interface ModelIdentity {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Bytes of the file and its external data. */
  readonly sizeBytes: number;
}

/**
 * The digest that identifies a model: sha256 of its file; with external data, of the sorted
 * manifest of all its files, by their paths relative to the model's folder.
 *
 * @throws InputError for external data that is missing or lies outside the model's folder.
 */
export async function modelDigest(model: OnnxModel): Promise<ModelIdentity> {
  const sha256 = createHash('sha256').update(model.bytes).digest('hex');
  const external = await externalFiles(model);
  if (external.length === 0) return { sha256, sizeBytes: model.bytes.length };
  const entries = [{ path: path.basename(model.file), sha256 }];
  let sizeBytes = model.bytes.length;
  for (const { location, file, sizeBytes: size } of external) {
    entries.push({ path: path.posix.normalize(location), sha256: await digestFile(file) });
    sizeBytes += size;
  }
  return { sha256: digestManifest(entries), sizeBytes };
}
