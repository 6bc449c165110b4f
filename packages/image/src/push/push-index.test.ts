import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import { digestFor } from '../assembly/platform-base.ts';
import { parseTag } from '../reference/reference.ts';
import { digestOf, RegistryDouble } from '../testing/registry-double.ts';
import type { IndexTools } from './push-index.ts';
import { platformTag, pushIndex } from './push-index.ts';

const DOCKER = 'application/vnd.docker.distribution.manifest.v2+json';
const OCI = 'application/vnd.oci.image.manifest.v1+json';
const AMD64 = { platform: 'linux/amd64', id: digestOf('amd64') };
const ARM64 = { platform: 'linux/arm64/v8', id: digestOf('arm64') };

let registry: RegistryDouble;
beforeEach(async () => {
  registry = await RegistryDouble.start();
});
afterEach(async () => {
  await registry.stop();
});

/** An engine that keeps which id a name has, and pushes manifests of this type. */
class Engine {
  readonly names = new Map<string, string>();
  readonly #type: string;
  readonly #change: (id: string) => string;

  constructor(type: string, change: (id: string) => string = (id) => id) {
    this.#type = type;
    this.#change = change;
  }

  tag(id: string, name: string): Promise<void> {
    this.names.set(name, id);
    return Promise.resolve();
  }

  untag(name: string): Promise<void> {
    this.names.delete(name);
    return Promise.resolve();
  }

  push(name: string): Promise<void> {
    const digest = this.#change(this.names.get(name) ?? '');
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, config: { digest } }));
    registry.manifests.set(name.split(':').at(-1) ?? '', { type: this.#type, bytes });
    return Promise.resolve();
  }
}

function push(builder: IndexTools['builder']): ReturnType<typeof pushIndex> {
  const tag = parseTag(`${registry.address}/team/m:1.4`, 'tags');
  const credentials = (): Promise<null> => Promise.resolve(null);
  return pushIndex([AMD64, ARM64], [tag], { builder, logger: silentLogger, credentials });
}

it('the base of a platform is found in an index, with or without its variant', () => {
  const platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };
  const index = Buffer.from(
    JSON.stringify({
      manifests: [
        { digest: 'a', platform: { os: 'unknown', architecture: 'unknown' } },
        { digest: 'b' },
        { digest: 'c', platform },
      ],
    }),
  );
  for (const name of ['linux/arm64', 'linux/arm64/v8']) expect(digestFor(index, name)).toBe('c');
  for (const name of ['linux/arm', 'linux/arm64/v7']) expect(digestFor(index, name)).toBeNull();
  expect(digestFor(Buffer.from('{"config":{}}'), 'linux/arm64')).toBeNull();
});

describe('an image for several platforms', () => {
  it.each([
    [DOCKER, 'application/vnd.docker.distribution.manifest.list.v2+json'],
    [OCI, 'application/vnd.oci.image.index.v1+json'],
  ])('of %s is an index of what was built', async (type, indexType) => {
    const engine = new Engine(type);
    const [pushed] = await push(engine);
    const stored = registry.manifests.get('1.4');
    expect(pushed).toEqual({
      reference: `${registry.address}/team/m:1.4`,
      digest: digestOf(stored?.bytes ?? ''),
    });
    expect(stored?.type).toBe(indexType);
    const { manifests } = JSON.parse(stored?.bytes.toString('utf8') ?? '') as {
      manifests: { digest: string; platform: unknown; size: number; mediaType: string }[];
    };
    expect(manifests.map(({ platform, mediaType }) => [platform, mediaType])).toEqual([
      [{ os: 'linux', architecture: 'amd64' }, type],
      [{ os: 'linux', architecture: 'arm64', variant: 'v8' }, type],
    ]);
    const arm64 = registry.manifests.get('1.4-arm64-v8')?.bytes ?? Buffer.alloc(0);
    expect(manifests[1]).toMatchObject({ digest: digestOf(arm64), size: arm64.length });
    expect(engine.names.size).toBe(0);
  });

  it('is refused when the registry has another image for a platform', async () => {
    const engine = new Engine(DOCKER, (id) => (id === AMD64.id ? digestOf('other') : id));
    await expect(push(engine)).rejects.toThrow(`and ${AMD64.id} was tested`);
    expect(registry.manifests.has('1.4')).toBe(false);
    expect(engine.names.size).toBe(0);
  });

  it('has a tag for each platform', () => {
    const tag = parseTag('reg.example.org/m', 'tags');
    expect(platformTag(tag, 'linux/arm64').written).toBe('reg.example.org/m:latest-arm64');
  });
});
