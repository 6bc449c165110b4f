import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubernetesAccess } from '../kubernetes/client.ts';

/** The token that the double lets in. */
export const TOKEN = 'a-service-account-token';

export interface StoredObject {
  readonly metadata: {
    readonly name: string;
    readonly resourceVersion?: string;
    readonly generation?: number;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
  readonly status?: unknown;
  readonly [key: string]: unknown;
}

/** What a controller does when a spec has changed: the new status. */
export type Controller = (object: StoredObject) => unknown;

/** JSON merge patch (RFC 7386): null removes, objects are merged, everything else is replaced. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Objects as the API server of Kubernetes keeps them, on loopback: resource versions, generations
 * that count changes of the spec, 409 for a resource version that is over, merge patches, a status
 * that only its controller writes, 401, 403 and 404.
 */
export class KubernetesApi {
  readonly #server: Server;
  readonly #objects = new Map<string, StoredObject>();
  readonly #controllers = new Map<string, Controller>();
  #version = 1;
  /** Paths that may not be asked for. */
  readonly forbidden = new Set<string>();
  /** Requests that were answered: `PATCH /apis/…`. */
  readonly requests: string[] = [];
  /** Runs before a change is made: somebody else, who is quicker. */
  beforePatch: (() => void) | null = null;
  /** Answers instead, when it is not null. */
  failure: { readonly status: number; readonly text: string } | null = null;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#serve(request, response);
    });
  }

  static async start(): Promise<KubernetesApi> {
    const api = new KubernetesApi();
    await new Promise<void>((resolve) => {
      api.#server.listen(0, '127.0.0.1', resolve);
    });
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  access(token: string = TOKEN): KubernetesAccess {
    return { server: this.url, token: () => token, namespace: 'models' };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Makes an object, or replaces it. */
  put(path: string, object: StoredObject): void {
    this.#store(path, object);
  }

  get(path: string): StoredObject {
    const found = this.#objects.get(path);
    if (found === undefined) throw new Error(`There is no ${path}`);
    return found;
  }

  /** Changes an object as somebody else would. */
  merge(path: string, patch: unknown): void {
    this.#store(path, mergePatch(this.get(path), patch) as StoredObject);
  }

  /** Writes the status of an object whenever its spec changes, and now. */
  control(path: string, controller: Controller): void {
    this.#controllers.set(path, controller);
    this.merge(path, { status: controller(this.get(path)) });
  }

  #store(path: string, object: StoredObject): StoredObject {
    const before = this.#objects.get(path);
    const isNew = JSON.stringify(before?.spec) !== JSON.stringify(object.spec);
    const generation = (before?.metadata.generation ?? 0) + (isNew ? 1 : 0);
    const resourceVersion = String(this.#version++);
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion, generation } };
    const controller = isNew ? this.#controllers.get(path) : undefined;
    const kept = controller === undefined ? stored : { ...stored, status: controller(stored) };
    this.#objects.set(path, kept);
    return kept;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    this.requests.push(`${request.method ?? ''} ${pathname}`);
    const reply = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const refuse = (code: number, reason: string, message: string): void => {
      reply(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message });
    };
    const { authorization = '' } = request.headers;
    if (this.failure !== null) reply(this.failure.status, this.failure.text);
    else if (authorization !== `Bearer ${TOKEN}`) refuse(401, 'Unauthorized', authorization);
    else if (this.forbidden.has(pathname)) {
      refuse(403, 'Forbidden', `User "system:serviceaccount:ci" cannot use ${pathname}`);
    } else if (request.method === 'GET' && searchParams.has('labelSelector')) {
      reply(200, { items: this.#list(pathname, searchParams.get('labelSelector') ?? '') });
    } else if (!this.#objects.has(pathname)) {
      refuse(404, 'NotFound', `${pathname.split('/').at(-1) ?? ''} not found`);
    } else if (request.method === 'GET') reply(200, this.get(pathname));
    else if (request.headers['content-type'] !== 'application/merge-patch+json') {
      refuse(415, 'UnsupportedMediaType', 'the media type is not supported');
    } else this.#patch(pathname, JSON.parse(Buffer.concat(chunks).toString('utf8')), reply, refuse);
  }

  #patch(
    path: string,
    patch: unknown,
    reply: (status: number, body: unknown) => void,
    refuse: (code: number, reason: string, message: string) => void,
  ): void {
    this.beforePatch?.();
    const now = this.get(path);
    const merged = mergePatch(now, patch) as StoredObject;
    if (merged.metadata.resourceVersion !== now.metadata.resourceVersion) {
      const message =
        'the object has been modified; please apply your changes to the latest version';
      refuse(409, 'Conflict', `Operation cannot be fulfilled: ${message}`);
    } else reply(200, this.#store(path, { ...merged, status: now.status }));
  }

  #list(path: string, selector: string): StoredObject[] {
    const [label = '', value = ''] = selector.split('=');
    return [...this.#objects]
      .filter(
        ([at, { metadata }]) => at.startsWith(`${path}/`) && metadata.labels?.[label] === value,
      )
      .map(([, object]) => object);
  }
}

/** An EndpointSlice of a Service in the namespace `models`, with endpoints that are ready or not. */
export function putEndpoints(api: KubernetesApi, service: string, ready: readonly boolean[]): void {
  const path = `/apis/discovery.k8s.io/v1/namespaces/models/endpointslices/${service}-x`;
  api.put(path, {
    metadata: { name: `${service}-x`, labels: { 'kubernetes.io/service-name': service } },
    endpoints: ready.map((one) => ({ addresses: ['10.0.0.1'], conditions: { ready: one } })),
  });
}
