import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { InputError } from '@slipway/core';
import { z } from 'zod';
import { HttpError } from '../http/client.ts';
import type { ArtifactLocation, RecordFile } from '../record.ts';
import type { OciClient } from './oci-client.ts';
import type { Artifact, ArtifactFile, ArtifactStore, StoredItem } from './store.ts';
import { checkContent, sendUnchanged, writeChecked } from './stream.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
/** What the artifact is, for those who look at the registry. */
const ARTIFACT_TYPE = 'application/vnd.slipway.model.v1';
/** OCI's empty configuration. */
const EMPTY = '{}';
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';

const tagsSchema = z.object({ tags: z.array(z.string()).nullable().default(null) });

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function manifestOf({ model, files }: Artifact): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType: ARTIFACT_TYPE,
    config: { mediaType: EMPTY_TYPE, digest: `sha256:${digestOf(EMPTY)}`, size: EMPTY.length },
    layers: files.map(({ path, sha256, sizeBytes }) => ({
      mediaType: 'application/octet-stream',
      digest: `sha256:${sha256}`,
      size: sizeBytes,
      annotations: { 'org.opencontainers.image.title': path },
    })),
    annotations: { 'org.opencontainers.image.title': model },
  });
}

/**
 * Files as blobs of an image registry, and an OCI artifact that names them, tagged
 * `sha256-<digest>`: what any registry keeps, copies and scans.
 */
export class OciStore implements ArtifactStore {
  readonly type = 'oci';
  readonly #client: OciClient;

  constructor(client: OciClient) {
    this.#client = client;
  }

  get description(): string {
    return `${this.#client.host}/${this.#client.name}`;
  }

  async put(artifact: Artifact): Promise<ArtifactLocation> {
    for (const file of artifact.files) await this.#putFile(file);
    await this.#putBlob(digestOf(EMPTY), (url) =>
      this.#client.expect(url, { method: 'PUT', body: EMPTY, headers: octets(EMPTY.length) }),
    );
    const text = manifestOf(artifact);
    const url = this.#url(`manifests/sha256-${artifact.sha256}`);
    const headers = { 'content-type': MANIFEST };
    await this.#client.expect(url, { method: 'PUT', headers, body: text });
    return { store: this.type, uri: `${this.description}@sha256:${digestOf(text)}` };
  }

  async get(_: ArtifactLocation, files: readonly RecordFile[], folder: string): Promise<void> {
    for (const file of files) {
      await writeChecked(await this.#download(file), file, folder, this.description);
    }
  }

  async verify({ uri }: ArtifactLocation, files: readonly RecordFile[]): Promise<string[]> {
    const problems: (string | null)[] = [];
    const manifest = this.#url(`manifests/${uri.slice(uri.indexOf('@') + 1)}`);
    const found = await this.#client.send(manifest, {
      method: 'HEAD',
      headers: { accept: MANIFEST },
    });
    if (found.status === 404) problems.push(`${uri} is missing`);
    for (const file of files) {
      try {
        problems.push(await checkContent(await this.#download(file), file, this.description));
      } catch (error) {
        if (!(error instanceof HttpError) || error.status !== 404) throw error;
        problems.push(`${file.path} is missing in ${this.description}`);
      }
    }
    return problems.filter((problem) => problem !== null);
  }

  async list(except: ReadonlySet<string>): Promise<StoredItem[]> {
    const response = await this.#client.send(this.#url('tags/list'));
    if (response.status === 404) return [];
    if (!response.ok) {
      throw new HttpError(`tags of ${this.description}`, response.status, await response.text());
    }
    const { tags } = tagsSchema.parse(await response.json());
    return (tags ?? [])
      .flatMap((tag) => /^sha256-([0-9a-f]{64})$/.exec(tag)?.[1] ?? [])
      .filter((sha256) => !except.has(sha256))
      .map((sha256) => {
        const where = `${this.description}:sha256-${sha256}`;
        return { sha256, sizeBytes: null, storedAt: null, where };
      });
  }

  /** Removes the artifact; its blobs go when the registry collects what nothing names. */
  async remove({ sha256 }: StoredItem): Promise<void> {
    const tag = this.#url(`manifests/sha256-${sha256}`);
    const found = await this.#client.send(tag, { method: 'HEAD', headers: { accept: MANIFEST } });
    const digest = found.headers.get('docker-content-digest');
    if (found.status === 404 || digest === null) return;
    await this.#client.expect(this.#url(`manifests/${digest}`), { method: 'DELETE' });
  }

  keysOf(sha256: string): string[] {
    return [sha256];
  }

  async #putFile(file: ArtifactFile): Promise<void> {
    await this.#putBlob(file.sha256, (url) =>
      sendUnchanged(file, (content) =>
        this.#client.expect(
          url,
          {
            method: 'PUT',
            body: Readable.toWeb(content),
            headers: octets(file.sizeBytes),
            duplex: 'half',
          },
          // A stream that was read once cannot be sent again.
          false,
        ),
      ),
    );
  }

  /** Sends a blob, unless the registry has it. */
  async #putBlob(sha256: string, send: (url: string) => Promise<unknown>): Promise<void> {
    const there = await this.#client.send(this.#url(`blobs/sha256:${sha256}`), { method: 'HEAD' });
    if (there.ok) return;
    const started = await this.#client.expect(this.#url('blobs/uploads/'), { method: 'POST' });
    const location = started.headers.get('location');
    if (location === null) {
      throw new InputError('registry', `${this.description} does not say where to send a blob`);
    }
    const url = new URL(location, this.#url(''));
    url.searchParams.set('digest', `sha256:${sha256}`);
    await send(url.toString());
  }

  async #download({ sha256 }: RecordFile): Promise<Readable> {
    const { body } = await this.#client.expect(this.#url(`blobs/sha256:${sha256}`));
    return body === null ? Readable.from([]) : Readable.fromWeb(body);
  }

  #url(path: string): string {
    return this.#client.url(`${this.#client.name}/${path}`);
  }
}

function octets(length: number): Record<string, string> {
  return { 'content-type': 'application/octet-stream', 'content-length': String(length) };
}
