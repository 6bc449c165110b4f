import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { differences, writeDist } from './dist-folder.ts';

let folder = '';

beforeEach(() => {
  folder = path.join(temporaryFolder(), 'dist');
});

const files = new Map([
  ['a.js', Buffer.from('a')],
  ['b.wasm', Buffer.from([0, 255])],
]);

it('writes a folder that does not differ', () => {
  writeDist(files, folder);
  expect(differences(files, folder)).toEqual([]);
});

it('lists what is missing, different and stale', () => {
  writeDist(files, folder);
  rmSync(path.join(folder, 'a.js'));
  writeFileSync(path.join(folder, 'b.wasm'), 'x');
  writeFileSync(path.join(folder, 'old.js'), '');
  expect(differences(files, folder)).toEqual(['differs: b.wasm', 'missing: a.js', 'stale: old.js']);
});

it('says that everything is missing where there is no folder', () => {
  expect(differences(files, folder)).toEqual(['missing: a.js', 'missing: b.wasm']);
  expect(existsSync(folder)).toBe(false);
});

it('removes stale files when it writes', () => {
  writeDist(new Map([['old.js', Buffer.from('')]]), folder);
  writeDist(files, folder);
  expect(readdirSync(folder).sort()).toEqual(['a.js', 'b.wasm']);
});
