import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import { loadAnyOnnxRuntime, loadOnnxRuntime } from './onnx-runtime.ts';
import type { OnnxRuntime } from './runtime.ts';
import { loadWasm } from './wasm.ts';

const model = readFileSync(
  path.resolve(import.meta.dirname, '../../../examples/flight-delays/models/champion.onnx'),
);
const options = { logger: silentLogger };

/** Scores of three flights. */
async function predict({ InferenceSession, Tensor }: OnnxRuntime): Promise<unknown> {
  const session = await InferenceSession.create(model, { graphOptimizationLevel: 'disabled' });
  const feeds = {
    hour: new Tensor('int64', BigInt64Array.of(6n, 12n, 22n), [3, 1]),
    day_of_week: new Tensor('int64', BigInt64Array.of(1n, 3n, 7n), [3, 1]),
    distance: new Tensor('float32', Float32Array.of(200, 900, 2500), [3, 1]),
    origin: new Tensor('string', ['ATL', 'ORD', 'nowhere'], [3, 1]),
    destination: new Tensor('string', ['LAX', 'SFO', 'nowhere'], [3, 1]),
  };
  const results = await session.run(feeds, ['output_label']);
  await session.release();
  return results.output_label?.data;
}

describe('both builds', () => {
  let native: OnnxRuntime;
  let wasm: OnnxRuntime;
  beforeAll(async () => {
    native = await loadOnnxRuntime('native', options);
    wasm = await loadOnnxRuntime('wasm', options);
  });

  it('say which they are', () => {
    expect([native.name, native.version]).toEqual(['onnxruntime-node', '1.30.0']);
    expect([wasm.name, wasm.version]).toEqual(['onnxruntime-web', '1.30.0']);
  });

  it('give the same answers, side by side in one process', async () => {
    const answers = await Promise.all([predict(native), predict(wasm)]);
    expect(answers[0]).toBeInstanceOf(BigInt64Array);
    expect(answers[0]).toHaveLength(3);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('refuse a model that is none', async () => {
    for (const { InferenceSession } of [native, wasm]) {
      await expect(InferenceSession.create(Buffer.from('no model'))).rejects.toThrow();
    }
  });
});

it('prefers the native build', async () => {
  expect((await loadAnyOnnxRuntime(options)).name).toBe('onnxruntime-node');
});

it('says that an installation has no WebAssembly build', () => {
  expect(() => loadWasm(temporaryFolder())).toThrow(
    "runtime: ONNX Runtime's WebAssembly build is not part of this installation",
  );
});
