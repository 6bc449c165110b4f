import { appendFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { inspect, writeManifest } from './manifest.ts';
import { makeLibrary, makePackage } from './testing.ts';

const library = makeLibrary([makePackage('example')]);
const BINARY = 'node_modules/example/lib.so';
let folder = '';
let binary = '';

beforeEach(async () => {
  folder = temporaryFolder({
    'node_modules/example/package.json': '{"name": "example"}',
    [BINARY]: 'native code',
  });
  binary = path.join(folder, BINARY);
  await writeManifest(folder, library);
});

describe('inspect', () => {
  it('finds an untouched folder intact', async () => {
    expect(await inspect(folder, library)).toBe('intact');
  });

  it('finds no folder absent', async () => {
    expect(await inspect(path.join(folder, 'nothing'), library)).toBe('absent');
  });

  it('finds a folder intact whose times alone changed (restored from an archive)', async () => {
    utimesSync(binary, 1, 1);
    expect(await inspect(folder, library)).toBe('intact');
  });

  it.each([
    ['truncated', () => writeFileSync(binary, 'native')],
    ['longer', () => appendFileSync(binary, '!')],
    ['emptied', () => writeFileSync(binary, '')],
    ['missing', () => rmSync(binary)],
    ['of other content in the same size', () => writeFileSync(binary, 'native c0de')],
    [
      'of other content in the same size, with its old time',
      () => {
        const { atime, mtime } = statSync(binary);
        writeFileSync(binary, 'native c0de');
        utimesSync(binary, atime, mtime);
      },
    ],
  ])('finds a folder damaged in which a file is %s', async (_, damage) => {
    damage();
    expect(await inspect(folder, library)).toBe('damaged');
  });

  it.each([
    ['missing', () => rmSync(path.join(folder, 'slipway-manifest.json'))],
    ['torn', (text: string) => text.slice(0, 40)],
    ['of another form', () => '{"packages": []}'],
    ['empty', () => ''],
  ])('finds a folder damaged whose manifest is %s', async (_, change) => {
    const file = path.join(folder, 'slipway-manifest.json');
    const changed = change(readFileSync(file, 'utf8'));
    if (typeof changed === 'string') writeFileSync(file, changed);
    expect(await inspect(folder, library)).toBe('damaged');
  });

  it('finds a folder damaged that holds packages of other hashes', async () => {
    const repinned = { ...makePackage('example'), integrity: `sha512-${'B'.repeat(86)}==` };
    expect(await inspect(folder, makeLibrary([repinned]))).toBe('damaged');
  });
});
