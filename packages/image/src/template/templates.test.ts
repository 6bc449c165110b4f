import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Config, ImageTemplate } from '@slipway/core';
import { IMAGE_TEMPLATES } from '@slipway/core';
import { readModel } from '@slipway/model';
import { temporaryFolder } from '@slipway/test-support';
import { parse } from 'yaml';
import { exec, labelLines, quoted } from './dockerfile.ts';
import { serverConfig } from './slipway.ts';
import type { Recipe, TemplateRequest } from './template.ts';
import { TEMPLATES } from './templates.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../../model/fixtures');

async function request(
  name: string,
  changes: Partial<TemplateRequest> = {},
): Promise<TemplateRequest> {
  const file = path.join(FIXTURES, `${name}.onnx`);
  return {
    modelName: 'demo',
    version: '1',
    sha256: 'ab'.repeat(32),
    model: await readModel(file, { shown: name, subject: 'model' }),
    modelFiles: [{ path: `${name}.onnx`, source: file }],
    base: 'registry.example.org/base@sha256:00',
    isForeign: false,
    labels: { 'ml.model.name': 'demo' },
    config: { version: 1 },
    wheels: [],
    absolute: (written) => path.resolve(written),
    runtimeFiles: () => Promise.resolve([]),
    ...changes,
  };
}

async function recipe(
  template: ImageTemplate,
  name: string,
  changes: Partial<TemplateRequest> = {},
): Promise<Recipe> {
  return TEMPLATES[template].recipe(await request(name, changes));
}

function textOf({ files }: Recipe, name: string): string {
  const file = files.find((one) => one.path === name);
  if (file === undefined || !('content' in file)) throw new Error(`there is no text ${name}`);
  return String(file.content);
}

describe('a Dockerfile', () => {
  it.each([
    ['plain', '"plain"'],
    ['a "b" $HOME \\', '"a \\"b\\" \\$HOME \\\\"'],
    ['two\nlines\r\nUSER root', '"two lines USER root"'],
    ['`id` $(id) \u0000', '"`id` \\$(id)"'],
  ])('holds %j as it is', (text, expected) => {
    expect(quoted(text)).toBe(expected);
  });

  it('has its labels sorted, and commands no shell reads', () => {
    expect(labelLines({ b: '2', a: '1' })).toBe('LABEL "a"="1" \\\n      "b"="2"');
    expect(exec(['a b', '"'])).toBe('["a b","\\""]');
  });

  it.each(['slipway', 'fastapi', 'triton'] as const)(
    'of the template %s runs as a user that is not root, in exec form',
    async (template) => {
      const { dockerfile } = await recipe(template, 'logistic-tensor', {
        modelName: 'x\nUSER root',
      });
      const users = dockerfile.split('\n').filter((line) => line.startsWith('USER'));
      expect(users).toEqual(['USER 10001:0']);
      expect(dockerfile).toMatch(/^ENTRYPOINT \[/m);
      expect(dockerfile).toMatch(/^RUN \[|^COPY models/m);
      expect(dockerfile).not.toMatch(/^RUN [^[]/m);
    },
  );
});

describe('the default template', () => {
  it('gives the server what it needs of slipway.yml, and no file of the machine', async () => {
    const config: Config = {
      version: 1,
      model: { path: 'models/x.onnx', task: 'binary-classification', 'positive-class': 1 },
      data: { reference: 'data/a.parquet', target: 'y', ignore: ['id'] },
      serve: { port: 1234, 'tls-key': 'key.pem', 'batch-rows': 7 },
    };
    const text = serverConfig(await request('logistic-tensor', { config }), 'model/x.onnx');
    expect(parse(text)).toEqual({
      version: 1,
      model: {
        name: 'demo',
        path: 'model/x.onnx',
        task: 'binary-classification',
        'positive-class': 1,
      },
      data: { target: 'y', ignore: ['id'] },
      serve: { 'batch-rows': 7, 'model-version': '1' },
    });
  });

  it('has the WebAssembly runtime only for a model that needs it', async () => {
    const names = async (model: string): Promise<string[]> =>
      (await recipe('slipway', model)).files.map((file) => file.path);
    const isWasm = (name: string): boolean => name.endsWith('.wasm');
    expect((await names('logistic-tensor')).some(isWasm)).toBe(false);
    expect((await names('float16')).some(isWasm)).toBe(true);
    expect((await names('logistic-tensor')).some((name) => name.includes('fastapi'))).toBe(false);
  });

  it('checks its files on this machine when it is for another', async () => {
    const { dockerfile } = await recipe('slipway', 'logistic-tensor', { isForeign: true });
    const [first, second] = dockerfile.split('\n').filter((line) => line.startsWith('FROM'));
    expect(first).toBe(
      'FROM --platform=$BUILDPLATFORM registry.example.org/base@sha256:00 AS verified',
    );
    expect(second).toBe('FROM registry.example.org/base@sha256:00');
  });

  it('takes ONNX only', async () => {
    await expect(recipe('slipway', 'logistic-tensor', { model: null })).rejects.toThrow(
      'model: the template "slipway" serves ONNX models only',
    );
  });
});

describe('FastAPI', () => {
  it('installs from the lock file with hashes', async () => {
    const made = await recipe('fastapi', 'logistic-tensor');
    expect(made.dockerfile).toContain('"--require-hashes"');
    expect([made.hasNetwork, made.dockerfile.includes('--no-index')]).toEqual([true, false]);
    const lock = textOf(made, 'app/requirements.txt').split('\n');
    const packages = lock.filter((line) => /^[a-z]/.test(line));
    expect(packages.length).toBeGreaterThan(10);
    for (const line of packages) expect(line).toMatch(/^[a-z0-9-]+==\S+ .*\\$/);
  });

  it('needs no network with wheels of one’s own', async () => {
    const wheels = [{ path: 'numpy.whl', source: '/x/numpy.whl' }];
    const made = await recipe('fastapi', 'logistic-tensor', { wheels });
    expect([made.hasNetwork, made.dockerfile.includes('"--no-index"')]).toEqual([false, true]);
    expect(made.files.map((file) => file.path)).toContain('wheels/numpy.whl');
  });

  it('has a server that is Python', () => {
    const file = path.join(import.meta.dirname, 'fastapi', 'fastapi-main.py');
    const check = 'import ast, sys; ast.parse(open(sys.argv[1]).read())';
    const result = spawnSync('python3', ['-c', check, file], { encoding: 'utf8' });
    // A machine without Python says nothing about the file.
    if (result.error === undefined) expect(result.stderr).toBe('');
    expect(readFileSync(file, 'utf8')).not.toContain('\t');
  });
});

describe('Triton', () => {
  it('gets a model repository with the signature that the model has', async () => {
    const made = await recipe('triton', 'logistic-tensor', { modelName: 'flight delay' });
    expect(made.files.map((file) => file.path)).toEqual([
      'models/flight-delay/config.pbtxt',
      'models/flight-delay/1/model.onnx',
    ]);
    const text = textOf(made, 'models/flight-delay/config.pbtxt');
    expect(text).toMatch(
      /^name: "flight-delay"\nplatform: "onnxruntime_onnx"\nmax_batch_size: 0\n/,
    );
    expect(text).toMatch(/\{ name: "\w+" data_type: TYPE_FP32 dims: \[ -1, \d+ \] \}/);
    expect(text).toMatch(/TYPE_INT64/);
  });

  it('cannot serve what is no tensor, and says what to do', async () => {
    await expect(recipe('triton', 'logistic-zipmap')).rejects.toThrow(
      /^model: Triton cannot serve "output_probability", which is no tensor; .*zipmap/,
    );
  });
});

describe('servers of other formats', () => {
  const file = (name: string): TemplateRequest['modelFiles'][number] => ({
    path: name,
    source: `/x/${name}`,
  });

  it('TensorFlow Serving takes the folder of a SavedModel', async () => {
    const modelFiles = [file('saved_model.pb'), file('variables/variables.index')];
    const made = await recipe('tensorflow-serving', 'logistic-tensor', { modelFiles });
    expect(made.files.map(({ path: name }) => name)).toEqual([
      'models/monitoring.config',
      'models/demo/1/saved_model.pb',
      'models/demo/1/variables/variables.index',
    ]);
    expect(TEMPLATES['tensorflow-serving'].server('a b').readyPath).toBe('/v1/models/a-b');
    await expect(recipe('tensorflow-serving', 'logistic-tensor')).rejects.toThrow(
      'model: TensorFlow Serving takes the folder of a SavedModel',
    );
  });

  it('TorchServe takes one archive, and gets the one writable folder it needs', async () => {
    const made = await recipe('torchserve', 'logistic-tensor', { modelFiles: [file('x.mar')] });
    expect(textOf(made, 'app/config.properties')).toContain('load_models=demo=demo.mar\n');
    expect(TEMPLATES.torchserve.server('demo').writable).toEqual(['/tmp']);
    await expect(recipe('torchserve', 'logistic-tensor')).rejects.toThrow(
      'model: TorchServe takes one model archive',
    );
  });

  it('a name without a letter cannot be a folder', async () => {
    await expect(recipe('triton', 'logistic-tensor', { modelName: '///' })).rejects.toThrow(
      'model: the name "///" has no letter or digit',
    );
  });
});

describe('a Dockerfile of one’s own', () => {
  it('is taken as it is, with the labels at its end', async () => {
    const folder = temporaryFolder({ 'my [x]/Dockerfile': 'FROM scratch\nUSER 5\n\n' });
    const made = await recipe('dockerfile', 'logistic-tensor', {
      config: { version: 1, image: { dockerfile: 'my [x]/Dockerfile' } },
      absolute: (written) => path.join(folder, written),
    });
    expect(made.dockerfile).toBe(
      'FROM scratch\nUSER 5\n\n# Added by Slipway.\nLABEL "ml.model.name"="demo"\n',
    );
    expect(made.folder).toBe(path.join(folder, 'my [x]'));
  });

  it('and its folder have to be there', async () => {
    const folder = temporaryFolder();
    const absolute = (written: string): string => path.join(folder, written);
    const own = (image: NonNullable<Config['image']>): Promise<Recipe> =>
      recipe('dockerfile', 'logistic-tensor', { config: { version: 1, image }, absolute });
    await expect(own({})).rejects.toThrow(/^dockerfile: Dockerfile cannot be read: ENOENT/);
    writeFileSync(path.join(folder, 'Dockerfile'), 'FROM scratch');
    await expect(own({ context: 'src' })).rejects.toThrow('context: src: no such folder');
  });
});

it('every template of the configuration is there', () => {
  expect(Object.keys(TEMPLATES).sort()).toEqual([...IMAGE_TEMPLATES].sort());
});
