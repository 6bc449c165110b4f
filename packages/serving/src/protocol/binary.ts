import type { TensorData } from '@slipway/model';
import { typedArrayOver } from '@slipway/model';
import { badRequest, textProblem } from '../request-error.ts';
import { ELEMENT_BYTES } from './datatype.ts';
import type { TensorSpec } from './tensor-spec.ts';

// The binary tensor data extension of the Open Inference Protocol: tensors follow the JSON as
// little-endian elements in row-major order; an element of BYTES is its length (uint32) and bytes.

const LENGTH_BYTES = 4;

function readStrings(spec: TensorSpec, bytes: Buffer, count: number): string[] {
  const texts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = at + LENGTH_BYTES;
    const end = start <= bytes.length ? start + bytes.readUInt32LE(at) : Infinity;
    if (end > bytes.length || texts.length === count) break;
    texts.push(bytes.toString('utf8', start, end));
    at = end;
  }
  if (at !== bytes.length || texts.length !== count) {
    throw badRequest(
      `input "${spec.name}": its ${bytes.length} bytes of binary data are not ${count} elements of BYTES`,
    );
  }
  const problem = texts.map(textProblem).find((found) => found !== null) ?? null;
  if (problem !== null) throw badRequest(`input "${spec.name}": a text ${problem}`);
  return texts;
}

/**
 * A tensor from its bytes.
 *
 * @param bytes as many as the input's `binary_data_size` says
 * @throws RequestError 400 when they are not the elements that the shape says.
 */
export function tensorFromBinary(
  spec: TensorSpec,
  dims: readonly number[],
  count: number,
  bytes: Buffer,
): TensorData {
  const type = spec.elementType;
  if (type === 'string') return { type, dims, data: readStrings(spec, bytes, count) };
  const size = ELEMENT_BYTES[type] ?? 1;
  if (bytes.length !== count * size) {
    throw badRequest(
      `input "${spec.name}": shape [${dims.join(', ')}] of ${spec.datatype} takes ${count * size} ` +
        `bytes, and binary_data_size is ${bytes.length}`,
    );
  }
  if (type === 'bool' && bytes.some((byte) => byte > 1)) {
    throw badRequest(`input "${spec.name}": an element of BOOL is a byte of 0 or 1`);
  }
  return { type, dims, data: typedArrayOver(type, bytes) } as TensorData;
}

/** A tensor's elements as bytes. */
export function binaryFromTensor(tensor: TensorData): Buffer {
  if (tensor.type !== 'string') {
    const { buffer, byteOffset, byteLength } = tensor.data;
    return Buffer.from(buffer, byteOffset, byteLength);
  }
  return Buffer.concat(
    tensor.data.flatMap((text) => {
      const bytes = Buffer.from(text);
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32LE(bytes.length);
      return [length, bytes];
    }),
  );
}
