import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describePointer, InputError, messageOf, recognisePointer } from '@slipway/core';
import { makeRunnable } from '../prepare/runnable.ts';
import { MalformedMessage } from './message.ts';
import type { OnnxModel } from './model.ts';
import { parseModel } from './parse-model.ts';
import { recogniseFile } from './recognise.ts';
import type { ModelStructure } from './structure.ts';

/** A protobuf message cannot be longer; ONNX keeps larger weights as external data. */
const MAX_BYTES = 2 ** 31 - 1;

/** How a model's file is called in messages. */
export interface ReadOptions {
  /** The file as the user wrote it; default: its path. */
  readonly shown?: string;
  /** First word of errors; default `model`. */
  readonly subject?: string;
}

async function readBytes(file: string, shown: string, subject: string): Promise<Buffer> {
  try {
    const status = await stat(file);
    if (status.isDirectory()) {
      throw new InputError(subject, `${shown} is a folder; name the .onnx file in it`);
    }
    if (!status.isFile()) throw new InputError(subject, `${shown} is no regular file`);
    if (status.size > MAX_BYTES) {
      const size = (status.size / 2 ** 30).toFixed(2);
      throw new InputError(
        subject,
        `${shown} has ${size} GiB, but an ONNX file ends at 2 GiB; save its weights as external ` +
          'data (onnx.save_model with save_as_external_data=True)',
      );
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(subject, `${shown}: ${missing ? 'no such file' : messageOf(error)}`, {
      cause: error,
    });
  }
}

/** The sentence about a file that could not be parsed. */
function describeProblem(bytes: Uint8Array, problem: string): string {
  const head = bytes.subarray(0, 1024);
  const pointer = recognisePointer(Buffer.from(head).toString('utf8'));
  if (pointer !== null) return describePointer(pointer);
  if (head.length === 0) return 'is an empty file, not an ONNX model';
  const what = recogniseFile(head);
  if (what !== null) {
    return `is not an ONNX model but ${what}; export the model to ONNX (skl2onnx, torch.onnx, tf2onnx, …)`;
  }
  // Every exporter writes field 1, the IR version, first: tag 0x08 and a small number.
  const beginsLikeOnnx = head[0] === 0x08 && (head[1] ?? 0) < 0x80;
  if (beginsLikeOnnx && problem.startsWith('ends')) {
    return `is not complete: it ${problem}; the file was cut off when it was copied or written`;
  }
  return beginsLikeOnnx
    ? `is a damaged ONNX model: it ${problem}`
    : `is not an ONNX model: it ${problem}`;
}

/**
 * Reads an ONNX model's structure from its bytes.
 *
 * @throws InputError when they are not an ONNX model, saying what they are instead.
 */
export function readModelBytes(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): OnnxModel {
  const { shown = file, subject = 'model' } = options;
  let structure: ModelStructure;
  try {
    structure = parseModel(bytes);
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error;
    throw new InputError(subject, `${shown} ${describeProblem(bytes, error.message)}`, {
      cause: error,
    });
  }
  const { graph } = structure;
  return {
    ...structure,
    file: path.resolve(file),
    shown,
    subject,
    bytes,
    inputs: graph.inputs.filter((input) => !graph.initializers.has(input.name)),
    outputs: graph.outputs,
    runnable: makeRunnable(bytes, structure),
  };
}

/**
 * Reads an ONNX model's structure from its file, without a runtime: IR version, opsets, inputs and
 * outputs with types and shapes, operators, external data. The content of tensors is skipped.
 *
 * @throws InputError when the file is missing, is longer than 2 GiB, is a Git LFS or DVC pointer,
 *   or is not a (whole) ONNX model, saying what it is.
 */
export async function readModel(file: string, options: ReadOptions = {}): Promise<OnnxModel> {
  const { shown = file, subject = 'model' } = options;
  const bytes = await readBytes(file, shown, subject);
  return readModelBytes(bytes, file, { shown, subject });
}
