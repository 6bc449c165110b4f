// Container images: what build-image makes of the example, beside the same model in FastAPI, in one
// run and in turn. Needs what the integration suite installs: docker, and Python 3.12 for the peer.
//
//   npm run build && node bench/images.ts [<runs>]
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import type { BuildImagePredicate } from '@slipway/core';
import { importPythonBase, nodeBaseArchive } from '@slipway/test-support';
import { startContainers } from '../scripts/integration/containers.ts';
import { imagePython } from '../scripts/integration/image-python.ts';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'node_modules', '.cache', 'slipway-integration');
const runs = Number(process.argv[2] ?? '3');
const NODE_BASE = 'slipway-test/node:24';
const PYTHON_BASE = 'slipway-test/python:3.12';

interface Sample {
  readonly seconds: number;
  readonly predicate: BuildImagePredicate;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function build(folder: string, host: string, config: string): Sample {
  writeFileSync(path.join(folder, 'bench.yml'), config);
  const started = performance.now();
  execFileSync(
    process.execPath,
    [path.join(root, 'dist', 'cli.js'), 'build-image', '--config', 'bench.yml'],
    {
      cwd: folder,
      stdio: 'pipe',
      maxBuffer: 1 << 26,
      env: { ...process.env, DOCKER_HOST: host, SOURCE_DATE_EPOCH: '1700000000' },
    },
  );
  const seconds = (performance.now() - started) / 1000;
  const evidence = path.join(folder, '.slipway', 'build-image-flight-delay.json');
  const { predicate } = JSON.parse(readFileSync(evidence, 'utf8')) as {
    predicate: BuildImagePredicate;
  };
  return { seconds, predicate };
}

function row(name: string, [cold, ...warm]: readonly Sample[]): string {
  const of = (pick: (predicate: BuildImagePredicate) => number | null | undefined): number =>
    median(warm.map(({ predicate }) => pick(predicate) ?? NaN));
  const cells = [
    `${(of((predicate) => predicate.image?.addedBytes) / 1e6).toFixed(1)} MB`,
    `${(cold?.seconds ?? NaN).toFixed(1)} s`,
    `${median(warm.map(({ seconds }) => seconds)).toFixed(1)} s`,
    `${(of((predicate) => predicate.smoke?.readyMs) / 1000).toFixed(2)} s`,
    `${of((predicate) => predicate.smoke?.p50Ms).toFixed(2)} ms`,
    `${of((predicate) => predicate.smoke?.p95Ms).toFixed(2)} ms`,
    `${(of((predicate) => predicate.smoke?.peakMemoryBytes) / 1e6).toFixed(0)} MB`,
  ];
  return `| ${[name, ...cells].join(' | ')} |`;
}

const containers = await startContainers();
const host = containers.variables.SLIPWAY_DOCKER_HOST;
if (host === undefined) throw new Error(containers.variables.SLIPWAY_NO_CONTAINERS);
const folder = mkdtempSync(path.join(tmpdir(), 'slipway-bench-images-'));
try {
  const example = path.join(root, 'examples', 'flight-delays');
  for (const name of ['models', 'data']) {
    cpSync(path.join(example, name), path.join(folder, name), { recursive: true });
  }
  const text = readFileSync(path.join(example, 'slipway.yml'), 'utf8');
  const input = await nodeBaseArchive(NODE_BASE);
  spawnSync('docker', ['--host', host, 'load'], { input });
  const ours: Sample[] = [];
  const peer: Sample[] = [];
  const { SLIPWAY_PYTHON: python, SLIPWAY_WHEELS: wheels } = imagePython(root, cache).variables;
  if (python !== undefined) importPythonBase(host, python, PYTHON_BASE);
  for (let run = 0; run <= runs; run++) {
    ours.push(build(folder, host, `${text}\nimage: { base: "${NODE_BASE}" }\n`));
    if (python === undefined || wheels === undefined) continue;
    const image = `{ template: fastapi, base: "${PYTHON_BASE}", wheels: ${JSON.stringify(wheels)}, smoke: { client-image: "${NODE_BASE}" } }`;
    peer.push(build(folder, host, `${text}\nimage: ${image}\n`));
  }
  console.log(`Node ${process.version}, ${cpus().length} cores, ${runs} warm runs each, medians\n`);
  console.log(
    '| image | without base | cold build | warm build | start to ready | p50 | p95 | memory |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|');
  console.log(row('Slipway', ours));
  if (peer.length > 0) console.log(row('FastAPI, onnxruntime, uvicorn', peer));
} finally {
  await containers.stop();
  rmSync(folder, { recursive: true, force: true });
}
