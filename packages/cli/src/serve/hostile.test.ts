/** Clients that mean harm, or behave as if: the server stays small and goes on answering. */
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadyServer } from '@slipway/test-support';
import { startServe } from '@slipway/test-support';
import { errorOf, EXAMPLE, FLIGHT, get, metric, post } from './testing.ts';

const MB = 1_000_000;
let server: ReadyServer;

beforeAll(async () => {
  const limits = ['--max-body-mb', '8', '--max-buffer-mb', '16', '--receive-seconds', '2'];
  server = await startServe(limits, { cwd: EXAMPLE });
});

afterEach(async () => {
  expect((await post(`${server.url}/predict`, FLIGHT)).status).toBe(200);
  expect(server.process.stderr).not.toContain('a bug in Slipway');
});

afterAll(async () => {
  await server.process.stop();
});

function open(): Socket {
  const { hostname, port } = new URL(server.url);
  return connect(Number(port), hostname).on('error', () => undefined);
}

/** Everything that a connection brings until it ends. */
async function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await once(socket, 'close');
  return text;
}

/** Sends a body without end, announced or chunked; the answer, and how much was taken. */
function sendForever(headers: Record<string, string>): Promise<{ status: number; sent: number }> {
  return new Promise((resolve) => {
    const block = Buffer.alloc(64 * 1024, 'x');
    let sent = 0;
    let status = 0;
    const call = request(`${server.url}/predict`, { method: 'POST', headers });
    const more = (): void => {
      while (status === 0 && sent < 1000 * MB && call.write(block)) sent += block.length;
    };
    call.on('drain', more);
    call.on('response', (response) => {
      status = response.statusCode ?? 0;
      response.resume().on('close', () => {
        call.destroy();
        resolve({ status, sent });
      });
    });
    call.on('error', () => {
      resolve({ status, sent });
    });
    more();
  });
}

describe('a body of 1 GB', () => {
  it.each([
    ['announced', { 'content-length': String(1000 * MB) }],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('%s is refused with 413 and never held', async (_name, headers) => {
    const before = server.process.residentBytes;
    const { status, sent } = await sendForever(headers);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(100 * MB);
    expect(server.process.residentBytes - before).toBeLessThan(80 * MB);
  });

  it('is refused so that a client hears it that only listens at the end', async () => {
    const socket = open();
    const answer = readAll(socket);
    const length = 50 * MB;
    socket.write(
      `POST /predict HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`,
    );
    for (let sent = 0; sent < length; sent += MB) {
      if (!socket.write(Buffer.alloc(MB, 'x'))) await once(socket, 'drain');
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('inside 5 MB of gzip is refused with 413', async () => {
    const bomb = gzipSync(Buffer.alloc(1000 * MB), { level: 1 });
    const before = server.process.residentBytes;
    const answer = await post(`${server.url}/predict`, bomb, { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(413);
    expect(server.process.residentBytes - before).toBeLessThan(80 * MB);
  });
});

describe('slow clients', () => {
  it('that never finish their headers are closed with 408', async () => {
    const sockets = Array.from({ length: 20 }, open);
    const answers = sockets.map(readAll);
    for (const socket of sockets) socket.write('POST /predict HTTP/1.1\r\nHost: x\r\n');
    const drip = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('X: y\r\n');
    }, 200);
    expect((await post(`${server.url}/predict`, FLIGHT)).status).toBe(200);
    const texts = await Promise.all(answers);
    clearInterval(drip);
    expect(new Set(texts.map((text) => text.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']));
  });

  it('that never finish their body are closed with 408', async () => {
    const socket = open();
    socket.write('POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    const drip = setInterval(() => socket.writable && socket.write(' '), 200);
    const answer = await readAll(socket);
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

it('gives back the memory of clients that go away in the middle of their body', async () => {
  for (let round = 0; round < 4; round++) {
    const sockets = Array.from({ length: 4 }, open);
    for (const socket of sockets) {
      socket.write(`POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: ${6 * MB}\r\n\r\n`);
      socket.write(Buffer.alloc(3 * MB, 'x'));
    }
    await sleep(300);
    for (const socket of sockets) socket.destroy();
    await sleep(50);
  }
  // Were the bytes still counted, nothing would be left of max-buffer-mb for this one.
  const large = JSON.stringify({ ...FLIGHT, more: 'x'.repeat(7 * MB) });
  expect((await post(`${server.url}/predict`, large)).status).toBe(200);
});

it('takes so many bytes of bodies at a time, and answers 429 beyond them', async () => {
  const sockets = Array.from({ length: 5 }, open);
  const answers = sockets.map(readAll);
  for (const socket of sockets) {
    socket.write(
      `POST /predict HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${7 * MB}\r\n\r\n`,
    );
    socket.write(Buffer.alloc(5 * MB, 'x'));
  }
  await sleep(300);
  // Small requests are answered meanwhile.
  expect((await get(`${server.url}/readyz`)).status).toBe(200);
  expect((await post(`${server.url}/predict`, FLIGHT)).status).toBe(200);
  for (const socket of sockets) socket.end(Buffer.alloc(2 * MB, 'x'));
  const codes = (await Promise.all(answers)).map((text) => text.slice(9, 12));
  expect(codes.filter((code) => code === '429').length).toBeGreaterThan(0);
  expect(new Set(codes)).toEqual(new Set(['400', '429']));
});

it('answers requests that are sent without waiting for answers, in order', async () => {
  const body = JSON.stringify(FLIGHT);
  const one = `POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const socket = open();
  const bad = 'POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}';
  socket.write(`${one.repeat(50)}${bad}GET /v2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  const text = await readAll(socket);
  const codes = [...text.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, code]) => code);
  expect(codes).toEqual([...Array.from({ length: 50 }, () => '200'), '400', '200']);
});

it('survives clients that ask and do not stay for the answer', async () => {
  const body = JSON.stringify(Array.from({ length: 2000 }, () => FLIGHT));
  for (let round = 0; round < 20; round++) {
    const socket = open();
    socket.write(`POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`);
    socket.write(body);
    await sleep(round);
    socket.resetAndDestroy();
  }
  await sleep(200);
  expect(await metric(server.url, 'slipway_requests_in_flight')).toBe(0);
});

it('keeps no memory of hostile paths and versions in its metrics', async () => {
  const base = `${server.url}/v2/models`;
  for (let i = 0; i < 200; i++) {
    await post(`${base}/m${i}/infer`, {});
    await post(`${base}/flight-delay/versions/v${i}/infer`, {});
  }
  const { text } = await get(`${server.url}/metrics`);
  expect(text.split('\n').filter((line) => line.startsWith('slipway_')).length).toBeLessThan(300);
  const answer = await post(`${base}/flight-delay/versions/v1/infer`, {});
  expect(answer.status).toBe(404);
  expect(errorOf(answer)).toContain('there is no version "v1"');
});
