import { Readable } from 'node:stream';
import { HttpError } from '../http/client.ts';
import type { Artifact, ArtifactStore, StoredItem } from '../artifacts/store.ts';
import { checkContent, sendUnchanged, writeChecked } from '../artifacts/stream.ts';
import type { ArtifactLocation, RecordFile } from '../record.ts';
import { artifactPath, MlflowArtifacts } from './artifacts.ts';
import type { MlflowClient } from './client.ts';
import { deleteRun, ensureRun, listRuns } from './runs.ts';

/** Files among the artifacts of the version's run: `mlflow-artifacts:/<experiment>/<run>/artifacts/model`. */
export class MlflowStore implements ArtifactStore {
  readonly type = 'mlflow';
  readonly #client: MlflowClient;
  readonly #artifacts: MlflowArtifacts;

  constructor(client: MlflowClient) {
    this.#client = client;
    this.#artifacts = new MlflowArtifacts(client);
  }

  get description(): string {
    return this.#client.url;
  }

  async put({ model, sha256, files }: Artifact): Promise<ArtifactLocation> {
    const run = await ensureRun(this.#client, model, sha256);
    const folder = `${run.artifacts}/model`;
    const there = await this.#artifacts.names(folder);
    for (const file of files) {
      if (there.has(file.path)) continue;
      await sendUnchanged(file, async (content) => {
        const body = Readable.toWeb(content);
        await this.#artifacts.upload(`${folder}/${file.path}`, body, file.sizeBytes);
      });
    }
    return { store: this.type, uri: `mlflow-artifacts:/${folder}` };
  }

  async get(
    { uri }: ArtifactLocation,
    files: readonly RecordFile[],
    folder: string,
  ): Promise<void> {
    for (const file of files) {
      const content = await this.#artifacts.download(`${artifactPath(uri)}/${file.path}`);
      await writeChecked(content, file, folder, this.description);
    }
  }

  async verify({ uri }: ArtifactLocation, files: readonly RecordFile[]): Promise<string[]> {
    const problems: (string | null)[] = [];
    for (const file of files) {
      try {
        const content = await this.#artifacts.download(`${artifactPath(uri)}/${file.path}`);
        problems.push(await checkContent(content, file, this.description));
      } catch (error) {
        if (!(error instanceof HttpError) || error.status !== 404) throw error;
        problems.push(`${file.path} is missing in ${uri} of ${this.description}`);
      }
    }
    return problems.filter((problem) => problem !== null);
  }

  async list(except: ReadonlySet<string>): Promise<StoredItem[]> {
    const runs = await listRuns(this.#client);
    return runs
      .filter(({ sha256 }) => !except.has(sha256))
      .map(({ id, sha256, startedAt }) => {
        const where = `run ${id} of ${this.description}`;
        return { sha256, sizeBytes: null, storedAt: startedAt, where };
      });
  }

  async remove({ sha256 }: StoredItem): Promise<void> {
    for (const run of await listRuns(this.#client)) {
      if (run.sha256 !== sha256) continue;
      await this.#artifacts.remove(`${run.artifacts}/model`);
      await deleteRun(this.#client, run);
    }
  }

  keysOf(sha256: string): string[] {
    return [sha256];
  }
}
