import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { TemporaryFolder } from '../process/janitor.ts';
import type { Programs } from '../process/programs.ts';
import { ProgramMissing } from '../process/programs.ts';
import { EngineCli, reasonOf } from './cli.ts';
import type { BuildRequest, ImageBuilder, LocalImage } from './engine.ts';
import { EngineError } from './engine.ts';
import { readInspection } from './inspection.ts';

/** What builds: buildx, the BuildKit within the daemon, or docker's old builder. */
type Backend = 'buildx' | 'buildkit' | 'legacy';

const versionSchema = z.object({
  Client: z.object({ Version: z.string() }),
  Server: z.object({ Version: z.string() }).nullish(),
});

function majorOf(version: string): number {
  return Number(/^\d+/.exec(version)?.[0] ?? '0');
}

/** docker's own client can drive BuildKit without buildx up to version 22. */
async function backendOf(cli: EngineCli, client: string): Promise<Backend> {
  const buildx = await cli.attempt(['buildx', 'version']);
  if (buildx.exitCode === 0) return 'buildx';
  return majorOf(client) < 23 ? 'buildkit' : 'legacy';
}

/** docker, through its command line. */
export class DockerBuilder implements ImageBuilder {
  readonly name = 'docker';
  readonly version: string;
  readonly buildsForOthers: boolean;
  readonly #cli: EngineCli;
  readonly #backend: Backend;
  readonly #scratch: TemporaryFolder;

  constructor(cli: EngineCli, version: string, backend: Backend, scratch: TemporaryFolder) {
    this.#cli = cli;
    this.version = `${version} (${backend})`;
    this.#backend = backend;
    this.buildsForOthers = backend !== 'legacy';
    this.#scratch = scratch;
  }

  async pull(reference: string, platform: string | null): Promise<void> {
    const flags = platform === null ? [] : ['--platform', platform];
    await this.#cli.run(['pull', '--quiet', ...flags, reference]);
  }

  async inspect(reference: string): Promise<LocalImage | null> {
    const result = await this.#cli.attempt(['image', 'inspect', reference]);
    if (result.exitCode === 0) return readInspection(result.stdout);
    if (/no such image/i.test(result.stderr)) return null;
    throw new EngineError(reasonOf(result));
  }

  async build(request: BuildRequest): Promise<string> {
    const idFile = `${this.#scratch.path}/image-id`;
    const start = this.#backend === 'buildx' ? ['buildx', 'build', '--load'] : ['build'];
    const progress = this.#backend === 'legacy' ? [] : ['--progress', 'plain'];
    const cli = this.#backend === 'legacy' ? this.#cli.with({ DOCKER_BUILDKIT: '0' }) : this.#cli;
    const driver = this.#backend === 'buildkit' ? cli.with({ DOCKER_BUILDKIT: '1' }) : cli;
    const args = [
      ...start,
      ...progress,
      ...['--iidfile', idFile],
      ...['--file', request.dockerfile],
      ...(this.#backend === 'legacy' ? [] : ['--build-arg', `SOURCE_DATE_EPOCH=${request.epoch}`]),
      ...(this.#backend === 'buildx' ? ['--provenance=false'] : []),
      ...(request.platform === null ? [] : ['--platform', request.platform]),
      ...(request.hasNetwork ? [] : ['--network', 'none']),
      request.context,
    ];
    await driver.run(args, { onLine: request.onLine });
    return (await readFile(idFile, 'utf8')).trim();
  }

  async save(id: string, output: Writable): Promise<void> {
    await this.#cli.run(['save', id], { output });
  }

  async load(input: Readable, id: string): Promise<void> {
    await this.#cli.run(['load', '--quiet'], { input });
    if ((await this.inspect(id)) === null) {
      throw new EngineError(`docker did not keep the image ${id}`);
    }
  }

  async tag(id: string, name: string): Promise<void> {
    await this.#cli.run(['tag', id, name]);
  }

  async untag(name: string): Promise<void> {
    await this.#cli.attempt(['rmi', '--no-prune', name]);
  }

  async push(name: string): Promise<void> {
    await this.#cli.run(['push', '--quiet', name]);
  }
}

/**
 * docker, when its program is there and its daemon answers.
 *
 * @returns the reason as text when it cannot be used
 */
export async function findDocker(
  programs: Programs,
  scratch: TemporaryFolder,
): Promise<{ builder: DockerBuilder; cli: EngineCli } | string> {
  const cli = new EngineCli(programs, 'docker');
  try {
    const result = await cli.attempt(['version', '--format', '{{json .}}'], { timeoutMs: 30_000 });
    if (result.exitCode !== 0) return reasonOf(result);
    const { Client, Server } = versionSchema.parse(JSON.parse(result.stdout));
    const backend = await backendOf(cli, Client.Version);
    const version = Server?.Version ?? Client.Version;
    return { builder: new DockerBuilder(cli, version, backend, scratch), cli };
  } catch (error) {
    if (error instanceof ProgramMissing) return error.message;
    throw error;
  }
}
