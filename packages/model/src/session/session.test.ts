/** @jest-environment ./test/support/native-addons.mjs */
import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import { loadOnnxRuntime } from '@slipway/native';
import { readModel } from '../onnx/read.ts';
import { fixture, plainValues, recording } from '../testing.ts';
import type { RuntimeLoader } from './open.ts';
import { openSession } from './open.ts';

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
