/**
 * build-image with other servers and other engines: FastAPI really built from wheels, podman and
 * buildah, and manifests as Kubernetes' own schemas judge them.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { BuildImagePredicate } from '@slipway/core';
import {
  importPythonBase,
  Job,
  nodeBaseArchive,
  REPOSITORY_ROOT,
  temporaryFolder,
  testContainers,
} from '@slipway/test-support';

const EXAMPLE = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays');
const NODE_BASE = 'slipway-test/node:24';
const PYTHON_BASE = 'slipway-test/python:3.12';
const containers = testContainers();
const { host, registry } = containers ?? { host: '', registry: '' };
const { SLIPWAY_PYTHON, SLIPWAY_WHEELS, SLIPWAY_KUBERNETES_VALIDATE } = process.env;

const CONFIG = `version: 1
model: { name: flight-delay, path: model.onnx, task: binary-classification, positive-class: 1 }
data: { evaluation: holdout.parquet, target: late, ignore: [flight_id] }
`;

function project(image: string): string {
  const folder = temporaryFolder({ 'slipway.yml': `${CONFIG}image: ${image}\n` });
  copyFileSync(path.join(EXAMPLE, 'models/candidate.onnx'), path.join(folder, 'model.onnx'));
  copyFileSync(path.join(EXAMPLE, 'data/holdout.parquet'), path.join(folder, 'holdout.parquet'));
  return folder;
}

interface Built {
  readonly outcome: string;
  readonly log: string;
  readonly predicate: BuildImagePredicate;
  readonly outputs: Readonly<Record<string, string>>;
}

async function build(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<Built> {
  const job = new Job({
    workspace,
    environment: { DOCKER_HOST: host, SOURCE_DATE_EPOCH: '1700000000', ...environment },
  });
  const { outcome, log, outputs } = await job.run('build-image', { inputs, timeout: 400_000 });
  const { predicate } = JSON.parse(readFileSync(outputs.evidence ?? '', 'utf8')) as {
    predicate: BuildImagePredicate;
  };
  return { outcome, log, predicate, outputs };
}

async function loadBase(): Promise<void> {
  const input = await nodeBaseArchive(NODE_BASE);
  expect(spawnSync('docker', ['--host', host, 'load'], { input }).status).toBe(0);
}

const hasWheels = SLIPWAY_PYTHON !== undefined && SLIPWAY_WHEELS !== undefined;

(containers !== null && hasWheels ? describe : describe.skip)('the FastAPI template', () => {
  it('is built from wheels without a network, and answers as the model does', async () => {
    await loadBase();
    importPythonBase(host, SLIPWAY_PYTHON ?? '', PYTHON_BASE);
    const image = `{ template: fastapi, wheels: ${JSON.stringify(SLIPWAY_WHEELS)}, smoke: { client-image: "${NODE_BASE}" }, manifests: [kubernetes, kserve, compose] }`;
    const built = await build(project(image), { 'base-image': PYTHON_BASE });
    expect(built.outcome === 'success' ? '' : built.log).toBe('');
    expect(built.predicate.checks.map(({ verdict }) => verdict)).toEqual(Array(12).fill('pass'));
    expect(built.predicate.checks.find(({ check }) => check === 'golden_requests')?.observed).toBe(
      20,
    );
    const folder = built.outputs.manifests ?? '';
    expect(built.predicate.manifests.map(({ path: file }) => path.basename(file))).toEqual([
      'kubernetes.yaml',
      'kserve.yaml',
      'compose.yaml',
      'haproxy.cfg',
    ]);
    const validator = SLIPWAY_KUBERNETES_VALIDATE;
    if (validator === undefined) return;
    for (const version of ['1.25', '1.37']) {
      const args = [
        '--strict',
        '--kubernetes-version',
        version,
        path.join(folder, 'kubernetes.yaml'),
      ];
      const judged = spawnSync(validator, args, { encoding: 'utf8' });
      expect(judged.stdout.match(/INFO .* passed/g)).toHaveLength(5);
      expect([judged.status, judged.stdout]).toEqual([0, expect.not.stringMatching(/ERROR|WARN/)]);
    }
  });
});

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** Settings with which podman runs containers on machines that do not let limits be raised. */
function podmanSettings(): Record<string, string> {
  const file = path.join(temporaryFolder(), 'containers.conf');
  const runtime = isInstalled('/usr/sbin/runc') || isInstalled('/usr/bin/runc') ? 'runc' : 'crun';
  const limits = '"nofile=1024:1024", "nproc=4096:4096"';
  writeFileSync(
    file,
    `[engine]\nruntime = "${runtime}"\ncgroup_manager = "cgroupfs"\n` +
      `[containers]\ndefault_ulimits = [${limits}]\n`,
  );
  return { CONTAINERS_CONF: file };
}

/** Why podman cannot run containers here; null when it can. */
async function podmanProblem(settings: Readonly<Record<string, string>>): Promise<string | null> {
  if (containers === null || !isInstalled('podman')) return 'podman is not installed';
  const options = { encoding: 'utf8' as const, env: { ...process.env, ...settings } };
  const input = await nodeBaseArchive(NODE_BASE);
  spawnSync('podman', ['load', '--quiet'], { ...options, input });
  const flags = ['run', '--rm', '--network', 'none', '--read-only', '--memory', '64m'];
  const result = spawnSync('podman', [...flags, NODE_BASE, 'node', '--version'], options);
  return result.status === 0 ? null : result.stderr.trim();
}

const settings = podmanSettings();
const problem = await podmanProblem(settings);
if (problem !== null) console.log(`not run: podman and buildah: ${problem}`);
const engines = problem === null ? ['podman', 'buildah'].filter(isInstalled) : [];

(engines.length > 0 ? describe : describe.skip)('other engines', () => {
  it.each(engines.length > 0 ? engines : ['none'])(
    '%s builds, proves and pushes',
    async (builder) => {
      const tag = `${registry}/engines/${builder}:1`;
      const inputs = { 'base-image': NODE_BASE, builder, tags: tag, push: 'true' };
      const built = await build(project('{}'), inputs, settings);
      expect(built.outcome === 'success' ? '' : built.log).toBe('');
      expect(built.predicate.builder.name).toBe(builder);
      expect(built.outputs.image).toMatch(new RegExp(`^${tag}@sha256:[0-9a-f]{64}$`));
    },
  );
});
