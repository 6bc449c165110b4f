import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { temporaryFolder, unwritableFolder } from '@slipway/test-support';
import { parse } from 'yaml';
import { allTo, NO_TRAFFIC, split } from '../machine/traffic.ts';
import { targetConformance } from '../testing/conformance.ts';
import { FileTarget } from './file.ts';

const targetIn = (folder: string): FileTarget =>
  new FileTarget({
    file: path.join(folder, 'weights.yml'),
    shown: 'weights.yml',
    model: 'demo',
    environment: 'production',
  });

targetConformance(
  'a file',
  async () => {
    const target = targetIn(temporaryFolder());
    await target.write(allTo('1.0.0'), null);
    return { target, meddle: (traffic) => target.write(traffic, null) };
  },
  { knowsVersions: false },
);

describe('FileTarget', () => {
  it('has no traffic where there is no file', async () => {
    expect(await targetIn(temporaryFolder()).read()).toEqual(NO_TRAFFIC);
  });

  it('writes a file that says what it is, in folders that it makes', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'deploy', 'weights.yml');
    const target = new FileTarget({ file, shown: 'x', model: 'demo', environment: 'production' });
    await target.write(split('1.0.0', '1.1.0', 5), null);
    expect(parse(readFileSync(file, 'utf8'))).toEqual({
      model: 'demo',
      environment: 'production',
      weights: { '1.0.0': 95, '1.1.0': 5 },
      shadows: [],
    });
    expect(readdirSync(path.dirname(file))).toEqual(['weights.yml']);
  });

  it('keeps comments and other keys', async () => {
    const folder = temporaryFolder({
      'weights.yml': '# ours\nowner: team-a\nweights: {1.0.0: 100}\n',
    });
    await targetIn(folder).write(allTo('1.1.0'), allTo('1.0.0'));
    const text = readFileSync(path.join(folder, 'weights.yml'), 'utf8');
    expect(text).toContain('# ours\nowner: team-a');
    expect(parse(text)).toMatchObject({ weights: { '1.1.0': 100 } });
  });

  it.each([
    ['weights: {1.0.0: 90}', 'add up to 90, not to 100'],
    ['weights: {1.0.0: 60, 1.1.0: 60}', 'add up to 120, not to 100'],
    ['weights: {1.0.0: high}', 'weights.1.0.0'],
    ['weights: [1, 2]', 'weights'],
    ['weights: {', 'is not YAML'],
    ['- 1', 'has not the form'],
  ])('refuses %s, and can still restore', async (text, message) => {
    const folder = temporaryFolder({ 'weights.yml': text });
    const target = targetIn(folder);
    await expect(target.read()).rejects.toThrow(InputError);
    await expect(target.read()).rejects.toThrow(message);
    await target.write(allTo('1.0.0'), null);
    expect(await target.read()).toEqual(allTo('1.0.0'));
  });

  it('leaves nothing behind where it cannot write', async () => {
    const folder = unwritableFolder();
    await expect(targetIn(folder).write(allTo('1.0.0'), null)).rejects.toThrow(
      /^target: weights\.yml cannot be written/,
    );
  });

  it('never shows half a file', async () => {
    const folder = temporaryFolder();
    const target = targetIn(folder);
    await target.write(allTo('1.0.0'), null);
    const file = path.join(folder, 'weights.yml');
    let isWriting = true;
    const writing = (async () => {
      for (let i = 0; i < 20; i++) await target.write(split('1.0.0', '1.1.0', (i % 99) + 1), null);
      isWriting = false;
    })();
    while (isWriting) {
      const { weights } = parse(readFileSync(file, 'utf8')) as { weights: Record<string, number> };
      expect(Object.values(weights).reduce((a, b) => a + b)).toBe(100);
      await new Promise(setImmediate);
    }
    await writing;
    expect(existsSync(file)).toBe(true);
    chmodSync(file, 0o644);
    writeFileSync(file, '');
    expect(await target.read()).toEqual(NO_TRAFFIC);
  });
});
