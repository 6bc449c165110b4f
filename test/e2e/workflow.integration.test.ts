/**
 * The example's workflow file, as a pull request runs it, against GitHub's API on loopback.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GitHubDouble, REPOSITORY_ROOT, temporaryFolder } from '@slipway/test-support';
import type { WorkflowRun } from './run-workflow.ts';
import { ACT, runWithHarness, runWorkflow } from './run-workflow.ts';

const EXAMPLE = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays');

let github: GitHubDouble;
beforeEach(async () => {
  github = await GitHubDouble.start();
});
afterEach(async () => {
  await github.stop();
});

/** The example's folder, judging the given model. */
function project(model: string): string {
  const folder = temporaryFolder();
  for (const name of ['.github', 'data', 'models', 'slipway.yml']) {
    cpSync(path.join(EXAMPLE, name), path.join(folder, name), { recursive: true });
  }
  const config = path.join(folder, 'slipway.yml');
  const text = readFileSync(config, 'utf8');
  writeFileSync(config, text.replace('models/candidate.onnx', `models/${model}`));
  return folder;
}

/** A run on pull request 7, and the comments that it leaves. */
function runOf(model: string, token: string): { run: WorkflowRun; comments: () => string[] } {
  const repository = github.addRepository('octo/flights');
  github.addToken('ghs_write');
  github.addToken('ghs_read', { permissions: 'read' });
  const pull = github.addPullRequest(repository, { number: 7 });
  const run = {
    project: project(model),
    workflow: 'model.yml',
    repository: 'octo/flights',
    event: github.pullRequestEvent(repository, pull),
    token,
    apiUrl: github.url,
  };
  return { run, comments: () => repository.comments.map((comment) => comment.body) };
}

describe(`the example's workflow, ${ACT === null ? 'through the harness' : 'with act'}`, () => {
  it('passes the good candidate and leaves one comment after two runs', async () => {
    const { run, comments } = runOf('candidate.onnx', 'ghs_write');
    const first = await runWorkflow(run);
    expect(first.succeeded ? '' : first.log).toBe('');
    const second = await runWorkflow(run);
    expect(second.succeeded ? '' : second.log).toBe('');
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toMatch(/flight-delay/);
    expect(first.log).not.toContain('ghs_write');
  });

  it('blocks the broken candidate, and the comment says why', async () => {
    const { run, comments } = runOf('candidate-utc.onnx', 'ghs_write');
    const { succeeded } = await runWorkflow(run);
    expect(succeeded).toBe(false);
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toContain('roc_auc >= champion - 0.005');
  });

  it('passes the good candidate of a fork, whose token cannot comment', async () => {
    const { run, comments } = runOf('candidate.onnx', 'ghs_read');
    const { succeeded, log } = await runWorkflow(run);
    expect(succeeded ? '' : log).toBe('');
    expect(comments()).toEqual([]);
    expect(log).toContain('pull-requests: write');
  });
});

describe('the reusable workflow', () => {
  const file = path.join(REPOSITORY_ROOT, '.github', 'workflows', 'model-pr.yml');

  it('runs the four actions and leaves one comment', async () => {
    const { run, comments } = runOf('candidate.onnx', 'ghs_write');
    const { succeeded, log } = await runWithHarness(run, file);
    expect(succeeded ? '' : log).toBe('');
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toMatch(/validate.*evaluate.*drift/s);
  });
});
