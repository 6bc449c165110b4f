import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError, InputError } from './errors.ts';
import { Workspace } from './workspace.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'slipway-workspace-')));
  mkdirSync(path.join(root, 'team a', 'model [v2]'), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(relative: string, text = 'x'): string {
  const file = path.join(root, relative);
  writeFileSync(file, text);
  return file;
}

describe('Workspace', () => {
  it('finds files relative to the working directory and shows them as written', async () => {
    const file = write("team a/model [v2]/it's data.csv");
    const workspace = new Workspace(root, 'team a/model [v2]');
    expect(await workspace.existing("it's data.csv", 'data')).toBe(file);
    expect(workspace.display(file)).toBe("it's data.csv");
    expect(workspace.relativeToRoot(file)).toBe("team a/model [v2]/it's data.csv");
  });

  it('refuses a working directory that is not a folder', () => {
    expect(() => new Workspace(root, 'nowhere')).toThrow(ConfigurationError);
    expect(() => new Workspace(root, 'nowhere')).toThrow('working-directory: "nowhere"');
  });

  it('names the input and the path of a missing file', async () => {
    const workspace = new Workspace(root);
    await expect(workspace.existing('data/none.csv', 'data')).rejects.toThrow(InputError);
    await expect(workspace.existing('data/none.csv', 'data')).rejects.toThrow(
      'data: data/none.csv: no such file',
    );
  });

  it('takes a literal name before its reading as a glob', async () => {
    const literal = write('team a/model [v2]/june [daily].csv');
    write('team a/model [v2]/june d.csv');
    const workspace = new Workspace(root, 'team a/model [v2]');
    expect(await workspace.existingFiles('june [daily].csv', 'data')).toEqual([literal]);
  });

  it('expands a glob in order, and refuses one that matches nothing', async () => {
    const files = ['b.csv', 'a.csv'].map((name) => write(name));
    const workspace = new Workspace(root);
    expect(await workspace.existingFiles('*.csv', 'data')).toEqual([files[1], files[0]]);
    await expect(workspace.existingFiles('*.parquet', 'data')).rejects.toThrow(
      'data: *.parquet: the pattern matches no file',
    );
  });

  it('refuses a symbolic link that leads out of the workspace', async () => {
    symlinkSync('/etc/hostname', path.join(root, 'model.onnx'));
    const workspace = new Workspace(root);
    await expect(workspace.existing('model.onnx', 'model')).rejects.toThrow(
      'model: model.onnx: a symbolic link that leads out of the workspace',
    );
  });

  it('follows a symbolic link inside the workspace', async () => {
    write('real.onnx');
    symlinkSync('real.onnx', path.join(root, 'model.onnx'));
    const workspace = new Workspace(root);
    expect(await workspace.existing('model.onnx', 'model')).toBe(path.join(root, 'model.onnx'));
  });

  it('takes a path outside that the user named as such', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'slipway-outside-'));
    writeFileSync(path.join(outside, 'model.onnx'), 'x');
    const workspace = new Workspace(root);
    const file = path.join(outside, 'model.onnx');
    expect(await workspace.existing(file, 'model')).toBe(file);
    rmSync(outside, { recursive: true });
  });

  it('names a Git LFS pointer', async () => {
    write('model.onnx', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n');
    await expect(new Workspace(root).existing('model.onnx', 'model')).rejects.toThrow(
      'model: model.onnx is a Git LFS pointer for an object of 5 bytes',
    );
  });
});
