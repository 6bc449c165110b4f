import { getOctokit } from '@actions/github';
import { defaults } from '@actions/github/lib/utils';
import type { Logger } from '@slipway/core';
import type { RetryPlugin } from '@octokit/plugin-retry';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import Bottleneck from 'bottleneck/light.js';
import { z } from 'zod';
import type { FailedAttempt, Patience } from './retry-policy.ts';
import { retryDelay } from './retry-policy.ts';

export interface ConnectOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly logger: Logger;
  readonly redact: (text: string) => string;
  readonly patience: Patience;
  /** Seconds that one attempt may take. */
  readonly timeout: number;
  /** Milliseconds of a second. */
  readonly second: number;
  /** Whether writes are spaced out; a GraphQL query counts as one, so that needs a way round. */
  readonly paced: boolean;
}

/** The client of @actions/github, which honours the proxy settings of a runner. */
export type Octokit = ReturnType<typeof getOctokit>;

type PlainOctokit = Parameters<typeof retry>[0];
type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const failureSchema = z.object({
  message: z.string(),
  status: z.number(),
  request: z.looseObject({}),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
});
const retryCountSchema = z.object({ retryCount: z.int() });

/** Every error status: whether to try again is decided by our policy, not by the plugin's. */
const ERROR_STATUSES = Array.from({ length: 200 }, (_, index) => 400 + index);

function toFailedAttempt(error: unknown, request: unknown): FailedAttempt | null {
  const failure = failureSchema.safeParse(error);
  if (!failure.success) return null;
  const { status, message, response } = failure.data;
  const retries = retryCountSchema.safeParse(request).data?.retryCount ?? 0;
  const headers = response?.headers ?? {};
  return { status, message, headers, answered: response !== undefined, retries };
}

/** An octokit plugin: the retry plugin tries again what our policy says, within the patience. */
function retryPolicy(options: ConnectOptions): (octokit: PlainOctokit) => void {
  const { patience, second, logger, redact } = options;
  return (octokit: PlainOctokit & Partial<RetryPlugin>) => {
    octokit.hook.wrap('request', async (send, request) => {
      const started = performance.now();
      try {
        return await send(request);
      } catch (error) {
        patience.lose((performance.now() - started) / second);
        const attempt = toFailedAttempt(error, request.request);
        const delay = attempt === null ? null : retryDelay(attempt);
        if (attempt === null || delay === null || !patience.grants(delay)) throw error;
        const what = attempt.answered ? `answered ${attempt.status} to` : 'did not answer';
        logger.info(redact(`GitHub ${what} ${request.method} ${request.url}: again in ${delay} s`));
        const failed = error as Parameters<RetryPlugin['retry']['retryRequest']>[0];
        throw octokit.retry?.retryRequest(failed, attempt.retries + 1, delay) ?? failed;
      }
    });
  };
}

const causeSchema = z.object({ message: z.string().optional(), code: z.string().optional() });
const fetchErrorSchema = z.object({ message: z.string(), cause: causeSchema.optional() });

/** Why no answer came. What fetch throws says only that it failed; its cause says why. */
function whyUnanswered(error: unknown): string {
  const { message, cause } = fetchErrorSchema.safeParse(error).data ?? { message: String(error) };
  return cause?.message || cause?.code || message;
}

/** The proxy-aware fetch of @actions/github, with a time limit. */
function timedFetch({ timeout, second }: ConnectOptions): Fetch {
  const send = (defaults.request?.fetch ?? fetch) as Fetch;
  return async (url, init) => {
    const signal = AbortSignal.timeout(timeout * second);
    try {
      return await send(url, { ...init, signal });
    } catch (error) {
      throw new Error(signal.aborted ? `none within ${timeout} s` : whyUnanswered(error));
    }
  };
}

/** octokit's log, which may quote requests, goes where nobody looks unless debugging. */
function quietLog({
  logger,
  redact,
}: ConnectOptions): Record<'debug' | 'error' | 'info' | 'warn', (message: string) => void> {
  const debug = (message: string): void => {
    logger.debug(redact(message));
  };
  return { debug, info: debug, warn: debug, error: debug };
}

type ThrottlingOptions = NonNullable<Parameters<typeof throttling>[1]['throttle']>;

/** Waits out rate limits while patience lasts, and spaces writes as GitHub asks. */
function throttle(options: ConnectOptions): ThrottlingOptions {
  const { patience, second, logger, redact } = options;
  if (!options.paced) return { enabled: false };
  const whenLimited = (seconds: number, request: { method: string; url: string }): boolean => {
    const granted = patience.grants(seconds);
    const next = granted ? `again in ${seconds} s` : `${seconds} s is too long to wait`;
    logger.info(redact(`GitHub's rate limit at ${request.method} ${request.url}: ${next}`));
    return granted;
  };
  return {
    retryAfterBaseValue: second,
    write: new Bottleneck.Group({ maxConcurrent: 1, minTime: second }),
    notifications: new Bottleneck.Group({ maxConcurrent: 1, minTime: 3 * second }),
    onRateLimit: whenLimited,
    onSecondaryRateLimit: whenLimited,
  };
}

/**
 * An octokit that tries again (@octokit/plugin-retry), waits out rate limits and writes at the
 * pace that GitHub asks for (@octokit/plugin-throttling): one write a second, and three seconds
 * between those that notify people.
 */
export function connect(options: ConnectOptions): Octokit {
  return getOctokit(
    options.token,
    {
      baseUrl: options.apiUrl,
      userAgent: 'slipway',
      log: quietLog(options),
      request: { fetch: timedFetch(options) },
      retry: { doNotRetry: ERROR_STATUSES, retryAfterBaseValue: options.second },
      throttle: throttle(options),
    },
    retryPolicy(options),
    retry,
    throttling,
  );
}
