/** TLS, bearer tokens, and the document that describes the server. */
import { execFileSync } from 'node:child_process';
import { request } from 'node:https';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadyServer } from '@slipway/test-support';
import { spawnServe, startServe, temporaryFolder } from '@slipway/test-support';
import { connect } from 'node:tls';
import { EXAMPLE, FLIGHT } from './testing.ts';

const TOKEN = 'a-token-of-the-predictions';
const folder = temporaryFolder();
const tls = [
  '--tls-cert',
  path.join(folder, 'cert.pem'),
  '--tls-key',
  path.join(folder, 'key.pem'),
];
let server: ReadyServer;
let hasOpenssl = true;

beforeAll(async () => {
  try {
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=somebody',
        '-keyout',
        'key.pem',
        '-out',
        'cert.pem',
      ],
      { cwd: folder, stdio: 'ignore' },
    );
  } catch {
    hasOpenssl = false;
    return;
  }
  server = await startServe(tls, { cwd: EXAMPLE, environment: { SLIPWAY_SERVE_TOKEN: TOKEN } });
});

afterAll(async () => {
  if (!hasOpenssl) return;
  await server.process.stop();
  expect(server.process.stderr + server.process.stdout).not.toContain(TOKEN);
});

function ask(
  where: string,
  token: string | null,
  body: string | null = null,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(`${server.url}${where}`, {
      method: body === null ? 'GET' : 'POST',
      rejectUnauthorized: false,
      agent: false,
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
    call.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    call.on('error', reject);
    call.end(body ?? undefined);
  });
}

describe('TLS and a bearer token', () => {
  it('turn the address into https', () => {
    if (!hasOpenssl) return;
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  });

  it('keep health open and close everything else', async () => {
    if (!hasOpenssl) return;
    for (const where of ['/v2/health/live', '/v2/health/ready', '/healthz', '/readyz?x=1']) {
      expect((await ask(where, null)).status).toBe(200);
    }
    for (const where of [
      '/v2',
      '/metrics',
      '/openapi.json',
      '/v2/models/flight-delay',
      '/nothing',
      '/readyz/',
      '/readyz/../metrics',
      '/%72eadyz',
    ]) {
      expect([where, (await ask(where, null)).status]).toEqual([where, 401]);
    }
    const body = JSON.stringify(FLIGHT);
    expect((await ask('/predict', null, body)).status).toBe(401);
    expect((await ask('/predict', `${TOKEN}x`, body)).status).toBe(401);
    expect((await ask('/predict', TOKEN, body)).status).toBe(200);
    expect((await ask('/metrics', TOKEN)).text).toContain('reason="unauthorized"');
  });

  it('speak no TLS below 1.2', async () => {
    if (!hasOpenssl) return;
    const { port } = new URL(server.url);
    const outcome = await new Promise<string>((resolve) => {
      const socket = connect({
        port: Number(port),
        rejectUnauthorized: false,
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      });
      socket.on('secureConnect', () => {
        resolve(`connected with ${socket.getProtocol() ?? ''}`);
        socket.destroy();
      });
      socket.on('error', () => {
        resolve('refused');
      });
    });
    expect(outcome).toBe('refused');
  });

  it('are known to --health-check', async () => {
    if (!hasOpenssl) return;
    const { port } = new URL(server.url);
    const check = spawnServe(['--health-check', '--port', port, ...tls], { cwd: EXAMPLE });
    expect(await check.ended).toEqual({ exitCode: 0, signal: null });
    const plain = spawnServe(['--health-check', '--port', port], { cwd: EXAMPLE });
    expect(await plain.ended).toEqual({ exitCode: 1, signal: null });
  });
});
