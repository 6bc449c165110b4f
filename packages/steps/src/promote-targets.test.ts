import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GitRegistry, LocalRepository } from '@slipway/registry';
import { KubernetesApi, putEndpoints, TOKEN } from '@slipway/rollout/testing/kubernetes';
import { temporaryFolder } from '@slipway/test-support';
import { stringify } from 'yaml';
import { promote } from './promote.ts';
import { rollback } from './rollback.ts';
import type { StepRun } from './testing.ts';
import { runStepIn } from './testing.ts';

const ROUTE = '/apis/gateway.networking.k8s.io/v1/namespaces/models/httproutes/demo';
const KUBERNETES =
  '{ type: gateway-api, name: demo, kubeconfig: kubeconfig.yml, names: { 1.0.0: blue, 1.1.0: green } }';
const GITOPS = '{ type: gitops, repository: apps.git, path: weights.yml }';

function configuration(target: string): string {
  return `version: 1
model: { name: demo }
registry: { type: git, repository: registry.git, required: [] }
promote: { environment: production, target: ${target}, steps: [ { traffic: 5% }, { traffic: 100% } ] }
`;
}

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

/** A folder with a registry of two versions, and a repository of applications. */
async function project(target: string, kubeconfig: string): Promise<string> {
  const folder = temporaryFolder({
    'slipway.yml': configuration(target),
    'kubeconfig.yml': kubeconfig,
    'apps/weights.yml': '# read by the controller\nweights: {}\n',
  });
  git(path.join(folder, 'apps'), 'init', '--quiet', '--initial-branch=main');
  git(path.join(folder, 'apps'), 'add', '.');
  git(path.join(folder, 'apps'), 'commit', '--quiet', '-m', 'first');
  git(folder, 'clone', '--quiet', '--bare', 'apps', 'apps.git');
  git(folder, 'init', '--quiet', '--bare', 'registry.git');
  const bare = path.join(folder, 'registry.git');
  const repository = await LocalRepository.open(bare, { environment: process.env });
  const registry = new GitRegistry(repository);
  for (const version of ['1.0.0', '1.1.0']) {
    await registry.register({
      draft: {
        model: 'demo',
        digest: { sha256: createHash('sha256').update(version).digest('hex') },
        sizeBytes: 1,
        files: [],
        artifact: null,
        evidence: [],
        lineage: { commit: null, run: null, data: [], parameters: {}, image: null, card: null },
        metrics: {},
        signature: null,
      },
      choice: { kind: 'given', version },
      attachments: [],
      describe: () => 'a version\n',
      by: { name: 'Ada', email: 'ada@example.org', run: null },
    });
  }
  await registry.close();
  return folder;
}

describe('promotion through a route in Kubernetes', () => {
  let api: KubernetesApi;
  let kubeconfig: string;
  const weights = (): unknown => {
    const { rules } = api.get(ROUTE).spec as {
      rules: { backendRefs: { name: string; weight: number }[] }[];
    };
    return Object.fromEntries(
      (rules[0]?.backendRefs ?? []).map(({ name, weight }) => [name, weight]),
    );
  };

  beforeAll(async () => {
    api = await KubernetesApi.start();
    kubeconfig = stringify({
      'current-context': 'ci',
      contexts: [{ name: 'ci', context: { cluster: 'c', user: 'u', namespace: 'models' } }],
      clusters: [{ name: 'c', cluster: { server: api.url } }],
      users: [{ name: 'u', user: { token: TOKEN } }],
    });
    const backendRefs = ['blue', 'green'].map((name) => ({ name, port: 80, weight: 0 }));
    api.put(ROUTE, { metadata: { name: 'demo' }, spec: { rules: [{ backendRefs }] } });
    for (const service of ['blue', 'green']) putEndpoints(api, service, [true]);
  });
  afterAll(() => api.stop());

  it('shifts its weights, and takes them back', async () => {
    const folder = await project(KUBERNETES, kubeconfig);
    const act = (step: typeof promote, version?: string): Promise<StepRun> =>
      runStepIn(folder, step, { ...(version === undefined ? {} : { version }), wait: 'true' });
    expect((await act(promote, '1.0.0')).outcome.verdict).toBe('pass');
    expect(weights()).toEqual({ blue: 100, green: 0 });
    expect((await act(promote, '1.1.0')).outcome.verdict).toBe('pass');
    expect(weights()).toEqual({ blue: 0, green: 100 });
    expect((await runStepIn(folder, rollback, { reason: 'a try' })).outcome.verdict).toBe('pass');
    expect(weights()).toEqual({ blue: 100, green: 0 });
  });

  it('takes a version back that does not get ready, and shows no token', async () => {
    const folder = await project(KUBERNETES.replace('green', 'yellow'), kubeconfig);
    const backendRefs = [{ name: 'blue' }, { name: 'yellow', weight: 0 }];
    api.merge(ROUTE, { spec: { rules: [{ backendRefs }] } });
    const config = configuration(KUBERNETES.replace('green', 'yellow'));
    const quick = config.replace('environment: production', 'environment: production, settle: 1s');
    writeFileSync(path.join(folder, 'slipway.yml'), quick);
    await runStepIn(folder, promote, { version: '1.0.0', wait: 'true' });
    const run = await runStepIn(folder, promote, { version: '1.1.0', wait: 'true' });
    expect(run.outcome.verdict).toBe('fail');
    expect(JSON.stringify(run.outcome)).toContain('the Service models/yellow has no endpoints');
    expect(JSON.stringify(run)).not.toContain(TOKEN);
    expect(weights()).toEqual({ blue: 100, yellow: 0 });
  });
});

describe('promotion by commits', () => {
  it('commits each step, and the way back', async () => {
    const folder = await project(GITOPS, '');
    const act = (version: string): Promise<StepRun> =>
      runStepIn(folder, promote, { version, wait: 'true' });
    expect((await act('1.0.0')).outcome.verdict).toBe('pass');
    expect((await act('1.1.0')).outcome.verdict).toBe('pass');
    expect((await runStepIn(folder, rollback, { reason: 'a try' })).outcome.verdict).toBe('pass');
    expect(git(path.join(folder, 'apps.git'), 'log', '--format=%s', 'main').split('\n')).toEqual([
      'Traffic of demo in production: 1.0.0 100%',
      'Traffic of demo in production: 1.1.0 100%',
      'Traffic of demo in production: 1.0.0 95%, 1.1.0 5%',
      'Traffic of demo in production: 1.0.0 100%',
      'first',
    ]);
  });
});
