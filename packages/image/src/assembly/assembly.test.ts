import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import type { ImageArchive } from '../archive/archive.ts';
import type { ImageBuilder, LocalImage } from '../engine/engine.ts';
import { EngineError } from '../engine/engine.ts';
import { obtainBase } from './base.ts';
import { buildError } from './build.ts';
import { checkImage, describeImage, isRoot } from './describe.ts';
import { imageLabels, signatureDigest } from './labels.ts';

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;

describe('a failed build', () => {
  it.each([
    ['write /x: no space left on device', true],
    ['disk quota exceeded', true],
    ['executor failed running [node verify.mjs]: exit code 1', false],
  ])('for "%s" says what to do where it is known', (message, isFull) => {
    const error = buildError(new EngineError(message), 'the build') as Error;
    const remedy = isFull
      ? '; free some space (`docker system prune`), or use a larger runner'
      : '';
    expect(error.message).toBe(`image: the build failed: ${message}${remedy}`);
  });

  it('of ours stays a bug', () => {
    const bug = new TypeError('x is undefined');
    expect(buildError(bug, 'the build')).toBe(bug);
  });
});

function archive(user: string): ImageArchive {
  const layer = (sizeBytes: number, createdBy: string | null): ImageArchive['layers'][number] => ({
    diffId: digest('1'),
    file: '/x',
    isCompressed: false,
    sizeBytes,
    createdBy,
  });
  return {
    folder: '/x',
    configuration: {
      os: 'linux',
      architecture: 'amd64',
      config: { User: user },
      rootfs: { diff_ids: [] },
    },
    configurationBytes: Buffer.alloc(0),
    layers: [
      layer(100e6, 'base'),
      layer(46e6, '/bin/sh -c #(nop) COPY dir:1 in /app/node_modules '),
      layer(8e6, null),
    ],
  };
}

describe('the checks of an image', () => {
  const image = describeImage(digest('a'), archive('10001:0'), 1);

  it('know what is the base’s', () => {
    expect([image.platform, image.sizeBytes, image.addedBytes]).toEqual([
      'linux/amd64',
      154e6,
      54e6,
    ]);
    expect(image.layers.map(({ createdBy, isBase }) => [createdBy, isBase])).toEqual([
      ['base', true],
      ['COPY dir:1 in /app/node_modules', false],
      [null, false],
    ]);
  });

  it('list the largest layers of one that is too large', () => {
    const [, size, added, layer] = checkImage(image, {
      'size-mb': 154,
      'added-mb': 50,
      'layer-mb': 10,
    });
    expect(size?.verdict).toBe('pass');
    expect(added).toEqual({
      check: 'added_size_mb',
      verdict: 'fail',
      observed: 54,
      limit: 50,
      reason:
        '54 MB, the budget is 50 MB; largest layers: 46 MB (COPY dir:1 in /app/node_modules), 8 MB',
    });
    expect(layer?.verdict).toBe('fail');
  });

  it.each([
    ['', true],
    ['root', true],
    ['0:10001', true],
    ['00', true],
    ['10001', false],
    ['app:app', null],
  ])('say whether the user %j is root', (user, expected) => {
    expect(isRoot(user)).toBe(expected);
    const [check] = checkImage(describeImage(digest('a'), archive(user), 1), {});
    expect(check?.verdict).toBe(expected === true ? 'fail' : 'pass');
  });
});

describe('labels', () => {
  it('name the model and what is known of it, and leave out what is not', () => {
    const labels = imageLabels({
      modelName: 'm',
      version: '1',
      modelSha256: 'a'.repeat(64),
      signatureSha256: null,
      dataSha256: null,
      evidenceSha256: 'b'.repeat(64),
      revision: 'c0ffee',
      source: null,
      epoch: 1_700_000_000,
      base: null,
    });
    expect(labels).toEqual({
      'org.opencontainers.image.title': 'm',
      'org.opencontainers.image.description': 'Serves the model m',
      'org.opencontainers.image.version': '1',
      'org.opencontainers.image.created': '2023-11-14T22:13:20Z',
      'org.opencontainers.image.revision': 'c0ffee',
      'ml.model.name': 'm',
      'ml.model.version': '1',
      'ml.model.digest': digest('a'),
      'ml.model.evidence.digest': digest('b'),
    });
  });

  it('have another signature for another shape', () => {
    const tensor = { name: 'x', type: 'float32', shape: [null, 3] };
    const one = signatureDigest({ inputs: [tensor], outputs: [] });
    expect(signatureDigest({ inputs: [{ ...tensor }], outputs: [] })).toBe(one);
    expect(signatureDigest({ inputs: [{ ...tensor, shape: [null, 4] }], outputs: [] })).not.toBe(
      one,
    );
    expect(signatureDigest({ inputs: [], outputs: [tensor] })).not.toBe(one);
  });
});

describe('a base image', () => {
  const local = (repoDigests: readonly string[]): LocalImage => ({
    id: digest('d'),
    platform: 'linux/amd64',
    diffIds: [],
    repoDigests,
  });

  /** An engine that has the image after so many failures to pull it. */
  function engine(
    image: LocalImage | null,
    failures: readonly string[] = [],
  ): Pick<ImageBuilder, 'inspect' | 'pull'> & { pulls: number } {
    let found = image;
    const left = [...failures];
    return {
      pulls: 0,
      inspect: () => Promise.resolve(found),
      pull() {
        this.pulls += 1;
        const failure = left.shift();
        if (failure !== undefined) return Promise.reject(new EngineError(failure));
        found = local([`node@${digest('e')}`]);
        return Promise.resolve();
      },
    };
  }

  it('is pinned to the digest that the registry has for it', async () => {
    const base = await obtainBase(
      engine(local([`node@${digest('e')}`])),
      'node:24',
      null,
      silentLogger,
    );
    expect([base.from, base.digest]).toEqual([`node@${digest('e')}`, digest('e')]);
  });

  it('of this machine only has no digest', async () => {
    const base = await obtainBase(engine(local([])), 'mine:1', null, silentLogger);
    expect([base.from, base.digest]).toEqual(['mine:1', null]);
  });

  it('that cannot be pulled for a reason that stays is asked for once', async () => {
    const builder = engine(null, Array<string>(9).fill('manifest unknown'));
    await expect(obtainBase(builder, 'no:1', null, silentLogger)).rejects.toThrow(
      'base-image: no:1 is not on this machine and cannot be pulled: manifest unknown',
    );
    expect(builder.pulls).toBe(1);
  });

  it('from a busy registry is asked for again', async () => {
    const builder = engine(null, ['toomanyrequests: slow down']);
    const base = await obtainBase(builder, 'node:24', null, silentLogger);
    expect([base.digest, builder.pulls]).toEqual([digest('e'), 2]);
  });
});
