import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { InputError, messageOf } from '@slipway/core';
import { isLoopback } from '../reference/reference.ts';
import { authorize, readChallenge } from './authorization.ts';
import type { Credentials } from './credentials.ts';
import { registryReason } from './registry-reason.ts';

// OCI Distribution Specification 1.1:
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md

export interface RegistryOptions {
  /** Host and port, `docker.io` for Docker Hub. */
  readonly registry: string;
  readonly repository: string;
  /** First word of errors: `push` or `artifact`. */
  readonly subject: string;
  readonly credentials: Credentials | null;
  /** Pause before the first repetition; doubles each time. Default 1 s. */
  readonly pauseMs?: number;
}

/** A manifest as the registry has it. */
export interface StoredManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Something that is stored by its digest. */
export interface Blob {
  readonly digest: string;
  readonly size: number;
  readonly content: Buffer | { readonly file: string };
}

const ATTEMPTS = 4;
const TIMEOUT_MS = 120_000;
const LONGEST_PAUSE_MS = 30_000;
const MANIFEST_LIMIT = 4 << 20;
const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

export function sha256Of(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function apiHost(registry: string): string {
  return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}

interface Call {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: () => Buffer | Readable;
  readonly length?: number;
}

/** One repository of a registry. */
export class RegistryClient {
  readonly #options: RegistryOptions;
  #origin: string | null = null;
  #authorization: string | null = null;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  /** The manifest under a tag or digest; null when there is none. Its digest is computed here. */
  async manifest(reference: string): Promise<StoredManifest | null> {
    const answer = await this.#call(`manifests/${reference}`, {
      method: 'GET',
      headers: { accept: MANIFEST_TYPES },
    });
    if (answer.status === 404) return null;
    await this.#expect(answer, [200], `reading the manifest ${reference}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (bytes.length > MANIFEST_LIMIT) this.#refuse('the manifest is larger than 4 MiB');
    const mediaType = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    return { digest: sha256Of(bytes), mediaType, bytes };
  }

  /** Stores a manifest under a tag or its digest; returns its digest. */
  async putManifest(reference: string, mediaType: string, bytes: Buffer): Promise<string> {
    const { digest } = await this.storeManifest(reference, mediaType, bytes);
    return digest;
  }

  /** The same, with what the registry says of the manifest's subject. */
  async storeManifest(
    reference: string,
    mediaType: string,
    bytes: Buffer,
  ): Promise<{ digest: string; knowsSubject: boolean }> {
    const answer = await this.#call(`manifests/${reference}`, {
      method: 'PUT',
      headers: { 'content-type': mediaType },
      body: () => bytes,
      length: bytes.length,
    });
    await this.#expect(answer, [201, 202], `storing the manifest ${reference}`);
    const digest = sha256Of(bytes);
    const told = answer.headers.get('docker-content-digest');
    if (told !== null && told !== digest) {
      this.#refuse(`the registry stored ${told} instead of ${digest}`);
    }
    return { digest, knowsSubject: answer.headers.get('oci-subject') !== null };
  }

  /** Whether the registry has the referrers API (version 1.1 of the specification). */
  async hasReferrers(digest: string): Promise<boolean> {
    const answer = await this.#call(`referrers/${digest}`, { method: 'GET' });
    await answer.arrayBuffer();
    return answer.status === 200;
  }

  /** Stores a blob unless the registry has it. */
  async upload({ digest, size, content }: Blob): Promise<void> {
    const found = await this.#call(`blobs/${digest}`, { method: 'HEAD' });
    if (found.status === 200) return;
    const opened = await this.#call('blobs/uploads/', { method: 'POST', length: 0 });
    await this.#expect(opened, [202], 'starting an upload');
    const location = opened.headers.get('location');
    if (location === null) this.#refuse('the registry started an upload without a location');
    const url = new URL(location, `${this.#origin ?? ''}/`);
    url.searchParams.set('digest', digest);
    const stored = await this.#call(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: () => ('file' in content ? createReadStream(content.file) : content),
      length: size,
    });
    await this.#expect(stored, [201], 'uploading');
  }

  async #expect(answer: Response, statuses: readonly number[], doing: string): Promise<void> {
    if (statuses.includes(answer.status)) return;
    const text = (await answer.text()).replace(/\s+/g, ' ').slice(0, 300);
    const { remedy } = registryReason(String(answer.status));
    const hint = remedy === null ? '' : `; ${remedy}`;
    this.#refuse(`${doing} was answered with ${answer.status} ${text}${hint}`);
  }

  #refuse(reason: string): never {
    const { subject, registry, repository } = this.#options;
    throw new InputError(subject, `${registry}/${repository}: ${reason.trim()}`);
  }

  /** Sends a request, again where that may help, and with credentials where they are asked for. */
  async #call(target: string | URL, call: Call): Promise<Response> {
    let pause = this.#options.pauseMs ?? 1000;
    for (let attempt = 1; ; attempt++) {
      let answer: Response | null = null;
      let failure: unknown = null;
      try {
        answer = await this.#authorized(target, call);
        if (answer.status !== 429 && answer.status < 500) return answer;
      } catch (error) {
        failure = error;
      }
      if (attempt === ATTEMPTS) {
        if (answer !== null) return answer;
        this.#refuse(`the registry cannot be reached: ${causeOf(failure)}`);
      }
      const wanted = Number(answer?.headers.get('retry-after') ?? NaN) * 1000;
      await sleep(Math.min(Number.isFinite(wanted) ? wanted : pause, LONGEST_PAUSE_MS));
      pause *= 2;
    }
  }

  async #authorized(target: string | URL, call: Call): Promise<Response> {
    const url = await this.#url(target);
    const first = await this.#send(url, call);
    if (first.status !== 401) return first;
    const challenge = readChallenge(first.headers.get('www-authenticate') ?? '');
    if (challenge === null) return first;
    const scope = `repository:${this.#options.repository}:pull,push`;
    this.#authorization = await authorize(challenge, this.#options.credentials, scope, fetch);
    if (this.#authorization === null) return first;
    await first.arrayBuffer();
    return this.#send(url, call);
  }

  async #send(url: URL, { method, headers, body, length }: Call): Promise<Response> {
    const content = body?.();
    const all: Record<string, string> = { ...headers };
    // Credentials are for the registry itself, not for a store that it sends uploads to.
    if (this.#authorization !== null && url.origin === this.#origin) {
      all.authorization = this.#authorization;
    }
    if (length !== undefined) all['content-length'] = String(length);
    const isStream = content instanceof Readable;
    return fetch(url, {
      method,
      headers: all,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(content === undefined ? {} : { body: isStream ? Readable.toWeb(content) : content }),
      ...(isStream ? { duplex: 'half' } : {}),
    });
  }

  async #url(target: string | URL): Promise<URL> {
    if (target instanceof URL) return target;
    this.#origin ??= await this.#findOrigin();
    return new URL(`${this.#origin}/v2/${this.#options.repository}/${target}`);
  }

  /** https; on this machine also http, as docker does. */
  async #findOrigin(): Promise<string> {
    const { registry } = this.#options;
    const secure = `https://${apiHost(registry)}`;
    if (!isLoopback(registry)) return secure;
    try {
      await fetch(`${secure}/v2/`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      return secure;
    } catch {
      return `http://${registry}`;
    }
  }
}

/** fetch says "fetch failed"; its cause says why. */
function causeOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return messageOf(cause ?? error) || messageOf(error);
}
