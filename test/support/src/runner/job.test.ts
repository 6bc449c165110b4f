import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder, unwritableFolder } from '../folders.ts';
import { runCli } from './cli.ts';
import { Job, runAction } from './job.ts';

const ACTION = `
name: Fake
description: For testing
inputs:
  fail-on:
    description: A choice
    required: false
    default: 'inconclusive'
  two words:
    description: Blanks in the name
    default: 3
  model:
    description: Required but not enforced by the runner
    required: true
  github-token:
    description: The token
    default: \${{ github.token }}
  old:
    description: Deprecated
    deprecationMessage: use new
outputs:
  verdict: { description: x }
runs:
  using: node24
  main: ../../dist/fake.js
  post: ../../dist/post.js
`;

/** A repository with one action whose script is the given code. */
function repositoryWith(code: string, action = ACTION): string {
  return temporaryFolder({
    'actions/fake/action.yml': action,
    'actions/fake/main.ts': 'never downloaded',
    'node_modules/left-pad/index.js': 'never seen',
    'dist/package.json': '{ "type": "module" }',
    'dist/fake.js': `import fs from 'node:fs';\nimport path from 'node:path';\n${code}`,
    'dist/post.js': `console.log('post ' + process.env.STATE_key)`,
    'dist/cli.js': code,
  });
}

const PRINT_ENVIRONMENT = `console.log(JSON.stringify(process.env))`;

async function environmentOf(
  options: Omit<Parameters<typeof runAction>[0], 'action' | 'root'> = {},
): Promise<Record<string, string>> {
  const result = await runAction({
    action: 'fake',
    root: repositoryWith(PRINT_ENVIRONMENT),
    ...options,
  });
  return JSON.parse(result.stdout) as Record<string, string>;
}

describe('inputs', () => {
  it('are passed as the runner names them, with defaults', async () => {
    const environment = await environmentOf({
      inputs: { 'FAIL-ON': 'never' },
      token: 'ghs_secret',
    });
    expect(environment).toMatchObject({
      'INPUT_FAIL-ON': 'never',
      INPUT_TWO_WORDS: '3',
      INPUT_MODEL: '',
      'INPUT_GITHUB-TOKEN': 'ghs_secret',
    });
    expect(environment).not.toHaveProperty('INPUT_FAIL_ON');
  });

  it('that are not declared are passed too, with a warning', async () => {
    const result = await runAction({
      action: 'fake',
      root: repositoryWith(PRINT_ENVIRONMENT),
      inputs: { gate: 'x > 1', old: 'y' },
    });
    expect(result.stdout).toContain('"INPUT_GATE":"x > 1"');
    expect(result.annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: "Input 'old' has been deprecated with message: use new",
      }),
      expect.objectContaining({
        level: 'warning',
        message:
          "Unexpected input(s) 'gate', valid inputs are ['fail-on', 'two words', 'model', 'github-token', 'old']",
      }),
    ]);
  });

  it('whose default is an expression the harness does not know are refused', async () => {
    const action = ACTION.replace('github.token', 'github.actor_id');
    const root = repositoryWith('', action);
    await expect(runAction({ action: 'fake', root })).rejects.toThrow('github.actor_id');
  });
});

describe('environment', () => {
  it('is what the runner gives and nothing of the test', async () => {
    process.env.SLIPWAY_LEAK = 'x';
    const environment = await environmentOf();
    expect(environment).toMatchObject({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REPOSITORY: 'octo-org/demo',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      RUNNER_ENVIRONMENT: 'github-hosted',
    });
    expect(environment).not.toHaveProperty('SLIPWAY_LEAK');
    expect(environment).not.toHaveProperty('NODE_OPTIONS');
    expect(environment).not.toHaveProperty('JEST_WORKER_ID');
    for (const name of ['HOME', 'PATH', 'RUNNER_TEMP', 'RUNNER_TOOL_CACHE', 'GITHUB_WORKSPACE']) {
      expect(environment[name]).toBeTruthy();
    }
  });

  it('can be changed, also by removing what the runner sets', async () => {
    const environment = await environmentOf({
      environment: { GITHUB_STEP_SUMMARY: undefined, EXTRA: '1' },
    });
    expect(environment).not.toHaveProperty('GITHUB_STEP_SUMMARY');
    expect(environment.EXTRA).toBe('1');
  });

  it('describes a pull request', async () => {
    const payload = {
      number: 12,
      pull_request: { number: 12, head: { ref: 'patch-1' }, base: { ref: 'main' } },
    };
    const environment = await environmentOf({ event: { name: 'pull_request', payload } });
    expect(environment).toMatchObject({
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_REF_NAME: '12/merge',
      GITHUB_HEAD_REF: 'patch-1',
      GITHUB_BASE_REF: 'main',
    });
    const eventFile = environment.GITHUB_EVENT_PATH ?? '';
    expect(JSON.parse(readFileSync(eventFile, 'utf8'))).toEqual(payload);
  });

  it('runs Node 24 in the workspace, with npm within reach', async () => {
    const code = `
      import { execFileSync } from 'node:child_process';
      console.log([process.version, process.cwd(), execFileSync('npm', ['--version'])].join('\\n'))`;
    const result = await runAction({ action: 'fake', root: repositoryWith(code) });
    const [version, cwd, npm] = result.stdout.split('\n');
    expect(version).toMatch(/^v24\./);
    expect(cwd).toBe(result.workspace);
    expect(npm).toMatch(/^\d+\.\d+/);
  });

  it('offers no package: not the project’s, not the repository’s', async () => {
    const code = `
      for (const name of ['yaml', 'left-pad', '@slipway/core']) {
        try { await import(name); console.log('found ' + name); } catch (e) { console.log(e.code); }
      }
      console.log(fs.readdirSync(path.join(import.meta.dirname, '..', 'actions', 'fake')))`;
    const { stdout } = await runAction({ action: 'fake', root: repositoryWith(code) });
    expect(stdout.match(/ERR_MODULE_NOT_FOUND/g)).toHaveLength(3);
    expect(stdout).toContain("[ 'action.yml' ]");
  });
});

describe('what a step leaves', () => {
  it('is read from the files of the runner', async () => {
    const code = `
      const add = (name, text) => fs.appendFileSync(process.env['GITHUB_' + name], text);
      add('OUTPUT', 'verdict=fail\\nsummary<<E1\\ntwo\\nlines\\nE1\\n');
      add('STATE', 'key=v\\n');
      add('ENV', 'LATER=1\\n');
      add('PATH', '/opt/x/bin\\n');
      add('STEP_SUMMARY', '# Report\\n');`;
    const result = await runAction({ action: 'fake', root: repositoryWith(code) });
    expect(result).toMatchObject({
      exitCode: 0,
      outcome: 'success',
      outputs: { verdict: 'fail', summary: 'two\nlines' },
      state: { key: 'v' },
      exported: { LATER: '1' },
      path: ['/opt/x/bin'],
      summary: '# Report\n',
    });
    expect(result.durationMs).toBeGreaterThan(0);
    if (process.platform === 'linux') expect(result.peakRssBytes).toBeGreaterThan(10_000_000);
  });

  it('fails the step when an output’s delimiter does not come', async () => {
    const code = `fs.appendFileSync(process.env.GITHUB_OUTPUT, 'a<<E\\nopen')`;
    const result = await runAction({ action: 'fake', root: repositoryWith(code) });
    expect(result).toMatchObject({ exitCode: 0, outcome: 'failure', outputs: {} });
    expect(result.annotations.map(({ message }) => message).join('\n')).toContain(
      "Matching delimiter not found 'E'",
    );
  });

  it('loses a summary above 1 MiB', async () => {
    const code = `fs.writeFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1025))`;
    const result = await runAction({ action: 'fake', root: repositoryWith(code) });
    expect(result).toMatchObject({ outcome: 'success', summary: null });
    expect(result.annotations[0]?.message).toContain('1024k, got 1025k');
  });

  it('is read after a failure too', async () => {
    const code = `
      fs.appendFileSync(process.env.GITHUB_OUTPUT, 'verdict=inconclusive\\n');
      console.log('::error file=a%2Cb.csv,line=3,title=Data::data: torn%0Aat line 3');
      console.error('a trace');
      process.exitCode = 1;`;
    const result = await runAction({ action: 'fake', root: repositoryWith(code) });
    expect(result).toMatchObject({
      exitCode: 1,
      outcome: 'failure',
      outputs: { verdict: 'inconclusive' },
      stderr: 'a trace\n',
      annotations: [
        {
          level: 'error',
          message: 'data: torn\nat line 3',
          title: 'Data',
          file: 'a,b.csv',
          line: 3,
          endLine: null,
        },
      ],
    });
  });

  it('shows a log without the secrets that were masked', async () => {
    const code = `
      console.log('::add-mask::hunter2');
      console.log('the password is hunter2');
      console.log('::group::More');`;
    const result = await runAction({ action: 'fake', root: repositoryWith(code) });
    expect(result.log).toBe('the password is ***\ngroup: More');
    expect(result).toMatchObject({ masks: ['hunter2', 'hunter2'], groups: ['More'] });
    expect(result.stdout).toContain('password is hunter2');
  });
});

describe('a job', () => {
  it('runs steps in one workspace, with variables and folders handed on', async () => {
    const code = `
      fs.appendFileSync('count', 'x');
      fs.appendFileSync(process.env.GITHUB_ENV, 'STEP=' + process.env.STEP + '+\\n');
      fs.appendFileSync(process.env.GITHUB_PATH, '/opt/tool\\n');
      fs.appendFileSync(process.env.GITHUB_OUTPUT, 'seen=' + process.env.STEP + '\\n');
      fs.appendFileSync(process.env.GITHUB_OUTPUT, 'first=' + process.env.PATH.split(':')[0] + '\\n');`;
    const job = new Job({ root: repositoryWith(code), files: { 'data/a.csv': 'a\n1\n' } });
    await job.run('fake');
    const second = await job.run('fake');
    expect(second.outputs).toEqual({ seen: 'undefined+', first: '/opt/tool' });
    expect(readFileSync(path.join(job.workspace, 'count'), 'utf8')).toBe('xx');
    expect(existsSync(path.join(job.workspace, 'data/a.csv'))).toBe(true);
  });

  it('runs the post script with the state that main saved', async () => {
    const job = new Job({ root: repositoryWith('') });
    const result = await job.run('fake', { phase: 'post', state: { key: 'kept' } });
    expect(result.stdout).toBe('post kept\n');
  });

  it('ends a step that does not end', async () => {
    const root = repositoryWith('setInterval(() => {}, 1000); console.log("started")');
    await expect(runAction({ action: 'fake', root, timeout: 400 })).rejects.toThrow('400 ms');
  });

  it('refuses what it cannot run', async () => {
    const job = new Job({ root: repositoryWith('', ACTION.replace('node24', 'node20')) });
    await expect(job.run('fake')).rejects.toThrow('node20');
    await expect(job.run('absent')).rejects.toThrow('absent');
    expect(() => new Job({ root: temporaryFolder() })).toThrow('npm run build');
  });
});

it('runs the command line outside a runner', async () => {
  const root = repositoryWith(
    `console.log(process.argv.slice(2).join(' '), process.env.GITHUB_ACTIONS, process.cwd());
     process.exitCode = 64;`,
  );
  const cwd = temporaryFolder();
  const result = await runCli(['evaluate', '--model', 'a b.onnx'], { root, cwd });
  expect(result.stdout).toBe(`evaluate --model a b.onnx undefined ${cwd}\n`);
  expect(result.exitCode).toBe(64);
});

it('has a folder that nobody can write to, root neither', () => {
  expect(() => mkdirSync(unwritableFolder(), { recursive: true })).toThrow('ENOTDIR');
});
