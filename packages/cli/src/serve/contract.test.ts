/** What `slipway serve` promises to whoever calls it, through the real process. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadyServer } from '@slipway/test-support';
import { startServe } from '@slipway/test-support';
import { errorOf, EXAMPLE, FLIGHT, get, metric, post } from './testing.ts';

let server: ReadyServer;

beforeAll(async () => {
  server = await startServe([], { cwd: EXAMPLE });
});

afterAll(async () => {
  await server.process.stop();
});

const at = (path: string): string => `${server.url}${path}`;
const MODEL = '/v2/models/flight-delay';

/** What scikit-learn's model says of FLIGHT: examples/flight-delays/train.py made it. */
const LATE = 0.1848137378692627;

describe('the process', () => {
  it('prints one line on stdout, with loopback and its port', () => {
    expect(server.process.stdout).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
  });
});

describe('/predict', () => {
  it('answers a record with label, probabilities and version', async () => {
    const { status, body, headers } = await post(at('/predict'), FLIGHT);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      label: 0,
      probabilities: {
        0: expect.closeTo(1 - LATE, 6),
        1: expect.closeTo(LATE, 6),
      },
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });

  it('answers an array with an array, in its order', async () => {
    const records = [FLIGHT, { ...FLIGHT, hour: 20 }, FLIGHT];
    const { body } = await post(at('/predict'), records);
    const answers = body as { probabilities: Record<string, number> }[];
    expect(answers).toHaveLength(3);
    expect(answers[0]).toEqual(answers[2]);
    expect(answers[1]?.probabilities[1]).not.toBeCloseTo(LATE, 3);
  });

  it('answers an array of one with an array of one, and an empty one with none', async () => {
    expect((await post(at('/predict'), [FLIGHT])).body).toHaveLength(1);
    expect((await post(at('/predict'), [])).body).toEqual([]);
  });

  it('binds columns by name and does not look at others', async () => {
    const turned = Object.fromEntries(Object.entries(FLIGHT).reverse());
    const [one, other] = await Promise.all([
      post(at('/predict'), FLIGHT),
      post(at('/predict'), { flight_id: 'x', ...turned }),
    ]);
    expect(other.body).toEqual(one.body);
  });

  it('takes a body whatever its content type, and a compressed one', async () => {
    const { gzipSync } = await import('node:zlib');
    const text = JSON.stringify(FLIGHT);
    const plain = await post(at('/predict'), text, { 'content-type': 'text/plain' });
    const zipped = await post(at('/predict'), gzipSync(text), { 'content-encoding': 'gzip' });
    expect([plain.status, zipped.status]).toEqual([200, 200]);
    expect(zipped.body).toEqual(plain.body);
  });
});

describe('the Open Inference Protocol', () => {
  it.each(['/v2/health/live', '/v2/health/ready', '/healthz', '/readyz', `${MODEL}/ready`])(
    'says 200 at %s, to HEAD as well',
    async (path) => {
      expect((await get(at(path))).status).toBe(200);
      expect((await get(at(path), { method: 'HEAD' })).status).toBe(200);
    },
  );

  it('describes the server', async () => {
    expect((await get(at('/v2'))).body).toEqual({
      name: 'slipway',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      extensions: ['binary_tensor_data'],
    });
  });

  it('describes the model under model.name', async () => {
    const { body } = await get(at(MODEL));
    expect(body).toMatchObject({
      name: 'flight-delay',
      versions: [expect.stringMatching(/^[0-9a-f]{12}$/)],
      platform: expect.any(String),
      inputs: [
        { name: 'hour', datatype: 'INT64', shape: [-1, 1] },
        { name: 'day_of_week', datatype: 'INT64', shape: [-1, 1] },
        { name: 'distance', datatype: 'FP32', shape: [-1, 1] },
        { name: 'origin', datatype: 'BYTES', shape: [-1, 1] },
        { name: 'destination', datatype: 'BYTES', shape: [-1, 1] },
      ],
      outputs: [
        { name: 'output_label', datatype: 'INT64', shape: [-1] },
        { name: 'output_probability', datatype: 'FP32', shape: [-1, 2] },
      ],
    });
  });

  const inputs = [
    { name: 'hour', datatype: 'INT64', shape: [2, 1], data: [8, 20] },
    { name: 'day_of_week', datatype: 'INT64', shape: [2, 1], data: [[1], [1]] },
    { name: 'distance', datatype: 'FP32', shape: [2, 1], data: [500, 500] },
    { name: 'origin', datatype: 'BYTES', shape: [2, 1], data: ['ATL', 'ATL'] },
    { name: 'destination', datatype: 'BYTES', shape: [2, 1], data: ['LAX', 'LAX'] },
  ];

  it('infers: the label keeps its output, ZipMap is one FP32 [N, k] tensor', async () => {
    const { status, body } = await post(at(`${MODEL}/infer`), { id: 'a<b', inputs });
    expect(status).toBe(200);
    expect(body).toMatchObject({ model_name: 'flight-delay', id: 'a<b' });
    const { outputs } = body as { outputs: { name: string; data: number[] }[] };
    expect(outputs).toMatchObject([
      { name: 'output_label', datatype: 'INT64', shape: [2], data: [0, expect.any(Number)] },
      { name: 'output_probability', datatype: 'FP32', shape: [2, 2] },
    ]);
    const [notLate = NaN, late = NaN] = outputs[1]?.data ?? [];
    expect(notLate).toBeCloseTo(1 - LATE, 6);
    expect(late).toBeCloseTo(LATE, 6);
  });

  it('infers with a named version, and gives only the outputs that were asked for', async () => {
    const { versions } = (await get(at(MODEL))).body as { versions: string[] };
    const url = at(`${MODEL}/versions/${versions[0] ?? ''}`);
    const asked = { inputs, outputs: [{ name: 'output_probability' }] };
    const { body } = await post(`${url}/infer`, asked);
    const { outputs, model_version: version } = body as {
      outputs: { name: string }[];
      model_version: string;
    };
    expect(outputs.map(({ name }) => name)).toEqual(['output_probability']);
    expect(version).toBe(versions[0]);
    expect((await get(`${url}/ready`)).status).toBe(200);
  });

  it.each([
    ['/v2/models/potato', 'flight-delay'],
    ['/v2/models/potato/ready', 'flight-delay'],
    [`${MODEL}/versions/9`, '"9"'],
    [`${MODEL}/versions/9/ready`, '"9"'],
  ])('says 404 at %s and what there is', async (path, words) => {
    const answer = await get(at(path));
    expect(answer.status).toBe(404);
    expect(errorOf(answer)).toContain(words);
  });
});

describe('/openapi.json', () => {
  it('lists what there is, with the columns and classes of the model', async () => {
    const { body } = await get(at('/openapi.json'));
    const { paths, components } = body as {
      paths: Record<string, { get?: object; post?: object }>;
      components: { schemas: Record<string, object> };
    };
    expect(components.schemas.Record).toMatchObject({
      required: Object.keys(FLIGHT),
      properties: { distance: { type: ['number', 'boolean', 'null'] } },
    });
    const { versions } = (await get(at(MODEL))).body as { versions: string[] };
    for (const [path, { get: asksGet }] of Object.entries(paths)) {
      const url = path.replace('{model}', 'flight-delay').replace('{version}', versions[0] ?? '');
      const { status } = asksGet ? await get(at(url)) : await post(at(url), {});
      expect([path, status]).toEqual([path, asksGet ? 200 : 400]);
    }
    expect(Object.keys(paths)).toHaveLength(15);
  });
});

describe('/metrics', () => {
  it('counts requests, errors, rows, labels, scores, with model and version', async () => {
    const { versions } = (await get(at(MODEL))).body as { versions: string[] };
    const labels = { model: 'flight-delay', version: versions[0] ?? '' };
    const count = (name: string, more = {}): Promise<number | null> =>
      metric(server.url, name, { ...labels, ...more });
    const before = {
      requests: (await count('slipway_requests_total', { code: '200' })) ?? 0,
      rows: (await count('slipway_rows_total')) ?? 0,
      scores: (await count('slipway_prediction_score_count')) ?? 0,
      labels: (await count('slipway_predictions_total', { label: '0' })) ?? 0,
      errors: (await count('slipway_errors_total', { reason: 'bad_request' })) ?? 0,
    };
    await post(at('/predict'), [FLIGHT, FLIGHT, FLIGHT]);
    await post(at('/predict'), [{}]);
    const ok = { endpoint: 'predict', code: '200' };
    expect(await count('slipway_requests_total', ok)).toBe(before.requests + 1);
    expect(await count('slipway_requests_total', { endpoint: 'predict', code: '400' })).toBe(
      before.errors + 1,
    );
    expect(await count('slipway_errors_total', { reason: 'bad_request' })).toBe(before.errors + 1);
    expect(await count('slipway_rows_total')).toBe(before.rows + 3);
    expect(await count('slipway_prediction_score_count')).toBe(before.scores + 3);
    expect(await count('slipway_predictions_total', { label: '0' })).toBe(before.labels + 3);
    expect(await count('slipway_request_duration_seconds_count')).not.toBeNull();
    expect(await count('slipway_batch_rows_count')).not.toBeNull();
    expect(await count('slipway_queue_rows')).toBe(0);
    expect(await count('slipway_traffic_weight')).toBe(100);
    expect(await count('slipway_version_info', { runtime: 'onnxruntime-node' })).toBeNull();
    const { text } = await get(at('/metrics'));
    expect(text).toMatch(/slipway_version_info\{.*runtime="onnxruntime-(node|web) [\d.]+".*\} 1/);
  });

  it('lists what docs/serving.md lists, and nothing else of its own', async () => {
    const { readFileSync } = await import('node:fs');
    const documented = new Set(
      readFileSync(`${EXAMPLE}/../../docs/serving.md`, 'utf8').match(/(?<=^\| `)slipway_[a-z_]+/gm),
    );
    documented.forEach((name) => {
      if (
        [
          'slipway_time',
          'slipway_request',
          'slipway_version',
          'slipway_label',
          'slipway_score',
        ].includes(name)
      ) {
        documented.delete(name);
      }
    });
    const { text } = await get(at('/metrics'));
    const found = new Set(text.match(/(?<=^# TYPE )slipway_[a-z_]+/gm));
    expect([...found].sort()).toEqual([...documented].sort());
  });
});
