import { chmodSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { RecordingLogger, temporaryFolder } from '@slipway/test-support';
import { fetchTarballs, findNpm, npmReason } from './npm.ts';
import { resolveSettings } from './settings.ts';
import { makeLibrary, makePackage } from './testing.ts';

/** A folder with an executable script called npm. */
function programFolder(text = '#!/bin/sh\n'): string {
  const folder = temporaryFolder({ npm: text });
  chmodSync(path.join(folder, 'npm'), 0o755);
  return folder;
}

const posix = process.platform === 'win32' ? describe.skip : describe;

posix('findNpm', () => {
  const npm = programFolder();
  const nowhere = temporaryFolder({ 'bin/node': '' });
  const node = path.join(nowhere, 'bin/node');

  it('takes the first npm on PATH', async () => {
    const PATH = ['/nowhere', npm, programFolder()].join(path.delimiter);
    expect(await findNpm({ PATH }, node)).toEqual({ program: path.join(npm, 'npm'), args: [] });
  });

  it('takes the npm that came with Node when PATH has none', async () => {
    const script = 'lib/node_modules/npm/bin/npm-cli.js';
    const home = temporaryFolder({ 'bin/node': '', [script]: '' });
    const found = { program: path.join(home, 'bin/node'), args: [path.join(home, script)] };
    expect(await findNpm({ PATH: '' }, found.program)).toEqual(found);
    expect(await findNpm({}, found.program)).toEqual(found);
  });

  it.each([
    ['a PATH that does not name it', '/nowhere'],
    ['an empty PATH', ''],
    ['a file that cannot be executed', temporaryFolder({ npm: '' })],
    ['a folder called npm', temporaryFolder({ 'npm/x': '' })],
    ['a relative entry, which a checkout could fill', path.relative(process.cwd(), npm)],
  ])('finds none in %s', async (_, PATH) => {
    expect(await findNpm({ PATH }, node)).toBeNull();
  });
});

describe('npmReason', () => {
  it('is short: no stack, no log file, no credentials', () => {
    const stderr = [
      'npm error code ECONNREFUSED',
      'npm error syscall connect',
      'npm error errno ECONNREFUSED',
      'npm error FetchError: request to http://user:secret@proxy.example/x failed, reason: no',
      'npm error     at ClientRequest.<anonymous> (/usr/lib/index.js:130:14)',
      'npm error }',
      'npm error',
      'npm error A complete log of this run can be found in: /home/u/.npm/_logs/x.log',
    ].join('\n');
    expect(npmReason(stderr)).toBe(
      'code ECONNREFUSED; FetchError: request to http://***@proxy.example/x failed, reason: no',
    );
  });

  it.each([
    ['npm ERR! code E401\nnpm ERR! need auth', 'code E401; need auth'],
    ['sh: 1: node: not found\n', 'sh: 1: node: not found'],
    ['cannot reach https://user:secret@proxy.example', 'cannot reach https://***@proxy.example'],
    ['', 'npm gave no reason'],
  ])('of %j is %j', (stderr, reason) => {
    expect(npmReason(stderr)).toBe(reason);
  });
});

posix('fetchTarballs', () => {
  const library = makeLibrary([makePackage('@scope/example'), makePackage('other')]);
  const fetchWith = (PATH: string, more: Record<string, string> = {}): Promise<string[]> => {
    const folder = temporaryFolder();
    const environment = { PATH, HOME: folder, ...more };
    const settings = resolveSettings({ logger: new RecordingLogger(), environment });
    return fetchTarballs(library, folder, settings);
  };

  it('asks npm for all packages at once and names what it writes', async () => {
    const npm = programFolder('#!/bin/sh\nprintf "%s\\n" "$@" > called\n');
    const tarballs = await fetchWith(npm);
    expect(tarballs.map((file) => path.basename(file))).toEqual([
      'scope-example-1.2.3.tgz',
      'other-1.2.3.tgz',
    ]);
  });

  it.each([
    ['NPM_CONFIG_FETCH_RETRY_MINTIMEOUT', '77'],
    ['npm_config_fetch_retry_mintimeout', '78'],
    ['', '1000'],
  ])('waits between attempts as the user says in %j: %s ms', async (variable, value) => {
    const list = 'env | grep -i fetch_retry_mintimeout | cut -d= -f2 | xargs echo npm error';
    const npm = programFolder(`#!/bin/sh\n${list} >&2\nexit 1\n`);
    const user = variable === '' ? {} : { [variable]: value };
    await expect(fetchWith(`${npm}:/usr/bin:/bin`, user)).rejects.toThrow(`fetch it: ${value};`);
  });

  it('says why npm failed, and what to do', async () => {
    const npm = programFolder('#!/bin/sh\necho "npm error code E404" >&2\nexit 1\n');
    const fetched = fetchWith(npm);
    await expect(fetched).rejects.toThrow(InputError);
    await expect(fetched).rejects.toThrow(
      'runtime: Example 1.2.3 is neither installed nor cached, and npm could not fetch it: ' +
        "code E404; check network, proxy and npm's settings, or run `npm ci` in Slipway's folder",
    );
  });

  it('says what to do when npm cannot be started', async () => {
    const npm = programFolder('#!/no/such/interpreter\n');
    await expect(fetchWith(npm)).rejects.toThrow(/npm could not fetch it: .*ENOENT/);
  });

  it('gives npm a Node, also when PATH has none', async () => {
    const npm = programFolder(
      '#!/bin/sh\nnode -p "\'npm error \' + process.version" >&2\nexit 1\n',
    );
    await expect(fetchWith(npm)).rejects.toThrow(`fetch it: ${process.version};`);
  });

  it('passes the user’s variables on', async () => {
    const npm = programFolder('#!/bin/sh\necho "npm error $NPM_CONFIG_REGISTRY" >&2\nexit 1\n');
    const registry = { NPM_CONFIG_REGISTRY: 'registry of the user' };
    await expect(fetchWith(npm, registry)).rejects.toThrow('fetch it: registry of the user;');
  });
});
