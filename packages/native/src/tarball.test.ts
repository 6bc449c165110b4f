import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import type { TarSource } from 'modern-tar/fs';
import { packTar } from 'modern-tar/fs';
import { packTar as packEntries } from 'modern-tar';
import { checkIntegrity, unpackPackage } from './tarball.ts';
import { makePackage } from './testing.ts';

const folder = temporaryFolder();

async function makeTarball(files: Record<string, string>): Promise<string> {
  const sources: TarSource[] = Object.entries(files).map(([target, content]) => ({
    type: 'content',
    target,
    content,
  }));
  const file = path.join(temporaryFolder(), 'package.tgz');
  await writeFile(file, gzipSync(await buffer(packTar(sources))));
  return file;
}

const filesIn = (place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .sort();

describe('checkIntegrity', () => {
  it('accepts the pinned tarball', async () => {
    const tarball = await makeTarball({ 'package/index.js': '1' });
    const hash = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    const wanted = { ...makePackage('example'), integrity: `sha512-${hash}` };
    await expect(checkIntegrity(tarball, wanted)).resolves.toBeUndefined();
  });

  it('names package, expected and found hash of any other', async () => {
    const tarball = await makeTarball({ 'package/index.js': '2' });
    const hash = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    const wanted = makePackage('@scope/example');
    const checked = checkIntegrity(tarball, wanted);
    await expect(checked).rejects.toThrow(InputError);
    await expect(checked).rejects.toThrow(
      `runtime: @scope/example@1.2.3 is not the package that Slipway was tested with and is not ` +
        `used: expected ${wanted.integrity}, found sha512-${hash}; `,
    );
  });
});

describe('unpackPackage', () => {
  it('keeps the wanted files only', async () => {
    const tarball = await makeTarball({
      'package/package.json': '{}',
      'package/bin/linux/x64/a.so': 'a',
      'package/bin/linux/x64-other/b.so': 'b',
      'package/bin/win32/x64/c.dll': 'c',
      'package/package.json.map': '',
      'package/sub/package.json': '',
    });
    const target = path.join(folder, 'some');
    await unpackPackage(tarball, target, ['package.json', 'bin/linux/x64/']);
    expect(filesIn(target)).toEqual(['bin/linux/x64/a.so', 'package.json']);
    expect(readFileSync(path.join(target, 'bin/linux/x64/a.so'), 'utf8')).toBe('a');
  });

  it('keeps everything when nothing is chosen, whatever the first folder is called', async () => {
    const target = path.join(folder, 'all');
    await unpackPackage(await makeTarball({ 'node/a.js': 'a', 'node/b/c.js': 'c' }), target, null);
    expect(filesIn(target)).toEqual(['a.js', 'b/c.js']);
  });

  it('leaves links out and writes nothing outside its folder', async () => {
    const entries = [
      { header: { name: 'package/../../evil.js', size: 4, type: 'file' as const }, body: 'evil' },
      {
        header: { name: 'package/link', size: 0, type: 'symlink' as const, linkname: '/etc' },
      },
      { header: { name: 'package/fine.js', size: 4, type: 'file' as const }, body: 'fine' },
    ];
    const tarball = path.join(folder, 'hostile.tgz');
    await writeFile(tarball, gzipSync(await packEntries(entries)));
    const target = path.join(folder, 'deep', 'hostile');
    await unpackPackage(tarball, target, null).catch(() => undefined);
    expect(existsSync(path.join(folder, 'deep', 'evil.js'))).toBe(false);
    expect(existsSync(path.join(folder, 'evil.js'))).toBe(false);
    expect(existsSync(path.join(target, 'link'))).toBe(false);
  });

  it('fails for a torn tarball', async () => {
    const whole = readFileSync(await makeTarball({ 'package/a.js': 'a'.repeat(5000) }));
    const torn = path.join(folder, 'torn.tgz');
    await writeFile(torn, whole.subarray(0, whole.length - 20));
    await expect(unpackPackage(torn, path.join(folder, 'torn'), null)).rejects.toThrow();
  });
});
