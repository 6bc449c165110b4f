import { setTimeout as sleep } from 'node:timers/promises';
import { InputError, messageOf } from '@slipway/core';

/** The part of fetch that is used, so that the caller decides about proxies and tests about servers. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface HttpOptions {
  readonly fetch: Fetch;
  /** Headers of every request: who asks. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds to wait for the headers of an answer; 30,000 unless given. */
  readonly timeout?: number;
  /** How often a request that may be repeated is sent again; 3 unless given. */
  readonly retries?: number;
  /** Milliseconds before the first repetition; 200 unless given. */
  readonly pause?: number;
}

const RETRIED: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** An answer that is not what was hoped for. */
export class HttpError extends InputError {
  readonly status: number;
  /** What the server said, for those who know its codes. */
  readonly body: string;

  constructor(what: string, status: number, body: string) {
    const said = body.replace(/\s+/g, ' ').trim().slice(0, 300);
    super(
      'registry',
      `${what} answered ${status}${said === '' ? '' : `: ${said}`}${remedy(status)}`,
    );
    this.status = status;
    this.body = body;
  }
}

function remedy(status: number): string {
  if (status === 401) return '; it wants credentials, or others';
  if (status === 403) return '; the credentials may not do that';
  return '';
}

/** Sends requests to one server; failures name the server, never its password. */
export class HttpClient {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  /**
   * Sends a request; any answer is returned. One that may be repeated is sent again when the server
   * is busy or cannot be reached.
   */
  async send(
    url: string,
    init: RequestInit & { readonly duplex?: 'half' } = {},
    repeatable = true,
  ): Promise<Response> {
    const { retries = 3, pause = 200 } = this.#options;
    for (let attempt = 0; ; attempt++) {
      const last = !repeatable || attempt >= retries;
      try {
        const response = await this.#once(url, init);
        if (last || !RETRIED.has(response.status)) return response;
        await response.body?.cancel();
      } catch (error) {
        if (last) throw unreachable(url, error);
      }
      await sleep(pause * 2 ** attempt);
    }
  }

  /** Sends a request and returns the answer; one that is no success is an HttpError. */
  async expect(
    url: string,
    init: RequestInit & { readonly duplex?: 'half' } = {},
    repeatable = true,
  ): Promise<Response> {
    const response = await this.send(url, init, repeatable);
    if (response.ok) return response;
    const what = `${init.method ?? 'GET'} ${shownUrl(url)}`;
    throw new HttpError(what, response.status, await response.text());
  }

  async #once(url: string, init: RequestInit): Promise<Response> {
    const { fetch, headers, timeout = 30_000 } = this.#options;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort(new Error(`no answer within ${timeout / 1000} s`));
    }, timeout);
    try {
      const all = new Headers({ ...headers });
      new Headers(init.headers).forEach((value, name) => {
        all.set(name, value);
      });
      return await fetch(url, { ...init, headers: all, signal: controller.signal });
    } finally {
      // What follows the headers may take as long as a model is large.
      clearTimeout(timer);
    }
  }
}

/** A URL without credentials and parameters. */
export function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function unreachable(url: string, error: unknown): InputError {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return new InputError(
    'registry',
    `${new URL(url).origin} could not be reached: ${messageOf(cause)}`,
    {
      cause: error,
    },
  );
}
