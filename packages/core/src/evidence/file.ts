import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringifyPieces } from '../json.ts';
import type { Statement } from './statement.ts';
import { actionOf } from './statement.ts';

/**
 * A model name or id as part of a file name: everything but letters, digits, `.`, `_` and `-`
 * becomes `-`, so that it can neither leave the folder nor be hidden.
 */
export function fileNamePart(text: string): string {
  const safe = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^\.+/, '');
  return safe === '' ? 'model' : safe.slice(0, 100);
}

/** `evaluate-flight-delay.json`, or `evaluate-flight-delay-leg1.json` with an id. */
export function evidenceFileName(action: string, model: string, id: string | null): string {
  const parts = [action, fileNamePart(model), ...(id === null ? [] : [fileNamePart(id)])];
  return `${parts.join('-')}.json`;
}

/** Writes the statement into the folder, whole or not at all, and returns the file's path. */
export async function writeEvidence(folder: string, statement: Statement): Promise<string> {
  const { model, id } = statement.predicate;
  const file = path.join(folder, evidenceFileName(actionOf(statement), model, id));
  await mkdir(folder, { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, stringifyPieces(statement));
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
  return file;
}
