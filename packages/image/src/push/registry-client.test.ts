import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { digestOf, RegistryDouble } from '../testing/registry-double.ts';
import type { Credentials } from './credentials.ts';
import { RegistryClient } from './registry-client.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const PASSWORD: Credentials = { kind: 'password', username: 'ann', password: 'se:cret' };
const BASIC = `Basic ${Buffer.from('ann:se:cret').toString('base64')}`;

let registry: RegistryDouble;
beforeEach(async () => {
  registry = await RegistryDouble.start();
});
afterEach(async () => {
  await registry.stop();
});

function client(credentials: Credentials | null = null, host = registry.address): RegistryClient {
  return new RegistryClient({
    registry: host,
    repository: 'team/model',
    subject: 'push',
    credentials,
    pauseMs: 1,
  });
}

/** Answers with these statuses, one request each, then lets the registry answer. */
function failing(...statuses: number[]): void {
  registry.intercept = (request, response) => {
    if (request.url === '/v2/') return false;
    const status = statuses.shift();
    if (status === undefined) return false;
    response.writeHead(status, { 'retry-after': '0' }).end('{"errors":[{"code":"X"}]}');
    return true;
  };
}

describe('manifests and blobs', () => {
  it('come back as they were stored, under the digest of their bytes', async () => {
    const bytes = Buffer.from('{"schemaVersion":2}');
    expect(await client().putManifest('1', MANIFEST, bytes)).toBe(digestOf(bytes));
    expect(await client().manifest('1')).toEqual({
      digest: digestOf(bytes),
      mediaType: MANIFEST,
      bytes,
    });
    expect(await client().manifest('2')).toBeNull();
  });

  it('are uploaded once, from memory or from a file', async () => {
    const file = path.join(temporaryFolder(), 'model');
    writeFileSync(file, 'weights');
    const digest = digestOf('weights');
    await client().upload({ digest, size: 7, content: { file } });
    expect(registry.blobs.get(digest)?.toString()).toBe('weights');
    await client().upload({ digest, size: 7, content: Buffer.from('weights') });
    expect(registry.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
  });

  it('that the registry stored as something else are refused', async () => {
    registry.intercept = (request, response) => {
      if (request.method !== 'PUT') return false;
      response.writeHead(201, { 'docker-content-digest': digestOf('other') }).end();
      return true;
    };
    await expect(client().putManifest('1', MANIFEST, Buffer.from('{}'))).rejects.toThrow(
      `push: ${registry.address}/team/model: the registry stored ${digestOf('other')}`,
    );
  });
});

describe('a registry in trouble', () => {
  it.each([429, 500, 502, 503])('that answers %d for a while is asked again', async (status) => {
    failing(status, status, status);
    expect(await client().manifest('1')).toBeNull();
  });

  it.each([
    [429, 'the registry limits requests: log in, or try again later'],
    [500, 'the registry failed: try again later'],
  ])('that always answers %d is named with the remedy', async (status, remedy) => {
    failing(...Array<number>(20).fill(status));
    await expect(client().manifest('1')).rejects.toThrow(
      `push: ${registry.address}/team/model: reading the manifest 1 was answered with ${status} {"errors":[{"code":"X"}]}; ${remedy}`,
    );
  });

  it('that is not there is named with the reason', async () => {
    const gone = await RegistryDouble.start();
    const { address } = gone;
    await gone.stop();
    await expect(client(null, address).manifest('1')).rejects.toThrow(
      `push: ${address}/team/model: the registry cannot be reached: connect ECONNREFUSED`,
    );
  });
});

describe('a registry that asks who it is', () => {
  function demand(challenge: string, accepted: string): void {
    registry.intercept = (request, response) => {
      if (request.url?.startsWith('/token') === true) return false;
      if (request.headers.authorization === accepted) return false;
      response.writeHead(401, { 'www-authenticate': challenge }).end();
      return true;
    };
  }

  it('gets a password where it asks for one', async () => {
    demand('Basic realm="registry"', BASIC);
    expect(await client(PASSWORD).manifest('1')).toBeNull();
  });

  it('is named with the remedy when there is no login', async () => {
    demand('Basic realm="registry"', BASIC);
    await expect(client().manifest('1')).rejects.toThrow(
      /was answered with 401 ?; log in first \(docker\/login-action, or `docker login`\)/,
    );
  });

  it('gets a token of its token server, for this repository', async () => {
    let asked = '';
    demand(`Bearer realm="http://${registry.address}/token",service="reg"`, 'Bearer t0ken');
    const { intercept } = registry;
    registry.intercept = (request, response) => {
      if (request.url?.startsWith('/token') !== true) return intercept(request, response);
      asked = `${request.url} ${request.headers.authorization ?? ''}`;
      response.writeHead(200).end('{"token":"t0ken"}');
      return true;
    };
    expect(await client(PASSWORD).manifest('1')).toBeNull();
    expect(asked).toBe(`/token?service=reg&scope=repository%3Ateam%2Fmodel%3Apull%2Cpush ${BASIC}`);
  });

  it('does not make us tell a password to a server without TLS', async () => {
    demand('Bearer realm="http://token.example.org/token"', 'Bearer t0ken');
    await expect(client(PASSWORD).manifest('1')).rejects.toThrow('401');
  });

  it('is not told the password when uploads go elsewhere', async () => {
    const store = await RegistryDouble.start();
    let told: string | undefined = 'none';
    store.intercept = (request, response) => {
      told = request.headers.authorization;
      request.resume();
      response.writeHead(201).end();
      return true;
    };
    demand('Basic realm="registry"', BASIC);
    const { intercept } = registry;
    registry.intercept = (request, response) => {
      if (intercept(request, response)) return true;
      if (request.method !== 'POST') return false;
      response.writeHead(202, { location: `http://${store.address}/upload` }).end();
      return true;
    };
    const content = Buffer.from('weights');
    await client(PASSWORD).upload({ digest: digestOf(content), size: 7, content });
    expect(told).toBeUndefined();
    await store.stop();
  });
});
