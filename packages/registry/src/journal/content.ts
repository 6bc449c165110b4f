import { InputError } from '@slipway/core';
import { z } from 'zod';
import type { CommitFiles } from '../git/files.ts';

/** Where an entry is kept: `entries/00000/00000012.json`. */
export function entryPath(sequence: number): string {
  const thousands = String(Math.floor(sequence / 1000)).padStart(5, '0');
  return `entries/${thousands}/${String(sequence).padStart(8, '0')}.json`;
}

function whyDamaged(cause: unknown): string {
  if (cause === null) return 'it is missing';
  const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
  return issue === undefined ? 'it is not JSON' : `${issue.path.join('.')}: ${issue.message}`;
}

/** The error about a file that is not as it was written. */
export function damaged(path: string, where: string, cause: unknown): InputError {
  return new InputError(
    'registry',
    `${path} of ${where} is not as it was written (${whyDamaged(cause)}): it was changed by hand, ` +
      'or comes from a newer version of Slipway',
    { cause },
  );
}

/**
 * Reads a JSON file of a commit.
 *
 * @param where whose commit it is, in words
 * @throws InputError when it is missing or not of the schema
 */
export async function readJsonFile<T>(
  files: CommitFiles,
  commit: string,
  path: string,
  schema: z.ZodType<T>,
  where: string,
): Promise<T> {
  const text = await files.text(commit, path);
  if (text === null) throw damaged(path, where, null);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw damaged(path, where, error);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw damaged(path, where, parsed.error);
}
