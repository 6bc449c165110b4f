import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkResultSchema, ConfigurationError, InputError, silentLogger } from '@slipway/core';
import type { Batch, CheckResult } from '@slipway/core';
import { bindFeatures } from '../binding/bind.ts';
import type { FeatureBinding } from '../binding/feature-binding.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { readModel } from '../onnx/read.ts';
import { openSession } from '../session/open.ts';
import { runBatch } from '../session/run-rows.ts';
import type { ModelSession } from '../session/session.ts';
import { batchOf, columnsOf, fixture, plainValues } from '../testing.ts';
import { checkBatchConsistency } from './batch-consistency.ts';
import { checkBinding } from './binding.ts';
import { checkGolden } from './golden.ts';
import { checkLoads } from './loads.ts';
import { checkRuns } from './runs.ts';
import { checkSignature } from './signature.ts';
import { checkModelSize } from './size.ts';

async function model(name: string): Promise<OnnxModel> {
  return readModel(fixture(`${name}.onnx`), { shown: `${name}.onnx` });
}

async function session(name: string): Promise<ModelSession> {
  return openSession(await model(name), { logger: silentLogger });
}

/** Four feature columns; the fixtures' models take them as one table. */
const COLUMNS = columnsOf({ a: 'float', b: 'float', c: 'float', d: 'float' });
const FEATURES = ['a', 'b', 'c', 'd'];

function batch(binding: FeatureBinding, rows: number, start = 0): Batch {
  const cells = Array.from({ length: rows }, (_, row) => ((row * 7919) % 1000) / 500 - 1);
  const table = { a: cells, b: cells.map((x) => x * x), c: cells.map((x) => 1 - x), d: cells };
  return batchOf(binding.requests, table, start);
}

function bind(of: OnnxModel): FeatureBinding {
  return bindFeatures(of, COLUMNS, { features: FEATURES });
}

/** Every result must be what evidence can hold. */
function valid(result: CheckResult | null): CheckResult {
  return checkResultSchema.parse(result);
}

describe('checkLoads', () => {
  it('passes, names the runtime, and hands the session on', async () => {
    const read = await model('boosting');
    const { result, session: opened } = await checkLoads(read, () =>
      openSession(read, { logger: silentLogger }),
    );
    expect(valid(result)).toMatchObject({ check: 'loads', verdict: 'pass', reason: null });
    expect(result.observed).toMatch(/^onnxruntime-node /);
    expect(opened).not.toBeNull();
  });

  it('fails with the reason when ONNX Runtime refuses the model', async () => {
    const read = await model('custom-operator');
    const { result, session: opened } = await checkLoads(read, () =>
      openSession(read, { logger: silentLogger }),
    );
    expect(valid(result).verdict).toBe('fail');
    expect(result.reason).toMatch(/^custom-operator\.onnx needs the operator "Frobnicate"/);
    expect(opened).toBeNull();
  });

  it('is inconclusive when there is no runtime, and lets bugs through', async () => {
    const read = await model('boosting');
    const without = await checkLoads(read, () => Promise.reject(new InputError('runtime', 'none')));
    expect(valid(without.result)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'runtime: none',
    });
    await expect(checkLoads(read, () => Promise.reject(new TypeError('bug')))).rejects.toThrow(
      'bug',
    );
  });
});

describe('checkModelSize', () => {
  it('compares megabytes of 1,000,000 bytes', () => {
    expect(valid(checkModelSize(20_000_000, 20))).toMatchObject({
      verdict: 'pass',
      observed: 20,
      limit: 20,
    });
    expect(valid(checkModelSize(20_000_001, 20))).toMatchObject({
      verdict: 'fail',
      observed: 20.000001,
      reason: 'the model has 20 MB, the budget is 20 MB',
    });
    expect(valid(checkModelSize(549, null))).toMatchObject({ verdict: 'pass', limit: null });
  });
});

describe('checkBinding', () => {
  it('passes with the number of columns, fails for a missing column', async () => {
    const read = await model('pipeline');
    const all = columnsOf({ city: 'text', distance: 'float', hour: 'integer', y: 'integer' });
    const { result, binding } = checkBinding(read, () => bindFeatures(read, all));
    expect(valid(result)).toMatchObject({ check: 'binding', verdict: 'pass', observed: 3 });
    expect(binding?.unused).toEqual(['y']);
    const fewer = all.filter(({ name }) => name !== 'hour');
    const missing = checkBinding(read, () => bindFeatures(read, fewer));
    expect(valid(missing.result).reason).toContain(
      'input "hour" (int64): the data has no such column',
    );
    expect(missing.result.verdict).toBe('fail');
    expect(missing.binding).toBeNull();
  });

  it('a missing data.features is wrong configuration, not a fault of the model', async () => {
    const read = await model('logits');
    expect(() => checkBinding(read, () => bindFeatures(read, COLUMNS))).toThrow(ConfigurationError);
  });
});

describe('checkSignature', () => {
  const inputs = [
    { name: 'city', type: 'string', shape: [null, 1] },
    { name: 'distance', type: 'float', shape: ['batch', 1] },
    { name: 'hour', type: 'tensor(int64)', shape: [null, 1] },
  ] as const;

  it('passes by any of a type’s names, and any name of a dimension', async () => {
    const read = await model('pipeline');
    expect(valid(checkSignature(read, { inputs }))).toMatchObject({
      verdict: 'pass',
      reason: null,
    });
    for (const type of ['float32', 'FLOAT', 'FP32', 'tensor(float)', 'single']) {
      const changed = inputs.map((one) => (one.name === 'distance' ? { ...one, type } : one));
      expect(checkSignature(read, { inputs: changed }).verdict).toBe('pass');
    }
  });

  it('a ZipMap’s probabilities are a table', async () => {
    const outputs = [
      { name: 'output_label', type: 'int64', shape: [null] },
      { name: 'output_probability', type: 'float32', shape: [null, 2] },
    ];
    expect(checkSignature(await model('logistic-zipmap'), { outputs }).verdict).toBe('pass');
    const three = [outputs[0], { name: 'output_probability', type: 'float32', shape: [null, 3] }];
    expect(
      checkSignature(await model('logistic-zipmap'), {
        outputs: three.filter((one) => one !== undefined),
      }).reason,
    ).toBe('output "output_probability" has shape [?, 2], expected is [?, 3]');
  });

  it('says all that is wrong, by name', async () => {
    const result = valid(
      checkSignature(await model('pipeline'), {
        inputs: [
          { name: 'City', type: 'string', shape: [null, 1] },
          { name: 'distance', type: 'double', shape: [null] },
          { name: 'hour', type: 'int32', shape: [null, 2] },
        ],
      }),
    );
    expect(result.verdict).toBe('fail');
    expect(result.reason).toBe(
      'there is no input "City"; did you mean "city"? inputs are "city", "distance", "hour"; ' +
        'input "distance" is float32, expected is float64; ' +
        'input "distance" has shape [?, 1], expected is [?]; ' +
        'input "hour" is int64, expected is int32; ' +
        'input "hour" has shape [?, 1], expected is [?, 2]; ' +
        'the model also has the input "city"',
    );
  });

  it('an unknown type is wrong configuration', async () => {
    const read = await model('logits');
    expect(() =>
      checkSignature(read, { inputs: [{ name: 'X', type: 'float33', shape: [] }] }),
    ).toThrow('model: signature: "float33" is no element type of ONNX');
  });
});

describe('checkRuns', () => {
  it('runs all batches and finds nothing', async () => {
    const opened = await session('boosting');
    const binding = bind(opened.model);
    const { runs, finite } = await checkRuns(opened, binding, [
      batch(binding, 10),
      batch(binding, 7, 10),
    ]);
    expect(valid(runs)).toMatchObject({ check: 'runs', verdict: 'pass', observed: 17 });
    expect(valid(finite)).toMatchObject({ check: 'finite_outputs', verdict: 'pass', observed: 0 });
  });

  it('names the first NaN or infinity by output, row and column', async () => {
    const opened = await session('not-finite');
    const binding = bind(opened.model);
    const { finite } = await checkRuns(opened, binding, [batch(binding, 5), batch(binding, 40, 5)]);
    expect(valid(finite).verdict).toBe('fail');
    expect(finite?.reason).toMatch(
      /^\d+ values of the outputs are no finite number; the first is (?:NaN|-Infinity) in row \d+, column 1 of output "y"$/,
    );
  });

  it('a model whose batch size is fixed is run in portions of it', async () => {
    const fixed = await session('fixed-batch');
    const binding = bind(fixed.model);
    expect(binding.fixedRows).toBe(4);
    const { runs } = await checkRuns(fixed, binding, [batch(binding, 10)]);
    expect(valid(runs)).toMatchObject({ verdict: 'pass', observed: 10 });
  });

  it('an answer for other rows than were asked fails', async () => {
    const opened = await session('traced-batch');
    const binding = bind(opened.model);
    const { runs, finite } = await checkRuns(opened, binding, [batch(binding, 10)]);
    expect(valid(runs).verdict).toBe('fail');
    expect(finite).toBeNull();
    const { runs: eight } = await checkRuns(opened, binding, [batch(binding, 8)]);
    expect(eight.verdict).toBe('pass');
  });

  it('data that cannot be fed is inconclusive: the model is not to blame', async () => {
    const opened = await session('pipeline');
    const binding = bindFeatures(
      opened.model,
      columnsOf({ city: 'text', distance: 'float', hour: 'float' }),
    );
    const table = { city: ['Oslo'], distance: [1], hour: [3.5] };
    const { runs } = await checkRuns(opened, binding, [batchOf(binding.requests, table)]);
    expect(valid(runs)).toMatchObject({ verdict: 'inconclusive' });
    expect(runs.reason).toContain('data: column "hour": 3.5 is not a whole number (row 1)');
  });

  it('no rows are inconclusive', async () => {
    const opened = await session('boosting');
    const { runs } = await checkRuns(opened, bind(opened.model), []);
    expect(valid(runs)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'there are no rows to run',
    });
  });
});

describe('checkBatchConsistency', () => {
  async function check(name: string, rows = 40): Promise<CheckResult> {
    const opened = await session(name);
    const binding = bind(opened.model);
    return valid(
      await checkBatchConsistency(opened, binding.feeds(batch(binding, rows)), binding.fixedRows),
    );
  }

  it.each(['boosting', 'logistic-zipmap', 'logits', 'float16'])(
    '%s is consistent',
    async (name) => {
      expect(await check(name)).toMatchObject({
        check: 'batch_consistency',
        verdict: 'pass',
        observed: 17,
      });
    },
  );

  it('a mean over the batch shows', async () => {
    const result = await check('batch-dependent');
    expect(result.verdict).toBe('fail');
    expect(result.reason).toMatch(
      /^rows 1 to 1 by themselves get other answers than among 17 rows: output "y": 1 of 1 values differ/,
    );
  });

  it('a batch size remembered from tracing shows', async () => {
    const result = await check('traced-batch');
    expect(result.verdict).toBe('fail');
    expect(result.reason).toMatch(
      /^some batch sizes cannot be run: model: traced-batch\.onnx failed in/,
    );
  });

  it('a declared fixed batch size is a finding', async () => {
    expect(await check('fixed-batch')).toMatchObject({
      verdict: 'fail',
      observed: 4,
      reason: 'the model takes batches of exactly 4 rows; export it with a dynamic first dimension',
    });
  });

  it('one row is inconclusive', async () => {
    expect(await check('boosting', 1)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'two rows are needed',
    });
  });
});

describe('checkGolden', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-golden-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function copy(name: string, files: Readonly<Record<string, string>>): Promise<string> {
    const target = path.join(folder, name);
    await mkdir(target);
    for (const [to, from] of Object.entries(files)) {
      await copyFile(fixture(`golden/test_data_set_0/${from}.pb`), path.join(target, `${to}.pb`));
    }
    return target;
  }

  it('passes on what Python recorded', async () => {
    const result = await checkGolden(await session('logistic-tensor'), fixture('golden'));
    expect(valid(result)).toEqual({
      check: 'golden',
      verdict: 'pass',
      observed: 1,
      limit: null,
      reason: null,
    });
  });

  it('takes a folder of files without test_data_set_ too', async () => {
    const result = await checkGolden(
      await session('logistic-tensor'),
      fixture('golden/test_data_set_0'),
    );
    expect(result.verdict).toBe('pass');
  });

  it('fails on other answers, and says which', async () => {
    const other = await session('logistic-raw');
    const target = await copy('raw', { input_0: 'input_0', output_0: 'output_1' });
    const named = await checkGolden(other, target);
    expect(valid(named).verdict).toBe('fail');
    expect(named.reason).toBe('raw: output "output_label" is int64, recorded is float32');
    const both = await copy('both', {
      input_0: 'input_0',
      output_0: 'output_0',
      output_1: 'output_1',
    });
    const values = await checkGolden(other, both);
    expect(values.reason).toMatch(
      /^both: output "output_probability" differs: 74 of 74 values differ; the first at \[0, 0\]: -?\d/,
    );
  });

  it('takes another tolerance', async () => {
    const other = await session('logistic-raw');
    const target = path.join(folder, 'both');
    expect((await checkGolden(other, target, { relative: 0, absolute: 100 })).verdict).toBe('pass');
  });

  it.each([
    ['no such folder', 'absent', {}],
    ['has no recorded outputs', 'inputs', { input_0: 'input_0' }],
  ])('%s: inconclusive', async (problem, name, files) => {
    const target = name === 'absent' ? path.join(folder, name) : await copy(name, files);
    const result = valid(await checkGolden(await session('logistic-tensor'), target));
    expect(result.verdict).toBe('inconclusive');
    expect(result.reason).toContain(problem);
  });

  it('a file that is no TensorProto is inconclusive, an output too many too', async () => {
    const target = await copy('broken', { input_0: 'input_0', output_0: 'output_0' });
    await writeFile(path.join(target, 'output_1.pb'), 'text');
    const broken = await checkGolden(await session('logistic-tensor'), target);
    expect(broken.verdict).toBe('inconclusive');
    expect(broken.reason).toContain('golden: broken/output_1.pb');
    const many = await copy('many', { input_0: 'input_0', output_7: 'output_0' });
    const result = await checkGolden(await session('regression'), many);
    expect(result.reason).toBe('golden: many/output_7.pb: the model has no output number 7');
  });

  it('inputs that the model does not take fail', async () => {
    const target = await copy('float64', { input_0: 'input_0', output_0: 'output_0' });
    const result = await checkGolden(await session('regression-double'), target);
    expect(valid(result)).toMatchObject({
      verdict: 'fail',
      reason: 'regression-double.onnx takes float64, and was given float32',
    });
  });
});

describe('runBatch', () => {
  it('portions of a fixed size give what whole calls give', async () => {
    const opened = await session('fixed-batch');
    const binding = bind(opened.model);
    const four = await opened.run(binding.feeds(batch(binding, 4)));
    const six = await runBatch(opened, binding, batch(binding, 6));
    expect(six.get('y')?.dims).toEqual([6, 1]);
    const [first, all] = [four.get('y'), six.get('y')].map((y) =>
      y === undefined ? [] : plainValues(y),
    );
    expect(all?.slice(0, 4)).toEqual(first);
    expect(new Set(all).size).toBe(6);
  });
});
