import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { withEnvironment } from './environment.ts';
import { removeTemporaryFolders, temporaryFolder } from './folders.ts';
import { RecordingLogger } from './recording-logger.ts';

it('puts variables back, whatever happens', async () => {
  process.env.SLIPWAY_A = 'before';
  delete process.env.SLIPWAY_B;
  const changed = await withEnvironment({ SLIPWAY_A: undefined, SLIPWAY_B: 'x' }, () => [
    process.env.SLIPWAY_A,
    process.env.SLIPWAY_B,
  ]);
  expect(changed).toEqual([undefined, 'x']);
  const failing = withEnvironment({ SLIPWAY_B: 'y' }, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(process.env.SLIPWAY_A).toBe('before');
  expect(process.env).not.toHaveProperty('SLIPWAY_B');
});

it('makes folders with files in them, and removes them', () => {
  const folder = temporaryFolder({ 'a/b.txt': 'text', 'c.bin': new Uint8Array([1, 2]) });
  expect(readFileSync(path.join(folder, 'a/b.txt'), 'utf8')).toBe('text');
  expect([...readFileSync(path.join(folder, 'c.bin'))]).toEqual([1, 2]);
  removeTemporaryFolders();
  expect(existsSync(folder)).toBe(false);
});

it('remembers messages by level', () => {
  const logger = new RecordingLogger();
  logger.info('a');
  logger.warning('b');
  logger.info('c');
  expect(logger.of()).toEqual(['a', 'b', 'c']);
  expect(logger.of('info')).toEqual(['a', 'c']);
  expect(logger.of('debug')).toEqual([]);
});
