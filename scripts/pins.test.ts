import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { renderPins } from './pins.ts';

const root = path.resolve(import.meta.dirname, '..');
const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');

it('packages/native/src/pins.ts is what package-lock.json says', async () => {
  const written = readFileSync(path.join(root, 'packages/native/src/pins.ts'), 'utf8');
  expect(await renderPins(lock)).toBe(written);
});

it('takes the version that the requiring package gets, also a nested one', async () => {
  const packages = {
    'node_modules/@duckdb/node-api': {
      version: '1.0.0',
      integrity: 'sha512-a',
      dependencies: { b: '2' },
    },
    'node_modules/b': { version: '1.0.0', integrity: 'sha512-wrong' },
    'node_modules/@duckdb/node-api/node_modules/b': { version: '2.0.0', integrity: 'sha512-b' },
    'node_modules/onnxruntime-node': {
      version: '3.0.0',
      integrity: 'sha512-c',
      dependencies: { 'adm-zip': '*' },
    },
  };
  const text = await renderPins(JSON.stringify({ packages }));
  expect(text).toContain("b: { version: '2.0.0', integrity: 'sha512-b' }");
  expect(text).not.toContain('wrong');
  expect(text).not.toContain('adm-zip');
});

it('refuses a lock file that lacks a package', async () => {
  const packages = {
    'node_modules/@duckdb/node-api': {
      version: '1.0.0',
      integrity: 'sha512-a',
      dependencies: { b: '2' },
    },
  };
  await expect(renderPins(JSON.stringify({ packages }))).rejects.toThrow(
    'package-lock.json has no b, which node_modules/@duckdb/node-api needs',
  );
});
