import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@slipway/core';
import { decodeTensor } from '../onnx/decode-tensor.ts';
import { MalformedMessage } from '../onnx/message.ts';
import type { TensorData, Tensors } from '../session/tensor.ts';

/** Recorded inputs and the outputs they should give. */
export interface GoldenCase {
  /** The folder's name, for messages. */
  readonly name: string;
  readonly inputs: Tensors;
  readonly outputs: Tensors;
}

/** Names of a model's inputs or outputs: files are theirs by name, else by number. */
interface Names {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

async function readTensor(
  file: string,
  shown: string,
): Promise<{ name: string; tensor: TensorData }> {
  const bytes = await readFile(file);
  try {
    return decodeTensor(bytes, { start: 0, end: bytes.length });
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error;
    throw new InputError('golden', `${shown} ${error.message}; a TensorProto is needed`);
  }
}

/** The tensors of `input_0.pb`, `input_1.pb`, … by the names of the model. */
async function readTensors(
  folder: string,
  kind: 'input' | 'output',
  names: readonly string[],
): Promise<Tensors> {
  const tensors = new Map<string, TensorData>();
  const files = (await readdir(folder)).flatMap((file) => {
    const number = new RegExp(`^${kind}_(\\d+)\\.pb$`).exec(file)?.[1];
    return number === undefined ? [] : [{ file, position: Number(number) }];
  });
  for (const { file, position } of files.sort((a, b) => a.position - b.position)) {
    const shown = path.posix.join(path.basename(folder), file);
    const { name, tensor } = await readTensor(path.join(folder, file), shown);
    const target = names.includes(name) ? name : names[position];
    if (target === undefined) {
      throw new InputError('golden', `${shown}: the model has no ${kind} number ${position}`);
    }
    tensors.set(target, tensor);
  }
  return tensors;
}

async function isFolder(file: string): Promise<boolean> {
  return readdir(file).then(
    () => true,
    () => false,
  );
}

/**
 * Reads recorded inputs and outputs in the layout of ONNX's backend tests: folders
 * `test_data_set_<n>` (or the folder itself) with `input_<i>.pb` and `output_<i>.pb`, each a
 * TensorProto. A tensor belongs to the input or output of its name, else to the one of its number.
 *
 * @throws InputError (`golden: …`) when there are none, or a file is no TensorProto.
 */
export async function readGoldenCases(folder: string, names: Names): Promise<GoldenCase[]> {
  if (!(await isFolder(folder))) throw new InputError('golden', `${folder}: no such folder`);
  const sets = (await readdir(folder)).filter((name) => /^test_data_set_\d+$/.test(name));
  const byNumber = (name: string): number => Number(name.slice('test_data_set_'.length));
  sets.sort((a, b) => byNumber(a) - byNumber(b));
  const folders = sets.length > 0 ? sets.map((name) => path.join(folder, name)) : [folder];
  const cases: GoldenCase[] = [];
  for (const one of folders) {
    const inputs = await readTensors(one, 'input', names.inputs);
    const outputs = await readTensors(one, 'output', names.outputs);
    cases.push({ name: path.basename(one), inputs, outputs });
  }
  if (cases.every(({ outputs }) => outputs.size === 0)) {
    throw new InputError(
      'golden',
      `${folder} has no recorded outputs; expected are test_data_set_0/input_0.pb, output_0.pb and so on`,
    );
  }
  return cases;
}
