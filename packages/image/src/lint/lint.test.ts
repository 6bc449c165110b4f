import { describe, expect, it } from '@jest/globals';
import { lintDockerfile } from './dockerfile-rules.ts';
import { readHadolint } from './hadolint.ts';
import { lintImage } from './image-rules.ts';

const PINNED = `FROM node:24-slim@sha256:${'a'.repeat(64)}`;
const END = 'USER 10001:0\nHEALTHCHECK CMD ["true"]';

function found(text: string): string[] {
  return lintDockerfile({ path: 'Dockerfile', text }).map(
    ({ id, line }) => `${id.replace('SLIPWAY-', '')} line ${line}`,
  );
}

describe('our rules for Dockerfiles', () => {
  it('have nothing against a sound one', () => {
    const text = [
      `${PINNED} AS build`,
      'ARG TOKEN',
      'RUN pip install --require-hashes -r requirements.txt && pip install "flask==3.0"',
      'FROM build',
      'ENV API_KEY=$KEY PASSWORD_FILE=/run/secrets/p',
      'ADD --checksum=sha256:00 https://example.org/x /x',
      'RUN chmod 644 /x',
      END,
    ].join('\n');
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['a tag', `FROM node:24\n${END}`, ['D001 line 1']],
    ['a digest of a variable', `ARG BASE\nFROM $BASE\n${END}`, []],
    ['scratch', `FROM scratch\n${END}`, []],
    ['no user', `${PINNED}\nHEALTHCHECK CMD true`, ['D002 line 1']],
    ['root', `${PINNED}\n${END}\nUSER root`, ['D002 line 4']],
    [
      'a user of an earlier stage',
      `${PINNED} AS a\nUSER 1\n${PINNED}\nHEALTHCHECK CMD x`,
      ['D002 line 3'],
    ],
    ['a secret in ENV', `${PINNED}\nENV A=1 \\\n  DB_PASSWORD=hunter2\n${END}`, ['D003 line 2']],
    ['a secret in ARG', `${PINNED}\nARG NPM_TOKEN=abc\n${END}`, ['D003 line 2']],
    ['ADD from the network', `${PINNED}\nADD https://example.org/x /x\n${END}`, ['D004 line 2']],
    [
      'curl into a shell',
      `${PINNED}\nRUN curl -sSf https://example.org/i | sh\n${END}`,
      ['D005 line 2'],
    ],
    [
      'packages without versions',
      `${PINNED}\nRUN pip install flask "gunicorn[x]"\n${END}`,
      ['D006 line 2'],
    ],
    ['setuid', `${PINNED}\nRUN chmod 4755 /bin/x\n${END}`, ['D007 line 2']],
    ['everyone may write', `${PINNED}\nRUN chmod -R 777 /app\n${END}`, ['D007 line 2']],
    ['no health check', `${PINNED}\nUSER 1`, ['D008 line 1']],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('never show a secret', () => {
    const entries = lintDockerfile({
      path: 'D',
      text: `${PINNED}\nENV DB_PASSWORD=hunter2\n${END}`,
    });
    expect(JSON.stringify(entries)).not.toContain('hunter2');
  });
});

describe('rules for images', () => {
  it('find root and secrets, whose values they never show', () => {
    const entries = lintImage({
      config: { User: '', Env: ['PATH=/bin', 'AWS_SECRET=abc123'] },
      history: [{ created_by: 'RUN |1 NPM_TOKEN=npm_xyz /bin/sh -c npm ci' }],
    });
    expect(entries.map(({ id, message }) => `${id} ${message}`)).toEqual([
      'SLIPWAY-I001 no user is set, which is root',
      'SLIPWAY-I002 AWS_SECRET has a value in a variable of the image',
      'SLIPWAY-I002 NPM_TOKEN has a value in step 1 of the history',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/abc123|npm_xyz/);
  });

  it('have nothing against a sound one', () => {
    expect(lintImage({ config: { User: '10001:0', Env: ['A=1'] } })).toEqual([]);
  });
});

describe('hadolint', () => {
  it('is read where it is there', () => {
    const text =
      '[{"code":"DL3008","column":1,"file":"Dockerfile","level":"warning","line":4,"message":"Pin versions"}]';
    expect(readHadolint(text, 'Dockerfile')).toMatchObject([
      { id: 'DL3008', severity: 'medium', line: 4, source: 'hadolint' },
    ]);
    expect(readHadolint('oops', 'Dockerfile')).toBeNull();
  });
});
