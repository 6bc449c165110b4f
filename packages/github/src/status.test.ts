import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CheckAnnotation, CheckRunRequest } from './check-run.ts';
import { createCheckRun } from './check-run.ts';
import type { CommitStatusRequest } from './status.ts';
import { setCommitStatus } from './status.ts';
import { PERSONAL, READ, Scene, SHA } from './testing.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(() => scene.github.stop());

const STATUS: CommitStatusRequest = {
  repository: 'base-owner/demo',
  sha: SHA,
  state: 'failure',
  context: 'slipway / churn',
  description: 'AUC fell',
  targetUrl: 'https://example.com/run',
};

describe('setCommitStatus', () => {
  it('sets it', async () => {
    const result = await setCommitStatus(scene.client(), STATUS);
    expect(result).toMatchObject({ outcome: 'created', reason: null });
    expect(scene.repository.statuses).toMatchObject([
      { id: result.id, state: 'failure', context: 'slipway / churn', description: 'AUC fell' },
    ]);
  });

  it('cuts the description to 140 characters of one line', async () => {
    const description = `one\ntwo ${'🚢'.repeat(100)}`;
    await setCommitStatus(scene.client(), { ...STATUS, description, targetUrl: null });
    const kept = scene.repository.statuses[0]?.description ?? '';
    expect(kept.length).toBeLessThanOrEqual(140);
    expect(kept).toMatch(/^one two 🚢+…$/u);
    expect(kept.isWellFormed()).toBe(true);
  });

  it('is forbidden without the permission, and says which', async () => {
    const result = await setCommitStatus(scene.client({ token: READ }), STATUS);
    expect(result).toMatchObject({ outcome: 'forbidden', id: null });
    expect(result.reason).toContain('"permissions: statuses: write"');
  });

  it('fails when GitHub does', async () => {
    scene.github.fail('repos/create-commit-status', { status: 500, times: 9 });
    expect(await setCommitStatus(scene.client(), STATUS)).toMatchObject({ outcome: 'failed' });
  });
});

const CHECK: CheckRunRequest = {
  repository: 'base-owner/demo',
  sha: SHA,
  name: 'slipway',
  conclusion: 'failure',
  title: '1 of 3 gates failed',
  summary: '# Report',
  annotations: [],
  detailsUrl: 'https://example.com/run',
};

function annotations(count: number): CheckAnnotation[] {
  return Array.from({ length: count }, (_, index) => ({
    path: 'data/a.csv',
    startLine: index + 1,
    endLine: index + 1,
    level: 'warning',
    message: `row ${index + 1}`,
    title: null,
  }));
}

describe('createCheckRun', () => {
  it('creates a completed check run', async () => {
    const result = await createCheckRun(scene.client(), CHECK);
    expect(result).toMatchObject({ outcome: 'created', reason: null });
    expect(scene.repository.checkRuns).toMatchObject([
      { id: result.id, status: 'completed', conclusion: 'failure', summary: '# Report' },
    ]);
  });

  it.each([
    [0, 1],
    [1, 1],
    [50, 1],
    [51, 2],
    [120, 3],
  ])('sends %d annotations in %d requests', async (count, requests) => {
    await createCheckRun(scene.client(), { ...CHECK, annotations: annotations(count) });
    expect(scene.github.writes).toHaveLength(requests);
    const sent = scene.repository.checkRuns[0]?.annotations ?? [];
    expect(sent.map(({ message }) => message)).toEqual(
      annotations(count).map(({ message }) => message),
    );
  });

  it('cuts a summary to 65,535 characters and closes its code block', async () => {
    const summary = `~~~~\n${'code\n'.repeat(20_000)}`;
    await createCheckRun(scene.client(), { ...CHECK, summary });
    const kept = scene.repository.checkRuns[0]?.summary ?? '';
    expect(kept.length).toBeLessThanOrEqual(65_535);
    expect(kept).toMatch(/code\n~~~~\n\n\*The rest is left out/);
  });

  it.each([
    ['a read-only token', READ],
    ['a personal access token', PERSONAL],
  ])('is forbidden for %s', async (_who, token) => {
    const result = await createCheckRun(scene.client({ token }), CHECK);
    expect(result).toMatchObject({ outcome: 'forbidden', id: null });
    expect(result.reason).toContain('"permissions: checks: write"');
  });

  it('tells the id of one whose annotations did not all arrive', async () => {
    scene.github.fail('checks/update', { status: 500, times: 9 });
    const request = { ...CHECK, annotations: annotations(60) };
    const result = await createCheckRun(scene.client(), request);
    expect(result.outcome).toBe('failed');
    expect(result.id).toBe(scene.repository.checkRuns[0]?.id);
  });
});
