import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import type { TemporaryFolder } from '../process/janitor.ts';
import type { Programs } from '../process/programs.ts';
import { EngineCli, reasonOf } from './cli.ts';
import { buildFlags, isUnknown, tlsFlags, versionOf, withAlgorithm } from './containers-tools.ts';
import type { BuildRequest, ImageBuilder, LocalImage } from './engine.ts';
import { EngineError } from './engine.ts';
import { readInspection } from './inspection.ts';

/** podman, through its command line. */
export class PodmanBuilder implements ImageBuilder {
  readonly name = 'podman';
  readonly version: string;
  readonly buildsForOthers = true;
  readonly #cli: EngineCli;
  readonly #scratch: TemporaryFolder;

  constructor(cli: EngineCli, version: string, scratch: TemporaryFolder) {
    this.#cli = cli;
    this.version = version;
    this.#scratch = scratch;
  }

  async pull(reference: string, platform: string | null): Promise<void> {
    const flags = platform === null ? [] : ['--platform', platform];
    await this.#cli.run(['pull', '--quiet', ...flags, ...tlsFlags(reference), reference]);
  }

  async inspect(reference: string): Promise<LocalImage | null> {
    const result = await this.#cli.attempt(['image', 'inspect', reference]);
    if (result.exitCode === 0) return readInspection(result.stdout);
    if (isUnknown(result.stderr)) return null;
    throw new EngineError(reasonOf(result));
  }

  async build(request: BuildRequest): Promise<string> {
    const idFile = `${this.#scratch.path}/image-id`;
    await this.#cli.run(['build', ...buildFlags(request, idFile)], { onLine: request.onLine });
    return withAlgorithm((await readFile(idFile, 'utf8')).trim());
  }

  async save(id: string, output: Writable): Promise<void> {
    await this.#cli.run(['save', '--format', 'docker-archive', id], { output });
  }

  async load(input: Readable, id: string): Promise<void> {
    await this.#cli.run(['load', '--quiet'], { input });
    if ((await this.inspect(id)) === null) {
      throw new EngineError(`podman did not keep the image ${id}`);
    }
  }

  async tag(id: string, name: string): Promise<void> {
    await this.#cli.run(['tag', id, name]);
  }

  async untag(name: string): Promise<void> {
    await this.#cli.attempt(['untag', name]);
  }

  async push(name: string): Promise<void> {
    await this.#cli.run(['push', '--quiet', ...tlsFlags(name), name]);
  }
}

/** podman, when its program is there; else why not. */
export async function findPodman(
  programs: Programs,
  scratch: TemporaryFolder,
): Promise<{ builder: PodmanBuilder; cli: EngineCli } | string> {
  const cli = new EngineCli(programs, 'podman');
  const found = await versionOf(cli);
  if (typeof found === 'string') return found;
  return { builder: new PodmanBuilder(cli, found.version, scratch), cli };
}
