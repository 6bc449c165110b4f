import type { ReadableStream } from 'node:stream/web';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { HttpError } from '../http/client.ts';
import type { MlflowClient } from './client.ts';

const listSchema = z.object({
  files: z.array(z.object({ path: z.string(), is_dir: z.boolean().default(false) })).default([]),
});

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The path of a `mlflow-artifacts:` URI below the server's artifacts. */
export function artifactPath(uri: string): string {
  return uri.replace(/^mlflow-artifacts:\/+/, '');
}

/** The artifacts of an MLflow server, which it passes on to its own store (`--serve-artifacts`). */
export class MlflowArtifacts {
  readonly #client: MlflowClient;

  constructor(client: MlflowClient) {
    this.#client = client;
  }

  /** Writes one artifact. */
  async upload(
    path: string,
    body: ReadableStream | string,
    size: number | null = null,
  ): Promise<void> {
    const headers: Record<string, string> = { 'content-type': 'application/octet-stream' };
    if (size !== null) headers['content-length'] = String(size);
    // A stream that was read once cannot be sent again.
    const isText = typeof body === 'string';
    const content = isText ? { body } : { body, duplex: 'half' as const };
    await this.#client.http.expect(this.#url(path), { method: 'PUT', headers, ...content }, isText);
  }

  /** The text of an artifact; null when there is none. */
  async text(path: string): Promise<string | null> {
    const response = await this.#client.http.send(this.#url(path));
    if (response.status === 404) return null;
    if (response.ok) return response.text();
    throw new HttpError(
      `artifact ${path} of ${this.#client.url}`,
      response.status,
      await response.text(),
    );
  }

  /** The content of an artifact. */
  async download(path: string): Promise<Readable> {
    const { body } = await this.#client.http.expect(this.#url(path));
    return body === null ? Readable.from([]) : Readable.fromWeb(body);
  }

  /** The files below a folder, at any depth. */
  async names(folder: string): Promise<Set<string>> {
    const url = `${this.#client.url}/api/2.0/mlflow-artifacts/artifacts?path=${encodeURIComponent(folder)}`;
    const response = await this.#client.http.send(url);
    if (response.status === 404) return new Set();
    if (!response.ok)
      throw new HttpError('the list of artifacts', response.status, await response.text());
    const { files } = listSchema.parse(await response.json());
    const names = new Set<string>();
    for (const { path, is_dir } of files) {
      const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
      if (!is_dir) names.add(name);
      else for (const inner of await this.names(`${folder}/${name}`)) names.add(`${name}/${inner}`);
    }
    return names;
  }

  async remove(path: string): Promise<void> {
    const response = await this.#client.http.send(this.#url(path), { method: 'DELETE' });
    if (response.ok || response.status === 404) return;
    throw new HttpError('the removal of artifacts', response.status, await response.text());
  }

  #url(path: string): string {
    return `${this.#client.url}/api/2.0/mlflow-artifacts/artifacts/${encoded(path)}`;
  }
}
