/**
 * What can be wrong before an engine is needed: every message names the input, the value and what
 * to do. What an engine is needed for is in test/e2e/build-image.integration.test.ts.
 */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { buildImage } from '../build-image.ts';
import { fixture, runStep, runStepIn } from '../testing.ts';
import { webAddress } from './commit.ts';

const MODEL = { 'model.onnx': fixture('model/fixtures/logistic-tensor.onnx') };
const config = (text: string): Record<string, string> => ({ 'slipway.yml': `version: 1\n${text}` });

const { PATH } = process.env;
beforeEach(() => {
  // A machine without docker, podman and buildah.
  process.env.PATH = temporaryFolder();
});
afterEach(() => {
  process.env.PATH = PATH;
});

async function failureOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<{ failure: string | null; exitCode: number }> {
  const { outcome } = await runStep(buildImage, files, { model: 'model.onnx', ...inputs });
  return { failure: outcome.failure, exitCode: outcome.exitCode };
}

describe('wrong settings', () => {
  it.each([
    [
      'tags',
      { tags: 'reg/x:1;id' },
      'tags: "reg/x:1;id" is not an image reference: it contains ";"',
    ],
    ['tags', { tags: '$(id)' }, 'tags: "$(id)" is not an image reference: it contains "$"'],
    [
      'tags',
      { tags: '--privileged' },
      'tags: "--privileged" is not an image reference: "--privileged" has to',
    ],
    ['tags', { tags: 'a b' }, 'tags: "a b" is not an image reference: it contains a blank'],
    ['tags', { tags: 'Team/Model' }, 'tags: "Team/Model" is not an image reference'],
    [
      'a tag by digest',
      { tags: `a@sha256:${'0'.repeat(64)}` },
      'has a digest; a name for a new image has a tag only',
    ],
    [
      'base-image',
      { 'base-image': 'node:24 AS x' },
      'base-image: "node:24 AS x" is not an image reference',
    ],
    [
      'base-image',
      { 'base-image': 'node@sha256:12' },
      'base-image: "node@sha256:12" is not an image reference: the digest',
    ],
    ['artifact', { artifact: 'x y' }, 'artifact: "x y" is not an image reference'],
    [
      'platforms',
      { platforms: 'amd64' },
      'platforms: "amd64" is no platform; one is written linux/amd64',
    ],
    [
      'template',
      { template: 'flask' },
      'template: "flask" is not allowed; allowed are: slipway, fastapi, triton, tensorflow-serving, torchserve, dockerfile',
    ],
    ['push', { push: 'yes' }, 'push: "yes" is not allowed; allowed are: true, false'],
    [
      'a push without a name',
      { push: 'true' },
      'tags: are missing; an image that is pushed needs a name',
    ],
    [
      'builder',
      { builder: 'kaniko' },
      'builder: "kaniko" is not allowed; allowed are: auto, docker, podman, buildah',
    ],
  ])('%s', async (_, inputs, message) => {
    const { failure, exitCode } = await failureOf(MODEL, inputs);
    expect([failure?.includes(message) === true ? message : failure, exitCode]).toEqual([
      message,
      64,
    ]);
  });
});

describe('a model', () => {
  it('that is a Git LFS pointer is named as one, with what to do', async () => {
    const files = {
      'model.onnx':
        'version https://git-lfs.github.com/spec/v1\n' +
        `oid sha256:${'ab'.repeat(32)}\nsize 16384000\n`,
    };
    const { failure, exitCode } = await failureOf(files);
    expect(failure).toMatch(/^model: model\.onnx .*Git LFS pointer.*16,384,000 bytes.*lfs: true/);
    expect(exitCode).toBe(2);
  });

  it('that is not there, or is no ONNX, is named', async () => {
    expect((await failureOf({})).failure).toMatch(/^model: model\.onnx: no such file/);
    expect((await failureOf({ 'model.onnx': 'hello' })).failure).toMatch(/^model: model\.onnx/);
  });
});

describe('a machine without an engine', () => {
  it('is told what was looked for; the evidence knows the model; nothing is left', async () => {
    const before = readdirSync(process.env.RUNNER_TEMP ?? '/tmp').filter(isOurs);
    const { outcome, evidence } = await runStep(buildImage, MODEL, { model: 'model.onnx' });
    expect(outcome.failure).toBe(
      'builder: no program that builds images can be used (docker: there is no program "docker"; ' +
        'podman: there is no program "podman"; buildah: there is no program "buildah"); ' +
        'install docker and start its daemon, or podman',
    );
    expect(outcome.exitCode).toBe(64);
    expect(evidence.subject[0]?.digest.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(evidence.predicate.verdict).toBe('inconclusive');
    expect(readdirSync(process.env.RUNNER_TEMP ?? '/tmp').filter(isOurs)).toEqual(before);
  });

  it('finds files of a folder with blanks and brackets before it looks', async () => {
    const folder = temporaryFolder({
      'team a/model [v2]/slipway.yml': 'version: 1\nmodel: { path: "it\'s [x].onnx" }\n',
      "team a/model [v2]/it's [x].onnx": MODEL['model.onnx'],
    });
    const inputs = { 'working-directory': 'team a/model [v2]', tags: '\n  a:1  \n\n b:2\n' };
    const { outcome } = await runStepIn(folder, buildImage, inputs);
    expect(outcome.failure).toMatch(/^builder: /);
    expect(outcome.statement.predicate.inputs[0]).toMatchObject({ uri: "it's [x].onnx" });
  });

  function isOurs(name: string): boolean {
    return name.startsWith('slipway-image-');
  }
});

it('settings of slipway.yml are checked like inputs', async () => {
  const files = { ...MODEL, ...config('image: { smoke: { memory-mb: 0 } }') };
  expect((await failureOf(files)).failure).toMatch(/^config: slipway\.yml line 2: image\.smoke/);
});

it.each([
  ['git@host.example.org:team/model.git', 'https://host.example.org/team/model'],
  ['https://user:secret@host.example.org/team/model.git', 'https://host.example.org/team/model'],
  ['ssh://git@host.example.org/team/model', 'https://host.example.org/team/model'],
  ['/srv/git/model', null],
  ['file:///srv/git/model', null],
])('the address of the remote %s is %s in the labels', (remote, address) => {
  expect(webAddress(remote)).toBe(address);
});
