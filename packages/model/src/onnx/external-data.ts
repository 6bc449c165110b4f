import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { describePointer, InputError, plural, readPointer } from '@slipway/core';
import type { OnnxModel } from './model.ts';
import type { ExternalTensor } from './structure.ts';

/** A file with weights that belongs to a model. */
export interface ExternalFile {
  /** Path relative to the model's folder, forward slashes, as the model writes it. */
  readonly location: string;
  /** Absolute path, symbolic links resolved. */
  readonly file: string;
  readonly sizeBytes: number;
}

function refuse(model: OnnxModel, tensor: ExternalTensor, problem: string): never {
  throw new InputError(
    model.subject,
    `${model.shown}: the external data of "${tensor.tensor}" ${problem}`,
  );
}

/**
 * A location must be a relative path with forward slashes that stays in the model's folder (ONNX
 * docs/ExternalData.md; CVE-2022-25882 and CVE-2024-27318 are what happens otherwise).
 */
function checkLocation(model: OnnxModel, tensor: ExternalTensor): void {
  const { location } = tensor;
  if (location === '') refuse(model, tensor, 'has no location');
  const shown = JSON.stringify(location);
  if (path.posix.isAbsolute(location) || path.win32.isAbsolute(location)) {
    refuse(model, tensor, `has an absolute path, ${shown}; it must lie in the model’s folder`);
  }
  if (/[\\\0]/.test(location) || /^[a-z]:/i.test(location)) {
    refuse(model, tensor, `has a path that is not portable, ${shown}; use forward slashes`);
  }
  if (location.split('/').includes('..')) {
    refuse(model, tensor, `has a path that leaves the model’s folder, ${shown}`);
  }
}

async function locate(model: OnnxModel, tensor: ExternalTensor): Promise<ExternalFile> {
  checkLocation(model, tensor);
  const { location } = tensor;
  const folder = await realpath(path.dirname(model.file));
  const written = path.join(folder, location);
  const file = await realpath(written).catch(() => null);
  if (file === null) {
    const isLink = await lstat(written).then(
      () => true,
      () => false,
    );
    const problem = isLink ? 'is a broken symbolic link' : 'is missing';
    refuse(model, tensor, `${problem}: "${location}" must lie beside the model`);
  }
  if (!`${file}${path.sep}`.startsWith(`${folder}${path.sep}`)) {
    refuse(model, tensor, `is a symbolic link that leaves the model’s folder: "${location}"`);
  }
  const status = await stat(file);
  if (!status.isFile()) refuse(model, tensor, `is not a file: "${location}"`);
  const pointer = await readPointer(file);
  if (pointer !== null) refuse(model, tensor, `("${location}") ${describePointer(pointer)}`);
  return { location, file, sizeBytes: status.size };
}

function checkExtent(model: OnnxModel, tensor: ExternalTensor, file: ExternalFile): void {
  const { offset, length } = tensor;
  if (!Number.isSafeInteger(offset) || offset < 0) {
    refuse(model, tensor, 'has an offset that is no whole number');
  }
  if (length !== null && (!Number.isSafeInteger(length) || length < 0)) {
    refuse(model, tensor, 'has a length that is no whole number');
  }
  if (offset + (length ?? 0) > file.sizeBytes) {
    refuse(
      model,
      tensor,
      `ends at byte ${offset + (length ?? 0)} of "${file.location}", ` +
        `which has ${plural(file.sizeBytes, 'byte')}: the file is not complete`,
    );
  }
}

/**
 * The files that a model keeps weights in, each once, in the order of the graph.
 *
 * @throws InputError when one is missing, too short, a Git LFS pointer, or lies outside the
 *   model's folder (an absolute path, `..`, a symbolic link).
 */
export async function externalFiles(model: OnnxModel): Promise<ExternalFile[]> {
  const files = new Map<string, ExternalFile>();
  for (const tensor of model.externalTensors) {
    const file = files.get(tensor.location) ?? (await locate(model, tensor));
    files.set(tensor.location, file);
    checkExtent(model, tensor, file);
  }
  return [...files.values()];
}
