import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeploymentRequest, DeploymentResult } from './deployment.ts';
import { recordDeployment } from './deployment.ts';
import { setCommitStatus } from './status.ts';
import { READ, Scene, SHA } from './testing.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(() => scene.github.stop());

const REQUEST: DeploymentRequest = {
  repository: 'base-owner/demo',
  key: 'ab12#1',
  series: 'churn',
  environment: 'production',
  sha: SHA,
  description: 'churn 1.1.0',
  state: 'in_progress',
  status: 'step 1 of 3, 5%',
  logUrl: 'https://example.com/run',
  environmentUrl: 'https://example.com/model',
};

function write(more: Partial<DeploymentRequest> = {}): Promise<DeploymentResult> {
  return recordDeployment(scene.client(), { ...REQUEST, ...more });
}

/** States of each deployment, oldest first. */
function states(): string[][] {
  return scene.repository.deployments.map(({ statuses }) => statuses.map(({ state }) => state));
}

describe('recordDeployment', () => {
  it('makes one deployment with a status, its pages and what it is of', async () => {
    const result = await write();
    expect(result).toMatchObject({ outcome: 'created', reason: null });
    expect(scene.repository.deployments).toMatchObject([
      {
        id: result.id,
        ref: SHA,
        environment: 'production',
        payload: { slipway: { key: 'ab12#1', series: 'churn' } },
        statuses: [
          {
            state: 'in_progress',
            description: 'step 1 of 3, 5%',
            logUrl: 'https://example.com/run',
            environmentUrl: 'https://example.com/model',
          },
        ],
      },
    ]);
  });

  it('works for an environment without a URL, run after run', async () => {
    await write({ environmentUrl: null });
    const result = await write({ environmentUrl: null, state: 'success', status: 'done' });
    expect(result).toMatchObject({ outcome: 'updated', reason: null });
    expect(states()).toEqual([['in_progress', 'success']]);
  });

  it('finds it again, and writes a status only when it says something new', async () => {
    await write();
    expect(await write()).toMatchObject({ outcome: 'unchanged' });
    expect(await write({ status: 'step 2 of 3, 50%' })).toMatchObject({ outcome: 'updated' });
    expect(await write({ state: 'success', status: 'done' })).toMatchObject({ outcome: 'updated' });
    expect(states()).toEqual([['in_progress', 'in_progress', 'success']]);
  });

  it('reads a payload that GitHub answers as text', async () => {
    const { id } = await write();
    const [deployment] = scene.repository.deployments;
    if (deployment === undefined) throw new Error('There is no deployment');
    Object.assign(deployment, { payload: JSON.stringify(deployment.payload) });
    expect(await write()).toMatchObject({ outcome: 'unchanged', id });
    Object.assign(deployment, { payload: 'something else' });
    expect(await write()).toMatchObject({ outcome: 'created' });
  });

  it('goes past statuses of the commit that failed, and merges nothing', async () => {
    await setCommitStatus(scene.client(), {
      repository: REQUEST.repository,
      sha: SHA,
      state: 'pending',
      context: 'slipway / churn / production',
      description: '',
      targetUrl: null,
    });
    expect(await write()).toMatchObject({ outcome: 'created' });
    expect(scene.github.requestsTo('repos/create-deployment')).toMatchObject([
      { status: 201, body: { auto_merge: false, required_contexts: [] } },
    ]);
  });

  it('ends the one before, in production too, and none of another model', async () => {
    await write({ state: 'success' });
    await write({ key: 'other', series: 'fraud', state: 'success' });
    await write({ key: 'staging', environment: 'staging', state: 'success' });
    await write({ key: 'next', state: 'success' });
    expect(states()).toEqual([['success', 'inactive'], ['success'], ['success'], ['success']]);
  });

  it('leaves the one before active when the next one fails', async () => {
    await write({ state: 'success' });
    await write({ key: 'next', state: 'failure' });
    expect(states()).toEqual([['success'], ['failure']]);
  });

  it('is forbidden without the permission, and says which', async () => {
    const client = scene.client({ token: READ });
    const result = await recordDeployment(client, REQUEST);
    expect(result).toMatchObject({ outcome: 'forbidden', id: null });
    expect(result.reason).toContain('"permissions: deployments: write"');
    expect(states()).toEqual([]);
  });

  it.each([409, 422, 500])('fails when GitHub answers %d', async (status) => {
    scene.github.fail('repos/create-deployment', { status, times: 9 });
    const result = await write();
    expect(result).toMatchObject({ outcome: 'failed', id: null });
    expect(result.reason).toContain('the deployment could not be written');
  });

  it('fails for a commit that GitHub does not have', async () => {
    const result = await write({ sha: 'gone' });
    expect(result).toMatchObject({ outcome: 'failed' });
    expect(result.reason).toContain('No ref found for: gone');
  });
});

describe('the double of GitHub', () => {
  const place = { owner: 'base-owner', repo: 'demo' };
  const post = (body: object, path = 'deployments'): Promise<Response> =>
    fetch(`${scene.github.url}/repos/${place.owner}/${place.repo}/${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer ghs_AbCdEf0123456789' },
      body: JSON.stringify(body),
    });

  it('refuses, as GitHub does, on contexts that are not green and on states that are none', async () => {
    await post({ state: 'failure', context: 'ci' }, `statuses/${SHA}`);
    expect((await post({ ref: SHA, auto_merge: false })).status).toBe(409);
    const open = { ref: SHA, auto_merge: false, required_contexts: [] };
    const created = await post(open);
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: number };
    expect((await post({ state: 'finished' }, `deployments/${id}/statuses`)).status).toBe(422);
    expect(scene.github.takeViolations().join()).toContain('state');
  });
});
