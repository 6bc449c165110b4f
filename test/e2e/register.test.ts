/** The built action `register`, run as GitHub's runner runs it. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { parseEvidence } from '@slipway/core';
import { Job, REPOSITORY_ROOT, temporaryFolder } from '@slipway/test-support';

const EXAMPLE = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays');

it('registers what was validated, at the remote of the checkout, and refuses other content', async () => {
  const workspace = temporaryFolder();
  for (const name of ['models', 'data']) {
    cpSync(path.join(EXAMPLE, name), path.join(workspace, name), { recursive: true });
  }
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', workspace, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  const origin = path.join(temporaryFolder(), 'origin.git');
  execFileSync('git', ['init', '--bare', '--quiet', '--initial-branch=main', origin]);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
  git(...identity, 'commit', '--quiet', '-m', 'first');
  git('remote', 'add', 'origin', `file://${origin}`);
  git('push', '--quiet', 'origin', 'main');
  git('checkout', '--quiet', '--detach');
  const job = new Job({ workspace, repository: 'octo/flights', sha: git('rev-parse', 'HEAD') });
  const inputs = { model: 'models/candidate.onnx', 'model-name': 'flight-delay' };
  await job.run('validate', { inputs: { ...inputs, reference: 'data/january.parquet' } });
  const step = await job.run('register', { inputs: { ...inputs, required: 'validate' } });
  expect(step.outcome).toBe('success');
  expect(step.outputs).toMatchObject({
    verdict: 'pass',
    version: '1.0.0',
    tag: 'flight-delay@v1.0.0',
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  });
  const tags = execFileSync('git', ['-C', origin, 'tag'], { encoding: 'utf8' }).trim();
  expect(tags).toBe('flight-delay@v1.0.0');
  const { statement } = parseEvidence(readFileSync(step.outputs.evidence ?? '', 'utf8'));
  expect(statement?.predicate.verdict).toBe('pass');
  const other = await job.run('register', {
    inputs: { ...inputs, model: 'models/champion.onnx', required: 'validate' },
  });
  expect([other.outcome, other.outputs.verdict, other.outputs.version]).toEqual([
    'failure',
    'fail',
    '',
  ]);
  const [error] = other.annotations.filter(({ level }) => level === 'error');
  expect(error?.message).toMatch(
    /^not registered: the evidence of validate .* is about other content/,
  );
});
