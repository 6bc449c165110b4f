import type { Logger } from '@slipway/core';
import { silentLogger } from '@slipway/core';
import type { Endpoints } from '@octokit/types';
import { z } from 'zod';
import { GitHubApiError, toApiError } from './api-error.ts';
import { findLogin, graphqlUrl } from './identity.ts';
import type { ConnectOptions, Octokit } from './octokit.ts';
import { redactor } from './redact.ts';
import { Patience } from './retry-policy.ts';

/** An operation of GitHub's REST API, e.g. `GET /repos/{owner}/{repo}`. */
export type Route = keyof Endpoints;
export type ParametersOf<R extends Route> = Endpoints[R]['parameters'];

/**
 * GitHub's API. Every failure is a GitHubApiError in which the token does not occur. Answers are
 * parsed: a schema names what the caller uses of them.
 */
export interface GitHubClient {
  /** One request. */
  request<R extends Route, T>(
    route: R,
    parameters: ParametersOf<R>,
    answer: z.ZodType<T>,
  ): Promise<T>;
  /** All pages of a list. */
  list<R extends Route, T>(route: R, parameters: ParametersOf<R>, item: z.ZodType<T>): Promise<T[]>;
  /** The login that the token writes as; null when GitHub does not tell. Asked once. */
  login(): Promise<string | null>;
}

export interface ClientOptions {
  readonly token: string;
  /** The API's root (GITHUB_API_URL). */
  readonly apiUrl: string;
  readonly logger?: Logger;
  /**
   * Seconds that all requests together may lose to failed attempts and to waiting for the next;
   * 120 unless given. After that the first failure of a request is final.
   */
  readonly patience?: number;
  /** Seconds that one attempt may take; 30 unless given. */
  readonly timeout?: number;
  /** Milliseconds of a second in all of these waits; shorter in tests. */
  readonly second?: number;
}

/** An answer of octokit, as far as it is used. */
const responseSchema = z.object({
  data: z.unknown(),
  headers: z.object({ link: z.string().optional() }),
});
type Response = z.infer<typeof responseSchema>;

const PAGE_SIZE = 100;
/** A list of 10,000 items has 100 pages; a longer one is taken for a server that loops. */
const MAXIMUM_PAGES = 100;

class OctokitClient implements GitHubClient {
  readonly #options: Omit<ConnectOptions, 'paced'>;
  #paced: Promise<Octokit> | null = null;
  #unpaced: Promise<Octokit> | null = null;
  #login: Promise<string | null> | null = null;

  constructor(options: ClientOptions) {
    const { token, logger = silentLogger, patience = 120, timeout = 30, second = 1000 } = options;
    this.#options = {
      token,
      apiUrl: options.apiUrl.replace(/\/+$/, ''),
      logger,
      redact: redactor(token),
      patience: new Patience(patience),
      timeout,
      second,
    };
  }

  async request<R extends Route, T>(
    route: R,
    parameters: ParametersOf<R>,
    answer: z.ZodType<T>,
  ): Promise<T> {
    const { data } = await this.#send(route, parameters);
    return this.#parse(route, data, answer);
  }

  async list<R extends Route, T>(
    route: R,
    parameters: ParametersOf<R>,
    item: z.ZodType<T>,
  ): Promise<T[]> {
    const items: T[] = [];
    for (let page = 1; page <= MAXIMUM_PAGES; page++) {
      const paged = { ...parameters, per_page: PAGE_SIZE, page };
      const { data, headers } = await this.#send(route, paged);
      items.push(...this.#parse(route, data, z.array(item)));
      if (!/;\s*rel="next"/.test(headers.link ?? '')) return items;
    }
    throw new GitHubApiError(`${route}: more than ${MAXIMUM_PAGES} pages`, { status: null });
  }

  login(): Promise<string | null> {
    this.#login ??= findLogin(
      (route, parameters) => this.#send(route, parameters, this.#connectUnpaced()),
      graphqlUrl(this.#options.apiUrl),
    );
    return this.#login;
  }

  #connect(): Promise<Octokit> {
    return (this.#paced ??= this.#load(true));
  }

  #connectUnpaced(): Promise<Octokit> {
    return (this.#unpaced ??= this.#load(false));
  }

  /** The libraries are loaded when they are first needed: most runs need them late or never. */
  async #load(paced: boolean): Promise<Octokit> {
    const { connect } = await import('./octokit.ts');
    return connect({ ...this.#options, paced });
  }

  async #send(
    route: string,
    parameters: object,
    connecting: Promise<Octokit> = this.#connect(),
  ): Promise<Response> {
    try {
      const octokit = await connecting;
      return responseSchema.parse(await octokit.request(route, { ...parameters }));
    } catch (error) {
      throw toApiError(error, route, this.#options.redact);
    }
  }

  #parse<T>(route: string, data: unknown, schema: z.ZodType<T>): T {
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
    const message = `${route}: the answer is not what GitHub describes (${where})`;
    throw new GitHubApiError(this.#options.redact(message), { status: null });
  }
}

/** A client for GitHub's API at `apiUrl`; nothing is sent before the first request. */
export function createClient(options: ClientOptions): GitHubClient {
  return new OctokitClient(options);
}
