/**
 * build-image as a runner starts it, with a real engine and a real registry: what it builds, proves
 * and pushes, what it refuses, and that nothing of a run is left.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BuildImagePredicate } from '@slipway/core';
import type { StepResult } from '@slipway/test-support';
import {
  Job,
  nodeBaseArchive,
  REPOSITORY_ROOT,
  temporaryFolder,
  testContainers,
} from '@slipway/test-support';

const BASE = 'slipway-test/node:24';
const EXAMPLE = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays');
const containers = testContainers();

const CONFIG = `version: 1
model: { name: flight-delay, path: model.onnx, task: binary-classification, positive-class: 1 }
data: { evaluation: holdout.parquet, target: late, ignore: [flight_id] }
`;

function docker(...args: string[]): string {
  const result = spawnSync('docker', ['--host', containers?.host ?? '', ...args], {
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`docker ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.trim();
}

/** A folder with the example's model and data. */
function project(config: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder({ 'slipway.yml': config, ...files });
  copyFileSync(path.join(EXAMPLE, 'models', 'candidate.onnx'), path.join(folder, 'model.onnx'));
  copyFileSync(path.join(EXAMPLE, 'data', 'holdout.parquet'), path.join(folder, 'holdout.parquet'));
  return folder;
}

interface Run {
  readonly step: StepResult;
  readonly predicate: BuildImagePredicate;
  readonly job: Job;
  readonly temporary: string;
}

async function run(workspace: string, inputs: Readonly<Record<string, string>>): Promise<Run> {
  const temporary = temporaryFolder();
  const job = new Job({
    workspace,
    environment: {
      DOCKER_HOST: containers?.host,
      RUNNER_TEMP: temporary,
      SOURCE_DATE_EPOCH: '1700000000',
    },
  });
  const step = await job.run('build-image', {
    inputs: { 'base-image': BASE, ...inputs },
    timeout: 300_000,
  });
  const { evidence = '' } = step.outputs;
  const statement = JSON.parse(readFileSync(evidence, 'utf8')) as {
    predicate: BuildImagePredicate;
  };
  return { step, predicate: statement.predicate, job, temporary };
}

function checkOf({ predicate }: Run, name: string): BuildImagePredicate['checks'][number] {
  const checks = predicate.checks as BuildImagePredicate['checks'] | undefined;
  const found = checks?.find(({ check }) => check === name);
  if (found === undefined)
    throw new Error(`there is no check ${name}: ${JSON.stringify(predicate)}`);
  return found;
}

async function manifest(
  tag: string,
): Promise<{ digest: string | null; status: number; id: string }> {
  const [repository = '', version = ''] = tag.replace(/^[^/]*\//, '').split(':');
  const answer = await fetch(
    `http://${containers?.registry ?? ''}/v2/${repository}/manifests/${version}`,
    { headers: { accept: 'application/vnd.docker.distribution.manifest.v2+json' } },
  );
  const body = (await answer.json()) as { config?: { digest: string } };
  return {
    status: answer.status,
    digest: answer.headers.get('docker-content-digest'),
    id: body.config?.digest ?? '',
  };
}

/** Puts a file system of 20 MB on a folder; false where that is not allowed. */
function mountSmall(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', folder]).status === 0;
}

function mayMount(): boolean {
  const folder = temporaryFolder();
  if (!mountSmall(folder)) return false;
  return spawnSync('umount', [folder]).status === 0;
}

const canMount = containers !== null && mayMount();
if (containers !== null && !canMount) {
  console.log('not run: a full disk: no right to mount a small file system');
}

const suite = containers === null ? describe.skip : describe;

suite('build-image with docker and a registry', () => {
  beforeAll(async () => {
    const archive = await nodeBaseArchive(BASE);
    const loaded = spawnSync('docker', ['--host', containers?.host ?? '', 'load'], {
      input: archive,
      maxBuffer: 1 << 20,
    });
    expect(loaded.status).toBe(0);
  });

  afterEach(() => {
    expect(docker('ps', '--all', '--quiet')).toBe('');
    expect(docker('network', 'ls', '--filter', 'type=custom', '--quiet')).toBe('');
  });

  it('builds, proves and pushes, and builds the same image again', async () => {
    const tag = `${containers?.registry ?? ''}/team/flight-delay:1`;
    const first = await run(project(CONFIG), { tags: tag, push: 'true' });
    expect(first.step.outcome).toBe('success');
    expect(first.predicate.checks.map(({ check, verdict }) => [check, verdict])).toEqual(
      [
        ...['image_user', 'image_size_mb', 'added_size_mb', 'largest_layer_mb', 'ready_ms'],
        ...['golden_requests', 'malformed_requests', 'metrics', 'p95_latency_ms', 'user'],
        ...['in_flight_at_stop', 'stop_ms'],
      ].map((name) => [name, 'pass']),
    );
    expect(checkOf(first, 'golden_requests').observed).toBe(20);
    const stored = await manifest(tag);
    const { outputs } = first.step;
    expect([outputs.digest, outputs.image, outputs['image-id']]).toEqual([
      stored.digest,
      `${tag}@${stored.digest ?? ''}`,
      stored.id,
    ]);
    expect(readFileSync(outputs.dockerfile ?? '', 'utf8')).toBe(first.predicate.dockerfile);
    expect(first.step.stdout).toContain('USER 10001:0');
    expect(first.predicate.image?.addedBytes).toBeLessThan(80e6);
    expect(readdirSync(first.temporary)).toEqual(['slipway']);

    docker('rmi', tag);
    const second = await run(project(CONFIG), {});
    expect(second.step.outputs['image-id']).toBe(outputs['image-id']);
    expect(second.predicate.pushed).toEqual([]);
  });

  it('reads a model that only its owner may read, and needs no writable path', async () => {
    const workspace = project(CONFIG);
    const model = path.join(workspace, 'model.onnx');
    chmodSync(model, 0o600);
    const { step } = await run(workspace, { tags: 'locked-down:1' });
    expect(step.outcome).toBe('success');
    expect(statSync(model).mode & 0o777).toBe(0o600);
    const locked = [
      '--read-only',
      '--user',
      '12345:12345',
      '--cap-drop',
      'ALL',
      '--network',
      'none',
    ];
    for (const tmpfs of [[], ['--tmpfs', '/tmp']]) {
      const flags = [...locked, '--security-opt', 'no-new-privileges', ...tmpfs];
      docker('run', '--detach', '--name', 'locked', ...flags, 'locked-down:1');
      try {
        const probe =
          "fetch('http://127.0.0.1:8080/v2/models/flight-delay').then(async (r) => console.log(r.status, await r.text()))";
        let answer = '';
        for (let i = 0; i < 50 && !answer.startsWith('200'); i++) {
          await sleep(200);
          const asked = spawnSync(
            'docker',
            ['--host', containers?.host ?? '', 'exec', 'locked', 'node', '-e', probe],
            { encoding: 'utf8' },
          );
          answer = asked.stdout;
        }
        expect(answer).toContain('"name":"flight-delay"');
      } finally {
        docker('rm', '--force', 'locked');
      }
    }
  });

  it('does not push a model that answers otherwise than was recorded', async () => {
    const fixtures = path.join(REPOSITORY_ROOT, 'packages', 'model', 'fixtures');
    const workspace = temporaryFolder();
    const [model, golden] = [path.join(workspace, 'model.onnx'), path.join(workspace, 'golden')];
    copyFileSync(path.join(fixtures, 'logistic-tensor.onnx'), model);
    cpSync(path.join(fixtures, 'golden'), golden, { recursive: true });
    const recorded = path.join(golden, 'test_data_set_0', 'output_1.pb');
    // The last float of the recorded probabilities becomes 0.
    const bytes = readFileSync(recorded);
    writeFileSync(recorded, bytes.fill(0, bytes.length - 4));
    const tag = `${containers?.registry ?? ''}/team/wrong:1`;
    const wrong = await run(workspace, {
      model: 'model.onnx',
      golden: 'golden',
      tags: tag,
      push: 'true',
    });
    expect(wrong.step.outcome).toBe('failure');
    expect(checkOf(wrong, 'golden_requests')).toMatchObject({ verdict: 'fail' });
    expect(checkOf(wrong, 'golden_requests').reason).toMatch(/^test_data_set_0: output "\w+" /);
    expect((await manifest(tag)).status).toBe(404);
  });

  it('does not push an image that is too slow or too large', async () => {
    const tag = `${containers?.registry ?? ''}/team/slow:1`;
    const budgets = 'image: { budgets: { p95-latency-ms: 0.001, added-mb: 5 } }\n';
    const slow = await run(project(`${CONFIG}${budgets}`), { tags: tag, push: 'true' });
    expect(slow.step.outcome).toBe('failure');
    expect(checkOf(slow, 'p95_latency_ms')).toMatchObject({ verdict: 'fail', limit: 0.001 });
    expect(checkOf(slow, 'added_size_mb').reason).toMatch(
      /budget is 5 MB; largest layers: 46\.\d+ MB/,
    );
    expect((await manifest(tag)).status).toBe(404);
    expect(docker('images', '--quiet', tag)).toBe('');
  });

  it.each([
    [
      'ends by itself',
      'CMD ["node", "-e", "console.log(`no licence file`); process.exit(3)"]',
      'the container ended by itself with exit code 3; its last line is "no licence file"',
    ],
    [
      'never becomes ready',
      'CMD ["node", "-e", "console.log(`waiting for a database`); setInterval(() => {}, 1000)"]',
      'the container was not ready after 3 s',
    ],
  ])('shows the log of a container that %s', async (_, command, reason) => {
    const smoke =
      'smoke: { port: 8080, ready-path: /ready, ready-seconds: 3, client-image: slipway-test/node:24 }';
    const workspace = project(`${CONFIG}image: { template: dockerfile, ${smoke} }\n`, {
      Dockerfile: `FROM ${BASE}\nUSER 10001\n${command}\n`,
    });
    const tag = `${containers?.registry ?? ''}/team/broken:1`;
    const broken = await run(workspace, { 'base-image': '', tags: tag, push: 'true' });
    expect(broken.step.outcome).toBe('failure');
    expect(checkOf(broken, 'ready_ms').reason).toContain(reason);
    expect(broken.step.stdout).toMatch(
      /The container’s log:\n(no licence file|waiting for a database)/,
    );
    expect((await manifest(tag)).status).toBe(404);
  });

  it('says that the memory limit ended the server', async () => {
    const smoke = 'image: { smoke: { memory-mb: 40 } }\n';
    const small = await run(project(`${CONFIG}${smoke}`), {});
    expect(checkOf(small, 'ready_ms').reason).toBe(
      'the container was killed by its memory limit of 40 MiB; raise image.smoke.memory-mb, or make the model smaller',
    );
  });

  it('names a base image that is nowhere', async () => {
    const missing = `${containers?.registry ?? ''}/no/such:1`;
    const { step } = await run(project(CONFIG), { 'base-image': missing });
    expect(step.stdout).toContain(
      `base-image: ${missing} is not on this machine and cannot be pulled`,
    );
    expect(step.outcome).toBe('failure');
  });

  (canMount ? it : it.skip)('says that the disk is full, and what to do', async () => {
    const small = temporaryFolder();
    expect(mountSmall(small)).toBe(true);
    try {
      const job = new Job({
        workspace: project(CONFIG),
        environment: { DOCKER_HOST: containers?.host, RUNNER_TEMP: small },
      });
      const inputs = { 'base-image': BASE, 'evidence-directory': temporaryFolder() };
      const step = await job.run('build-image', { inputs, timeout: 300_000 });
      expect(step.outcome).toBe('failure');
      expect(step.log).toMatch(
        /image: writing the build context failed: ENOSPC.*; free some space \(`docker system prune`\)/,
      );
      expect(readdirSync(small)).toEqual([]);
    } finally {
      spawnSync('umount', [small]);
    }
  });

  it('leaves nothing when it is killed at any moment', async () => {
    const temporary = temporaryFolder();
    const workspace = project(CONFIG);
    for (const delay of [500, 2500, 5500, 8000]) {
      const child = spawn(
        process.execPath,
        [path.join(REPOSITORY_ROOT, 'dist', 'cli.js'), 'build-image', '--base-image', BASE],
        {
          cwd: workspace,
          stdio: 'ignore',
          env: { ...process.env, DOCKER_HOST: containers?.host, RUNNER_TEMP: temporary },
        },
      );
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await sleep(delay);
      child.kill('SIGKILL');
      await ended;
    }
    const left = (): string[] => readdirSync(temporary).filter((name) => name !== 'slipway');
    for (let i = 0; i < 60 && (left().length > 0 || docker('ps', '-aq') !== ''); i++) {
      await sleep(500);
    }
    expect(left()).toEqual([]);
  });
});
