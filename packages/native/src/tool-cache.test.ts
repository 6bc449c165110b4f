import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { find, findAllVersions } from '@actions/tool-cache';
import { describe, expect, it } from '@jest/globals';
import {
  temporaryFolder,
  unwritableFolder,
  withEnvironment,
  writeFiles,
} from '@slipway/test-support';
import { inspect, writeManifest } from './manifest.ts';
import { makeLibrary, makePackage } from './testing.ts';
import { cachedFolder, discard, makeStage, publish, writableToolCache } from './tool-cache.ts';

const library = makeLibrary([makePackage('example')]);

async function stageOf(folder: string, content: string): Promise<string> {
  const stage = await makeStage(folder);
  writeFiles(stage, { 'node_modules/example/index.js': content });
  await writeManifest(stage, library);
  return stage;
}

const contentOf = (folder: string): string =>
  readFileSync(path.join(folder, 'node_modules/example/index.js'), 'utf8');

describe('publish', () => {
  it('is seen by @actions/tool-cache', async () => {
    const toolCache = temporaryFolder();
    const folder = cachedFolder(toolCache, library);
    await publish(await stageOf(folder, 'one'), folder, library);
    const found = withEnvironment({ RUNNER_TOOL_CACHE: toolCache }, () => [
      find('slipway-example', '1.2.3', 'linux-x64'),
      ...findAllVersions('slipway-example', 'linux-x64'),
    ]);
    expect(await found).toEqual([folder, '1.2.3']);
  });

  it('keeps the copy of a process that was faster, and leaves nothing behind', async () => {
    const folder = cachedFolder(temporaryFolder(), library);
    const [first, second] = [await stageOf(folder, 'one'), await stageOf(folder, 'two')];
    await publish(first, folder, library);
    await publish(second, folder, library);
    expect(contentOf(folder)).toBe('one');
    expect(await inspect(folder, library)).toBe('intact');
    expect(readdirSync(path.dirname(folder)).sort()).toEqual(['linux-x64', 'linux-x64.complete']);
  });

  it('does not take a damaged copy for that of a faster process', async () => {
    const folder = cachedFolder(temporaryFolder(), library);
    const stage = await stageOf(folder, 'one');
    writeFiles(folder, { 'node_modules/example/index.js': 'torn' });
    await expect(publish(stage, folder, library)).rejects.toThrow(/ENOTEMPTY|EEXIST|EPERM/);
  });
});

describe('discard', () => {
  it('removes a copy, and does not mind when another process did', async () => {
    const folder = cachedFolder(temporaryFolder(), library);
    writeFiles(folder, { a: '' });
    await discard(folder);
    await discard(folder);
    expect(readdirSync(path.dirname(folder))).toEqual([]);
  });
});

describe('makeStage', () => {
  it('removes what a killed process left a day ago, and nothing else', async () => {
    const folder = cachedFolder(temporaryFolder(), library);
    const parent = path.dirname(folder);
    writeFiles(parent, { '.stage-old/a': '', '.stage-new/a': '', 'linux-arm64/a': '' });
    for (const name of ['.stage-old', 'linux-arm64']) utimesSync(path.join(parent, name), 1, 1);
    const stage = path.basename(await makeStage(folder));
    expect(readdirSync(parent).sort()).toEqual(['.stage-new', stage, 'linux-arm64'].sort());
  });
});

describe('writableToolCache', () => {
  it('is the first that can be written', async () => {
    const [first, second] = [unwritableFolder(), path.join(temporaryFolder(), 'made')];
    expect(await writableToolCache([first, second, temporaryFolder()])).toBe(second);
    expect(existsSync(second)).toBe(true);
  });

  it('is an error when there is none', async () => {
    const folder = unwritableFolder();
    const chosen = writableToolCache([folder]);
    await expect(chosen).rejects.toThrow(/^runtime: no folder can be written .*ENOTDIR/);
    await expect(chosen).rejects.toThrow('set RUNNER_TOOL_CACHE to one that can');
  });
});
