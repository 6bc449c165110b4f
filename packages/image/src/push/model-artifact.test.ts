import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import { parseTag } from '../reference/reference.ts';
import { digestOf, RegistryDouble } from '../testing/registry-double.ts';
import type { Attachment } from './model-artifact.ts';
import { fallbackTag, formatOf, pushModel } from './model-artifact.ts';
import { RegistryClient } from './registry-client.ts';

let registry: RegistryDouble;
beforeEach(async () => {
  registry = await RegistryDouble.start();
});
afterEach(async () => {
  await registry.stop();
});

function evidence(action: string): Attachment {
  return {
    name: `${action}-m.json`,
    predicateType: `urn:slipway:${action}:v1`,
    content: Buffer.from(`{"action":"${action}"}`),
  };
}

async function push(attachments: readonly Attachment[]): Promise<string> {
  const source = path.join(temporaryFolder(), 'any');
  writeFileSync(source, 'weights');
  const client = new RegistryClient({
    registry: registry.address,
    repository: 'models/m',
    subject: 'artifact',
    credentials: null,
    pauseMs: 1,
  });
  const pushed = await pushModel(
    {
      name: 'm',
      version: '1',
      format: 'onnx',
      files: [{ path: 'model.onnx', source }],
      epoch: 1_700_000_000,
      revision: 'abc',
      source: null,
    },
    parseTag(`${registry.address}/models/m:1`, 'artifact'),
    attachments,
    client,
    silentLogger,
  );
  expect(pushed.reference).toBe(`${registry.address}/models/m:1`);
  return pushed.digest;
}

function manifest(reference: string): Record<string, unknown> {
  const bytes = registry.manifests.get(reference)?.bytes ?? Buffer.from('{}');
  return JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
}

describe('a model as an OCI artifact', () => {
  it('has ModelPack’s types, its file as it is, and the same digest each time', async () => {
    const first = await push([]);
    expect(await push([])).toBe(first);
    expect(manifest('1')).toMatchObject({
      artifactType: 'application/vnd.cncf.model.manifest.v1+json',
      config: { mediaType: 'application/vnd.cncf.model.config.v1+json' },
      layers: [
        {
          mediaType: 'application/vnd.cncf.model.weight.v1.raw',
          digest: digestOf('weights'),
          size: 7,
          annotations: { 'org.cncf.model.filepath': 'model.onnx' },
        },
      ],
    });
    const { digest } = manifest('1').config as { digest: string };
    expect(JSON.parse(registry.blobs.get(digest)?.toString('utf8') ?? '')).toEqual({
      descriptor: {
        createdAt: '2023-11-14T22:13:20.000Z',
        name: 'm',
        version: '1',
        revision: 'abc',
      },
      config: { format: 'onnx' },
      modelfs: { type: 'layers', diffIds: [digestOf('weights')] },
    });
  });

  it('has its evidence under the fallback tag where the registry knows no referrers', async () => {
    const digest = await push([evidence('validate'), evidence('evaluate')]);
    await push([evidence('evaluate')]);
    const { manifests } = manifest(fallbackTag(digest)) as {
      manifests: { digest: string; annotations: Record<string, string> }[];
    };
    expect(manifests.map(({ annotations }) => annotations['in-toto.io/predicate-type'])).toEqual([
      'urn:slipway:validate:v1',
      'urn:slipway:evaluate:v1',
    ]);
    for (const { digest: attached } of manifests) {
      expect(manifest(attached)).toMatchObject({ subject: { digest } });
    }
  });

  it('leaves the list to a registry that knows referrers', async () => {
    registry.knowsReferrers = true;
    const digest = await push([evidence('validate')]);
    expect(registry.manifests.has(fallbackTag(digest))).toBe(false);
    expect(registry.manifests.size).toBe(2);
  });

  it.each([
    ['model.ONNX', 'onnx'],
    ['saved_model.pb', 'savedmodel'],
    ['weights', 'unknown'],
  ])('%s is %s', (file, format) => {
    expect(formatOf(file)).toBe(format);
  });
});
