import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { stringify } from 'yaml';
import { accessInCluster, accessOfKubeconfig } from './access.ts';

function configOf(user: unknown, cluster: object = {}): Record<string, unknown> {
  return {
    'current-context': 'ci',
    contexts: [{ name: 'ci', context: { cluster: 'c', user: 'u', namespace: 'models' } }],
    clusters: [{ name: 'c', cluster: { server: 'https://10.0.0.1:6443', ...cluster } }],
    users: [{ name: 'u', user }],
  };
}

function fileOf(config: unknown): string {
  return path.join(temporaryFolder({ config: stringify(config), token: 'of-a-file\n' }), 'config');
}

describe('accessOfKubeconfig', () => {
  it('reads server, authority, token and namespace', () => {
    const authority = Buffer.from('PEM').toString('base64');
    const config = configOf({ token: 'abc' }, { 'certificate-authority-data': authority });
    const access = accessOfKubeconfig(fileOf(config), null);
    expect(access).toMatchObject({
      server: 'https://10.0.0.1:6443',
      ca: 'PEM',
      namespace: 'models',
    });
    expect(access.token()).toBe('abc');
  });

  it('reads a file of a token each time, beside the kubeconfig', () => {
    const file = fileOf(configOf({ tokenFile: 'token' }));
    const access = accessOfKubeconfig(file, 'ci');
    expect(access.token()).toBe('of-a-file');
    writeFileSync(path.join(path.dirname(file), 'token'), 'another');
    expect(access.token()).toBe('another');
  });

  it('lets a given token go before', () => {
    expect(accessOfKubeconfig(fileOf(configOf({ token: 'abc' })), null, 'given').token()).toBe(
      'given',
    );
    expect(accessOfKubeconfig(fileOf(configOf(null)), null, 'given').token()).toBe('given');
  });

  it('logs in with a client certificate', () => {
    const [cert, key] = ['CERT', 'KEY'].map((text) => Buffer.from(text).toString('base64'));
    const user = { 'client-certificate-data': cert, 'client-key-data': key };
    const access = accessOfKubeconfig(fileOf(configOf(user)), null);
    expect([access.cert, access.key, access.token()]).toEqual(['CERT', 'KEY', null]);
  });

  it.each([
    ['another context', configOf({ token: 'abc' }), 'prod', 'no context "prod"; it has "ci"'],
    ['nobody', configOf({}), null, 'the user "u" has no way to log in'],
    ['a program', configOf({ exec: { command: 'aws' } }), null, 'log in that is no program'],
    [
      'no check of the server',
      configOf({ token: 'abc' }, { 'insecure-skip-tls-verify': true }),
      null,
      'insecure-skip-tls-verify is not followed',
    ],
    ['no server', configOf({ token: 'abc' }, { server: 'x' }), null, 'clusters.0.cluster.server'],
    ['an empty file', {}, null, 'no context ""'],
  ])('refuses %s', (_what, config, context, message) => {
    expect(() => accessOfKubeconfig(fileOf(config), context)).toThrow(message);
  });

  it('shows nothing of a file that it cannot read', () => {
    const file = path.join(temporaryFolder({ config: 'token: {s3cret' }), 'config');
    expect(() => accessOfKubeconfig(file, null)).toThrow(
      /^target: kubeconfig: config is not YAML$/,
    );
    expect(() => accessOfKubeconfig(`${file}.none`, null)).toThrow('config.none cannot be read');
  });
});

describe('accessInCluster', () => {
  const folder = temporaryFolder({ 'ca.crt': 'PEM', token: 'abc\n', namespace: 'models' });

  it('is the service account of the pod', () => {
    const variables = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '6443' };
    const access = accessInCluster(variables, folder);
    expect(access).toMatchObject({ server: 'https://[fd00::1]:6443', ca: 'PEM' });
    expect([access?.token(), access?.namespace]).toEqual(['abc', 'models']);
  });

  it('is nothing outside of a pod', () => {
    expect(accessInCluster({}, folder)).toBeNull();
  });
});
