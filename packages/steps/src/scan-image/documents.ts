import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WrittenDocument } from '@slipway/core';
import { digestFile, evidenceFileName, stringifyPieces } from '@slipway/core';
import type { StepContext } from '../run/step.ts';

/** A file that was written, and its record in the evidence. */
export interface WrittenFile {
  readonly file: string;
  readonly document: WrittenDocument;
}

/** Path of a file of this run, beside the evidence and called like it. */
export function documentFile(context: StepContext, name: string, ending: string): string {
  const id = context.options.get('id') || null;
  const evidence = evidenceFileName('scan-image', name, id);
  return path.join(context.evidenceDirectory, evidence.replace(/\.json$/, ending));
}

/** Writes a JSON document. */
export async function writeDocument(
  context: StepContext,
  file: string,
  kind: WrittenDocument['kind'],
  json: object,
): Promise<WrittenFile> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, stringifyPieces(json));
  const sha256 = await digestFile(file);
  return { file, document: { kind, path: context.workspace.display(file), sha256 } };
}
