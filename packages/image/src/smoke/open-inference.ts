import type { TensorData, Tensors, Tolerance } from '@slipway/model';
import { describeDifference, differences } from '@slipway/model';
import { z } from 'zod';
import type { GoldenRequest, MalformedRequest, Questions } from './protocol.ts';
import { excerpt } from './protocol.ts';
import type { HttpAnswer, HttpRequest } from './relay.ts';

// Open Inference Protocol, version 2, over REST:
// https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md

const DATATYPES: Readonly<Record<TensorData['type'], string>> = {
  float16: 'FP16',
  float32: 'FP32',
  float64: 'FP64',
  int8: 'INT8',
  int16: 'INT16',
  int32: 'INT32',
  int64: 'INT64',
  uint8: 'UINT8',
  uint16: 'UINT16',
  uint32: 'UINT32',
  uint64: 'UINT64',
  bool: 'BOOL',
  string: 'BYTES',
};

/** Inputs, and the outputs that the model gives for them. */
export interface ExpectedAnswer {
  readonly name: string;
  readonly inputs: Tensors;
  readonly outputs: Tensors;
}

/** JSON of a tensor's elements: whole numbers of 64 bits keep every digit. */
function elements(tensor: TensorData): string {
  if (tensor.type === 'string') return JSON.stringify(tensor.data);
  const texts = Array.from<number | bigint, string>(tensor.data, (value) =>
    tensor.type === 'bool' ? String(Number(value) !== 0) : String(value),
  );
  return `[${texts.join(',')}]`;
}

function inputJson(name: string, tensor: TensorData): string {
  const head = { name, datatype: DATATYPES[tensor.type], shape: tensor.dims };
  return `${JSON.stringify(head).slice(0, -1)},"data":${elements(tensor)}}`;
}

/** A request for inference with these inputs. */
export function inferRequest(model: string, inputs: Tensors): HttpRequest {
  const list = [...inputs].map(([name, tensor]) => inputJson(name, tensor));
  return post(model, `{"inputs":[${list.join(',')}]}`);
}

function post(model: string, body: string): HttpRequest {
  return {
    method: 'POST',
    path: `/v2/models/${encodeURIComponent(model)}/infer`,
    headers: { 'content-type': 'application/json' },
    body,
  };
}

/** Whether JSON can hold the tensors: it has no NaN and no infinity. */
export function fitsJson(tensors: Tensors): boolean {
  return [...tensors.values()].every(
    ({ type, data }) =>
      !type.startsWith('float') ||
      Array.prototype.every.call(data, (value) => Number.isFinite(Number(value))),
  );
}

const answerSchema = z.object({
  outputs: z.array(
    z.object({
      name: z.string(),
      datatype: z.string(),
      shape: z.array(z.number()),
      data: z.array(z.unknown()),
    }),
  ),
});
type AnsweredOutput = z.infer<typeof answerSchema>['outputs'][number];

/** JSON's numbers as they stand in the text, where they are whole and too long for a double. */
function parseExactly(text: string): unknown {
  return JSON.parse(text, (_, value: unknown, context?: { source?: string }): unknown => {
    const source = context?.source ?? '';
    const isLong =
      typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source);
    return isLong ? BigInt(source) : value;
  });
}

/** The answered elements in the form of the expected tensor. */
function answeredTensor(answered: AnsweredOutput, { type, dims }: TensorData): TensorData | null {
  const flat: unknown[] = answered.data.flat(Infinity);
  const isText = type === 'string';
  const fits = flat.every((value) =>
    isText ? typeof value === 'string' : ['number', 'bigint', 'boolean'].includes(typeof value),
  );
  if (!fits) return null;
  const is64 = type === 'int64' || type === 'uint64';
  const data = isText
    ? flat
    : flat.map((value) => (is64 ? BigInt(value as number) : Number(value)));
  return { type, dims, data } as TensorData;
}

function outputProblem(
  answered: AnsweredOutput | undefined,
  expected: TensorData,
  tolerance: Tolerance,
): string | null {
  if (answered === undefined) return 'is missing';
  const datatype = DATATYPES[expected.type];
  if (answered.datatype !== datatype) return `is ${answered.datatype}, the model gives ${datatype}`;
  if (answered.shape.join() !== expected.dims.join()) {
    return `has shape [${answered.shape.join(', ')}], the model gives [${expected.dims.join(', ')}]`;
  }
  const tensor = answeredTensor(answered, expected);
  if (tensor?.data.length !== expected.data.length) return 'has data that does not fit its shape';
  const difference = differences(tensor, expected, tolerance);
  return difference === null ? null : describeDifference(tensor, expected, difference);
}

/** What is wrong with an answer to `inferRequest`; null when it is what the model gives. */
export function inferProblem(
  answer: HttpAnswer,
  outputs: Tensors,
  tolerance: Tolerance,
): string | null {
  if (answer.status !== 200) return `status ${answer.status}: ${excerpt(answer)}`;
  let parsed;
  try {
    parsed = answerSchema.safeParse(parseExactly(answer.body.toString('utf8')));
  } catch {
    return `the answer is no JSON: ${excerpt(answer)}`;
  }
  if (!parsed.success) return `the answer has no outputs: ${excerpt(answer)}`;
  for (const [name, expected] of outputs) {
    const answered = parsed.data.outputs.find((output) => output.name === name);
    const problem = outputProblem(answered, expected, tolerance);
    if (problem !== null) return `output "${name}" ${problem}`;
  }
  return null;
}

/** The tensor with one element too few, and text where numbers belong (or the other way round). */
function wrongInputs(model: string, inputs: Tensors): MalformedRequest[] {
  const [first] = inputs;
  if (first === undefined) return [];
  const [name, tensor] = first;
  const head = { name, datatype: DATATYPES[tensor.type], shape: tensor.dims };
  const wrongType = tensor.type === 'string' ? [12] : ['twelve'];
  const requests: [string, unknown][] = [
    ['an input that does not exist', { ...head, name: 'no such input', data: wrongType }],
    ['values of the wrong type', { ...head, shape: [1, 1], data: wrongType }],
    ['fewer values than the shape says', { ...head, shape: [7, 7, 7], data: [] }],
    ['a shape with a negative size', { ...head, shape: [-1], data: [] }],
  ];
  return requests.map(([title, input]) => ({
    name: title,
    request: post(model, JSON.stringify({ inputs: [input] })),
  }));
}

function malformedRequests(model: string, inputs: Tensors): MalformedRequest[] {
  return [
    { name: 'a body that is no JSON', request: post(model, '{"inputs": [') },
    { name: 'an empty body', request: post(model, '') },
    { name: 'JSON without inputs', request: post(model, '{}') },
    { name: 'a list instead of an object', request: post(model, '[]') },
    { name: 'a model that does not exist', request: post('no-such-model', '{"inputs": []}') },
    ...wrongInputs(model, inputs),
  ];
}

/** How the server is asked, where it is not as the protocol says. */
export interface OpenInferenceOptions {
  readonly tolerance: Tolerance;
  readonly readyPath: string;
  readonly metrics: HttpRequest | null;
}

/** The questions to a server that speaks the Open Inference Protocol. */
export function openInferenceQuestions(
  model: string,
  expected: readonly ExpectedAnswer[],
  { tolerance, readyPath, metrics }: OpenInferenceOptions,
): Questions {
  const golden = expected.map(({ name, inputs, outputs }): GoldenRequest => ({
    name,
    request: inferRequest(model, inputs),
    problem: (answer) => inferProblem(answer, outputs, tolerance),
  }));
  return {
    ready: { method: 'GET', path: readyPath },
    golden,
    malformed: malformedRequests(model, expected[0]?.inputs ?? new Map()),
    metrics,
    timed: golden[0]?.request ?? null,
  };
}
