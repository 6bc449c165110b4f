import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { digestFolder } from '@slipway/core';
import { fixture } from '../testing.ts';
import { modelDigest } from './digest.ts';
import { externalFiles } from './external-data.ts';
import type { OnnxModel } from './model.ts';
import { readModel } from './read.ts';
import type { ExternalTensor } from './structure.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-external-'));
  await copyFile(fixture('external/model.onnx'), path.join(folder, 'model.onnx'));
  await copyFile(fixture('external/weights.bin'), path.join(folder, 'weights.bin'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

async function model(): Promise<OnnxModel> {
  return readModel(path.join(folder, 'model.onnx'), { shown: 'model.onnx' });
}

/** The model, with another place for its weights. */
async function withLocation(change: Partial<ExternalTensor>): Promise<OnnxModel> {
  const read = await model();
  return {
    ...read,
    externalTensors: read.externalTensors.map((tensor) => ({ ...tensor, ...change })),
  };
}

describe('modelDigest', () => {
  it('is the file’s sha256, whatever is done to run it', async () => {
    const file = fixture('logistic-zipmap.onnx');
    const bytes = await readFile(file);
    expect(await modelDigest(await readModel(file))).toEqual({
      sha256: sha256(bytes),
      sizeBytes: bytes.length,
    });
  });

  it('covers external data: what sha256sum of the sorted list of files says', async () => {
    const onnx = await readFile(path.join(folder, 'model.onnx'));
    const weights = await readFile(path.join(folder, 'weights.bin'));
    const manifest = `${sha256(onnx)}  model.onnx\n${sha256(weights)}  weights.bin\n`;
    const expected = { sha256: sha256(manifest), sizeBytes: onnx.length + weights.length };
    expect(await modelDigest(await model())).toEqual(expected);
    expect(await digestFolder(folder)).toBe(expected.sha256);
  });

  it('changes with the weights', async () => {
    const before = await modelDigest(await model());
    await writeFile(path.join(folder, 'weights.bin'), Buffer.alloc(48, 1));
    const after = await modelDigest(await model());
    expect(after.sha256).not.toBe(before.sha256);
  });
});

describe('externalFiles', () => {
  it.each([
    ['../weights.bin', 'leaves the model’s folder'],
    ['a/../../weights.bin', 'leaves the model’s folder'],
    ['/etc/hostname', 'has an absolute path'],
    ['C:\\weights.bin', 'has an absolute path'],
    ['a\\..\\weights.bin', 'not portable'],
    ['', 'has no location'],
    ['*/_ORT_MEM_ADDR_/*', 'is missing'],
    ['absent.bin', 'is missing: "absent.bin" must lie beside the model'],
    ['.', 'is not a file'],
  ])('refuses %j', async (location, problem) => {
    await expect(externalFiles(await withLocation({ location }))).rejects.toThrow(problem);
    await expect(modelDigest(await withLocation({ location }))).rejects.toThrow(
      /^model: model\.onnx: the external data of "W" /,
    );
  });

  it.each([
    [{ offset: 8 }, 'ends at byte 56 of "weights.bin", which has 48 bytes'],
    [{ offset: -1 }, 'an offset that is no whole number'],
    [{ offset: NaN }, 'an offset that is no whole number'],
    [{ length: 1.5 }, 'a length that is no whole number'],
    [{ length: 49 }, 'ends at byte 49'],
  ])('refuses the extent %j', async (extent, problem) => {
    await expect(externalFiles(await withLocation(extent))).rejects.toThrow(problem);
  });

  it('refuses a symbolic link that leaves the folder, and takes one that stays', async () => {
    await symlink(fixture('external/weights.bin'), path.join(folder, 'out.bin'));
    await symlink('weights.bin', path.join(folder, 'in.bin'));
    await symlink('nowhere.bin', path.join(folder, 'broken.bin'));
    await expect(externalFiles(await withLocation({ location: 'out.bin' }))).rejects.toThrow(
      'is a symbolic link that leaves the model’s folder',
    );
    await expect(externalFiles(await withLocation({ location: 'broken.bin' }))).rejects.toThrow(
      'broken symbolic link',
    );
    expect(await externalFiles(await withLocation({ location: 'in.bin' }))).toHaveLength(1);
  });

  it('takes a subfolder, lists a shared file once, and works when the folder is a link', async () => {
    await mkdir(path.join(folder, 'sub'));
    await cp(path.join(folder, 'weights.bin'), path.join(folder, 'sub/w.bin'));
    const read = await withLocation({ location: 'sub/w.bin' });
    const twice = { ...read, externalTensors: [...read.externalTensors, ...read.externalTensors] };
    expect(await externalFiles(twice)).toMatchObject([{ location: 'sub/w.bin', sizeBytes: 48 }]);
    const link = `${folder}-link`;
    await symlink(folder, link);
    const throughLink = await readModel(path.join(link, 'model.onnx'));
    expect(await externalFiles(throughLink)).toHaveLength(1);
    await rm(link);
  });

  it('names a Git LFS pointer in the place of weights, and a folder', async () => {
    await copyFile(
      fixture('reports/29-the-file-is-a-git-lfs-pointer/model.onnx'),
      path.join(folder, 'weights.bin'),
    );
    await expect(externalFiles(await model())).rejects.toThrow('is a Git LFS pointer');
    await mkdir(path.join(folder, 'sub'));
    await expect(externalFiles(await withLocation({ location: 'sub' }))).rejects.toThrow(
      'is not a file',
    );
  });
});
