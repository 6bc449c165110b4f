import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import type { ImageBuilder } from '../engine/engine.ts';
import { EngineError } from '../engine/engine.ts';
import { parseTag } from '../reference/reference.ts';
import { digestOf, RegistryDouble } from '../testing/registry-double.ts';
import { pushImage } from './push-image.ts';

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const ID = digestOf('configuration');

let registry: RegistryDouble;
beforeEach(async () => {
  registry = await RegistryDouble.start();
});
afterEach(async () => {
  await registry.stop();
});

/** An engine whose push leaves an image with this id in the registry. */
function engine(push: () => void): Pick<ImageBuilder, 'push'> {
  return {
    push: () => {
      push();
      return Promise.resolve();
    },
  };
}

function store(id: string): Buffer {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, config: { digest: id } }));
  registry.manifests.set('1', { type: MANIFEST, bytes });
  return bytes;
}

async function push(builder: Pick<ImageBuilder, 'push'>): Promise<unknown> {
  const tag = parseTag(`${registry.address}/team/model:1`, 'tags');
  return pushImage(ID, [tag], {
    builder,
    logger: silentLogger,
    credentials: () => Promise.resolve(null),
  });
}

describe('a pushed image', () => {
  it('is read back, and its digest is the registry’s', async () => {
    let bytes = '';
    const pushed = await push(
      engine(() => {
        bytes = store(ID).toString('utf8');
      }),
    );
    expect(pushed).toEqual([
      { reference: `${registry.address}/team/model:1`, digest: digestOf(bytes) },
    ]);
  });

  it('has to be the one that was tested', async () => {
    const other = digestOf('somebody else’s');
    await expect(push(engine(() => store(other)))).rejects.toThrow(
      `push: ${registry.address}/team/model:1: the registry has ${other}, and ${ID} was tested`,
    );
  });

  it('has to be there', async () => {
    await expect(push(engine(() => undefined))).rejects.toThrow(
      'was pushed, and the registry does not have it',
    );
  });

  it('has to be an image', async () => {
    const index = engine(() => {
      registry.manifests.set('1', { type: 'application/x', bytes: Buffer.from('{"a":1}') });
    });
    await expect(push(index)).rejects.toThrow('the registry has application/x there, not an image');
  });

  it.each([
    ['unauthorized: authentication required', 'log in first'],
    ['toomanyrequests: retry-after 120', 'the registry limits requests'],
    ['received unexpected HTTP status: 500 Internal Server Error', 'try again later'],
    ['dial tcp: lookup reg: no such host', 'check the registry’s name and the network'],
  ])('that the engine cannot push for "%s" is an error with a remedy', async (reason, remedy) => {
    const failing = engine(() => {
      throw new EngineError(reason);
    });
    await expect(push(failing)).rejects.toThrow(
      new RegExp(`^push: ${registry.address}/team/model:1: ${reason}; .*${remedy}`),
    );
  });
});
