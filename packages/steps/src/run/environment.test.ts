import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import path from 'node:path';
import { readEnvironment } from './environment.ts';

const HEAD = 'a'.repeat(40);

function runner(event: string): Record<string, string> {
  const folder = temporaryFolder({ 'event.json': event });
  return {
    GITHUB_WORKSPACE: '/checkout',
    GITHUB_REPOSITORY: 'octo/demo',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: path.join(folder, 'event.json'),
    GITHUB_SHA: 'b'.repeat(40),
    GITHUB_RUN_ID: '17',
    GITHUB_RUN_ATTEMPT: '2',
    RUNNER_TEMP: '/runner/temp',
  };
}

describe('readEnvironment', () => {
  it('takes a terminal for what it is', () => {
    expect(readEnvironment({}, '/here')).toEqual({
      root: '/here',
      evidenceDirectory: '.slipway',
      toolCache: null,
      source: null,
      github: null,
      s3: null,
      variables: {},
    });
  });

  it('judges the head of a pull request, not the merge commit', () => {
    const event = JSON.stringify({ pull_request: { head: { sha: HEAD } } });
    const { source, root, evidenceDirectory } = readEnvironment(runner(event), '/elsewhere');
    expect(source).toEqual({ repository: 'octo/demo', commit: HEAD, runId: '17', attempt: 2 });
    expect([root, evidenceDirectory]).toEqual(['/checkout', '/runner/temp/slipway']);
  });

  it('takes access to an S3 store from the variables of AWS’s tools', () => {
    const variables = {
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9000',
    };
    expect(readEnvironment(variables, '/').s3).toMatchObject({
      keyId: 'key',
      region: 'eu-west-1',
      endpoint: '127.0.0.1:9000',
      insecure: true,
    });
    expect(readEnvironment({ AWS_ACCESS_KEY_ID: 'key' }, '/').s3).toBeNull();
  });

  it.each([
    ['a torn event', '{"pull_request":'],
    ['an event without a pull request', '{}'],
    ['a head that is no commit', '{"pull_request":{"head":{"sha":"$(id)"}}}'],
    ['null', 'null'],
  ])('falls back to the runner’s commit for %s', (_, event) => {
    expect(readEnvironment(runner(event), '/').source?.commit).toBe('b'.repeat(40));
  });
});
