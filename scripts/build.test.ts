import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY_ROOT as repository, temporaryFolder, writeFiles } from '@slipway/test-support';

const temporary = temporaryFolder();

/** A checkout in small: one action, one package, the command line. */
function makeProject(name: string, probe: string): string {
  const root = path.join(temporary, name);
  const manifest = { name: 'greeting', version: '1.0.0', license: 'MIT', main: 'index.js' };
  writeFiles(root, {
    'package.json': '{"type": "module"}',
    'actions/probe/main.ts': probe,
    'actions/index.ts': `export async function main(name: string): Promise<void> {
      const { run } = await import('./probe/main.ts');
      await run(name);
    }`,
    'packages/cli/src/main.ts': `export async function main(argv: string[]): Promise<void> {
      const { greeting } = await import('greeting');
      console.log(greeting, ...argv);
    }`,
    'packages/serving/src/engine/worker-main.ts': 'export async function runServeWorker() {}',
    'packages/native/package.json': '{}',
    'node_modules/greeting/package.json': JSON.stringify(manifest),
    'node_modules/greeting/index.js': "exports.greeting = 'hello';",
    'node_modules/greeting/LICENSE': 'terms of greeting',
  });
  for (const name of ['tsconfig.json', 'tsconfig.base.json', 'scripts']) {
    cpSync(path.join(repository, name), path.join(root, name), { recursive: true });
  }
  // ncc's own path is part of its chunks' names, so it is copied; other packages are only read.
  cpSync(
    path.join(repository, 'node_modules/@vercel/ncc'),
    path.join(root, 'node_modules/@vercel/ncc'),
    { recursive: true },
  );
  link(root, ['typescript', 'onnxruntime-node', 'onnxruntime-web']);
  return root;
}

function link(root: string, packages: readonly string[]): void {
  for (const name of packages) {
    const target = path.join(root, 'node_modules', name);
    mkdirSync(path.dirname(target), { recursive: true });
    symlinkSync(path.join(repository, 'node_modules', name), target);
  }
}

function node(args: readonly string[], cwd: string): { status: number | null; output: string } {
  const env = { PATH: '', HOME: cwd };
  const result = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  return { status: result.status, output: result.stdout + result.stderr };
}

function build(root: string, ...flags: string[]): ReturnType<typeof node> {
  return node([path.join(root, 'scripts/build.ts'), ...flags], temporary);
}

const PROBE = `
  import { greeting } from 'greeting';
  export async function run(name: string): Promise<void> { console.log(greeting, name); }
`;

describe('a built project', () => {
  let first = '';
  let second = '';
  beforeAll(() => {
    first = makeProject('first', PROBE);
    second = makeProject('some where/deep er/second', PROBE);
    for (const root of [first, second]) expect(build(root)).toMatchObject({ status: 0 });
  });

  it('is the same, byte for byte, from another folder', () => {
    const names = readdirSync(path.join(first, 'dist'));
    expect(names).toEqual(expect.arrayContaining(['slipway.js', 'probe.js', 'cli.js']));
    expect(readdirSync(path.join(second, 'dist'))).toEqual(names);
    for (const name of names) {
      const [a, b] = [first, second].map((root) => readFileSync(path.join(root, 'dist', name)));
      expect(`${name} ${String(b && a?.equals(b))}`).toBe(`${name} true`);
    }
  });

  it('runs from a folder without node_modules', () => {
    const bare = path.join(temporary, 'bare');
    cpSync(path.join(first, 'dist'), bare, { recursive: true });
    expect(node([path.join(bare, 'probe.js')], bare)).toEqual({
      status: 0,
      output: 'hello probe\n',
    });
    expect(node([path.join(bare, 'cli.js'), 'a b', '$c'], bare).output).toBe('hello a b $c\n');
  });

  it('contains the licences of what is bundled', () => {
    const text = readFileSync(path.join(first, 'dist/licenses.txt'), 'utf8');
    expect(text).toContain('greeting 1.0.0 (MIT)\n\nterms of greeting');
  });

  it('is checked against the sources', () => {
    expect(build(second, '--check')).toMatchObject({ status: 0 });
    writeFiles(second, {
      'actions/probe/main.ts': PROBE.replace('(greeting, name)', '(name)'),
      'dist/left-over.js': '',
    });
    const { status, output } = build(second, '--check');
    expect(status).toBe(1);
    expect(output).toMatch(/in sync, differs: \d+\.slipway\.js/);
    expect(output).toContain('in sync, stale: left-over.js');
    expect(output).toContain('Run npm run build');
    expect(build(second).status).toBe(0);
    expect(readdirSync(path.join(second, 'dist'))).not.toContain('left-over.js');
  });
});

describe('what is refused', () => {
  it('a name that a module does not export', () => {
    const probe = PROBE.replace(/import .*/, "import { nothing as greeting } from './names.ts';");
    const root = makeProject('missing-export', probe);
    writeFiles(root, { 'actions/probe/names.ts': 'export const something = 1;' });
    const { status, output } = build(root);
    expect(status).toBe(1);
    expect(output).toContain("export 'nothing' (imported as 'greeting') was not found");
  });

  it('a native package in the bundle', () => {
    const root = makeProject('native', PROBE.replace("'greeting'", "'onnxruntime-node'"));
    const { status, output } = build(root);
    expect(status).toBe(1);
    expect(output).toContain('"onnxruntime-node" is imported; load native packages through');
  });

  it('a module that cannot be found', () => {
    const { status, output } = build(makeProject('unknown', PROBE.replace("'greeting'", "'gone'")));
    expect(status).toBe(1);
    expect(output).toContain('"gone" is imported and cannot be found');
  });
});

describe('ONNX Runtime in WebAssembly', () => {
  it('runs a model from a folder without node_modules, npm and network', () => {
    const root = makeProject(
      'wasm',
      `import { readFileSync } from 'node:fs';
       import { loadAnyOnnxRuntime } from '@slipway/native';
       export async function run(): Promise<void> {
         const say = (text: string): void => console.log(text);
         const logger = { info: say, notice: say, warning: say, debug: () => undefined };
         const runtime = await loadAnyOnnxRuntime({ logger, platform: { os: 'linux', arch: 'riscv64', musl: false } });
         const session = await runtime.InferenceSession.create(readFileSync('model.onnx'));
         console.log(runtime.name, runtime.version, session.inputNames.join());
       }`,
    );
    for (const name of ['core', 'native']) {
      const folder = path.join('packages', name);
      cpSync(path.join(repository, folder), path.join(root, folder), { recursive: true });
      writeFiles(root, { 'node_modules/@slipway/.keep': '' });
      symlinkSync(path.join(root, folder), path.join(root, 'node_modules/@slipway', name));
    }
    link(root, ['@actions', 'detect-libc', 'modern-tar', 'onnxruntime-common', 'yaml', 'zod']);
    link(root, ['fastest-levenshtein']);
    expect(build(root)).toMatchObject({ status: 0 });
    const bare = path.join(temporary, 'bare wasm');
    cpSync(path.join(root, 'dist'), path.join(bare, 'dist'), { recursive: true });
    const model = path.join(repository, 'examples/flight-delays/models/champion.onnx');
    cpSync(model, path.join(bare, 'model.onnx'));
    const { status, output } = node([path.join(bare, 'dist/probe.js')], bare);
    expect(output).toMatch(/^The model runs in ONNX Runtime's WebAssembly build .* linux-riscv64 /);
    expect(output).toMatch(/^onnxruntime-web 1\.30\.0 hour,day_of_week,distance/m);
    expect(status).toBe(0);
  });
});
