/** What GitHub is told of promotions, and asked; against its double on loopback. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RegisterRequest } from '@slipway/registry';
import { acquireLease, GitRegistry, Journal, journalRef, LocalRepository } from '@slipway/registry';
import { INITIAL_STATE, rolloutStateSchema } from '@slipway/rollout';
import type { Repository } from '@slipway/test-support';
import { GitHubDouble, RecordingLogger, temporaryFolder } from '@slipway/test-support';
import type { InputTexts } from './input/read.ts';
import { holderOf, runOfHolder } from './promote/holder.ts';
import { promote } from './promote.ts';
import type { Environment } from './run/environment.ts';
import { execute } from './run/execute.ts';
import type { Step } from './run/step.ts';
import { terminalIn } from './testing.ts';

const TOKEN = 'ghs_AbCdEf0123456789';
const READ = 'ghs_ReadOnly9876543210';
const ADA = { name: 'Ada', email: 'ada@example.org', run: null };
const CONFIGURATION = `version: 1
model: { name: demo }
registry: { type: git, repository: registry.git, required: [] }
promote:
  url: https://models.example.com/demo
  target: { type: file, path: weights.yml }
  steps: [ { traffic: 50%, pause: true }, { traffic: 100% } ]
`;

let github: GitHubDouble;
let repository: Repository;
let folder: string;

function commitOf(version: string): string {
  return createHash('sha1').update(version).digest('hex');
}

function registration(version: string): RegisterRequest {
  const sha256 = createHash('sha256').update(version).digest('hex');
  const commit = { repository: 'octo/demo', sha: commitOf(version) };
  return {
    draft: {
      model: 'demo',
      digest: { sha256 },
      sizeBytes: 1,
      files: [],
      artifact: null,
      evidence: [],
      lineage: { commit, run: null, data: [], parameters: {}, image: null, card: null },
      metrics: {},
      signature: null,
    },
    choice: { kind: 'given', version },
    attachments: [],
    describe: () => `${version}\n`,
    by: ADA,
  };
}

async function withRepository<T>(act: (git: LocalRepository) => Promise<T>): Promise<T> {
  const git = await LocalRepository.open(path.join(folder, 'registry.git'), {
    environment: process.env,
  });
  try {
    return await act(git);
  } finally {
    await git.close();
  }
}

beforeEach(async () => {
  github = await GitHubDouble.start();
  repository = github.addRepository('octo/demo');
  github.addToken(TOKEN);
  github.addToken(READ, { permissions: 'read' });
  folder = temporaryFolder({ 'slipway.yml': CONFIGURATION });
  execFileSync('git', ['init', '-q', '--bare', path.join(folder, 'registry.git')]);
  await withRepository(async (git) => {
    const registry = new GitRegistry(git);
    for (const version of ['1.0.0', '1.1.0']) await registry.register(registration(version));
  });
});

afterEach(() => github.stop());

function environment(runId: string, attempt = 1): Environment {
  return {
    ...terminalIn(folder),
    source: { repository: 'octo/demo', commit: 'c'.repeat(40), runId, attempt },
    github: {
      eventName: 'workflow_dispatch',
      event: {},
      repository: 'octo/demo',
      sha: 'c'.repeat(40),
      apiUrl: github.url,
      serverUrl: 'https://github.com',
      runUrl: `https://github.com/octo/demo/actions/runs/${runId}`,
    },
  };
}

interface Ran {
  readonly verdict: string;
  readonly state: string | undefined;
  readonly headline: string;
  readonly said: string;
}

async function run(step: Step, inputs: InputTexts, runId = '17'): Promise<Ran> {
  const logger = new RecordingLogger();
  const all = { 'github-token': TOKEN, ...inputs };
  const outcome = await execute(step, all, environment(runId), logger);
  if (outcome.bug !== null) throw outcome.bug;
  const { verdict, outputs, statement } = outcome;
  const headline = statement.predicate.headline;
  return { verdict, state: outputs.state, headline, said: JSON.stringify(logger) };
}

/** States of each deployment, oldest first, without repetitions. */
function states(): [string, string[]][] {
  return repository.deployments.map(({ description, statuses }) => [
    description ?? '',
    statuses.map(({ state }) => state).filter((state, i, all) => state !== all[i - 1]),
  ]);
}

describe('promote with a token', () => {
  it('keeps one deployment for each promotion, over several runs', async () => {
    await run(promote, { version: '1.0.0' });
    expect((await run(promote, { version: '1.1.0' }, '18')).state).toBe('paused');
    expect((await run(promote, { version: '1.1.0' }, '18')).state).toBe('paused');
    expect(states()).toEqual([
      ['demo 1.0.0', ['in_progress', 'success']],
      ['demo 1.1.0', ['in_progress', 'pending']],
    ]);
    expect((await run(promote, { resume: 'true' }, '19')).state).toBe('done');
    expect(states().map(([, all]) => all.at(-1))).toEqual(['inactive', 'success']);
    expect(repository.deployments[1]).toMatchObject({
      ref: commitOf('1.1.0'),
      environment: 'production',
    });
    expect(repository.deployments[1]?.statuses.at(-1)).toMatchObject({
      description: 'done, 100% of the traffic',
      environmentUrl: 'https://models.example.com/demo',
      logUrl: 'https://github.com/octo/demo/actions/runs/19',
    });
    expect(repository.statuses.at(-1)).toMatchObject({
      sha: commitOf('1.1.0'),
      state: 'success',
      context: 'slipway / demo / production',
      description: '1.1.0: done, 100% of the traffic',
    });
  });

  it('goes on, with a note that names the permission, when the token may only read', async () => {
    const inputs = { version: '1.0.0', 'github-token': READ };
    const { verdict, state, said } = await run(promote, inputs);
    expect([verdict, state]).toEqual(['pass', 'done']);
    expect(said).toContain('deployments: write');
    expect(said).toContain('the promotion goes on without it');
    expect(said).not.toContain(READ);
    expect(repository.deployments).toEqual([]);
  });

  it('goes on when GitHub finds the deployment invalid', async () => {
    github.fail('repos/create-deployment', { status: 422, times: 99 });
    const { verdict, state, said } = await run(promote, { version: '1.0.0' });
    expect([verdict, state]).toEqual(['pass', 'done']);
    expect(said).toContain('the deployment could not be written');
  });

  it('says nothing in a dry run, and nothing without a token', async () => {
    await run(promote, { version: '1.0.0', 'dry-run': 'true' });
    await run(promote, { version: '1.0.0', 'github-token': '' });
    expect(github.requests).toEqual([]);
  });
});

describe('the lease of another run', () => {
  const hold = (): Promise<unknown> =>
    withRepository(async (git) => {
      const ref = journalRef('demo', 'production');
      const options = { schema: rolloutStateSchema, initial: INITIAL_STATE };
      const lease = { holder: holderOf(environment('5')), by: ADA, duration: 600_000 };
      return acquireLease(new Journal(git, ref, options), lease);
    });

  it('is taken at once when GitHub says that the run is over', async () => {
    await hold();
    repository.workflowRuns.push({ id: 5, attempt: 1, status: 'completed' });
    expect(await run(promote, { version: '1.0.0' })).toMatchObject({ state: 'done' });
  });

  it.each([
    ['that it goes on', { status: 'in_progress' as const }],
    ['nothing', null],
  ])('is left alone when GitHub says %s', async (_what, known) => {
    await hold();
    if (known !== null) repository.workflowRuns.push({ id: 5, attempt: 1, ...known });
    const { verdict, headline } = await run(promote, { version: '1.0.0' });
    expect(verdict).not.toBe('pass');
    expect(headline).toContain('is held by run 5 (attempt 1) of octo/demo');
  });

  it('names its run in words that are read back', () => {
    expect(runOfHolder(holderOf(environment('5', 2)))).toEqual({
      repository: 'octo/demo',
      id: 5,
      attempt: 2,
    });
    for (const text of ['process 7 on host', 'run 1 (attempt 1) of a/b/c', 'run x of a/b']) {
      expect(runOfHolder(text)).toBeNull();
    }
  });
});
