import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { InputError } from '@slipway/core';
import { z } from 'zod';

/** Time that the API server has to answer, in milliseconds. */
const TIMEOUT = 30_000;
/** What an answer may have, in bytes. */
const LONGEST = 8 * 1024 * 1024;

const statusSchema = z.object({ message: z.string() });
export const objectSchema = z.looseObject({
  metadata: z.looseObject({
    name: z.string(),
    resourceVersion: z.string(),
    generation: z.number().optional(),
  }),
});

/** Any object of the API, as it is. */
export type KubernetesObject = z.infer<typeof objectSchema>;

/** How a cluster is reached, and as whom. */
export interface KubernetesAccess {
  /** URL of the API server. */
  readonly server: string;
  /** Certificates in PEM that the server's is checked with; undefined: those of the system. */
  readonly ca?: string | undefined;
  /** A client's certificate and its key, in PEM. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** The bearer token, read anew each time, since service accounts' tokens rotate. */
  readonly token: () => string | null;
  /** Namespace where none is given. */
  readonly namespace: string;
}

/** An answer of the API server that is no success. */
export class KubernetesError extends InputError {
  readonly status: number;

  constructor(detail: string, status: number) {
    super('target', detail);
    this.status = status;
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const REMEDIES: Readonly<Record<number, string>> = {
  401: '; the token or certificate is not, or no longer, valid',
  403: '; a Role must allow it',
};

/**
 * The part of Kubernetes' REST API that targets need: GET, and JSON merge patch (RFC 7386) with the
 * resource version that was read, which the server refuses with 409 when the object has changed.
 */
export class KubernetesClient {
  readonly #access: KubernetesAccess;

  constructor(access: KubernetesAccess) {
    this.#access = access;
  }

  get namespace(): string {
    return this.#access.namespace;
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.#ask('GET', path, schema);
  }

  /** Changes an object while it is the one that was read. @throws KubernetesError 409 otherwise */
  async patch(
    path: string,
    { metadata }: KubernetesObject,
    change: Readonly<Record<string, unknown>>,
  ): Promise<KubernetesObject> {
    const body = { ...change, metadata: { resourceVersion: metadata.resourceVersion } };
    return this.#ask('PATCH', path, objectSchema, body);
  }

  async #ask<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    const token = this.#access.token();
    const { status, text } = await this.#send(method, path, token, body);
    const what = `${method} ${path} of ${new URL(this.#access.server).origin}`;
    const json = parse(text);
    if (status < 200 || status > 299) {
      const said = statusSchema.safeParse(json).data?.message ?? text.slice(0, 200);
      const shown = token === null ? said : said.replaceAll(token, '***');
      throw new KubernetesError(
        `${what} answered ${status}: ${shown}${REMEDIES[status] ?? ''}`,
        status,
      );
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new InputError(
      'target',
      `${what} answered in another form (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
    );
  }

  #send(method: string, path: string, token: string | null, body: unknown): Promise<Answer> {
    const { server, ca, cert, key } = this.#access;
    const url = new URL(`${server.replace(/\/+$/, '')}${path}`);
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/merge-patch+json' }),
      'content-length': Buffer.byteLength(text),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    const options = { method, headers, ca, cert, key, signal: AbortSignal.timeout(TIMEOUT) };
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => {
        const why =
          error.name === 'TimeoutError' || error.name === 'AbortError'
            ? `no answer within ${TIMEOUT / 1000} s`
            : error.message;
        reject(new InputError('target', `the API server ${url.origin}: ${why}`, { cause: error }));
      };
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const sent = send(url, options, (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > LONGEST) sent.destroy(new Error('an answer of more than 8 MB'));
          else chunks.push(chunk);
        });
        response.on('error', fail);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, text: answer });
        });
      });
      sent.on('error', fail);
      sent.end(text);
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
