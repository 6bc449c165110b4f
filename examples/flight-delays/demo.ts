// The pull-request gate on real flight data, for a good candidate and a broken one:
//
//   npm run demo
//
// It runs the same commands that anyone can type here, and ends with 0 when the good model passes
// and the broken one is blocked.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';

const here = import.meta.dirname;
const cli = path.join(here, '..', '..', 'packages', 'cli', 'bin', 'slipway.js');

interface Candidate {
  readonly title: string;
  readonly model: string;
  readonly folder: string;
  readonly expected: 'pass' | 'fail';
}

const CANDIDATES: readonly Candidate[] = [
  {
    title: 'Pull request 1: gradient-boosted trees instead of the logistic regression',
    model: 'models/candidate.onnx',
    folder: '.slipway/candidate',
    expected: 'pass',
  },
  {
    title: 'Pull request 2: the same trees, trained on departure hours in UTC',
    model: 'models/candidate-utc.onnx',
    folder: '.slipway/candidate-utc',
    expected: 'fail',
  },
];

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
}

/** Runs `slipway <args>` as typed here. */
function slipway(args: readonly string[]): Run {
  console.log(pc.dim(`$ npx slipway ${args.map(quoted).join(' ')}`));
  const result = spawnSync(process.execPath, [cli, ...args], {
    cwd: here,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(pc.isColorSupported ? { FORCE_COLOR: '1' } : {}) },
  });
  if (result.error) throw result.error;
  const exitCode = result.status ?? -1;
  if (exitCode > 2 || exitCode < 0) {
    throw new Error(`slipway ${args[0] ?? ''} ended with ${exitCode}:\n${result.stderr}`);
  }
  return { exitCode, stdout: result.stdout.trimEnd() };
}

function quoted(argument: string): string {
  return /^[\w./:=-]+$/.test(argument) ? argument : `'${argument}'`;
}

const VERDICTS = ['pass', 'fail', 'inconclusive'];

/** Runs the gate for one candidate and tells whether it ended as it should. */
function gate({ title, model, folder, expected }: Candidate): boolean {
  console.log(`\n${pc.bold(title)}\n`);
  rmSync(path.join(here, folder), { recursive: true, force: true });
  const common = ['--model', model, '--evidence-directory', folder];
  for (const action of ['validate', 'evaluate', 'drift']) slipway([action, ...common]);
  const expectation = ['--expected', 'validate', '--expected', 'evaluate', '--expected', 'drift'];
  const { exitCode, stdout } = slipway(['report', '--evidence-directory', folder, ...expectation]);
  const verdict = VERDICTS[exitCode] ?? String(exitCode);
  const shown = path.relative(process.cwd(), path.join(here, folder, 'report'));
  console.log(`\n${stdout}\n`);
  console.log(`  the comment on the pull request:  ${path.join(shown, 'report.md')}`);
  console.log(`  the page with the plots:          ${path.join(shown, 'report.html')}`);
  if (verdict !== expected) console.error(`the verdict is ${verdict}, expected was ${expected}`);
  return verdict === expected;
}

const results = CANDIDATES.map(gate);
const good = results.every(Boolean);
console.log(
  good
    ? pc.green('\nThe good model passes; the broken one is blocked.')
    : pc.red('\nThe demo did not end as it should.'),
);
process.exitCode = good ? 0 : 1;
