import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { duckDb, onnxRuntime } from './library.ts';
import { PINS } from './pins.ts';
import type { Platform } from './platform.ts';
import { currentPlatform, platformName } from './platform.ts';

const on = (os: string, arch: string, musl = false): Platform => ({ os, arch, musl });

describe('platformName', () => {
  it.each([
    [on('linux', 'x64'), 'linux-x64'],
    [on('linux', 'arm64', true), 'linux-arm64-musl'],
    [on('win32', 'x64'), 'win32-x64'],
  ])('%j is %s', (platform, name) => {
    expect(platformName(platform)).toBe(name);
  });

  it('of this process agrees with Node', () => {
    expect(currentPlatform()).toMatchObject({ os: process.platform, arch: process.arch });
  });
});

describe('DuckDB', () => {
  it.each([
    on('linux', 'x64'),
    on('linux', 'x64', true),
    on('linux', 'arm64'),
    on('linux', 'arm64', true),
    on('darwin', 'x64'),
    on('darwin', 'arm64'),
    on('win32', 'x64'),
    on('win32', 'arm64'),
  ])('on %j needs one binding only', (platform) => {
    const names = duckDb(platform).packages.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('@duckdb/node-bindings-'))).toEqual([
      `@duckdb/node-bindings-${platformName(platform)}`,
    ]);
  });

  it('is not built for every platform', () => {
    expect(() => duckDb(on('linux', 'riscv64'))).toThrow(InputError);
    expect(() => duckDb(on('linux', 'riscv64'))).toThrow(
      /^runtime: DuckDB 1\.5\.6-r\.1 has no build for linux-riscv64; run this step on Linux,/,
    );
  });
});

describe('ONNX Runtime', () => {
  const installed = path.dirname(
    createRequire(import.meta.url).resolve('onnxruntime-node/package.json'),
  );

  it.each([
    on('linux', 'x64'),
    on('linux', 'arm64'),
    on('darwin', 'arm64'),
    on('win32', 'x64'),
    on('win32', 'arm64'),
  ])('on %j has a binding among the files that are kept', (platform) => {
    const { binding, packages } = onnxRuntime(platform);
    expect(existsSync(path.join(installed, binding.file))).toBe(true);
    expect(packages[0]?.keep?.some((rule) => binding.file.startsWith(rule))).toBe(true);
  });

  it.each([on('darwin', 'x64'), on('linux', 'x64', true), on('aix', 'ppc64')])(
    'has no native build for %j',
    (platform) => {
      expect(() => onnxRuntime(platform)).toThrow(
        `runtime: ONNX Runtime 1.30.0 has no native build for ${platformName(platform)} (it has:`,
      );
    },
  );
});

it('pins every package of every platform by sha512', () => {
  for (const { integrity } of Object.values(PINS)) {
    expect(integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  }
});
