/**
 * Promotions with real parts: HAProxy, model servers, Prometheus, a bare git repository, all on
 * loopback. A good candidate gets all the traffic; those that err, are slow, have other scores or
 * are dead are taken back.
 */
import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import type { EvidenceOf } from '@slipway/core';
import { GitRegistry, LocalRepository } from '@slipway/registry';
import type { RegisterRequest } from '@slipway/registry';
import { HaproxyTarget } from '@slipway/rollout';
import { targetConformance } from '@slipway/rollout/testing';
import { execute, promote, readEnvironment, rollback } from '@slipway/steps';
import type { Step } from '@slipway/steps';
import { REPOSITORY_ROOT, startServe, temporaryFolder, writeFiles } from '@slipway/test-support';
import type { FaultyServer } from './testing/faulty-server.ts';
import { startFaultyServer } from './testing/faulty-server.ts';

const { SLIPWAY_HAPROXY: haproxy, SLIPWAY_PROMETHEUS: prometheus } = process.env;
const MODELS = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays', 'models');
if (process.env.SLIPWAY_INTEGRATION === undefined) {
  throw new Error('the parts are not started: start these tests with npm run test:integration');
}
const describeWithParts = haproxy && prometheus ? describe : describe.skip;

const children: ChildProcess[] = [];
const stops: (() => Promise<unknown>)[] = [];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (await Promise.resolve(condition()).catch(() => false)) return;
    await delay(100);
  }
  throw new Error('it did not come to pass within 30 s');
}

function start(program: string, args: readonly string[], cwd: string): void {
  children.push(spawn(program, args, { cwd, stdio: 'ignore' }));
}

function addressOf(url: string): string {
  return new URL(url).host;
}

interface Site {
  readonly folder: string;
  readonly socket: string;
  readonly url: string;
  readonly prometheusUrl: string;
}

/** HAProxy before both servers, and Prometheus that asks them. */
async function startSite(stable: string, candidate: string): Promise<Site> {
  const folder = temporaryFolder();
  const [front, metrics] = [await freePort(), await freePort()];
  const server = (name: string, url: string, weight: number): string =>
    `  server ${name} ${addressOf(url)} weight ${weight} check inter 200ms fall 2 rise 1\n`;
  writeFiles(folder, {
    'haproxy.cfg': `global
  stats socket ${folder}/haproxy.sock mode 600 level admin
defaults
  mode http
  timeout connect 1s
  timeout client 10s
  timeout server 10s
frontend front
  bind 127.0.0.1:${front}
  default_backend model
backend model
  balance roundrobin
  option httpchk GET /readyz
${server('1.0.0', stable, 100)}${server('1.1.0', candidate, 0)}`,
    'prometheus.yml': `global: { scrape_interval: 1s }
scrape_configs:
  - job_name: models
    static_configs:
      - targets: ['${addressOf(stable)}', '${addressOf(candidate)}']
`,
  });
  start(haproxy ?? '', ['-db', '-f', 'haproxy.cfg'], folder);
  const flags = ['--config.file=prometheus.yml', `--web.listen-address=127.0.0.1:${metrics}`];
  start(prometheus ?? '', [...flags, `--storage.tsdb.path=${folder}/data`], folder);
  const socket = path.join(folder, 'haproxy.sock');
  const prometheusUrl = `http://127.0.0.1:${metrics}`;
  await until(() => existsSync(socket));
  await until(async () => (await fetch(`${prometheusUrl}/-/ready`)).ok);
  return { folder, socket, url: `http://127.0.0.1:${front}`, prometheusUrl };
}

async function serve(version: string, file: string): Promise<string> {
  const folder = temporaryFolder({
    'slipway.yml': `version: 1
model: { name: flight-delay, task: binary-classification, positive-class: 1 }
`,
  });
  cpSync(path.join(MODELS, file), path.join(folder, file));
  const args = ['--model', file, '--model-version', version];
  const { url, process: child } = await startServe(args, { cwd: folder });
  stops.push(() => child.stop());
  return url;
}

function registration(version: string): RegisterRequest {
  const sha256 = version.replaceAll('.', '').padEnd(64, '0');
  return {
    draft: {
      model: 'flight-delay',
      digest: { sha256 },
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
  };
}

async function writeProject({ folder, socket, prometheusUrl }: Site): Promise<void> {
  writeFiles(folder, {
    'slipway.yml': `version: 1
model: { name: flight-delay }
registry: { type: git, repository: registry.git, required: [] }
promote:
  environment: production
  target: { type: haproxy, socket: ${socket}, backend: model }
  settle: 3s
  steps: [ { traffic: 30%, soak: 3s }, { traffic: 100%, soak: 1s } ]
  analysis:
    source: prometheus
    url: ${prometheusUrl}
    gates: [ "error_rate <= champion + 0.1", "p95_latency_ms <= champion * 3", "drift(score) < 0.45" ]
    minimum-samples: 100
    interval: 1s
    horizon: 40s
`,
  });
  const bare = path.join(folder, 'registry.git');
  execFileSync('git', ['init', '--quiet', '--bare', bare]);
  const registry = new GitRegistry(await LocalRepository.open(bare, { environment: process.env }));
  for (const version of ['1.0.0', '1.1.0']) await registry.register(registration(version));
  await registry.close();
}

/** A flight of the morning, when clocks of other zones differ most. */
function flight(): object {
  const pick = (): string => ['ATL', 'ORD', 'DFW', 'DEN'][Math.floor(Math.random() * 4)] ?? 'ATL';
  return {
    hour: 5 + Math.floor(Math.random() * 5),
    day_of_week: 1 + Math.floor(Math.random() * 7),
    distance: 100 + Math.floor(Math.random() * 2400),
    origin: pick(),
    destination: pick(),
  };
}

function askAllTheTime(url: string): () => void {
  const timer = setInterval(() => {
    void fetch(`${url}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(flight()),
    })
      .then((response) => response.arrayBuffer())
      .catch(() => undefined);
  }, 8);
  return () => {
    clearInterval(timer);
  };
}

interface Ending {
  readonly state: string | undefined;
  readonly reason: string | null;
  readonly live: readonly { readonly version: string; readonly percent: number }[] | null;
}

async function act(step: Step, site: Site, inputs: Record<string, string>): Promise<Ending> {
  const environment = readEnvironment({ ...process.env, GITHUB_ACTIONS: undefined }, site.folder);
  const terminal = { ...environment, root: site.folder, github: null, source: null };
  const outcome = await execute(step, inputs, terminal, silentLogger);
  if (outcome.bug !== null) throw outcome.bug;
  const { predicate } = outcome.statement as EvidenceOf<'promote'>;
  return { state: outcome.outputs.state, reason: predicate.reason, live: predicate.live };
}

/** Promotes 1.1.0 under load. */
async function promoteCandidate(candidate: string): Promise<Ending> {
  const site = await startSite(await serve('1.0.0', 'champion.onnx'), candidate);
  await writeProject(site);
  expect((await act(promote, site, { version: '1.0.0' })).state).toBe('done');
  const stop = askAllTheTime(site.url);
  try {
    return await act(promote, site, { version: '1.1.0', wait: 'true' });
  } finally {
    stop();
  }
}

const BACK = [{ version: '1.0.0', percent: 100 }];

if (haproxy && prometheus) {
  targetConformance(
    'HAProxy',
    async () => {
      const [stable, candidate] = await Promise.all(
        ['1.0.0', '1.1.0'].map((version) => startFaultyServer(version, { errors: 0, delayMs: 0 })),
      );
      const { socket } = await startSite(stable?.url ?? '', candidate?.url ?? '');
      const target = new HaproxyTarget({ socket, backend: 'model', servers: new Map() });
      await until(async () => (await target.readiness('1.1.0')).ready);
      const stop = async (): Promise<void> => {
        for (const child of children.splice(0)) child.kill('SIGKILL');
        await Promise.all([stable?.close(), candidate?.close()]);
      };
      return { target, meddle: (traffic) => target.write(traffic, null), stop };
    },
    { shadow: false },
  );
}

describeWithParts('a canary behind HAProxy, watched by Prometheus', () => {
  let faulty: FaultyServer | null = null;
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const stop of stops.splice(0)) await stop();
    await faulty?.close();
    faulty = null;
  });
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  it('completes with a good model', async () => {
    const ending = await promoteCandidate(await serve('1.1.0', 'candidate.onnx'));
    expect(ending).toEqual({
      state: 'done',
      reason: null,
      live: [{ version: '1.1.0', percent: 100 }],
    });
  });

  it('takes back a model with other scores', async () => {
    const ending = await promoteCandidate(await serve('1.1.0', 'candidate-utc.onnx'));
    expect([ending.state, ending.live]).toEqual(['rolled_back', BACK]);
    expect(ending.reason).toContain('drift(score) < 0.45');
  });

  it('takes back a model that errs', async () => {
    faulty = await startFaultyServer('1.1.0', { errors: 0.5, delayMs: 0 });
    const ending = await promoteCandidate(faulty.url);
    expect([ending.state, ending.live]).toEqual(['rolled_back', BACK]);
    expect(ending.reason).toContain('error_rate');
  });

  it('takes back a model that is slow', async () => {
    faulty = await startFaultyServer('1.1.0', { errors: 0, delayMs: 400 });
    const ending = await promoteCandidate(faulty.url);
    expect([ending.state, ending.live]).toEqual(['rolled_back', BACK]);
    expect(ending.reason).toContain('p95_latency_ms');
  });

  it('gives a dead one no request', async () => {
    const ending = await promoteCandidate(`http://127.0.0.1:${await freePort()}`);
    expect([ending.state, ending.live]).toEqual(['rolled_back', BACK]);
    expect(ending.reason).toContain('HAProxy has the server 1.1.0 down');
  });

  it('goes back while Prometheus and the candidate are down', async () => {
    faulty = await startFaultyServer('1.1.0', { errors: 0, delayMs: 0 });
    const site = await startSite(await serve('1.0.0', 'champion.onnx'), faulty.url);
    await writeProject(site);
    await act(promote, site, { version: '1.0.0' });
    const canary = await act(promote, site, { version: '1.1.0' });
    expect(canary.state).toBe('analysing');
    children.at(-1)?.kill('SIGKILL');
    await faulty.close();
    const back = await act(rollback, site, {});
    expect([back.state, back.live]).toEqual(['rolled_back', BACK]);
  });

  it('speaks of servers that are not there, and of a socket that is none', async () => {
    const site = await startSite(await serve('1.0.0', 'champion.onnx'), 'http://127.0.0.1:1');
    const target = new HaproxyTarget({ socket: site.socket, backend: 'model', servers: new Map() });
    await expect(target.deploy({ version: '1.0.1', sha256: null })).rejects.toThrow(
      'has no server "1.0.1" for version 1.0.1; did you mean "1.0.0"?',
    );
    const other = new HaproxyTarget({ socket: site.socket, backend: 'models', servers: new Map() });
    await expect(other.read()).rejects.toThrow(/^target: HAProxy's backend models: /);
    const none = {
      socket: `${site.folder}/none`,
      backend: 'model',
      servers: new Map<string, string>(),
    };
    await expect(new HaproxyTarget(none).read()).rejects.toThrow('is HAProxy running');
  });
});
