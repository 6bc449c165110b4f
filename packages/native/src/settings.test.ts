import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import type { NativeOptions } from './settings.ts';
import { resolveSettings } from './settings.ts';

const cachesOn = (
  system: string,
  environment: NonNullable<NativeOptions['environment']>,
): readonly string[] =>
  resolveSettings({
    logger: silentLogger,
    environment,
    platform: { os: system, arch: 'x64', musl: false },
  }).toolCaches;

describe('the folders that keep libraries', () => {
  it.each([
    ['linux', { HOME: '/home/u' }, ['/home/u/.cache/slipway/tools']],
    ['linux', { HOME: '/home/u', XDG_CACHE_HOME: '/c' }, ['/c/slipway/tools']],
    ['darwin', { HOME: '/Users/u' }, ['/Users/u/Library/Caches/slipway/tools']],
    ['win32', { LOCALAPPDATA: '/u/Local', USERPROFILE: '/u' }, ['/u/Local/slipway/tools']],
    ['linux', { HOME: '/h', RUNNER_TOOL_CACHE: '/t' }, ['/t', '/h/.cache/slipway/tools']],
    ['linux', { RUNNER_TOOL_CACHE: '/t' }, ['/t']],
    ['linux', { HOME: '/h', RUNNER_TOOL_CACHE: '' }, ['/h/.cache/slipway/tools']],
  ])('on %s with %j are %j', (system, environment, folders) => {
    expect(cachesOn(system, environment)).toEqual(folders);
  });

  it.each([{}, { HOME: '', RUNNER_TOOL_CACHE: '' }, { RUNNER_TOOL_CACHE: 'relative' }])(
    'cannot be told from %j: an error, and never a folder that others can write',
    (environment) => {
      expect(() => cachesOn('linux', environment)).toThrow(
        /^runtime: there is no folder to keep .*; set RUNNER_TOOL_CACHE to an absolute path/,
      );
    },
  );

  it('is the one that the caller names, whatever the environment says', () => {
    const settings = resolveSettings({
      logger: silentLogger,
      toolCache: 'tools',
      environment: { HOME: '/h', RUNNER_TOOL_CACHE: '/t' },
    });
    expect(settings.toolCaches).toEqual([path.resolve('tools')]);
  });
});

describe('the folder for downloads', () => {
  it.each([
    [{ HOME: '/h', RUNNER_TEMP: '/r/_temp' }, '/r/_temp'],
    [{ HOME: '/h', RUNNER_TEMP: '' }, os.tmpdir()],
  ])('with %j is %s', (environment, folder) => {
    expect(resolveSettings({ logger: silentLogger, environment }).temporary).toBe(folder);
  });
});
