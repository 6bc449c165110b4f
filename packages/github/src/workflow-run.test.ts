import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Scene } from './testing.ts';
import { runState } from './workflow-run.ts';

let scene: Scene;
const RUN = { repository: 'base-owner/demo', id: 17, attempt: 1 };

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(() => scene.github.stop());

it.each([
  ['in_progress', 1, 'going-on'],
  ['queued', 1, 'going-on'],
  ['completed', 1, 'over'],
  ['in_progress', 2, 'over'],
] as const)('a run that is %s in attempt %d is %s', async (status, attempt, kind) => {
  scene.repository.workflowRuns.push({ id: 17, attempt, status });
  expect(await runState(scene.client(), RUN)).toEqual({ kind });
});

it('is unknown when GitHub does not know it or does not answer', async () => {
  expect(await runState(scene.client(), RUN)).toMatchObject({ kind: 'unknown' });
  scene.github.fail('actions/get-workflow-run', { status: 500, times: 9 });
  expect(await runState(scene.client(), RUN)).toMatchObject({ kind: 'unknown' });
});
