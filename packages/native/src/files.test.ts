import { statSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import { onnxRuntimeFiles } from './files.ts';
import { currentPlatform } from './platform.ts';

it('lists what this platform needs of ONNX Runtime, and no other', async () => {
  const files = await onnxRuntimeFiles({ logger: silentLogger });
  const paths = files.map((file) => file.path);
  const { os, arch } = currentPlatform();
  expect(paths).toContain('onnxruntime-node/package.json');
  expect(paths).toContain('onnxruntime-node/dist/index.js');
  expect(paths).toContain('onnxruntime-common/package.json');
  expect(paths).toContain(`onnxruntime-node/bin/napi-v6/${os}/${arch}/onnxruntime_binding.node`);
  const foreign = paths.filter(
    (path) => path.includes('/bin/') && !path.includes(`/${os}/${arch}/`),
  );
  expect(foreign).toEqual([]);
  expect(paths.filter((path) => path.includes('script/'))).toEqual([]);
  expect(files.every(({ file }) => statSync(file).isFile())).toBe(true);
});

it('has no build for musl', async () => {
  const platform = { os: 'linux', arch: 'x64', musl: true };
  await expect(onnxRuntimeFiles({ logger: silentLogger, platform })).rejects.toThrow('runtime: ');
});
