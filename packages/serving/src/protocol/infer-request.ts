import { didYouMean, listNames } from '@slipway/core';
import type { TensorData, Tensors } from '@slipway/model';
import { elementCount } from '@slipway/model';
import type { JsonBody } from '../http/json.ts';
import { isJsonObject, own } from '../http/json.ts';
import { badRequest, RequestError, shown } from '../request-error.ts';
import { tensorFromBinary } from './binary.ts';
import { flattenData, tensorFromElements } from './json-data.ts';
import type { TensorSpec } from './tensor-spec.ts';
import { describeExpected } from './tensor-spec.ts';

/** What a client may send to a model, and ask of it. */
export interface ModelInterface {
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
}

/** An output that the client wants, and how. */
export interface OutputRequest {
  readonly name: string;
  readonly isBinary: boolean;
}

/** A request of the Open Inference Protocol, checked against the model. */
export interface InferRequest {
  readonly id: string | null;
  readonly inputs: Tensors;
  readonly outputs: readonly OutputRequest[];
  /** Size of the first dimension, where all inputs have the same; null otherwise. */
  readonly rows: number | null;
}

/** The parts of a request's body. */
export interface InferBody {
  readonly json: JsonBody;
  /** What follows the JSON in the binary extension. */
  readonly binary: Buffer;
}

type JsonObject = Readonly<Record<string, unknown>>;

const FIELDS = '"inputs" (and "outputs", "id", "parameters")';

function readId(json: JsonObject): string | null {
  const id = own(json, 'id');
  if (id === undefined) return null;
  if (typeof id === 'string' && id.length <= 256) return id;
  throw badRequest('id must be a text of at most 256 characters');
}

function parametersOf(json: JsonObject, owner: string): JsonObject {
  const parameters = own(json, 'parameters');
  if (parameters === undefined) return {};
  if (isJsonObject(parameters)) return parameters;
  throw badRequest(`${owner}: parameters must be an object`);
}

/** The named things of a list, `inputs` or `outputs`, each an object with a name of its own. */
function namedList(json: JsonObject, field: string): { name: string; entry: JsonObject }[] {
  const list = own(json, field);
  if (!Array.isArray(list)) {
    const found = list === undefined ? 'is missing' : `must be a list, not ${shown(list)}`;
    const hint =
      list === undefined
        ? `: this is the Open Inference Protocol (v2), whose fields are ${FIELDS}; found ` +
          (listNames(Object.keys(json).map((key) => key.slice(0, 80))) || 'none')
        : '';
    throw badRequest(`"${field}" ${found}${hint}`);
  }
  const seen = new Set<string>();
  return list.map((entry: unknown, position) => {
    const name = isJsonObject(entry) ? own(entry, 'name') : undefined;
    if (!isJsonObject(entry) || typeof name !== 'string') {
      throw badRequest(`${field}[${position}] must be an object with a "name"`);
    }
    if (seen.has(name)) throw badRequest(`${field} name ${shown(name)} twice`);
    seen.add(name);
    return { name, entry };
  });
}

function readShape(spec: TensorSpec, entry: JsonObject, maxElements: number): readonly number[] {
  const shape = own(entry, 'shape');
  const expected = `; expected is ${describeExpected(spec)}`;
  const isShape =
    Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && Number(size) >= 0);
  if (!isShape) {
    throw badRequest(
      `input "${spec.name}": shape must be a list of whole numbers from 0, not ` +
        `${shape === undefined ? 'missing' : shown(shape)}${expected}`,
    );
  }
  const dims = shape as readonly number[];
  const fits =
    spec.shape === null ||
    (dims.length === spec.shape.length &&
      spec.shape.every((size, axis) => size === null || size === dims[axis]));
  if (!fits) {
    throw badRequest(`input "${spec.name}" has shape ${shown(dims)}${expected}`);
  }
  if (elementCount(dims) > maxElements) {
    throw badRequest(
      `input "${spec.name}": shape ${shown(dims)} has more elements than the body can hold${expected}`,
    );
  }
  return dims;
}

function checkDatatype(spec: TensorSpec, entry: JsonObject): void {
  const datatype = own(entry, 'datatype');
  if (datatype === spec.datatype) return;
  throw badRequest(
    `input "${spec.name}" has datatype ${datatype === undefined ? 'missing' : shown(datatype)}; ` +
      `expected is ${describeExpected(spec)}, and nothing is converted`,
  );
}

/** Takes the inputs' bytes one after the other. */
class BinaryReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  take(spec: TensorSpec, size: unknown): Buffer {
    const end = this.#at + Number(size);
    if (!Number.isSafeInteger(size) || Number(size) < 0 || end > this.#bytes.length) {
      throw badRequest(
        `input "${spec.name}": binary_data_size is ${shown(size)}, and ` +
          `${this.#bytes.length - this.#at} bytes are left of the body`,
      );
    }
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }

  finish(): void {
    const left = this.#bytes.length - this.#at;
    if (left > 0) throw badRequest(`${left} bytes of the body belong to no input`);
  }
}

function readTensor(
  spec: TensorSpec,
  entry: JsonObject,
  position: number,
  body: InferBody,
  binary: BinaryReader,
): TensorData {
  checkDatatype(spec, entry);
  const size = own(parametersOf(entry, `input "${spec.name}"`), 'binary_data_size');
  const data = own(entry, 'data');
  const bodyBytes = body.binary.length + 1;
  if (size !== undefined) {
    if (data !== undefined) {
      throw badRequest(`input "${spec.name}" has both data and binary_data_size`);
    }
    const dims = readShape(spec, entry, bodyBytes);
    return tensorFromBinary(spec, dims, elementCount(dims), binary.take(spec, size));
  }
  if (data === undefined) throw badRequest(`input "${spec.name}": "data" is missing`);
  const dims = readShape(spec, entry, Infinity);
  const elements = flattenData(spec, dims, data);
  const count = elementCount(dims);
  if (elements.length !== count) {
    throw badRequest(
      `input "${spec.name}": shape [${dims.join(', ')}] takes ${count} values, and data has ` +
        `${elements.length}`,
    );
  }
  const exact = (): readonly unknown[] => {
    const json = body.json.exact() as { inputs: { data: unknown }[] };
    return flattenData(spec, dims, json.inputs[position]?.data);
  };
  return tensorFromElements(spec, dims, elements, exact);
}

function readInputs(json: JsonObject, body: InferBody, model: ModelInterface): Tensors {
  const specs = new Map(model.inputs.map((spec) => [spec.name, spec]));
  const expected = model.inputs
    .map((spec) => `"${spec.name}" (${describeExpected(spec)})`)
    .join(', ');
  const binary = new BinaryReader(body.binary);
  const tensors = new Map<string, TensorData>();
  namedList(json, 'inputs').forEach(({ name, entry }, position) => {
    const spec = specs.get(name);
    if (spec === undefined) {
      throw badRequest(
        `the model has no input ${shown(name)}${didYouMean(name.slice(0, 80), specs.keys())}` +
          `; expected: ${expected}`,
      );
    }
    tensors.set(name, readTensor(spec, entry, position, body, binary));
  });
  const missing = model.inputs.find(({ name }) => !tensors.has(name));
  if (missing !== undefined) {
    throw badRequest(`input "${missing.name}" is missing; expected: ${expected}`);
  }
  binary.finish();
  return tensors;
}

function isBinaryOutput(parameters: JsonObject, key: string, otherwise: boolean): boolean {
  const value = own(parameters, key);
  if (value === undefined) return otherwise;
  if (typeof value === 'boolean') return value;
  throw badRequest(`parameters: ${key} must be true or false, not ${shown(value)}`);
}

function readOutputs(json: JsonObject, model: ModelInterface): OutputRequest[] {
  const byDefault = isBinaryOutput(parametersOf(json, 'the request'), 'binary_data_output', false);
  const names = model.outputs.map(({ name }) => name);
  const all = names.map((name) => ({ name, isBinary: byDefault }));
  if (own(json, 'outputs') === undefined) return all;
  const wanted = namedList(json, 'outputs').map(({ name, entry }) => {
    if (!names.includes(name)) {
      throw badRequest(
        `the model has no output ${shown(name)}${didYouMean(name.slice(0, 80), names)}` +
          `; outputs are ${listNames(names)}`,
      );
    }
    const parameters = parametersOf(entry, `output "${name}"`);
    if (own(parameters, 'classification') !== undefined) {
      throw badRequest(`output "${name}": the classification extension is not supported`);
    }
    return { name, isBinary: isBinaryOutput(parameters, 'binary_data', byDefault) };
  });
  return wanted.length === 0 ? all : wanted;
}

/** The common first dimension of all inputs; null when there is none. */
function commonRows(inputs: Tensors): number | null {
  const sizes = new Set([...inputs.values()].map(({ dims }) => dims[0] ?? null));
  const [rows = null] = sizes;
  return sizes.size === 1 ? rows : null;
}

/**
 * Reads an inference request of the Open Inference Protocol (v2, REST) and checks it against the
 * model: names, datatypes, shapes, number of elements. Nothing is allocated by a shape that the
 * body does not fill.
 *
 * @throws RequestError 400 that names the input or output and what is expected, 413 for too many
 *   rows.
 */
export function readInferRequest(
  body: InferBody,
  model: ModelInterface,
  maxRows: number,
): InferRequest {
  const { value } = body.json;
  if (!isJsonObject(value)) {
    throw badRequest(`the body must be an object with ${FIELDS}, not ${shown(value)}`);
  }
  const id = readId(value);
  const outputs = readOutputs(value, model);
  const inputs = readInputs(value, body, model);
  const rows = commonRows(inputs);
  if (rows !== null && rows > maxRows) {
    throw new RequestError(
      413,
      'too_large',
      `the request has ${rows} rows; at most ${maxRows} are taken at a time`,
    );
  }
  return { id, inputs, outputs, rows };
}
