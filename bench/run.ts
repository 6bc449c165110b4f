// Whole-process measurements beside peers, in one run and in turn. Needs Python 3, GNU time and
// the package registries; everything it makes goes into a temporary folder.
//
//   npm run bench [-- <runs>]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import type { Command, Measurement } from './measure.ts';
import { measureInTurn } from './measure.ts';

const here = import.meta.dirname;
const root = path.resolve(here, '..');
const folder = path.join(tmpdir(), 'slipway-bench');
const inputs = path.join(folder, 'inputs');
const python = path.join(folder, 'venv', 'bin', 'python');
const runs = Number(process.argv[2] ?? '5');

/** Makes the peers' environment; returns how long `pip install` took, or null if it was there. */
function preparePeers(): number | null {
  mkdirSync(folder, { recursive: true });
  if (existsSync(python)) return null;
  execFileSync('python3', ['-m', 'venv', path.join(folder, 'venv')], { stdio: 'inherit' });
  const started = Date.now();
  const requirements = path.join(here, 'peers', 'requirements.txt');
  execFileSync(python, ['-m', 'pip', 'install', '-q', '-r', requirements], { stdio: 'inherit' });
  return (Date.now() - started) / 1000;
}

function slipway(action: string, ...args: string[]): Command {
  return {
    program: path.join(root, 'node_modules', '.bin', 'node'),
    args: [path.join(root, 'dist', 'cli.js'), action, '--json', ...args],
    cwd: inputs,
    accepted: [0, 1, 2],
  };
}

function peer(script: string, ...args: string[]): Command {
  return {
    program: python,
    args: ['-W', 'ignore', path.join(here, 'peers', script), inputs, ...args],
    cwd: inputs,
  };
}

function writeConfig(): void {
  const features = Array.from({ length: 20 }, (_, index) => `x${index}`).join(', ');
  writeFileSync(
    path.join(inputs, 'slipway.yml'),
    [
      'version: 1',
      'model: { name: bench, path: challenger.onnx, task: binary-classification }',
      `data: { target: y, features: [${features}] }`,
      'champion: champion.onnx',
      'evaluate: { gates: [roc_auc >= champion - 0.005] }',
      '',
    ].join('\n'),
  );
}

function row(name: string, ours: Measurement, theirs: Measurement): string {
  const speed = theirs.seconds / ours.seconds;
  const memory = ours.megabytes / theirs.megabytes;
  const cells = [
    name,
    `${ours.seconds.toFixed(2)} s`,
    `${theirs.seconds.toFixed(2)} s`,
    `${speed.toFixed(1)}×`,
    `${ours.megabytes.toFixed(0)} MB`,
    `${theirs.megabytes.toFixed(0)} MB`,
    memory.toFixed(2),
  ];
  return `| ${cells.join(' | ')} |`;
}

function compare(name: string, ours: Command, theirs: Command): void {
  const [a, b] = measureInTurn([ours, theirs], runs);
  if (a && b) console.log(row(name, a, b));
}

const install = preparePeers();
if (!existsSync(path.join(inputs, 'current.csv'))) {
  execFileSync(python, [path.join(here, 'peers', 'make_inputs.py'), inputs], { stdio: 'inherit' });
}
writeConfig();
console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${runs} runs each`);
if (install !== null) console.log(`pip install of the peers: ${install.toFixed(1)} s`);
console.log('| 100,000 rows × 20 columns | Slipway | peer | faster | memory | peer | ratio |');
console.log('|---|--:|--:|--:|--:|--:|--:|');
for (const kind of ['parquet', 'csv']) {
  compare(
    `evaluate, ${kind}`,
    slipway('evaluate', '--evaluation', `current.${kind}`),
    peer('evaluate.py', `current.${kind}`),
  );
  compare(
    `drift, ${kind}`,
    slipway('drift', '--reference', `reference.${kind}`, '--current', `current.${kind}`),
    peer('drift.py', `reference.${kind}`, `current.${kind}`),
  );
}
