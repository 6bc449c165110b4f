import { createHash } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What a test makes of a request before the registry sees it; true when it has answered. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

interface Stored {
  readonly type: string;
  readonly bytes: Buffer;
}

/** A registry on loopback that keeps one process's blobs and manifests in memory. */
export class RegistryDouble {
  readonly blobs = new Map<string, Buffer>();
  readonly manifests = new Map<string, Stored>();
  /** `METHOD path` of every request. */
  readonly requests: string[] = [];
  /** Whether a manifest's subject is understood, as version 1.1 of the specification asks. */
  knowsReferrers = false;
  intercept: Intercept = () => false;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<RegistryDouble> {
    const server = createServer();
    const double = new RegistryDouble(server);
    server.on('request', (request, response) => {
      void double.#answer(request, response);
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    server.listen(0, '127.0.0.1', resolve);
    await promise;
    return double;
  }

  /** Host and port. */
  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return `127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => {
      resolve();
    });
    this.#server.closeAllConnections();
    await promise;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    this.requests.push(`${method} ${url}`);
    if (this.intercept(request, response)) return;
    const target = new URL(url, 'http://registry');
    const body = await buffer(request);
    if (target.pathname.includes('/blobs/')) this.#blob(method, target, body, response);
    else if (target.pathname.includes('/manifests/')) {
      this.#manifest(
        method,
        target,
        { type: request.headers['content-type'] ?? '', bytes: body },
        response,
      );
    } else response.writeHead(200).end();
  }

  #blob(method: string, target: URL, body: Buffer, response: ServerResponse): void {
    if (method === 'HEAD') {
      const digest = target.pathname.split('/').at(-1) ?? '';
      response.writeHead(this.blobs.has(digest) ? 200 : 404).end();
    } else if (method === 'POST') {
      response.writeHead(202, { location: `${target.pathname}1?state=x` }).end();
    } else {
      const digest = target.searchParams.get('digest') ?? '';
      this.blobs.set(digest, body);
      response.writeHead(digest === digestOf(body) ? 201 : 400).end();
    }
  }

  #manifest(method: string, target: URL, given: Stored, response: ServerResponse): void {
    const reference = target.pathname.split('/').at(-1) ?? '';
    if (method === 'PUT') {
      this.manifests.set(reference, given);
      const { subject } = JSON.parse(given.bytes.toString('utf8')) as {
        subject?: { digest: string };
      };
      const known = this.knowsReferrers && subject !== undefined;
      const header = known ? { 'oci-subject': subject.digest } : {};
      response.writeHead(201, { 'docker-content-digest': digestOf(given.bytes), ...header }).end();
      return;
    }
    const stored = this.manifests.get(reference);
    if (stored === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': stored.type }).end(stored.bytes);
  }
}

export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
