import { describe, expect, it } from '@jest/globals';
import type { Logger } from '@slipway/core';
import { InputError, silentLogger } from '@slipway/core';
import { loadOnnxRuntime } from '@slipway/native';
import { readModel } from '../onnx/read.ts';
import { fixture, plainValues, recording, tensor } from '../testing.ts';
import type { RuntimeLoader } from './open.ts';
import { openSession } from './open.ts';
import type { ModelSession } from './session.ts';

const RECORDED = [
  'logistic-zipmap',
  'logistic-tensor',
  'logistic-columns',
  'logistic-strings',
  'logistic-raw',
  'columns-strings',
  'forest-multiclass',
  'boosting',
  'mlp-strings',
  'svc-contradicts',
  'linear-svc',
  'regression',
  'regression-double',
  'pipeline',
  'logits',
  'sigmoid',
  'zipmap-ml-only',
  'initializer-input',
  'label-encoder',
  'label-gather',
  'external/model',
];

const onlyWasm: RuntimeLoader = (_kind, options) => loadOnnxRuntime('wasm', options);

/**
 * The largest difference between two answers, relative to values above 1; Infinity where they are
 * not even alike.
 */
function difference(
  actual: readonly (number | string | boolean)[],
  expected: readonly (number | string | boolean)[],
): number {
  if (actual.length !== expected.length) return Infinity;
  const differences = actual.map((value, index) => {
    const other = expected[index];
    if (typeof value === 'number' && typeof other === 'number') {
      return Math.abs(value - other) / Math.max(1, Math.abs(other));
    }
    return value === other ? 0 : Infinity;
  });
  return Math.max(...differences);
}

async function compare(name: string, load?: RuntimeLoader): Promise<number> {
  const model = await readModel(fixture(`${name}.onnx`));
  const session = await openSession(model, {
    logger: silentLogger,
    ...(load === undefined ? {} : { load }),
  });
  const { inputs, outputs } = recording(name);
  const answers = await session.run(inputs);
  await session.release();
  expect([...answers.keys()].sort()).toEqual([...outputs.keys()].sort());
  let worst = 0;
  for (const [key, expected] of outputs) {
    const answer = answers.get(key);
    if (answer === undefined) throw new Error(`no output ${key}`);
    expect([key, answer.type, answer.dims]).toEqual([key, expected.type, expected.dims]);
    worst = Math.max(worst, difference(plainValues(answer), expected.data));
  }
  return worst;
}

describe('openSession and run, against Python’s onnxruntime', () => {
  it.each(RECORDED)('%s: the native runtime gives the same bits', async (name) => {
    expect(await compare(name)).toBe(0);
  });

  it.each(RECORDED)('%s: WebAssembly agrees to 1e-6', async (name) => {
    expect(await compare(name, onlyWasm)).toBeLessThanOrEqual(1e-6);
  });

  it('float16 inputs run in WebAssembly by themselves', async () => {
    expect(await compare('float16')).toBeLessThanOrEqual(1e-2);
  });
});

async function openFixture(name: string, load?: RuntimeLoader): Promise<ModelSession> {
  const model = await readModel(fixture(`${name}.onnx`), { shown: 'm.onnx' });
  return openSession(model, { logger: silentLogger, ...(load === undefined ? {} : { load }) });
}

describe('which runtime', () => {
  it('is the native one, by name and version', async () => {
    const session = await openFixture('logits');
    expect(session.runtime).toMatch(/^onnxruntime-node \d+\.\d+\.\d+$/);
  });

  it('is WebAssembly for float16 inputs', async () => {
    const session = await openFixture('float16');
    expect(session.runtime).toMatch(/^onnxruntime-web \d+\.\d+\.\d+$/);
  });

  it('is WebAssembly where the native one cannot be had, and the user is told why', async () => {
    const heard: string[] = [];
    const logger: Logger = { ...silentLogger, notice: (message) => heard.push(message) };
    const load: RuntimeLoader = (kind, options) => {
      if (kind === 'native') throw new InputError('runtime', 'no build for linux-riscv64');
      return loadOnnxRuntime(kind, options);
    };
    const model = await readModel(fixture('logits.onnx'));
    const session = await openSession(model, { logger, load });
    expect(session.runtime).toMatch(/^onnxruntime-web /);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain('no build for linux-riscv64');
  });

  it('a bug in loading is no reason for WebAssembly', async () => {
    const load: RuntimeLoader = () => Promise.reject(new TypeError('a bug'));
    await expect(openFixture('logits', load)).rejects.toThrow(TypeError);
  });

  it('takes a number of threads', async () => {
    const model = await readModel(fixture('logits.onnx'));
    const session = await openSession(model, { logger: silentLogger, threads: 1 });
    expect((await session.run(recording('logits').inputs)).size).toBe(1);
  });
});

describe('models that cannot be run', () => {
  const CASES = [
    [
      'custom-operator',
      'model: m.onnx needs the operator "Frobnicate" of the domain "com.acme", which ONNX Runtime does not have: a custom operator',
    ],
    [
      'future-ir',
      'model: m.onnx has IR version 99, newer than the 13 that this ONNX Runtime reads',
    ],
    ['future-opset', 'model: m.onnx uses opset 99 of ai.onnx, newer than the 26 that'],
    ['unknown-operator', 'model: m.onnx needs the operator "Nag", which opset 18 does not have'],
    ['invalid-graph', "model: m.onnx is not a valid graph: Node input 'Z' is not a graph input"],
    [
      'only-sequence',
      'model: m.onnx: none of its outputs is a tensor that can be read here: "pieces" (sequence(float32))',
    ],
  ] as const;

  it.each(CASES)('%s, natively', async (name, message) => {
    await expect(openFixture(name)).rejects.toThrow(message);
  });

  it.each(CASES)('%s, in WebAssembly', async (name, message) => {
    await expect(openFixture(name, onlyWasm)).rejects.toThrow(message);
  });

  it('an input that is a sequence', async () => {
    const model = await readModel(fixture('sequence.onnx'), { shown: 'm.onnx' });
    const inputs = model.outputs.filter(({ name }) => name === 'pieces');
    await expect(openSession({ ...model, inputs }, { logger: silentLogger })).rejects.toThrow(
      'model: m.onnx: input "pieces" is sequence(float32), which cannot be fed from here',
    );
  });

  it('external data that is gone', async () => {
    const model = await readModel(fixture('external/model.onnx'), { shown: 'm.onnx' });
    const elsewhere = { ...model, file: fixture('model.onnx') };
    await expect(openSession(elsewhere, { logger: silentLogger })).rejects.toThrow(
      'model: m.onnx: the external data of "W" is missing: "weights.bin" must lie beside the model',
    );
  });
});

describe('run', () => {
  it('computes only the outputs asked for', async () => {
    const session = await openFixture('logistic-zipmap');
    const answers = await session.run(recording('logistic-zipmap').inputs, ['output_label']);
    expect([...answers.keys()]).toEqual(['output_label']);
  });

  it('says which size a fixed dimension has', async () => {
    const session = await openFixture('fixed-batch');
    const feeds = new Map([['X', tensor('float32', [2, 4], Array<number>(8).fill(0))]]);
    await expect(session.run(feeds)).rejects.toThrow(
      'model: m.onnx takes input "X" with 4 in dimension 0 only, and was given 2: its batch size is fixed',
    );
  });

  it('says which type it takes', async () => {
    const session = await openFixture('logits');
    const feeds = new Map([['X', tensor('float64', [1, 4], [1, 2, 3, 4])]]);
    await expect(session.run(feeds)).rejects.toThrow(
      'model: m.onnx takes float32, and was given float64',
    );
  });

  it('keeps every digit of int64 and uint64, and takes all small types', async () => {
    const session = await openFixture('typed');
    const feeds = new Map([
      ['i8', tensor('int8', [2, 1], [-128, 127])],
      ['i32', tensor('int32', [2, 1], [-(2 ** 31), 5])],
      ['u8', tensor('uint8', [2, 1], [0, 255])],
      ['u64', tensor('uint64', [2, 1], ['18446744073709551615', 1])],
      ['flag', tensor('bool', [2, 1], [true, false])],
      ['d', tensor('float64', [2, 1], [0.1, -0.1])],
      ['i64', tensor('int64', [2, 1], ['9007199254740993', 0])],
    ]);
    const answer = (await session.run(feeds)).get('y');
    expect(answer?.dims).toEqual([2, 7]);
    expect(answer === undefined ? [] : plainValues(answer)).toEqual([
      -128,
      -(2 ** 31),
      0,
      2 ** 64,
      1,
      0.1,
      2 ** 53,
      127,
      5,
      255,
      1,
      0,
      -0.1,
      0,
    ]);
  });

  it('strings go through as they are', async () => {
    const { inputs, outputs } = recording('pipeline');
    const city = inputs.get('city');
    expect(city?.data).toContain('Köln');
    expect(city?.data).toContain('東京');
    const session = await openFixture('pipeline');
    const label = (await session.run(inputs)).get('output_label');
    expect(label === undefined ? [] : plainValues(label)).toEqual(
      outputs.get('output_label')?.data,
    );
  });
});
