import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import { ADA, request } from '../testing/draft.ts';
import { bareRepository, openRepository, run } from '../testing/git.ts';
import { GitRegistry } from './registry.ts';
import { signatureOf } from './signed-tag.ts';

describe('signed tags', () => {
  let folder: string;
  let registry: GitRegistry;

  /** A key of SSH, which git signs with, and the list of those it trusts. */
  function configureSigning(trusted: boolean): void {
    const keys = temporaryFolder();
    const key = path.join(keys, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ada', '-f', key]);
    const signers = path.join(keys, 'signers');
    const line = execFileSync('cat', [`${key}.pub`], { encoding: 'utf8' });
    writeFileSync(signers, trusted ? `ada@example.org ${line}` : '');
    run(folder, 'config', 'gpg.format', 'ssh');
    run(folder, 'config', 'user.signingkey', key);
    run(folder, 'config', 'gpg.ssh.allowedSignersFile', signers);
  }

  beforeEach(async () => {
    folder = bareRepository();
    registry = new GitRegistry(await openRepository(folder), { sign: true });
  });
  afterEach(() => registry.close());

  it('are made as git is configured to, and checked', async () => {
    configureSigning(true);
    await registry.register(request('m', 'a'));
    await registry.assign({
      model: 'm',
      environment: 'prod',
      version: '1.0.0',
      by: ADA,
      reason: null,
    });
    expect(run(folder, 'cat-file', 'tag', 'm@v1.0.0')).toContain('BEGIN SSH SIGNATURE');
    expect(run(folder, 'cat-file', 'tag', 'm#prod#1')).toContain('BEGIN SSH SIGNATURE');
    const findings = await registry.check('m');
    expect(findings.map(({ check, verdict }) => [check, verdict])).toEqual([
      ['tag', 'pass'],
      ['signature', 'pass'],
    ]);
    expect(findings[1]?.detail).toBe('m@v1.0.0: signed by ada@example.org');
  });

  it('of a key that nobody knows are not taken for good', async () => {
    configureSigning(false);
    await registry.register(request('m', 'a'));
    const [, signature] = await registry.check('m');
    expect(signature).toMatchObject({ check: 'signature', verdict: 'inconclusive' });
  });

  it('cannot be made without a key, and nothing is registered then', async () => {
    run(folder, 'config', 'gpg.format', 'ssh');
    const registering = registry.register(request('m', 'a'));
    await expect(registering).rejects.toThrow(ConfigurationError);
    await expect(registering).rejects.toThrow(/^sign: the tag cannot be signed: /);
    expect(run(folder, 'for-each-ref')).toBe('');
  });
});

describe('signatureOf', () => {
  it.each([
    ['[GNUPG:] GOODSIG 0123 Ada <ada@example.org>', 0, 'good', 'signed by Ada <ada@example.org>'],
    ['[GNUPG:] BADSIG 0123 Ada', 1, 'bad', 'not of this content'],
    ['[GNUPG:] ERRSIG 0123 1 8 00 1 9\n[GNUPG:] NO_PUBKEY 0123', 1, 'unknown', 'knows nothing of'],
    ['error: cannot run gpg: No such file or directory', 1, 'unknown', 'could not check'],
  ])('%j', (stderr, exitCode, status, detail) => {
    const found = signatureOf({ exitCode, stderr, stdout: Buffer.alloc(0) });
    expect(found.status).toBe(status);
    expect(found.detail).toContain(detail);
  });
});
