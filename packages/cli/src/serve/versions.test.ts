/** Several versions in one process, and the endpoint that changes them while requests come. */
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadyServer } from '@slipway/test-support';
import { startServe, temporaryFolder } from '@slipway/test-support';
import { errorOf, EXAMPLE, FLIGHT, get, metric, post } from './testing.ts';
import type { JsonAnswer } from './testing.ts';

const TOKEN = 'a-token-of-the-admin-endpoint';
const SECOND = 'its-successor-while-it-is-rotated';

const folder = temporaryFolder({
  'slipway.yml': `version: 1
model: { name: flight-delay, task: binary-classification, positive-class: 1 }
serve:
  admin-port: 0
  admin-token-file: tokens
  sticky-column: origin
  versions:
    - { version: '1', path: models/champion.onnx, weight: 75 }
    - { version: '2', path: models/candidate.onnx, weight: 25 }
    - { version: 'shadow', path: models/candidate-utc.onnx, shadow: true }
`,
  tokens: `${TOKEN}\n\n${SECOND}\n`,
});
let server: ReadyServer;
let admin = '';

beforeAll(async () => {
  mkdirSync(path.join(folder, 'models'));
  for (const name of ['champion', 'candidate', 'candidate-utc']) {
    const file = path.join('models', `${name}.onnx`);
    copyFileSync(path.join(EXAMPLE, file), path.join(folder, file));
  }
  server = await startServe([], { cwd: folder });
  admin = await server.process.printed(/^admin endpoint on (http:\/\/127\.0\.0\.1:\d+)$/m);
});

afterAll(async () => {
  await server.process.stop();
  expect(server.process.stderr).not.toContain('a bug in Slipway');
  expect(server.process.stderr + server.process.stdout).not.toContain(TOKEN);
});

function call(method: string, where: string, body?: unknown, token = TOKEN): Promise<JsonAnswer> {
  return get(`${admin}/admin/${where}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

interface Answered {
  readonly label: number;
  readonly version: string;
}

const START = { weights: { 1: 75, 2: 25, shadow: 0 }, shadows: ['shadow'] };

async function predict(
  headers: Record<string, string> = {},
  record: object = FLIGHT,
): Promise<Answered> {
  const { status, body } = await post(`${server.url}/predict`, record, headers);
  expect(status).toBe(200);
  return body as Answered;
}

describe('the admin endpoint', () => {
  it.each([
    [undefined, 'a bearer token is needed'],
    ['Bearer', 'a bearer token is needed'],
    ['Basic YTpi', 'a bearer token is needed'],
    ['Bearer wrong-token-of-some-length', 'the bearer token is not known'],
    [`Bearer ${TOKEN.slice(0, -1)}`, 'the bearer token is not known'],
    [`Bearer ${TOKEN}x`, 'the bearer token is not known'],
    [`Bearer ${TOKEN} ${TOKEN}`, 'a bearer token is needed'],
  ])('refuses %j with 401, wherever', async (authorization, message) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    for (const where of ['traffic', 'versions', 'nothing']) {
      const answer = await get(`${admin}/admin/${where}`, { headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(errorOf(answer)).toBe(message);
    }
    const put = await get(`${admin}/admin/traffic`, {
      method: 'PUT',
      headers,
      body: '{"weights":{"2":100}}',
    });
    expect(put.status).toBe(401);
  });

  it('takes any of its tokens', async () => {
    expect((await call('GET', 'traffic', undefined, SECOND)).status).toBe(200);
  });

  it('is not on the port of the predictions', async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await get(`${server.url}/admin/traffic`, { headers })).status).toBe(404);
    expect((await get(`${admin}/predict`, { headers })).status).toBe(404);
  });

  it('lists what is loaded', async () => {
    const { body } = await call('GET', 'versions');
    expect(body).toMatchObject({
      versions: [
        { version: '1', path: 'models/champion.onnx', weight: 75, shadow: false, inFlight: 0 },
        { version: '2', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), weight: 25 },
        {
          version: 'shadow',
          weight: 0,
          shadow: true,
          runtime: expect.stringContaining('onnxruntime'),
        },
      ],
    });
    expect((await call('GET', 'traffic')).body).toMatchObject(START);
  });

  it.each<[string, unknown, RegExp]>([
    ['no weights', {}, /^weights must be an object of percentages/],
    ['a list', { weights: [] }, /^weights must be an object/],
    ['a text', { weights: { 1: '100' } }, /^the weight of "1" must be a number, not "100"/],
    ['too little', { weights: { 1: 99 } }, /^the weights add up to 99, not to 100/],
    ['too much', { weights: { 1: 100, 2: 1 } }, /^the weights add up to 101/],
    ['a negative one', { weights: { 1: 101, 2: -1 } }, /it is a percentage from 0 to 100/],
    ['an unknown version', { weights: { 9: 100 } }, /^there is no version "9"/],
    ['a shadow with a weight', { weights: { shadow: 100 } }, /is a shadow and has a weight/],
    ['an unknown shadow', { weights: { 1: 100 }, shadows: ['9'] }, /^there is no version "9"/],
    [
      'shadows that are no list',
      { weights: { 1: 100 }, shadows: 'shadow' },
      /^shadows must be a list/,
    ],
    ['a misspelt key', { weigths: {} }, /^"weigths" is not known; keys are weights/],
    ['a list for everything', [], /^the body must be an object/],
  ])('refuses %s for weights with 400, and nothing changes', async (_name, body, message) => {
    const answer = await call('PUT', 'traffic', body);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatch(message);
    expect((await call('GET', 'traffic')).body).toMatchObject(START);
  });

  it('changes nothing for who did not see the last change', async () => {
    const { body: seen } = await call('GET', 'traffic');
    const { revision } = seen as { revision: string };
    const next = { ...START, revision };
    expect((await call('PUT', 'traffic', next)).status).toBe(200);
    const late = await call('PUT', 'traffic', { weights: { 1: 100 }, revision });
    expect(late.status).toBe(409);
    expect(errorOf(late)).toMatch(/^the traffic was changed meanwhile/);
    expect((await call('GET', 'traffic')).body).toMatchObject(START);
  });

  it.each<[string, string, unknown, number, RegExp]>([
    [
      'a name with a slash',
      'a%2fb',
      { path: 'models/champion.onnx' },
      400,
      /is no name of a version/,
    ],
    ['a name of blanks', '%20', { path: 'models/champion.onnx' }, 400, /is no name of a version/],
    ['no path', '9', {}, 400, /^path is missing/],
    ['a path that is not there', '9', { path: 'models/x.onnx' }, 422, /no such file/],
    [
      'a path outside',
      '9',
      { path: '../../etc/passwd' },
      409,
      /neither in the working directory|no such file/,
    ],
    [
      'an absolute path outside',
      '9',
      { path: '/etc/passwd' },
      409,
      /neither in the working directory/,
    ],
    [
      'a link that leads outside',
      '9',
      { path: 'models/link.onnx' },
      422,
      /a symbolic link that leads out/,
    ],
    [
      'evidence outside',
      '9',
      { path: 'models/champion.onnx', evidence: '/etc/passwd' },
      409,
      /^evidence: /,
    ],
    ['a file that is no model', '9', { path: 'slipway.yml' }, 422, /^model: slipway\.yml/],
    [
      'another digest',
      '9',
      { path: 'models/champion.onnx', sha256: 'ab' },
      409,
      /^sha256: .*not ab; nothing was loaded/,
    ],
    [
      'a name with other content',
      '1',
      { path: 'models/candidate.onnx' },
      409,
      /a version is one digest for good/,
    ],
    ['a misspelt key', '9', { file: 'models/champion.onnx' }, 400, /"file" is not known/],
  ])('does not load %s', async (_name, version, body, status, message) => {
    const link = path.join(folder, 'models', 'link.onnx');
    try {
      symlinkSync('/etc/passwd', link);
    } catch {
      // There already.
    }
    const answer = await call('PUT', `versions/${version}`, body);
    expect(errorOf(answer)).toMatch(message);
    expect(answer.status).toBe(status);
    const { body: listed } = await call('GET', 'versions');
    expect((listed as { versions: object[] }).versions).toHaveLength(3);
  });

  it.each([
    ['1', 409, /^version 1 has traffic/],
    ['shadow', 409, /^version shadow is a shadow/],
    ['9', 404, /^there is no version "9"/],
  ])('does not remove %s', async (version, status, message) => {
    const answer = await call('DELETE', `versions/${version}`);
    expect(answer.status).toBe(status);
    expect(errorOf(answer)).toMatch(message);
  });
});

describe('traffic', () => {
  it('is shared out by weight', async () => {
    const count = 400;
    const answers = await Promise.all(
      Array.from({ length: count }, () =>
        post(`${server.url}/predict`, { ...FLIGHT, origin: null }),
      ),
    );
    expect(answers.every(({ status }) => status === 400)).toBe(true);
    // A key in the column would decide; without one chance does.
    const of = (version: string): Promise<number | null> =>
      metric(server.url, 'slipway_requests_total', { version, code: '400' });
    const [one, two] = await Promise.all([of('1'), of('2')]);
    // Binomial with n = 400, p = 0.25: 6 standard deviations are 52.
    expect(Math.abs((two ?? 0) - count / 4)).toBeLessThan(52);
    expect((one ?? 0) + (two ?? 0)).toBeGreaterThanOrEqual(count);
  });

  it('stays with one version for one key, whose share follows the weights', async () => {
    const keys = Array.from({ length: 200 }, (_, i) => `client-${i}`);
    const versionOf = async (key: string): Promise<string> =>
      (await predict({ 'x-slipway-key': key })).version;
    const before = await Promise.all(keys.map(versionOf));
    expect(await Promise.all(keys.map(versionOf))).toEqual(before);
    const twos = before.filter((version) => version === '2').length;
    expect(Math.abs(twos - 50)).toBeLessThan(37);
    await call('PUT', 'traffic', { weights: { 1: 50, 2: 50 } });
    const after = await Promise.all(keys.map(versionOf));
    await call('PUT', 'traffic', { weights: START.weights });
    // Raising a weight moves keys towards it only.
    expect(keys.filter((_, i) => before[i] === '2' && after[i] !== '2')).toEqual([]);
    expect(after.filter((version) => version === '2').length).toBeGreaterThan(twos);
  });

  it('stays with one version for one value of the sticky column', async () => {
    for (const origin of ['ATL', 'JFK', 'ORD', 'DEN']) {
      const versions = await Promise.all(
        Array.from({ length: 10 }, () => predict({}, { ...FLIGHT, origin })),
      );
      expect(new Set(versions.map(({ version }) => version)).size).toBe(1);
    }
  });

  it('goes to a version that is named, whatever the weights', async () => {
    const infer = {
      inputs: Object.entries(FLIGHT).map(([name, value]) => ({
        name,
        shape: [1, 1],
        datatype: name === 'distance' ? 'FP32' : typeof value === 'string' ? 'BYTES' : 'INT64',
        data: [value],
      })),
    };
    for (const version of ['1', '2', 'shadow']) {
      const url = `${server.url}/v2/models/flight-delay/versions/${version}/infer`;
      const { body } = await post(url, infer);
      expect(body).toMatchObject({ model_version: version });
    }
  });
});

it('a shadow’s answers are compared and counted, never returned', async () => {
  const count = (name: string): Promise<number | null> =>
    metric(server.url, name, { version: 'shadow' });
  await sleep(200); // for what earlier requests asked of it
  const before = (await count('slipway_shadow_rows_total')) ?? 0;
  const records = Array.from({ length: 24 }, (_, hour) => ({ ...FLIGHT, hour }));
  const answers = await Promise.all(records.map((record) => predict({}, record)));
  expect(answers.some(({ version }) => version === 'shadow')).toBe(false);
  await sleep(500);
  expect(((await count('slipway_shadow_rows_total')) ?? 0) - before).toBe(24);
  expect((await count('slipway_shadow_score_difference_count')) ?? 0).toBeGreaterThanOrEqual(24);
  expect(await count('slipway_shadow')).toBe(1);
});

it('a swap under load loses no request', async () => {
  let isOver = false;
  const seen = new Map<string, number>();
  const failures: string[] = [];
  const client = async (_: unknown, i: number): Promise<void> => {
    while (!isOver) {
      const records = i % 2 === 0 ? FLIGHT : Array.from({ length: 20 }, () => FLIGHT);
      const { status, text } = await post(`${server.url}/predict`, records, {
        'x-slipway-key': String(Math.random()),
      });
      if (status !== 200) failures.push(text);
      const version = /"version":"([^"]+)"/.exec(text)?.[1] ?? '';
      seen.set(version, (seen.get(version) ?? 0) + 1);
    }
  };
  const clients = Array.from({ length: 8 }, client);
  for (let swap = 0; swap < 5; swap++) {
    const [next, last] = swap % 2 === 0 ? ['green', 'blue'] : ['blue', 'green'];
    const file = swap % 2 === 0 ? 'candidate' : 'champion';
    expect((await call('PUT', `versions/${next}`, { path: `models/${file}.onnx` })).status).toBe(
      201,
    );
    expect((await call('PUT', 'traffic', { weights: { [next]: 100 }, shadows: [] })).status).toBe(
      200,
    );
    if (swap > 0) expect((await call('DELETE', `versions/${last}`)).status).toBe(200);
    await sleep(50);
  }
  await call('PUT', 'traffic', START);
  isOver = true;
  await Promise.all(clients);
  expect(failures).toEqual([]);
  expect([...seen.keys()]).toEqual(expect.arrayContaining(['green', 'blue']));
  // Loading what is there already, with the same content, changes nothing.
  const again = await call('PUT', 'versions/green', { path: 'models/candidate.onnx' });
  expect(again.status).toBe(200);
  expect((await call('DELETE', 'versions/green')).status).toBe(200);
});

it('of several loads under one name at a time, one wins', async () => {
  writeFileSync(path.join(folder, 'models', 'junk.onnx'), 'junk');
  const answers = await Promise.all(
    ['champion', 'candidate', 'junk'].map((name) =>
      call('PUT', 'versions/race', { path: `models/${name}.onnx` }),
    ),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, 409, 422]);
  expect((await call('DELETE', 'versions/race')).status).toBe(200);
});
