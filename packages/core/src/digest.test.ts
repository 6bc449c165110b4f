import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { digestFile, digestFolder, digestManifest } from './digest.ts';
import { InputError } from './errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'slipway-digest-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('digestFile', () => {
  it('is the sha256 of FIPS 180-2 for "abc"', async () => {
    writeFileSync(path.join(folder, 'abc'), 'abc');
    expect(await digestFile(path.join(folder, 'abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe('digestFolder', () => {
  it('is what sha256sum prints of the sorted files, hashed', async () => {
    mkdirSync(path.join(folder, 'sub dir'));
    writeFileSync(path.join(folder, 'b'), '2');
    writeFileSync(path.join(folder, 'sub dir', 'ä'), '3');
    writeFileSync(path.join(folder, 'a'), '1');
    const manifest = execFileSync('sha256sum', ['a', 'b', 'sub dir/ä'], { cwd: folder });
    const expected = execFileSync('sha256sum', { input: manifest }).toString().slice(0, 64);
    expect(await digestFolder(folder)).toBe(expected);
  });

  it('changes when a file is renamed', async () => {
    writeFileSync(path.join(folder, 'a'), '1');
    const before = await digestFolder(folder);
    rmSync(path.join(folder, 'a'));
    writeFileSync(path.join(folder, 'b'), '1');
    expect(await digestFolder(folder)).not.toBe(before);
  });

  it('refuses a symbolic link that leaves the folder', async () => {
    symlinkSync('/etc/hostname', path.join(folder, 'link'));
    await expect(digestFolder(folder)).rejects.toThrow(InputError);
  });
});

describe('digestManifest', () => {
  it('does not depend on the order of entries', () => {
    const a = { path: 'a', sha256: '1'.repeat(64) };
    const b = { path: 'b', sha256: '2'.repeat(64) };
    expect(digestManifest([a, b])).toBe(digestManifest([b, a]));
  });
});
