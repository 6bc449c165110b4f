/** Requests that cannot be answered as asked: each is refused by name, and the server goes on. */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadyServer } from '@slipway/test-support';
import { startServe } from '@slipway/test-support';
import { errorOf, EXAMPLE, FLIGHT, get, post } from './testing.ts';

let server: ReadyServer;

beforeAll(async () => {
  server = await startServe(['--max-rows', '100', '--max-body-mb', '1'], { cwd: EXAMPLE });
});

afterEach(async () => {
  expect((await post(`${server.url}/predict`, FLIGHT)).status).toBe(200);
  expect(server.process.stderr).not.toContain('a bug in Slipway');
});

afterAll(async () => {
  await server.process.stop();
});

const predict = (body: unknown): ReturnType<typeof post> => post(`${server.url}/predict`, body);
const infer = (body: unknown, headers = {}): ReturnType<typeof post> =>
  post(`${server.url}/v2/models/flight-delay/infer`, body, headers);

describe('/predict refuses', () => {
  const withoutHour = Object.fromEntries(
    Object.entries(FLIGHT).filter(([name]) => name !== 'hour'),
  );
  it.each<[string, unknown, RegExp]>([
    ['a missing column', withoutHour, /^column "hour" is missing; the model takes "hour",/],
    [
      'a misspelt one, with a hint',
      { ...withoutHour, hours: 8 },
      /^column "hour" is missing.*hours/,
    ],
    ['text for a number', { ...FLIGHT, distance: '500' }, /^column "distance": "500" is no number/],
    ['a decimal for an integer', { ...FLIGHT, hour: 8.5 }, /^column "hour".*8\.5.*INT64|int64/],
    ['null for an integer', { ...FLIGHT, hour: null }, /^column "hour"/],
    ['null for a text', { ...FLIGHT, origin: null }, /^column "origin"/],
    ['a list for a number', { ...FLIGHT, distance: [1] }, /^column "distance": \[1\] is no number/],
    ['an object for a text', { ...FLIGHT, origin: {} }, /^column "origin": \{\} is no text/],
    ['what FP32 cannot hold', { ...FLIGHT, distance: 1e39 }, /^column "distance"/],
    [
      'an integer beyond INT64',
      '{"hour":9223372036854775808,"day_of_week":1,"distance":1,"origin":"A","destination":"B"}',
      /^column "hour"/,
    ],
    [
      'a batch with one bad record',
      [FLIGHT, { ...FLIGHT, hour: 'x' }],
      /^column "hour", row 2: "x"/,
    ],
    ['a batch with a hole', [FLIGHT, null], /^record 2 is null/],
    ['a number', 5, /^record 1 is 5/],
    ['a text', '"x"', /^record 1 is "x"/],
    ['null', 'null', /^record 1 is null/],
    ['no body', '', /^the body is empty/],
    ['what is not JSON', '{"hour": 8,', /^the body is not JSON/],
    ['NaN', '{"hour": 8, "distance": NaN}', /NaN.*a missing value is null/],
    ['Infinity', '{"distance": -Infinity}', /Infinity.*a missing value is null/],
    [
      'a number that overflows',
      '{"hour":8,"day_of_week":1,"distance":1e999,"origin":"A","destination":"B"}',
      /^column "distance"/,
    ],
    ['a key twice', '{"hour":8,"hour":9}', /key "hour" twice/],
    ['a key twice, once escaped', '{"hour":8,"h\\u006fur":9}', /key "hour" twice/],
    ['what is not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), /not UTF-8/],
    ['depth', '['.repeat(200_000) + ']'.repeat(200_000), /nested deeper than 100/],
    ['depth behind plain values', `[1,${'['.repeat(500)}${']'.repeat(500)}]`, /nested deeper/],
    ['depth in a column', `{"hour":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}`, /nested deeper/],
    [
      'a prototype for a record',
      '{"__proto__":{"hour":8},"day_of_week":1,"distance":1,"origin":"A","destination":"B"}',
      /^column "hour" is missing/,
    ],
  ])('%s', async (_name, body, message) => {
    const answer = await predict(body);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatch(message);
  });

  it('more rows than the limit, with 413', async () => {
    expect((await predict(Array.from({ length: 100 }, () => FLIGHT))).status).toBe(200);
    const answer = await predict(Array.from({ length: 101 }, () => FLIGHT));
    expect(answer.status).toBe(413);
    expect(errorOf(answer)).toBe('the request has 101 records; at most 100 are taken at a time');
  });

  it('a body above the limit with 413, announced or compressed', async () => {
    const text = JSON.stringify({ ...FLIGHT, more: 'x'.repeat(1_000_001) });
    for (const answer of [
      await predict(text),
      await post(`${server.url}/predict`, gzipSync(text), { 'content-encoding': 'gzip' }),
    ]) {
      expect(answer.status).toBe(413);
      expect(errorOf(answer)).toContain('max-body-mb');
    }
  });

  it.each([
    ['br', 415],
    ['gzip', 400],
    ['deflate', 400],
  ])('a body that is not its content encoding, %s', async (encoding, status) => {
    const answer = await post(`${server.url}/predict`, 'x', { 'content-encoding': encoding });
    expect(answer.status).toBe(status);
  });

  it('markup in a value is escaped in the message', async () => {
    const answer = await predict({ ...FLIGHT, hour: '<script>alert(1)</script>' });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('<script>');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('a long value is cut in the message', async () => {
    const answer = await predict({ ...FLIGHT, hour: 'x'.repeat(100_000) });
    expect(answer.text.length).toBeLessThan(400);
  });
});

describe('/v2/…/infer refuses', () => {
  const tensor = { name: 'hour', datatype: 'INT64', shape: [1, 1], data: [8] };
  it.each<[string, unknown, RegExp]>([
    ['an array', [], /must be an object with "inputs"/],
    ['inputs that are no list', { inputs: {} }, /^"inputs" must be a list/],
    ['an input that is no object', { inputs: [7] }, /^inputs\[0\] must be an object/],
    ['an input twice', { inputs: [tensor, tensor] }, /"hour" twice/],
    [
      'a shape of another rank',
      { inputs: [{ ...tensor, shape: [1] }] },
      /"hour" has shape \[1\]; expected is INT64 \[-1, 1\]/,
    ],
    [
      'a shape with a fraction',
      { inputs: [{ ...tensor, shape: [1.5, 1] }] },
      /"hour": shape must be/,
    ],
    ['too few data', { inputs: [{ ...tensor, shape: [2, 1] }] }, /takes 2 values, and data has 1/],
    [
      'nesting other than the shape',
      { inputs: [{ ...tensor, shape: [2, 1], data: [[8, 9]] }] },
      /nested otherwise/,
    ],
    [
      'a fraction for INT64',
      { inputs: [{ ...tensor, data: [8.5] }] },
      /element 0 of data is 8\.5.*INT64/,
    ],
    ['text for INT64', { inputs: [{ ...tensor, data: ['8'] }] }, /element 0 of data is "8".*INT64/],
    [
      'no data',
      { inputs: [{ name: 'hour', datatype: 'INT64', shape: [1, 1] }] },
      /"data" is missing/,
    ],
    ['an id that is no text', { id: 7, inputs: [tensor] }, /^id must be a text/],
    [
      'parameters that are no object',
      { parameters: [], inputs: [tensor] },
      /parameters must be an object/,
    ],
    [
      'the classification extension',
      { inputs: [tensor], outputs: [{ name: 'output_label', parameters: { classification: 2 } }] },
      /classification/,
    ],
    [
      'a lying binary_data_size',
      {
        inputs: [
          { name: 'hour', datatype: 'INT64', shape: [1, 1], parameters: { binary_data_size: 8 } },
        ],
      },
      /binary_data_size is 8, and 0 bytes are left/,
    ],
  ])('%s', async (_name, body, message) => {
    const answer = await infer(body);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatch(message);
  });

  const binary = (size: unknown): string =>
    JSON.stringify({
      inputs: [
        { name: 'hour', datatype: 'INT64', shape: [1, 1], parameters: { binary_data_size: size } },
      ],
    });

  it.each<[string, unknown, number, RegExp]>([
    ['fewer bytes than the shape takes', 4, 4, /takes 8 bytes, and binary_data_size is 4/],
    [
      'more than the body has',
      1e15,
      8,
      /binary_data_size is 1000000000000000, and 8 bytes are left/,
    ],
    ['a negative length', -8, 8, /binary_data_size is -8/],
    ['a fraction', 7.5, 8, /binary_data_size is 7\.5/],
    ['a text', '8', 8, /binary_data_size is "8"/],
  ])('binary data of %s', async (_name, size, bytes, message) => {
    const json = binary(size);
    const body = Buffer.concat([Buffer.from(json), Buffer.alloc(bytes)]);
    const answer = await infer(body, { 'inference-header-content-length': String(json.length) });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatch(message);
  });

  it.each(['-1', '1e9', 'x', '999999999999', '', '0.5'])('the header length %j', async (length) => {
    const answer = await infer(binary(8), { 'inference-header-content-length': length });
    expect(answer.status).toBe(400);
  });

  it('BYTES whose lengths lie', async () => {
    const json = JSON.stringify({
      inputs: [
        { name: 'origin', datatype: 'BYTES', shape: [1, 1], parameters: { binary_data_size: 8 } },
      ],
    });
    for (const length of [5, 3, 0xffffffff]) {
      const data = Buffer.alloc(8);
      data.writeUInt32LE(length);
      const answer = await infer(Buffer.concat([Buffer.from(json), data]), {
        'inference-header-content-length': String(json.length),
      });
      expect(answer.status).toBe(400);
      expect(errorOf(answer)).toMatch(/"origin": its 8 bytes of binary data are not 1 elements/);
    }
  });
});

/** What comes back when these bytes are sent over a connection of their own. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('close', () => {
      resolve(text);
    });
    socket.on('error', reject);
    socket.write(bytes);
    setTimeout(() => socket.destroy(), 2000).unref();
    socket.on('data', () => setTimeout(() => socket.destroy(), 100).unref());
  });
}

describe('the network', () => {
  it.each([
    ['/v2/models/..%2f..%2fetc%2fpasswd', 404],
    ['/../../etc/passwd', 404],
    ['/v2/models/flight-delay/versions/%2e%2e', 404],
    ['/v2/models/%00', 404],
    ['/v2/models/%zz', 400],
    ['/predict', 404],
    ['/admin/traffic', 404],
    ['//predict', 404],
  ])('GET %s is %i', async (path, status) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).not.toContain('root:');
    expect(answer).toContain('{"error":');
  });

  it.each([
    ['what is no HTTP', '\x16\x03\x01\x02\x00\x01\r\n\r\n'],
    [
      'two lengths',
      'POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
    [
      'a length and chunks',
      'POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a negative length', 'POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
    [
      'a chunk without a size',
      'POST /predict HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
  ])('%s is 400', async (_name, bytes) => {
    expect(await raw(bytes)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('headers that are too large are 431', async () => {
    const bytes = `GET /v2 HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`;
    expect(await raw(bytes)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('a path that is not there is named, and markup in it escaped', async () => {
    const answer = await get(`${server.url}/<b>`);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('<b>');
  });
});
