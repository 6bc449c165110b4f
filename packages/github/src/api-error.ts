import { messageOf } from '@slipway/core';
import { z } from 'zod';

/** What octokit throws when a request fails. Without a response its status means nothing. */
const requestErrorSchema = z.object({
  message: z.string(),
  status: z.number(),
  response: z
    .object({
      headers: z.record(z.string(), z.unknown()),
      data: z.unknown(),
    })
    .optional(),
});

const answerSchema = z.object({
  message: z.string(),
  errors: z
    .array(z.object({ message: z.string().optional(), code: z.string().optional() }))
    .optional(),
});

const MAXIMUM_LENGTH = 300;

export interface ApiErrorOptions {
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** Whether GitHub refused because of a rate limit. */
  readonly rateLimited?: boolean;
}

/**
 * A request to GitHub that failed for good. It carries neither request nor cause, since both hold
 * the token; the message is one line of what GitHub said.
 */
export class GitHubApiError extends Error {
  readonly status: number | null;
  readonly rateLimited: boolean;

  constructor(message: string, options: ApiErrorOptions) {
    super(message);
    this.name = 'GitHubApiError';
    this.status = options.status;
    this.rateLimited = options.rateLimited ?? false;
  }
}

/** GitHub's own words: its message and those of its validation errors. */
function saidBy(data: unknown, fallback: string): string {
  const parsed = answerSchema.safeParse(data);
  if (!parsed.success) return fallback;
  const { message, errors = [] } = parsed.data;
  const details = errors.flatMap((error) => error.message ?? error.code ?? []);
  return details.length === 0 ? message : `${message} (${details.join('; ')})`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().toWellFormed();
  return line.length <= MAXIMUM_LENGTH ? line : `${line.slice(0, MAXIMUM_LENGTH).toWellFormed()}…`;
}

/** Whether an answer is GitHub's way of saying "slower", primary or secondary limit. */
export function isRateLimit(
  status: number,
  headers: Record<string, unknown>,
  text: string,
): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers['x-ratelimit-remaining'] === '0' ||
    headers['retry-after'] !== undefined ||
    /\bsecondary rate\b|rate limit exceeded/i.test(text)
  );
}

/** The error to throw instead of what octokit threw. */
export function toApiError(
  error: unknown,
  route: string,
  redact: (text: string) => string,
): GitHubApiError {
  const parsed = requestErrorSchema.safeParse(error);
  const response = parsed.data?.response;
  if (parsed.data === undefined || response === undefined) {
    const message = oneLine(`${route}: no answer: ${messageOf(error)}`);
    return new GitHubApiError(redact(message), { status: null });
  }
  const { status, message } = parsed.data;
  const said = saidBy(response.data, message);
  return new GitHubApiError(redact(oneLine(`${route}: ${status} ${said}`)), {
    status,
    rateLimited: isRateLimit(status, response.headers, said),
  });
}
