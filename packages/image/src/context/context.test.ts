import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { manifestText, writeContext } from './context.ts';

const EPOCH = 1_700_000_000;

describe('a build context', () => {
  it('is readable by everyone and of one time, whatever the user’s files are', async () => {
    const source = path.join(temporaryFolder(), 'model.onnx');
    writeFileSync(source, 'weights');
    chmodSync(source, 0o600);
    const folder = temporaryFolder();
    const written = await writeContext(
      folder,
      [
        { path: 'app/model/model.onnx', source },
        { path: 'app/a.txt', content: 'a', mode: 0o755 },
      ],
      EPOCH,
    );
    expect(written.map((file) => [file.path, file.mode, file.sizeBytes])).toEqual([
      ['app/a.txt', '0755', 1],
      ['app/model/model.onnx', '0644', 7],
    ]);
    for (const name of ['app', 'app/model', 'app/model/model.onnx', 'app/a.txt']) {
      expect(statSync(path.join(folder, name)).mtimeMs).toBe(EPOCH * 1000);
    }
    expect(statSync(path.join(folder, 'app/model')).mode & 0o777).toBe(0o755);
    expect(statSync(path.join(folder, 'app/model/model.onnx')).mode & 0o777).toBe(0o644);
    expect([statSync(source).mode & 0o777, readFileSync(source, 'utf8')]).toEqual([
      0o600,
      'weights',
    ]);
  });

  it.each(['../x', '/etc/passwd', 'a//b', 'a/./b', '', 'a\0b'])(
    'has no file called %j',
    async (name) => {
      const files = [{ path: name, content: 'x' }];
      await expect(writeContext(temporaryFolder(), files, EPOCH)).rejects.toThrow(
        'cannot be a file of a build context',
      );
    },
  );

  it('lists its files as sha256sum does', async () => {
    const files = await writeContext(temporaryFolder(), [{ path: 'b', content: '' }], EPOCH);
    expect(manifestText(files)).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n',
    );
  });
});
