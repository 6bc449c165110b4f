import type { TensorData, Tensors } from '@slipway/model';
import { stringifySafe } from '../http/json.ts';
import { binaryFromTensor } from './binary.ts';
import { datatypeOf } from './datatype.ts';
import type { OutputRequest } from './infer-request.ts';

/** The body of an answer and what its headers have to say. */
export interface InferResponse {
  readonly body: string | Buffer;
  readonly contentType: string;
  /** Bytes of the JSON before binary data; null when there is none. */
  readonly headerLength: number | null;
}

/** Facts that an answer states. */
export interface AnswerFacts {
  readonly model: string;
  readonly version: string;
  readonly id: string | null;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Elements as JSON: 64-bit integers with all their digits; NaN and infinities are null. */
function elementsJson(tensor: TensorData): string {
  switch (tensor.type) {
    case 'int64':
    case 'uint64':
      return `[${tensor.data.join(',')}]`;
    case 'bool':
      return `[${Array.from(tensor.data, (value) => value !== 0).join(',')}]`;
    case 'string':
      return JSON.stringify(tensor.data);
    default:
      return JSON.stringify(Array.from<number>(tensor.data));
  }
}

function outputJson({ name, isBinary }: OutputRequest, tensor: TensorData, size: number): string {
  const head =
    `{"name":${JSON.stringify(name)},"datatype":"${datatypeOf(tensor.type)}",` +
    `"shape":[${tensor.dims.join(',')}]`;
  return isBinary
    ? `${head},"parameters":{"binary_data_size":${size}}}`
    : `${head},"data":${elementsJson(tensor)}}`;
}

/**
 * The answer to an inference request: JSON, or JSON followed by the bytes of the outputs that were
 * asked for in binary form.
 */
export function writeInferResponse(
  { model, version, id }: AnswerFacts,
  outputs: readonly OutputRequest[],
  answers: Tensors,
): InferResponse {
  const blobs: Buffer[] = [];
  const parts = outputs.map((output) => {
    const tensor = answers.get(output.name);
    if (tensor === undefined) throw new Error(`there is no answer for "${output.name}"`);
    const bytes = output.isBinary ? binaryFromTensor(tensor) : null;
    if (bytes !== null) blobs.push(bytes);
    return outputJson(output, tensor, bytes?.length ?? 0);
  });
  const json =
    `{"model_name":${JSON.stringify(model)},"model_version":${JSON.stringify(version)},` +
    `${id === null ? '' : `"id":${stringifySafe(id)},`}"outputs":[${parts.join(',')}]}`;
  if (blobs.length === 0) return { body: json, contentType: JSON_TYPE, headerLength: null };
  const head = Buffer.from(json);
  return {
    body: Buffer.concat([head, ...blobs]),
    contentType: 'application/octet-stream',
    headerLength: head.length,
  };
}
