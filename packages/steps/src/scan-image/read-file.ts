import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { digestFile, InputError } from '@slipway/core';
import { readDocument } from '@slipway/image/scan';
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

/** A JSON document that was read. */
export interface ReadDocument extends Omit<ReadFile, 'bytes'> {
  readonly json: unknown;
}

async function fileOf(
  context: StepContext,
  subject: string,
  written: string,
  file?: string,
): Promise<string> {
  const absolute = file ?? (await context.workspace.existing(written, subject));
  const found = await stat(absolute);
  if (!found.isFile()) throw new InputError(subject, `${written}: not a file`);
  if (found.size > LIMIT) {
    throw new InputError(subject, `${written}: ${found.size} bytes; at most ${LIMIT} are read`);
  }
  return absolute;
}

/**
 * Reads a file that an input names, and records it.
 *
 * @throws InputError that starts with the input's name
 */
export async function readInput(
  context: StepContext,
  subject: string,
  written: string,
): Promise<ReadFile> {
  const bytes = await readFile(await fileOf(context, subject, written));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  context.recorder.addInput(subject, written, sha256, null);
  return { uri: written, bytes, sha256 };
}

/**
 * Reads a report or an SBOM that an input names, and records it.
 *
 * @param file absolute path, where it is known already
 * @throws InputError that starts with the input's name
 */
export async function readInputDocument(
  context: StepContext,
  subject: string,
  written: string,
  file?: string,
): Promise<ReadDocument> {
  const absolute = await fileOf(context, subject, written, file);
  try {
    const { json, sha256 } = await readDocument(absolute, { uri: written, subject });
    context.recorder.addInput(subject, written, sha256, null);
    return { uri: written, json, sha256 };
  } catch (error) {
    // Which file is damaged is part of the evidence too.
    context.recorder.addInput(subject, written, await digestFile(absolute), null);
    throw error;
  }
}
