import type { HttpOptions } from '../http/client.ts';
import { HttpClient, HttpError, shownUrl } from '../http/client.ts';
import { z } from 'zod';

/** `user:password`, or null, for a registry's host. */
export type Credentials = (host: string) => string | null;

type Init = RequestInit & { readonly duplex?: 'half' };

const tokenSchema = z.object({ token: z.string().optional(), access_token: z.string().optional() });

/** The parts of a `WWW-Authenticate: Bearer …` header. */
function challengeOf(header: string | null): Map<string, string> | null {
  if (header === null || !/^bearer /i.test(header)) return null;
  return new Map(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/**
 * One repository of an image registry
 * ([OCI distribution 1.1](https://github.com/opencontainers/distribution-spec/blob/main/spec.md)),
 * with the token that the registry asks for.
 */
export class OciClient {
  readonly host: string;
  readonly name: string;
  readonly #http: HttpClient;
  readonly #credentials: Credentials;
  #authorization: string | null = null;

  /** @param repository `registry.example.org/models` */
  constructor(repository: string, options: HttpOptions, credentials: Credentials) {
    const slash = repository.indexOf('/');
    this.host = repository.slice(0, slash);
    this.name = repository.slice(slash + 1);
    this.#http = new HttpClient(options);
    this.#credentials = credentials;
  }

  /** The URL of a path of the API; loopback registries speak HTTP. */
  url(path: string): string {
    const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(this.host);
    return `${isLocal ? 'http' : 'https'}://${this.host}/v2/${path}`;
  }

  /** Sends a request with the token that it takes; any answer is returned. */
  async send(url: string, init: Init = {}, repeatable = true): Promise<Response> {
    const response = await this.#once(url, init, repeatable);
    if (response.status !== 401 || init.duplex === 'half') return response;
    await this.#authorize(response.headers.get('www-authenticate'));
    await response.body?.cancel();
    return this.#once(url, init, repeatable);
  }

  /** The same; what is no success is an HttpError. */
  async expect(url: string, init: Init = {}, repeatable = true): Promise<Response> {
    const response = await this.send(url, init, repeatable);
    if (response.ok) return response;
    const what = `${init.method ?? 'GET'} ${shownUrl(url)}`;
    throw new HttpError(what, response.status, await response.text());
  }

  #once(url: string, init: Init, repeatable: boolean): Promise<Response> {
    const headers = new Headers(init.headers);
    // The token is for this registry, not for a store that it sends us to.
    const isOwn = new URL(url).host === this.host;
    if (this.#authorization !== null && isOwn) headers.set('authorization', this.#authorization);
    return this.#http.send(url, { ...init, headers }, repeatable);
  }

  async #authorize(header: string | null): Promise<void> {
    const login = this.#credentials(this.host);
    const basic = login === null ? null : `Basic ${Buffer.from(login).toString('base64')}`;
    const challenge = challengeOf(header);
    const realm = challenge?.get('realm');
    if (challenge === null || realm === undefined) {
      this.#authorization = basic;
      return;
    }
    const url = new URL(realm);
    url.searchParams.set('service', challenge.get('service') ?? this.host);
    url.searchParams.set('scope', `repository:${this.name}:pull,push`);
    const headers = basic === null ? {} : { authorization: basic };
    const answer = await this.#http.expect(url.toString(), { headers });
    const { token, access_token: access } = tokenSchema.parse(await answer.json());
    this.#authorization = `Bearer ${token ?? access ?? ''}`;
  }
}
