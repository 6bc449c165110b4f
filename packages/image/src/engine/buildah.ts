import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { TemporaryFolder } from '../process/janitor.ts';
import type { Programs } from '../process/programs.ts';
import { EngineCli, reasonOf } from './cli.ts';
import { buildFlags, isUnknown, tlsFlags, versionOf, withAlgorithm } from './containers-tools.ts';
import type { BuildRequest, ImageBuilder, LocalImage } from './engine.ts';
import { EngineError } from './engine.ts';

const buildahImageSchema = z.object({
  FromImageID: z.string(),
  FromImageDigest: z.string(),
  FromImage: z.string(),
  OCIv1: z.object({
    os: z.string(),
    architecture: z.string(),
    variant: z.string().optional(),
    rootfs: z.object({ diff_ids: z.array(z.string()) }),
  }),
});

function readBuildahInspection(text: string): LocalImage {
  const image = buildahImageSchema.parse(JSON.parse(text));
  const { os, architecture, variant, rootfs } = image.OCIv1;
  const repository = image.FromImage.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const hasRepository = repository !== '' && image.FromImageDigest !== '';
  return {
    id: withAlgorithm(image.FromImageID),
    platform: [os, architecture, variant].filter(Boolean).join('/'),
    diffIds: rootfs.diff_ids,
    repoDigests: hasRepository ? [`${repository}@${image.FromImageDigest}`] : [],
  };
}

/** buildah, through its command line. It runs no servers: containers are podman's. */
export class BuildahBuilder implements ImageBuilder {
  readonly name = 'buildah';
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
    const result = await this.#cli.attempt(['inspect', '--type', 'image', reference]);
    if (result.exitCode === 0) return readBuildahInspection(result.stdout);
    if (isUnknown(result.stderr)) return null;
    throw new EngineError(reasonOf(result));
  }

  async build(request: BuildRequest): Promise<string> {
    const idFile = `${this.#scratch.path}/image-id`;
    await this.#cli.run(['build', ...buildFlags(request, idFile)], { onLine: request.onLine });
    return withAlgorithm((await readFile(idFile, 'utf8')).trim());
  }

  async save(id: string, output: Writable): Promise<void> {
    const file = `${this.#scratch.path}/saved.tar`;
    await this.#cli.run(['push', '--quiet', id.replace('sha256:', ''), `docker-archive:${file}`]);
    await pipeline(createReadStream(file), output);
  }

  async load(input: Readable, id: string): Promise<void> {
    const file = `${this.#scratch.path}/loaded.tar`;
    await pipeline(input, createWriteStream(file));
    await this.#cli.run(['pull', '--quiet', `docker-archive:${file}`]);
    if ((await this.inspect(id.replace('sha256:', ''))) === null) {
      throw new EngineError(`buildah did not keep the image ${id}`);
    }
  }

  async tag(id: string, name: string): Promise<void> {
    await this.#cli.run(['tag', id.replace('sha256:', ''), name]);
  }

  async untag(name: string): Promise<void> {
    await this.#cli.attempt(['rmi', name]);
  }

  async push(name: string): Promise<void> {
    await this.#cli.run(['push', '--quiet', ...tlsFlags(name), name, `docker://${name}`]);
  }
}

/** buildah, when its program is there; else why not. */
export async function findBuildah(
  programs: Programs,
  scratch: TemporaryFolder,
): Promise<{ builder: BuildahBuilder; cli: EngineCli } | string> {
  const cli = new EngineCli(programs, 'buildah');
  const found = await versionOf(cli);
  if (typeof found === 'string') return found;
  return { builder: new BuildahBuilder(cli, found.version, scratch), cli };
}
