import { chmodSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { Janitor } from '../process/janitor.ts';
import { Programs } from '../process/programs.ts';
import type { Credentials } from './credentials.ts';
import { findCredentials } from './credentials.ts';

let janitor: Janitor;
beforeEach(() => {
  janitor = new Janitor(process.env);
});
afterEach(async () => {
  await janitor.close();
});

function find(
  config: unknown,
  registry: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Credentials | null> {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  const folder = temporaryFolder({ 'config.json': text });
  const all = { PATH: process.env.PATH, HOME: folder, DOCKER_CONFIG: folder, ...variables };
  return findCredentials(registry, new Programs(all, janitor), all);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('credentials', () => {
  it.each([
    ['reg.example.org', 'reg.example.org'],
    ['reg.example.org', 'https://reg.example.org'],
    ['127.0.0.1:5000', '127.0.0.1:5000'],
    ['docker.io', 'https://index.docker.io/v1/'],
  ])('for %s are found under %s', async (registry, key) => {
    const auths = { [key]: { auth: base64('ann:pass:word') } };
    expect(await find({ auths }, registry)).toEqual({
      kind: 'password',
      username: 'ann',
      password: 'pass:word',
    });
  });

  it('of another registry are not used', async () => {
    const auths = { 'reg.example.org': { auth: base64('ann:x') } };
    expect(await find({ auths }, 'reg.example.org.evil.org')).toBeNull();
  });

  it('may be a refresh token', async () => {
    const auths = { r: { auth: base64('x:y') }, 'r.io': { identitytoken: 't' } };
    expect(await find({ auths }, 'r.io')).toEqual({ kind: 'identity', token: 't' });
  });

  it('come from podman’s file where docker has none', async () => {
    const folder = temporaryFolder({
      'auth.json': JSON.stringify({ auths: { 'r.io': { auth: base64('bob:b') } } }),
    });
    const file = path.join(folder, 'auth.json');
    expect(await find({}, 'r.io', { REGISTRY_AUTH_FILE: file })).toMatchObject({ username: 'bob' });
  });

  it('come from a helper, which is asked over its standard input', async () => {
    const bin = temporaryFolder({
      'docker-credential-fake': `#!/bin/sh
read -r server
[ "$1" = get ] && echo "{\\"Username\\":\\"for $server\\",\\"Secret\\":\\"s\\"}"
`,
    });
    chmodSync(path.join(bin, 'docker-credential-fake'), 0o755);
    const variables = { PATH: `${bin}:${process.env.PATH ?? ''}` };
    expect(await find({ credsStore: 'fake' }, 'r.io', variables)).toEqual({
      kind: 'password',
      username: 'for r.io',
      password: 's',
    });
  });

  it('of a helper that is not there are an error that names it', async () => {
    await expect(find({ credHelpers: { 'r.io': 'none' } }, 'r.io')).rejects.toThrow(
      'push: docker’s configuration names docker-credential-none, which is not there',
    );
  });

  it('of a helper with another program’s name are refused', async () => {
    await expect(find({ credsStore: '../../bin/sh' }, 'r.io')).rejects.toThrow(
      'push: "../../bin/sh" is no name of a credential helper',
    );
  });

  it('are not quoted when the file is torn', async () => {
    const torn = '{"auths":{"r.io":{"auth":"c2VjcmV0"';
    await expect(find(torn, 'r.io')).rejects.toThrow(/config\.json is no configuration of docker$/);
    await expect(find(torn, 'r.io')).rejects.not.toThrow('c2VjcmV0');
  });

  it('are none without any file', async () => {
    const folder = temporaryFolder();
    const variables = { HOME: folder, PATH: process.env.PATH };
    const programs = new Programs(variables, janitor);
    expect(await findCredentials('r.io', programs, variables)).toBeNull();
  });
});
