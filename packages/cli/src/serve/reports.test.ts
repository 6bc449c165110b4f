/**
 * Cases from the field, through the real server: what users of this kind of tool reported, and what
 * is right. The public threads are named in each test.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluate } from '@slipway/steps';
import type { ReadyServer } from '@slipway/test-support';
import { REPOSITORY_ROOT, startServe, temporaryFolder } from '@slipway/test-support';
import { runStepIn } from '../../../steps/src/testing.ts';
import { errorOf, get, modelFile, post, serveHere } from './testing.ts';
import type { ServerHere } from './testing.ts';

const packages = path.join(REPOSITORY_ROOT, 'packages');
const requests = path.join(packages, 'serving/fixtures/reports/32');
const request = (name: string): string => readFileSync(path.join(requests, `${name}.json`), 'utf8');

describe('requests people really send (kserve/kserve#3478, triton-inference-server/server#1649)', () => {
  let server: ReadyServer;

  beforeAll(async () => {
    const folder = temporaryFolder({
      'model.onnx': readFileSync(path.join(requests, 'model.onnx')),
    });
    server = await startServe(['--model', 'model.onnx', '--model-name', 'score'], { cwd: folder });
  });

  afterAll(async () => {
    await server.process.stop();
    expect(server.process.stderr).not.toContain('a bug in Slipway');
  });

  const infer = (body: string): ReturnType<typeof post> =>
    post(`${server.url}/v2/models/score/infer`, body);
  const expectGood = async (): Promise<void> => {
    const { status, body } = await infer(request('good'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      model_name: 'score',
      outputs: [{ name: 'score', datatype: 'FP32', shape: [2, 1], data: [4, 1] }],
    });
  };

  it('good: 200 with score 4, 1', expectGood);

  it.each<[string, RegExp]>([
    ['data-is-a-string', /^input "X": data must be a list of values, not "1,2"/],
    [
      'shape-is-a-number',
      /^input "X": shape must be a list of whole numbers from 0, not 2; expected is FP32 \[-1, 2\]/,
    ],
    [
      'negative-shape',
      /^input "X": shape must be a list of whole numbers from 0, not \[-1,2\]; expected is FP32/,
    ],
    ['huge-shape', /^input "X" has shape \[1000000000,1000000000\]; expected is FP32 \[-1, 2\]/],
    ['unknown-output', /^the model has no output "potato"; outputs are "score"/],
    ['unknown-input', /^the model has no input "Y".*expected: "X" \(FP32 \[-1, 2\]\)/],
    ['missing-input', /^input "X" is missing; expected: "X" \(FP32 \[-1, 2\]\)/],
    [
      'int-for-float',
      /^input "X" has datatype "INT64"; expected is FP32 \[-1, 2\], and nothing is converted/,
    ],
    [
      'v1',
      /^"inputs" is missing: this is the Open Inference Protocol \(v2\), whose fields are "inputs".*found "instances"/,
    ],
  ])('%s: 400 within a second, and good is answered again', async (name, message) => {
    const before = server.process.residentBytes;
    const started = performance.now();
    const answer = await infer(request(name));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatch(message);
    expect(server.process.residentBytes - before).toBeLessThan(50e6);
    await expectGood();
  });

  it('a huge shape that fits the model costs no memory either', async () => {
    const before = server.process.residentBytes;
    const tensor = { name: 'X', shape: [1e12, 2], datatype: 'FP32' };
    for (const input of [
      { ...tensor, data: [1, 2] },
      { ...tensor, parameters: { binary_data_size: 8e12 } },
      { ...tensor, parameters: { binary_data_size: 0 } },
    ]) {
      expect((await infer(JSON.stringify({ inputs: [input] }))).status).toBe(400);
    }
    expect(server.process.residentBytes - before).toBeLessThan(50e6);
  });

  it('empty-batch: 200 with shape [0, 1]', async () => {
    const { status, body } = await infer(request('empty-batch'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ outputs: [{ name: 'score', shape: [0, 1], data: [] }] });
    await expectGood();
  });

  it('nothing of the request comes back unescaped', async () => {
    const markup = '<script>alert(1)</script>';
    const answer = await infer(
      JSON.stringify({ inputs: [{ name: markup, shape: [1, 2], datatype: 'FP32', data: [1, 2] }] }),
    );
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('<');
    const id = await infer(
      JSON.stringify({ ...(JSON.parse(request('good')) as object), id: markup }),
    );
    expect(id.status).toBe(200);
    expect(id.text).not.toContain('<');
    expect(id.body).toMatchObject({ id: markup });
  });
});

async function serving(
  files: Readonly<Record<string, string | Uint8Array>>,
  texts: Readonly<Record<string, string>>,
  ask: (server: ServerHere, folder: string) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder(files);
  const server = await serveHere({ model: 'model.onnx', ...texts }, folder);
  try {
    await ask(server, folder);
  } finally {
    await server.stop();
  }
}

describe('columns in another order (mlflow/mlflow#690, mlflow/mlflow#3447)', () => {
  const fixtures = 'model/fixtures/reports/35-columns-in-another-order';

  it('are bound by name: 3107 in either order', async () => {
    await serving({ 'model.onnx': modelFile(`${fixtures}/model`) }, {}, async ({ url }) => {
      for (const record of ['{"age": 31, "income": 7}', '{"income": 7, "age": 31}']) {
        const { body } = await post(`${url}/predict`, record);
        expect(body).toMatchObject({ label: 3107, probabilities: null });
      }
    });
  });

  it('the order of a matrix is asked for, not taken for granted', async () => {
    const files = { 'model.onnx': modelFile(`${fixtures}/matrix`) };
    await serving(files, {}, async ({ url }) => {
      const answer = await post(`${url}/predict`, { age: 31, income: 7 });
      expect(answer.status).toBe(422);
      expect(errorOf(answer)).toMatch(/features/);
    });
    await serving(files, { features: 'income\nage' }, async ({ url }) => {
      for (const record of ['{"age": 31, "income": 7}', '{"income": 7, "age": 31}']) {
        // score = 2 × the first + the second column
        expect((await post(`${url}/predict`, record)).body).toMatchObject({ label: 45 });
      }
    });
  });
});

describe('the default scikit-learn export with ZipMap (microsoft/onnxruntime#8007)', () => {
  const model = modelFile('model/fixtures/reports/23-default-sklearn-export-zipmap/model');

  it('gives probabilities as FP32 [N, 2], and the label beside them', async () => {
    await serving({ 'model.onnx': model }, { features: 'a\nb' }, async ({ url }) => {
      const { body } = await post(`${url}/v2/models/model/infer`, {
        inputs: [{ name: 'X', shape: [2, 2], datatype: 'FP32', data: [1, 1, -1, -1] }],
      });
      const { outputs } = body as { outputs: { name: string; data: number[] }[] };
      expect(outputs).toMatchObject([
        { name: 'label', datatype: 'INT64', shape: [2], data: [1, 0] },
        { name: 'probabilities', datatype: 'FP32', shape: [2, 2] },
      ]);
      expect(outputs[1]?.data[1]).toBeCloseTo(0.9478465, 6);
      expect(outputs[1]?.data[3]).toBeCloseTo(0.0431072, 6);
      const predicted = await post(`${url}/predict`, [
        { a: 1, b: 1 },
        { b: -1, a: -1 },
      ]);
      expect(predicted.body).toMatchObject([
        { label: 1, probabilities: { 1: expect.closeTo(0.9478465, 6) } },
        { label: 0, probabilities: { 1: expect.closeTo(0.0431072, 6) } },
      ]);
    });
  });
});

describe('a whole-number input fed from decimals (microsoft/onnxruntime#16541)', () => {
  const model = modelFile('model/fixtures/reports/28-whole-number-input-fed-from-decimals/model');

  it('takes 3.0, names 3.5 and what is missing, and keeps every digit', async () => {
    await serving({ 'model.onnx': model }, {}, async ({ url }) => {
      const whole = await post(`${url}/predict`, '[{"n": 3.0}, {"n": 4}]');
      expect(whole.body).toMatchObject([{ label: 1.5 }, { label: 2 }]);
      for (const [n, message] of [
        ['3.5', /^column "n".*3\.5.*int64/i],
        ['null', /^column "n".*missing.*int64|^column "n".*null.*int64|^column "n"/i],
        ['"3"', /^column "n": "3" is no number.*int64/i],
      ] as const) {
        const answer = await post(`${url}/predict`, `{"n": ${n}}`);
        expect(answer.status).toBe(400);
        expect(errorOf(answer)).toMatch(message);
      }
      // 2^53 + 1: half of it is what the model says, whichever way it came.
      const big = '9007199254740993';
      expect((await post(`${url}/predict`, `{"n": ${big}}`)).status).toBe(200);
      const tensor = `{"inputs":[{"name":"n","shape":[1,1],"datatype":"INT64","data":[${big}]}]}`;
      expect((await post(`${url}/v2/models/model/infer`, tensor)).status).toBe(200);
    });
  });
});

describe('64-bit integers keep every digit', () => {
  it('through records, tensors, answers and the binary form', async () => {
    const model = modelFile('serving/fixtures/every-type');
    await serving({ 'model.onnx': model }, {}, async ({ url }) => {
      const { body } = await get(`${url}/v2/models/model`);
      const { inputs } = body as { inputs: { name: string; datatype: string }[] };
      const inputsJson = inputs
        .map(({ name, datatype }) => {
          const data =
            {
              BOOL: '[true,0]',
              BYTES: '["ä",""]',
              INT64: '[-9223372036854775808,9007199254740993]',
              UINT64: '[18446744073709551615,0]',
              INT8: '[-128,127]',
              UINT8: '[0,255]',
            }[datatype] ?? '[1,2]';
          return `{"name":"${name}","datatype":"${datatype}","shape":[1,2],"data":${data}}`;
        })
        .join(',');
      const { text, status } = await post(
        `${url}/v2/models/model/infer`,
        `{"inputs":[${inputsJson}]}`,
      );
      expect(status).toBe(200);
      expect(text).toContain('"data":[-9223372036854775808,9007199254740993]');
      expect(text).toContain('"data":[18446744073709551615,0]');
      expect(text).toContain('"data":[-128,127]');
      expect(text).toContain('"data":[true,false]');
      expect(text).toContain('"data":["ä",""]');
      const nul = await post(
        `${url}/v2/models/model/infer`,
        `{"inputs":[${inputsJson.replace('"ä"', '"a\\u0000b"')}]}`,
      );
      expect(errorOf(nul)).toMatch(
        /"bytes": element 0 of data is "a\\u0000b", which has the character U\+0000/,
      );
      const tooLarge = inputsJson.replace('18446744073709551615', '18446744073709551616');
      const refused = await post(`${url}/v2/models/model/infer`, `{"inputs":[${tooLarge}]}`);
      expect(refused.status).toBe(400);
      expect(errorOf(refused)).toMatch(
        /"uint64": element 0 of data is 18446744073709551616, out of range/,
      );
    });
  });
});

describe('one bad row in a batch of several clients', () => {
  it('costs its own client a 500 and the others nothing', async () => {
    const files = { 'model.onnx': modelFile('serving/fixtures/picky') };
    await serving(
      files,
      { task: 'regression', 'batch-delay-ms': '20' },
      async ({ url, logger }) => {
        const answers = await Promise.all(
          [1, 2, 1000, 3].map((X) => post(`${url}/predict`, { X })),
        );
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 500, 200]);
        expect(answers.map(({ body }) => (body as { label?: number }).label)).toEqual([
          expect.closeTo(0.1, 6),
          expect.closeTo(0.2, 6),
          undefined,
          expect.closeTo(0.3, 6),
        ]);
        expect(logger.of().join()).not.toContain('a bug in Slipway');
      },
    );
  });
});

describe('the threshold and labels of the evidence', () => {
  const fixtures = 'model/fixtures/reports/23-default-sklearn-export-zipmap';
  const files = {
    'model.onnx': modelFile(`${fixtures}/model`),
    'other.onnx': modelFile('model/fixtures/reports/28-whole-number-input-fed-from-decimals/model'),
    'holdout.csv': readFileSync(path.join(packages, fixtures, 'holdout.csv')),
  };
  const evaluated = {
    model: 'model.onnx',
    evaluation: 'holdout.csv',
    target: 'y',
    task: 'binary-classification',
    'positive-class': '1',
    features: 'a\nb',
    threshold: '0.97',
    gates: 'accuracy >= 0',
  };

  it('decide in production as they did when the model was judged', async () => {
    const folder = temporaryFolder(files);
    const { outcome } = await runStepIn(folder, evaluate, { ...evaluated, 'fail-on': 'never' });
    copyFileSync(outcome.evidence ?? '', path.join(folder, 'evidence.json'));
    const texts = { model: 'model.onnx', features: 'a\nb', evidence: 'evidence.json' };
    const server = await serveHere(texts, folder);
    const { body } = await post(`${server.url}/predict`, { a: 1, b: 1 });
    // 0.948 is above 0.5, which the model's own label takes, and below 0.97.
    expect(body).toMatchObject({ label: 0, probabilities: { 1: expect.closeTo(0.9478465, 6) } });
    await server.stop();
    await expect(serveHere({ ...texts, threshold: '0.5' }, folder)).rejects.toThrow(
      /evidence: the model was evaluated with threshold 0\.97, and the configuration says 0\.5/,
    );
    await expect(serveHere({ ...texts, 'positive-class': '0' }, folder)).rejects.toThrow(
      /evidence: the model was evaluated with positive class 1/,
    );
    await expect(serveHere({ ...texts, model: 'other.onnx' }, folder)).rejects.toThrow(
      /evidence: evidence\.json is about [0-9a-f]{12}…, the model is [0-9a-f]{12}…/,
    );
    writeFileSync(
      path.join(folder, 'torn.json'),
      readFileSync(path.join(folder, 'evidence.json')).subarray(0, 99),
    );
    await expect(serveHere({ ...texts, evidence: 'torn.json' }, folder)).rejects.toThrow(
      /evidence: torn\.json is no evidence/,
    );
  });
});
