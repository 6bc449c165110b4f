/** From the first line to the last: readiness, overload, the end, and what cannot be started. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { ServeProcess } from '@slipway/test-support';
import {
  RecordingLogger,
  REPOSITORY_ROOT,
  spawnServe,
  startServe,
  temporaryFolder,
} from '@slipway/test-support';
import { runServe } from './run.ts';
import { errorOf, get, metric, modelFile, post, serveHere } from './testing.ts';

/** A model of 40 ms a call, whatever its rows: score = 2 × a + b. */
const SLOW = temporaryFolder({
  'slow.onnx': modelFile('serving/fixtures/slow'),
  'slipway.yml': 'version: 1\ndata: { features: [a, b] }\n',
});
const RECORD = { a: 1, b: 2 };
const slow = ['--model', 'slow.onnx', '--task', 'regression'];
const started: ServeProcess[] = [];

function spawned(args: readonly string[], cwd = SLOW): ServeProcess {
  const child = spawnServe(args, { cwd });
  started.push(child);
  return child;
}

async function ready(args: readonly string[]): Promise<{ process: ServeProcess; url: string }> {
  const server = await startServe([...slow, ...args], { cwd: SLOW });
  started.push(server.process);
  return server;
}

/** The same in this process. */
function here(texts: Readonly<Record<string, string>>): ReturnType<typeof serveHere> {
  return serveHere({ model: 'slow.onnx', task: 'regression', ...texts }, SLOW);
}

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

describe('before the model has answered', () => {
  it('probes hear 503 and live, predictions 503 with Retry-After; then all is 200', async () => {
    const child = spawned([...slow, '--port', '0']);
    const url = await child.printed(/until it has answered, (http:\S+)\/readyz says 503/);
    const [readyz, v2, live, model, predict] = await Promise.all([
      get(`${url}/readyz`),
      get(`${url}/v2/health/ready`),
      get(`${url}/v2/health/live`),
      get(`${url}/v2/models/slow/ready`),
      post(`${url}/predict`, RECORD),
    ]);
    expect([readyz.status, v2.status, live.status, model.status, predict.status]).toEqual([
      503, 503, 200, 503, 503,
    ]);
    expect(predict.headers.get('retry-after')).toBe('1');
    expect(child.stdout).toBe('');
    await child.printed(/^listening on /m);
    expect((await get(`${url}/readyz`)).status).toBe(200);
    expect((await post(`${url}/predict`, RECORD)).body).toMatchObject({ label: 4 });
    await child.stop();
  });

  it('SIGTERM ends it with 0', async () => {
    const child = spawned([...slow, '--port', '0', '--workers', '1']);
    await child.printed(/until it has answered/);
    expect(await child.stop()).toEqual({ exitCode: 0, signal: null });
    expect(child.stdout).toBe('');
  });
});

describe('SIGTERM', () => {
  it('answers every request under way, says that it is not ready, and ends with 0', async () => {
    const { process: child, url } = await ready(['--batch-rows', '1']);
    const answers = Array.from({ length: 10 }, () => post(`${url}/predict`, RECORD));
    await sleep(60);
    const ended = child.stop();
    await sleep(50);
    expect((await get(`${url}/readyz`)).status).toBe(503);
    const results = await Promise.all(answers);
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await ended).toEqual({ exitCode: 0, signal: null });
  });

  it('loses no request of clients that go on until they are told to leave', async () => {
    const { process: child, url } = await ready(['--workers', '1']);
    let isOver = false;
    const failures: string[] = [];
    const client = async (): Promise<number> => {
      let answered = 0;
      while (!isOver) {
        const outcome = await post(`${url}/predict`, RECORD).then(
          ({ status }) => status,
          (error: unknown) => (error as { cause?: { code?: string } }).cause?.code ?? String(error),
        );
        // Refused at the door: no request was taken and lost.
        if (outcome === 'ECONNREFUSED') return answered;
        if (outcome !== 200) failures.push(String(outcome));
        answered += 1;
      }
      return answered;
    };
    const clients = Array.from({ length: 8 }, client);
    await sleep(300);
    const ending = await child.stop();
    isOver = true;
    const counts = await Promise.all(clients);
    expect(failures).toEqual([]);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(ending.exitCode).toBe(0);
  });

  it('cuts off what takes longer than drain-seconds, and says so', async () => {
    const { process: child, url } = await ready(['--batch-rows', '1', '--drain-seconds', '1']);
    const answers = Array.from({ length: 60 }, () =>
      post(`${url}/predict`, RECORD).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    await sleep(100);
    const { exitCode } = await child.stop();
    const statuses = await Promise.all(answers);
    expect(exitCode).toBe(0);
    expect(child.stderr).toContain('Requests that took too long were cut off');
    expect(new Set(statuses)).toEqual(new Set([200, 0]));
  });
});

describe('too much at once', () => {
  it('is 429 with Retry-After, and what was taken is answered', async () => {
    const { url, stop } = await here({ workers: '1', 'batch-rows': '1', 'queue-rows': '5' });
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => post(`${url}/predict`, RECORD)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    const taken = answers.filter(({ status }) => status === 200);
    expect(refused.length + taken.length).toBe(40);
    expect(taken.length).toBeGreaterThanOrEqual(6);
    expect(refused.length).toBeGreaterThan(20);
    for (const answer of refused) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(errorOf(answer)).toMatch(/waiting already/);
    }
    expect(await metric(url, 'slipway_errors_total', { reason: 'busy' })).toBe(refused.length);
    expect((await post(`${url}/predict`, RECORD)).status).toBe(200);
    await stop();
  });

  it('together is run together', async () => {
    const { url, stop } = await here({ workers: '1' });
    const before = (await metric(url, 'slipway_batch_rows_count')) ?? 0;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, a) => post(`${url}/predict`, { a, b: 1 })),
    );
    answers.forEach(({ body }, a) => {
      expect(body).toMatchObject({ label: 2 * a + 1 });
    });
    expect((await metric(url, 'slipway_batch_rows_count')) ?? 0).toBeLessThan(before + 10);
    await stop();
  });

  it('a call without an answer in time is 504', async () => {
    const { url, stop } = await here({ workers: '1', 'timeout-ms': '10' });
    const answer = await post(`${url}/predict`, RECORD);
    expect(answer.status).toBe(504);
    expect(errorOf(answer)).toBe('there was no answer within 10 ms');
    await stop();
  });
});

const POINTERS = path.join(
  REPOSITORY_ROOT,
  'packages/model/fixtures/reports/29-the-file-is-a-git-lfs-pointer',
);

describe('what cannot be started', () => {
  const picky = readFileSync(path.join(REPOSITORY_ROOT, 'packages/serving/fixtures/picky.onnx'));
  const folder = temporaryFolder({
    'picky.onnx': picky,
    'torn.onnx': picky.subarray(0, 100),
    'empty.onnx': '',
    ...Object.fromEntries(
      ['model.onnx', 'conflicted.onnx', 'model.onnx.dvc'].map((name) => [
        name,
        readFileSync(path.join(POINTERS, name)),
      ]),
    ),
    'bad.yml': 'version: 1\nserve: { prot: 80 }\n',
    'twice.yml':
      'version: 1\nserve: { versions: [{ version: "1", path: picky.onnx, weight: 50 }, { version: "1", path: picky.onnx, weight: 50 }] }\n',
    'sum.yml':
      'version: 1\nserve: { versions: [{ version: "1", path: picky.onnx, weight: 50 }, { version: "2", path: picky.onnx, weight: 49 }] }\n',
    tokens: 'short\n',
    'not-a-folder': '',
  });

  it.each<[string, Record<string, string>, number, RegExp]>([
    ['no model', {}, 64, /model: is missing; set --model/],
    ['a model that is not there', { model: 'x.onnx' }, 2, /model: x\.onnx: no such file/],
    ['a torn model', { model: 'torn.onnx' }, 2, /model: torn\.onnx/],
    ['an empty model', { model: 'empty.onnx' }, 2, /model: empty\.onnx/],
    [
      'a Git LFS pointer',
      { model: 'model.onnx' },
      2,
      /model: .*Git LFS pointer.*16,384,000 bytes.*git lfs pull/s,
    ],
    ['a pointer with a conflict', { model: 'conflicted.onnx' }, 2, /model: .*Git LFS pointer/],
    ["DVC's pointer", { model: 'model.onnx.dvc' }, 2, /model: .*DVC/],
    ['an unknown key', { config: 'bad.yml' }, 64, /prot.*port/],
    ['a version twice', { config: 'twice.yml' }, 64, /versions: the version "1" is listed twice/],
    [
      'weights that do not add up',
      { config: 'sum.yml' },
      64,
      /versions: the weights add up to 99, not to 100/,
    ],
    ['a port out of range', { model: 'picky.onnx', port: '70000' }, 64, /port/],
    ['a port that is no number', { model: 'picky.onnx', port: 'http' }, 64, /port.*http/],
    [
      'an address of another machine',
      { model: 'picky.onnx', host: '192.0.2.1' },
      64,
      /192\.0\.2\.1 is no address of this machine/,
    ],
    [
      'an admin port without token',
      { model: 'picky.onnx', 'admin-port': '0' },
      64,
      /admin-port: the admin endpoint needs a token; set SLIPWAY_ADMIN_TOKEN/,
    ],
    [
      'a short token',
      { model: 'picky.onnx', 'token-file': 'tokens' },
      64,
      /token-file: a token has at least 16 characters/,
    ],
    [
      'half of TLS',
      { model: 'picky.onnx', 'tls-cert': 'tokens' },
      64,
      /tls-key: is missing|tls-cert.*tls-key/,
    ],
    [
      'TLS files that are none',
      { model: 'picky.onnx', 'tls-cert': 'tokens', 'tls-key': 'tokens' },
      64,
      /tls-/,
    ],
    [
      'a log that cannot be written',
      { model: 'picky.onnx', 'prediction-log': 'not-a-folder/log.jsonl' },
      64,
      /prediction-log: .*cannot be written/,
    ],
    [
      'a misspelt column to drop',
      { model: 'picky.onnx', 'prediction-log': 'log.jsonl', 'log-drop': 'Y' },
      64,
      /log-drop: "Y" is no column that is logged/,
    ],
  ])('%s', async (_name, texts, exitCode, message) => {
    const logger = new RecordingLogger();
    const printed: string[] = [];
    const code = await runServe(
      { port: '0', ...texts },
      {
        directory: folder,
        variables: {},
        logger,
        print: (line) => printed.push(line),
        onStop: () => undefined,
      },
    );
    expect(logger.of('warning').join('\n')).toMatch(message);
    expect(code).toBe(exitCode);
    expect(printed).toEqual([]);
  });

  it('the process ends with the code, says why on stderr, and nothing on stdout', async () => {
    const child = spawned(['--model', 'x.onnx', '--port', '0'], folder);
    expect(await child.ended).toEqual({ exitCode: 2, signal: null });
    expect(child.stderr).toMatch(/^warning: model: x\.onnx: no such file/m);
    expect(child.stdout).toBe('');
    const unknown = spawned(['--modle', 'x.onnx'], folder);
    expect(await unknown.ended).toEqual({ exitCode: 64, signal: null });
    expect(unknown.stderr).toContain('--modle');
  });

  it('a port in use', async () => {
    const first = await here({ workers: '1' });
    const { port } = new URL(first.url);
    await expect(here({ port })).rejects.toThrow(`port: ${port} is in use on 127.0.0.1`);
    await first.stop();
  });
});

describe('--health-check', () => {
  it('is 0 for a server that is ready and 1 for none', async () => {
    const server = await ready([]);
    const { port } = new URL(server.url);
    const check = spawned(['--health-check', '--port', port]);
    expect(await check.ended).toEqual({ exitCode: 0, signal: null });
    expect(check.stdout).toBe('ready\n');
    await server.process.stop();
    const again = spawned(['--health-check', '--port', port]);
    expect(await again.ended).toEqual({ exitCode: 1, signal: null });
    expect(again.stdout).toMatch(/^no answer on 127\.0\.0\.1:\d+/);
    expect(await spawned(['--health-check', '--port', '0']).ended).toMatchObject({ exitCode: 64 });
  });
});
