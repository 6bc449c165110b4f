import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { upsertComment } from './comment.ts';
import type { PullRequestContext } from './pull-request.ts';
import { pullRequestContext } from './pull-request.ts';
import { OTHER_SHA, READ, Scene, SHA } from './testing.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(() => scene.github.stop());

const REPOSITORY = 'base-owner/demo';
const RUN_SHA = 'd'.repeat(40);

/** A workflow_run payload as GitHub sends it for a fork: the list of pull requests is empty. */
function workflowRun(changes: Record<string, unknown> = {}): unknown {
  return {
    action: 'completed',
    workflow_run: {
      id: 1,
      event: 'pull_request',
      conclusion: 'success',
      head_branch: 'patch-1',
      head_sha: RUN_SHA,
      pull_requests: [],
      head_repository: { full_name: 'fork-owner/demo', owner: { login: 'fork-owner' } },
      ...changes,
    },
    repository: { full_name: REPOSITORY, owner: { login: 'base-owner' }, name: 'demo' },
  };
}

function contextOf(eventName: string, event: unknown): Promise<PullRequestContext> {
  return pullRequestContext(scene.client(), { eventName, event, repository: REPOSITORY });
}

function addFork(number: number, changes: { sha?: string; base?: string } = {}): void {
  const from = 'fork-owner/demo';
  scene.github.addPullRequest(scene.repository, { number, from, sha: RUN_SHA, ...changes });
}

describe('workflow_run of a fork', () => {
  it('is found by the branch at its head, though GitHub lists nothing by commit', async () => {
    addFork(12);
    const found = await contextOf('workflow_run', workflowRun());
    expect(found).toEqual({ kind: 'found', number: 12, sha: RUN_SHA, fork: true, note: null });
    expect(scene.github.requests.map(({ path }) => path)).toEqual([
      expect.stringContaining('head=fork-owner%3Apatch-1'),
    ]);
  });

  it('goes to the one whose base is the default branch when two share a head', async () => {
    addFork(12);
    addFork(13, { base: 'release' });
    const found = await contextOf('workflow_run', workflowRun());
    expect(found).toMatchObject({ number: 12, note: expect.stringContaining('#13') });
  });

  it('goes to the default branch’s even when the other is older', async () => {
    addFork(12, { base: 'release' });
    addFork(13);
    expect(await contextOf('workflow_run', workflowRun())).toMatchObject({ number: 13 });
  });

  it('is not mistaken for a branch of that name in the base repository', async () => {
    scene.github.addPullRequest(scene.repository, { number: 11, sha: RUN_SHA });
    addFork(12);
    expect(await contextOf('workflow_run', workflowRun())).toMatchObject({ number: 12 });
  });

  it('is not mistaken for another fork of the same owner, or a base elsewhere', async () => {
    const from = 'fork-owner/renamed';
    scene.github.addPullRequest(scene.repository, { number: 14, from, sha: RUN_SHA });
    addFork(15);
    const elsewhere = scene.repository.pulls.at(-1);
    if (elsewhere !== undefined) elsewhere.base.repository = 'other/demo';
    expect(await contextOf('workflow_run', workflowRun())).toMatchObject({ kind: 'missing' });
  });

  it('trusts no number that the payload or the run carries', async () => {
    addFork(12);
    const payload = workflowRun({ pull_requests: [{ number: 7 }], number: 7 });
    expect(await contextOf('workflow_run', payload)).toMatchObject({ number: 12 });
  });

  it('is found though the head has moved on; its report is skipped', async () => {
    addFork(12, { sha: OTHER_SHA });
    const found = await contextOf('workflow_run', workflowRun());
    expect(found).toMatchObject({ kind: 'found', number: 12, sha: RUN_SHA });
    const result = await upsertComment(scene.client(), {
      repository: REPOSITORY,
      pullRequest: 12,
      key: 'k',
      sha: RUN_SHA,
      render: () => 'x',
    });
    expect(result).toMatchObject({ outcome: 'skipped', outdated: true, head: OTHER_SHA });
    expect(scene.bodies).toEqual([]);
  });

  it('is missing, with a reason, when there is none', async () => {
    const missing = await contextOf('workflow_run', workflowRun());
    expect(missing).toMatchObject({ kind: 'missing' });
    expect(JSON.stringify(missing)).toContain('fork-owner/demo, branch patch-1');
  });

  it('is missing when it was closed', async () => {
    const from = 'fork-owner/demo';
    const state = 'closed';
    scene.github.addPullRequest(scene.repository, { number: 12, from, sha: RUN_SHA, state });
    expect(await contextOf('workflow_run', workflowRun())).toMatchObject({ kind: 'missing' });
  });

  it.each([
    ['#', 'a#b'],
    ['&', 'a&state=closed'],
    ['a blank', 'a b'],
    ['a slash', 'feature/x'],
    ['%', '100%'],
  ])('may have %s in its branch', async (_what, branch) => {
    const from = 'fork-owner/demo';
    scene.github.addPullRequest(scene.repository, { number: 12, from, sha: RUN_SHA, branch });
    const payload = workflowRun({ head_branch: branch });
    expect(await contextOf('workflow_run', payload)).toMatchObject({ number: 12 });
  });

  it('is looked for on all pages', async () => {
    for (let i = 100; i < 205; i++) addFork(i, { base: `release-${i}` });
    addFork(300);
    expect(await contextOf('workflow_run', workflowRun())).toMatchObject({ number: 300 });
  });
});

describe('workflow_run', () => {
  it('of a branch in the base repository is found too', async () => {
    const payload = workflowRun({
      head_sha: SHA,
      head_repository: { full_name: REPOSITORY, owner: { login: 'base-owner' } },
    });
    expect(await contextOf('workflow_run', payload)).toMatchObject({ number: 7, fork: false });
  });

  it('of a push has no pull request', async () => {
    addFork(12);
    const payload = workflowRun({ event: 'push' });
    expect(await contextOf('workflow_run', payload)).toMatchObject({ kind: 'none' });
    expect(scene.github.requests).toEqual([]);
  });

  it.each([
    ['null', null],
    ['no run', {}],
    ['a deleted fork', workflowRun({ head_repository: null })],
    ['a number for a branch', workflowRun({ head_branch: 7 })],
  ])('with %s in its payload is missing', async (_what, payload) => {
    expect(await contextOf('workflow_run', payload)).toMatchObject({ kind: 'missing' });
  });

  it('without a token, or with a GitHub that fails, could not be looked up', async () => {
    const run = { eventName: 'workflow_run', event: workflowRun(), repository: REPOSITORY };
    expect(await pullRequestContext(null, run)).toMatchObject({ kind: 'failed' });
    scene.github.fail('pulls/list', { status: 403 });
    const refused = await pullRequestContext(scene.client({ token: READ }), run);
    expect(refused).toMatchObject({ kind: 'failed', reason: expect.stringContaining('403') });
  });
});

describe('other events', () => {
  const payload = {
    number: 12,
    pull_request: { number: 12, head: { sha: SHA, repo: { full_name: 'fork-owner/demo' } } },
  };

  it.each(['pull_request', 'pull_request_target', 'pull_request_review'])(
    '%s says it itself',
    async (eventName) => {
      expect(await contextOf(eventName, payload)).toEqual({
        kind: 'found',
        number: 12,
        sha: SHA,
        fork: true,
        note: null,
      });
      expect(scene.github.requests).toEqual([]);
    },
  );

  it('pull_request of the repository itself is no fork; of a deleted one it is', async () => {
    const repo = { full_name: 'Base-Owner/Demo' };
    const own = { pull_request: { number: 3, head: { sha: SHA, repo } } };
    expect(await contextOf('pull_request', own)).toMatchObject({ fork: false });
    const gone = { pull_request: { number: 3, head: { sha: SHA, repo: null } } };
    expect(await contextOf('pull_request', gone)).toMatchObject({ fork: true });
  });

  it('issue_comment counts on pull requests only', async () => {
    const issue = { number: 5, pull_request: { url: 'x' } };
    expect(await contextOf('issue_comment', { issue })).toMatchObject({ number: 5, sha: null });
    expect(await contextOf('issue_comment', { issue: { number: 5 } })).toMatchObject({
      kind: 'none',
    });
  });

  it.each(['push', 'schedule', 'workflow_dispatch', 'merge_group', ''])(
    '%s has none, which is no error',
    async (eventName) => {
      expect(await contextOf(eventName, {})).toMatchObject({ kind: 'none' });
    },
  );

  it.each([null, 'text', { pull_request: { number: '12' } }, { pull_request: { number: -1 } }])(
    'a payload such as %j has none',
    async (event) => {
      expect(await contextOf('pull_request', event)).toMatchObject({ kind: 'none' });
    },
  );
});
