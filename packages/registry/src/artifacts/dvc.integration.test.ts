/** dvc (PyPI) as the judge: it checks out what we put into its cache, and we find what it added. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { artifactOf } from '../testing/store-conformance.ts';
import { describeWithJudges } from '../testing/parts.ts';
import { DvcStore } from './dvc.ts';

describeWithJudges('dvc', () => {
  const dvc = (folder: string, ...args: string[]): string =>
    execFileSync(path.join(process.env.SLIPWAY_JUDGES ?? '', 'dvc'), args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, DVC_NO_ANALYTICS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  function project(): { folder: string; store: DvcStore } {
    const folder = temporaryFolder();
    dvc(folder, 'init', '--no-scm', '--quiet');
    return { folder, store: new DvcStore(path.join(folder, '.dvc', 'cache'), '.dvc/cache') };
  }

  it('checks out a file that we put into its cache', async () => {
    const { folder, store } = project();
    const artifact = artifactOf({ 'model.onnx': 'graph é\n'.repeat(1000) });
    const { uri } = await store.put(artifact);
    const md5 = uri.split('#md5:')[1] ?? '';
    const size = artifact.files[0]?.sizeBytes ?? 0;
    const pointer = `outs:\n- md5: ${md5}\n  size: ${size}\n  hash: md5\n  path: model.onnx\n`;
    writeFileSync(path.join(folder, 'model.onnx.dvc'), pointer);
    dvc(folder, 'checkout');
    expect(readFileSync(path.join(folder, 'model.onnx'))).toEqual(
      readFileSync(artifact.files[0]?.file ?? ''),
    );
    expect(JSON.parse(dvc(folder, 'status', '--json'))).toEqual({});
  }, 120_000);

  it('adds a file that we find, and stores no second time', async () => {
    const { folder, store } = project();
    const artifact = artifactOf({ 'model.onnx': 'weights '.repeat(1000) });
    const content = readFileSync(artifact.files[0]?.file ?? '');
    mkdirSync(path.join(folder, 'models'));
    writeFileSync(path.join(folder, 'models', 'model.onnx'), content);
    dvc(folder, 'add', 'models/model.onnx');
    const pointer = readFileSync(path.join(folder, 'models', 'model.onnx.dvc'), 'utf8');
    const md5 = /md5: ([0-9a-f]{32})/.exec(pointer)?.[1] ?? '';
    const location = await store.put(artifact);
    expect(location.uri).toBe(`.dvc/cache#md5:${md5}`);
    const target = temporaryFolder();
    await store.get(location, artifact.files, target);
    expect(readFileSync(path.join(target, 'model.onnx'))).toEqual(content);
    rmSync(path.join(folder, '.dvc', 'cache'), { recursive: true });
    expect((await store.verify(location, artifact.files)).join()).toContain('run `dvc fetch`');
  }, 120_000);
});
