import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { RecordingLogger, temporaryFolder, unwritableFolder } from '@slipway/test-support';
import { loadDuckDb } from './duckdb.ts';
import { duckDb, onnxRuntime } from './library.ts';
import { loadAnyOnnxRuntime } from './onnx-runtime.ts';
import { PINS } from './pins.ts';
import { currentPlatform } from './platform.ts';
import type { NativeOptions } from './settings.ts';
import { cachedFolder } from './tool-cache.ts';

// The packages come from npm for real, once for the whole file; npm has them in its own cache after
// `npm ci`. Loading happens in processes of their own, as on a runner.

const toolCache = temporaryFolder();
const duckDbFolder = cachedFolder(toolCache, duckDb(currentPlatform()));
const onnxFolder = cachedFolder(toolCache, onnxRuntime(currentPlatform()));

const PRELUDE = `
  import { loadDuckDb, loadOnnxRuntime } from ${JSON.stringify(new URL('index.ts', import.meta.url))};
  const say = (message) => console.error(message);
  const logger = { info: say, notice: say, warning: say, debug: () => undefined };
  const options = { logger, from: null, toolCache: process.argv[1] };
`;

const DUCKDB = `${PRELUDE}
  const { DuckDBInstance } = await loadDuckDb(options);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll('select 6 * 7');
  console.log(JSON.stringify(reader.getRows()));
`;

const ONNX = `${PRELUDE}
  import { readFileSync } from 'node:fs';
  const { name, version, InferenceSession } = await loadOnnxRuntime('native', options);
  const session = await InferenceSession.create(readFileSync(process.argv[2]));
  console.log(name, version, session.inputNames.length);
`;

interface Result {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script in an empty folder. */
function run(script: string, ...args: string[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    const flags = ['--no-warnings', '--input-type=module', '--eval', script, ...args];
    execFile(process.execPath, flags, { cwd: temporaryFolder() }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`));
      else resolve({ stdout, stderr });
    });
  });
}

const model = path.resolve(
  import.meta.dirname,
  '../../../examples/flight-delays/models/champion.onnx',
);

const options = (more: Partial<NativeOptions> = {}): NativeOptions => ({
  logger: new RecordingLogger(),
  from: null,
  toolCache: temporaryFolder(),
  ...more,
});

describe('fetching', () => {
  it('by two processes at the same time leaves one good copy; stdout stays theirs', async () => {
    const results = await Promise.all([run(DUCKDB, toolCache), run(DUCKDB, toolCache)]);
    for (const { stdout, stderr } of results) {
      expect(stdout).toBe('[[42]]\n');
      expect(stderr).toMatch(/^Fetching DuckDB 1\.5\.6-r\.1 for \S+ with npm into .*\n$/);
    }
    const folder = path.basename(duckDbFolder);
    expect(readdirSync(path.dirname(duckDbFolder)).sort()).toEqual([folder, `${folder}.complete`]);
  });

  it('unpacks what this platform needs', async () => {
    const { stdout } = await run(ONNX, toolCache, model);
    expect(stdout).toBe('onnxruntime-node 1.30.0 5\n');
    const modules = path.join(onnxFolder, 'node_modules');
    expect(readdirSync(modules).sort()).toEqual(['onnxruntime-common', 'onnxruntime-node']);
    const bin = path.join(modules, 'onnxruntime-node/bin/napi-v6');
    expect(readdirSync(bin)).toEqual([process.platform]);
    expect(readdirSync(path.join(bin, process.platform))).toEqual([process.arch]);
  });

  it('is not repeated: the cached copy is used without npm', async () => {
    const { stderr } = await run(`process.env.PATH = '';\n${DUCKDB}`, toolCache);
    expect(stderr).toBe('');
  });

  it('replaces a torn copy', async () => {
    const binding = path.join(
      duckDbFolder,
      'node_modules',
      duckDb(currentPlatform()).binding.chain[2] ?? '',
    );
    const [library = ''] = readdirSync(binding).filter((name) => /\.(?:so|dylib|dll)$/.test(name));
    truncateSync(path.join(binding, library), 1000);
    const { stdout, stderr } = await run(DUCKDB, toolCache);
    expect(stdout).toBe('[[42]]\n');
    expect(stderr).toContain(`The cached copy in ${duckDbFolder} is damaged and is replaced`);
  });
});

describe('what cannot be fetched', () => {
  const wrong = `sha512-${'A'.repeat(86)}==`;

  it('a package with another hash: refused before it is unpacked, nothing stays', async () => {
    const temporary = temporaryFolder();
    const pins = { ...PINS, '@duckdb/node-api': { version: '1.5.6-r.1', integrity: wrong } };
    const given = options({ pins, temporary });
    const loaded = loadDuckDb(given);
    await expect(loaded).rejects.toThrow(InputError);
    await expect(loaded).rejects.toThrow(
      `runtime: @duckdb/node-api@1.5.6-r.1 is not the package that Slipway was tested with and is ` +
        `not used: expected ${wrong}, found ${PINS['@duckdb/node-api'].integrity}; `,
    );
    expect(readdirSync(given.toolCache ?? '')).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('anything without npm: says what to do', async () => {
    const script = `${DUCKDB}`.replace('from: null', "from: null, environment: { PATH: '' }");
    const loaded = run(`process.execPath = '/nowhere/bin/node';\n${script}`, temporaryFolder());
    await expect(loaded).rejects.toThrow(
      'InputError: runtime: DuckDB 1.5.6-r.1 is neither installed nor cached, and npm, which would ' +
        'fetch it, is neither on PATH nor beside Node (/nowhere/bin); install npm, or run `npm ci` in ',
    );
  });

  it('anything without a network: npm’s reason', async () => {
    const environment = {
      ...process.env,
      npm_config_cache: temporaryFolder(),
      npm_config_offline: 'true',
    };
    const loaded = loadDuckDb(options({ environment }));
    await expect(loaded).rejects.toThrow(InputError);
    await expect(loaded).rejects.toThrow(/and npm could not fetch it: code ENOTCACHED; .*npm ci/);
  });

  it('anything into a folder that cannot be written', async () => {
    const loaded = loadDuckDb(options({ toolCache: unwritableFolder() }));
    await expect(loaded).rejects.toThrow(/^runtime: no folder can be written .*RUNNER_TOOL_CACHE/);
  });

  it('anything when downloads have no place', async () => {
    const loaded = loadDuckDb(options({ temporary: unwritableFolder() }));
    await expect(loaded).rejects.toThrow(
      /^runtime: DuckDB .* could not be put into .*(?:ENOTDIR|EEXIST).*RUNNER_TEMP/,
    );
  });

  it('the native ONNX Runtime: WebAssembly runs the model, and a notice says why', async () => {
    const logger = new RecordingLogger();
    const environment = { PATH: '/nowhere', npm_config_cache: temporaryFolder() };
    const platform = { os: 'darwin', arch: 'x64', musl: false };
    const runtime = await loadAnyOnnxRuntime(options({ logger, environment, platform }));
    expect(runtime.name).toBe('onnxruntime-web');
    expect(logger.of()).toEqual([
      "The model runs in ONNX Runtime's WebAssembly build (slower, same answers): ONNX Runtime " +
        '1.30.0 has no native build for darwin-x64 (it has: darwin-arm64, linux-arm64, ' +
        'linux-x64, win32-arm64, win32-x64)',
    ]);
    expect(logger.of('notice')).toHaveLength(1);
  });
});

describe('node_modules', () => {
  const place = pathToFileURL(path.join(temporaryFolder(), 'x.js'));

  it('comes first', async () => {
    const logger = new RecordingLogger();
    const toolCache = temporaryFolder();
    const { version } = await loadDuckDb({ logger, toolCache });
    expect(version()).toBe('v1.5.6');
    expect(readdirSync(toolCache)).toEqual([]);
    expect(logger.of('info')).toEqual([]);
  });

  it('is passed over where it has no such package', async () => {
    const logger = new RecordingLogger();
    await loadDuckDb({ logger, toolCache, from: place });
    expect(logger.of('debug')[0]).toContain('is not taken from node_modules: ');
  });

  it.each([
    [
      'another version',
      { 'node_modules/@duckdb/node-api/package.json': '{"version": "1.0.0"}' },
      '@duckdb/node-api is 1.0.0, not 1.5.6-r.1',
    ],
    [
      'the bindings of another platform only (installed elsewhere)',
      {
        'node_modules/@duckdb/node-api/package.json': '{"version": "1.5.6-r.1"}',
        'node_modules/@duckdb/node-bindings/package.json': '{"version": "1.5.6-r.1"}',
      },
      `Cannot find module '@duckdb/node-bindings-`,
    ],
    [
      'a package.json that says nothing',
      { 'node_modules/@duckdb/node-api/package.json': '[]' },
      '@duckdb/node-api is of no version, not 1.5.6-r.1',
    ],
  ])('is passed over where it has %s', async (_, files, reason) => {
    const logger = new RecordingLogger();
    const from = path.join(temporaryFolder(files), 'x.js');
    await loadDuckDb({ logger, toolCache, from });
    expect(logger.of('debug')[0]).toContain('is not taken from node_modules: ');
    expect(logger.of('debug')[0]).toContain(reason);
    expect(logger.of('info')).toEqual([]);
  });
});

it('keeps a manifest beside what it fetched', () => {
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(duckDbFolder, 'slipway-manifest.json'), 'utf8'),
  );
  expect(manifest).toMatchObject({
    packages: expect.arrayContaining([
      `@duckdb/node-api@1.5.6-r.1 ${PINS['@duckdb/node-api'].integrity}`,
    ]),
  });
  expect(existsSync(`${duckDbFolder}.complete`)).toBe(true);
});
