import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { InputError } from '@slipway/core';
import type { StepContext } from '../run/step.ts';

/** The largest document that is read: Node holds no longer texts. */
const LIMIT = 500_000_000;

/** A file that was read whole. */
export interface ReadFile {
  /** As the user wrote it. */
  readonly uri: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/**
 * Reads a file that an input names, and records it.
 *
 * @param file absolute path, where it is known already
 * @throws InputError that starts with the input's name
 */
export async function readInput(
  context: StepContext,
  subject: string,
  written: string,
  file?: string,
): Promise<ReadFile> {
  const absolute = file ?? (await context.workspace.existing(written, subject));
  const found = await stat(absolute);
  if (!found.isFile()) throw new InputError(subject, `${written}: not a file`);
  if (found.size > LIMIT) {
    throw new InputError(subject, `${written}: ${found.size} bytes; at most ${LIMIT} are read`);
  }
  const bytes = await readFile(absolute);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  context.recorder.addInput(subject, written, sha256, null);
  return { uri: written, bytes, sha256 };
}
