import { InputError, messageOf } from '@slipway/core';
import type { z } from 'zod';

/** Line and column of a place in a text, from 1. */
function placeOf(text: string, position: number): string {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  return `line ${line}, column ${position - before.lastIndexOf('\n')}`;
}

/**
 * Parses JSON of a tool. What stands in it is never part of the error: the text around the place
 * may be a secret that a scanner found.
 *
 * @throws InputError that says where the text stops being JSON
 */
export function parseJson(text: string, uri: string, subject: string): unknown {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (plain.trim() === '') {
    throw new InputError(subject, `${uri}: the file is empty; did the scanner run to its end?`);
  }
  try {
    return JSON.parse(plain) as unknown;
  } catch (error) {
    const message = messageOf(error);
    const position = /position (\d+)/.exec(message)?.[1];
    const isCut = /end of JSON|Unterminated/i.test(message) || position === undefined;
    const where = position === undefined ? '' : ` (${placeOf(plain, Number(position))})`;
    const why = isCut
      ? 'it ends in the middle: the file is cut off'
      : `something there does not belong`;
    throw new InputError(subject, `${uri}: not JSON${where}: ${why}`);
  }
}

/**
 * Checks a document against the part of its schema that is read here.
 *
 * @throws InputError that names the first place that does not fit, never its value
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  json: unknown,
  context: { readonly uri: string; readonly subject: string; readonly format: string },
): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue === undefined ? '' : issue.path.map(String).join('.');
  throw new InputError(
    context.subject,
    `${context.uri}: not a ${context.format} that is known here: ${path || 'document'}: ` +
      `${issue?.message ?? 'unexpected'}`,
  );
}
