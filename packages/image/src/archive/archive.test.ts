import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { packTar, unpackTar } from 'modern-tar';
import { readArchive, readLayer } from './archive.ts';
import { imageId, makeReproducible, packArchive } from './reproducible.ts';
import { TarTimes } from './tar-times.ts';

const EPOCH = 1_700_000_000;

async function tar(seconds: number, names: readonly string[]): Promise<Buffer> {
  const entries = names.map((name) => ({
    header: { name, size: 3, mtime: new Date(seconds * 1000), mode: 0o644 },
    body: 'abc',
  }));
  return Buffer.from(await packTar(entries));
}

async function clamped(
  archive: Buffer,
  chunk: number,
): Promise<{ bytes: Buffer; changed: number }> {
  const times = new TarTimes(EPOCH);
  const chunks = Array.from({ length: Math.ceil(archive.length / chunk) }, (_, index) =>
    archive.subarray(index * chunk, (index + 1) * chunk),
  );
  const bytes = await buffer(Readable.from(chunks).pipe(times));
  return { bytes, changed: times.changed };
}

describe('times in a tar archive', () => {
  const long = `${'folder/'.repeat(20)}${'n'.repeat(150)}`;

  it.each([1, 511, 512, 513, 65_536])(
    'later than the epoch are cut, in pieces of %d',
    async (n) => {
      const archive = await tar(EPOCH + 99, ['a', long]);
      const { bytes, changed } = await clamped(archive, n);
      expect(changed).toBeGreaterThanOrEqual(2);
      const entries = await unpackTar(bytes);
      expect(entries.map(({ header }) => header.name)).toEqual(['a', long]);
      expect(entries.map(({ header }) => header.mtime?.getTime())).toEqual([
        EPOCH * 1000,
        EPOCH * 1000,
      ]);
      expect(entries.map(({ data }) => Buffer.from(data ?? []).toString())).toEqual(['abc', 'abc']);
    },
  );

  it('before it stay, and so does every byte', async () => {
    const archive = await tar(EPOCH - 99, ['a', long]);
    const { bytes, changed } = await clamped(archive, 1000);
    expect([changed, bytes.equals(archive)]).toEqual([0, true]);
  });

  it('of an archive that ends within a file are an error', async () => {
    const archive = await tar(EPOCH, ['a']);
    await expect(clamped(archive.subarray(0, 600), 512)).rejects.toThrow('ends within a file');
  });
});

const sha256 = (bytes: Buffer): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** An image of a base layer and a layer of its own, as an engine saved it at some time. */
async function saved(seconds: number, container: string, compressed: boolean): Promise<string> {
  const base = await tar(EPOCH + 5, ['base']);
  const own = await tar(seconds, ['model']);
  const created = new Date(seconds * 1000).toISOString();
  const configuration = {
    architecture: 'amd64',
    os: 'linux',
    created,
    container,
    config: { User: '1', Hostname: container, Image: container },
    rootfs: { type: 'layers', diff_ids: [sha256(base), sha256(own)] },
    history: [
      { created: '2020-01-01T00:00:00Z', created_by: 'base' },
      { created, created_by: 'COPY model', comment: `FROM ${container}` },
      { created, created_by: 'USER 1', empty_layer: true },
    ],
  };
  const folder = temporaryFolder();
  const manifest = [{ Config: 'c.json', RepoTags: null, Layers: ['base.tar', 'own.tar'] }];
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'c.json'), JSON.stringify(configuration));
  writeFileSync(path.join(folder, 'base.tar'), base);
  writeFileSync(path.join(folder, 'own.tar'), compressed ? gzipSync(own) : own);
  return folder;
}

describe('a saved image', () => {
  it('is read with its layers and what made them', async () => {
    const { layers, configuration } = await readArchive(await saved(EPOCH, 'x', true));
    expect(layers.map(({ createdBy, isCompressed }) => [createdBy, isCompressed])).toEqual([
      ['base', false],
      ['COPY model', true],
    ]);
    expect(configuration.config?.User).toBe('1');
    const [, own] = layers;
    if (own === undefined) throw new Error('no layer');
    expect(sha256(await buffer(readLayer(own)))).toBe(own.diffId);
  });

  it('becomes the same image, whenever and by whatever container it was built', async () => {
    const made = await Promise.all(
      [
        [EPOCH + 10, 'one', false],
        [EPOCH + 777, 'two', true],
      ].map(async ([seconds, container, compressed]) => {
        const folder = await saved(Number(seconds), String(container), compressed === true);
        return makeReproducible(await readArchive(folder), EPOCH, 1);
      }),
    );
    const [first, second] = made;
    if (first === undefined || second === undefined) throw new Error('not made');
    expect(imageId(first.archive)).toBe(imageId(second.archive));
    expect([first.changed, second.changed]).toEqual([true, true]);
    const { created, history } = first.archive.configuration;
    expect(created).toBe('2023-11-14T22:13:20Z');
    expect(history?.[0]).toEqual({ created: '2020-01-01T00:00:00Z', created_by: 'base' });
    expect(JSON.stringify(first.archive.configuration)).not.toContain('one');
  });

  it('keeps its base layers to the byte', async () => {
    const archive = await readArchive(await saved(EPOCH + 10, 'one', false));
    const made = await makeReproducible(archive, EPOCH, 1);
    expect(made.archive.layers[0]).toEqual(archive.layers[0]);
    expect(made.archive.layers[1]?.diffId).not.toBe(archive.layers[1]?.diffId);
  });

  it('that is reproducible already is not touched', async () => {
    const archive = await readArchive(await saved(EPOCH + 10, 'one', false));
    const once = await makeReproducible(archive, EPOCH, 1);
    const twice = await makeReproducible(once.archive, EPOCH, 1);
    expect([twice.changed, imageId(twice.archive)]).toEqual([false, imageId(once.archive)]);
  });

  it('is packed as docker load reads it', async () => {
    const archive = await readArchive(await saved(EPOCH, 'one', false));
    const entries = await unpackTar(await buffer(packArchive(archive)));
    const texts = new Map(
      entries.map(({ header, data }) => [header.name, Buffer.from(data ?? []).toString('utf8')]),
    );
    const [manifest] = JSON.parse(texts.get('manifest.json') ?? '') as [
      { Config: string; Layers: string[] },
    ];
    expect(`sha256:${manifest.Config.replace('.json', '')}`).toBe(imageId(archive));
    for (const name of manifest.Layers) expect(texts.has(name)).toBe(true);
  });
});
