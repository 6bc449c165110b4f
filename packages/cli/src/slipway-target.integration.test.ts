import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { digestFile } from '@slipway/core';
import { SlipwayTarget } from '@slipway/rollout';
import { targetConformance } from '@slipway/rollout/testing';
import { REPOSITORY_ROOT, startServe, temporaryFolder } from '@slipway/test-support';

const MODELS = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays', 'models');
const TOKEN = 'a-token-of-a-test';
const CONFIGURATION = `version: 1
model: { name: flight-delay, task: binary-classification, positive-class: 1 }
serve:
  admin-port: 0
  versions: [ { version: 1.0.0, path: models/1.0.0.onnx, weight: 100 } ]
`;

interface Started {
  readonly target: SlipwayTarget;
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** The model server itself, with one version; another lies beside it. */
async function startTarget(): Promise<Started> {
  const folder = temporaryFolder({ 'slipway.yml': CONFIGURATION });
  cpSync(path.join(MODELS, 'champion.onnx'), path.join(folder, 'models', '1.0.0.onnx'));
  cpSync(path.join(MODELS, 'candidate.onnx'), path.join(folder, 'models', '1.1.0.onnx'));
  const environment = { SLIPWAY_ADMIN_TOKEN: TOKEN };
  const { process: child } = await startServe([], { cwd: folder, environment });
  const url = await child.printed(/admin endpoint on (\S+)/);
  const modelPath = 'models/{version}.onnx';
  return {
    target: new SlipwayTarget({ url, token: TOKEN, modelPath }),
    folder,
    stop: async () => {
      await child.stop();
    },
  };
}

targetConformance('the model server', async () => {
  const { target, stop } = await startTarget();
  return { target, meddle: (traffic) => target.write(traffic, null), stop };
});

it('loads only the content that is registered', async () => {
  const { target, folder, stop } = await startTarget();
  const sha256 = await digestFile(path.join(folder, 'models', '1.1.0.onnx'));
  await expect(target.deploy({ version: '1.1.0', sha256: '0'.repeat(64) })).rejects.toThrow(
    /^target: the model server at .* answered 409/,
  );
  await target.deploy({ version: '1.1.0', sha256 });
  await expect(target.deploy({ version: '1.1.0', sha256: '0'.repeat(64) })).rejects.toThrow(
    'has other content as 1.1.0',
  );
  await stop();
  await expect(target.read()).rejects.toThrow(/^target: .*ECONNREFUSED/);
});
