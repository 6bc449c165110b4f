import { expect, it } from '@jest/globals';
import { GitRegistry } from '@slipway/registry';
import { registryConformance } from '@slipway/registry/testing';
import { temporaryFolder } from '@slipway/test-support';
import { register } from '../register.ts';
import type { GitHubEnvironment } from '../run/environment.ts';
import type { Outcome } from '../run/outcome.ts';
import { execute } from '../run/execute.ts';
import { fixture, terminalIn } from '../testing.ts';
import { READ, Scene, WRITE } from './scene.ts';

registryConformance(
  'git through GitHub’s API',
  async () => {
    const scene = await Scene.start();
    return {
      open: () => Promise.resolve(new GitRegistry(scene.open())),
      stop: () => scene.github.stop(),
    };
  },
  { racers: 3 },
);

it('registers through the API, with a token and without git, and finds the same again', async () => {
  const scene = await Scene.start();
  const folder = temporaryFolder({
    'model.onnx': fixture('model/fixtures/logistic-tensor.onnx'),
    'slipway.yml': `version: 1
model: { name: m, path: model.onnx }
registry: { repository: "https://github.com/octo/models.git", required: [] }
`,
  });
  const github: GitHubEnvironment = {
    eventName: 'push',
    event: {},
    repository: 'octo/code',
    sha: 'a'.repeat(40),
    apiUrl: scene.github.url,
    serverUrl: 'https://github.com',
    runUrl: 'https://github.com/octo/code/actions/runs/1',
  };
  const environment = { ...terminalIn(folder), github };
  const run = (token: string): Promise<Outcome> =>
    execute(register, { 'github-token': token }, environment, scene.logger);
  const first = await run(WRITE);
  expect([first.failure, first.verdict, first.outputs.tag]).toEqual([null, 'pass', 'm@v1.0.0']);
  expect(scene.git('cat-file', '-t', 'refs/tags/m@v1.0.0')).toBe('tag');
  const writes = scene.github.writes.length;
  expect((await run(WRITE)).outputs.tag).toBe('m@v1.0.0');
  expect(scene.github.writes).toHaveLength(writes);
  // The writer died between record and tag: the next one completes it.
  scene.git('update-ref', '-d', 'refs/tags/m@v1.0.0');
  expect((await run(WRITE)).outputs.tag).toBe('m@v1.0.0');
  expect(scene.git('cat-file', '-t', 'refs/tags/m@v1.0.0')).toBe('tag');
  scene.git('update-ref', '-d', 'refs/tags/m@v1.0.0');
  expect((await run(READ)).failure).toMatch(/could not be written.*contents: write/);
  expect(JSON.stringify(scene.logger)).not.toContain(WRITE);
  await scene.github.stop();
});
