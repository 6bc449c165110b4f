import type { TensorArrays, TensorData } from '@slipway/model';
import { INTEGER_RANGES, isFloat, zeros } from '@slipway/model';
import { badRequest, shown, textProblem } from '../request-error.ts';
import type { TensorSpec } from './tensor-spec.ts';

type NumericType = Exclude<TensorData['type'], 'string' | 'bool' | 'int64' | 'uint64'>;

function refuse(spec: TensorSpec, position: number, value: unknown, problem: string): never {
  const written = typeof value === 'bigint' ? String(value) : shown(value);
  throw badRequest(
    `input "${spec.name}": element ${position} of data is ${written}, ${problem}; the model takes ` +
      spec.datatype,
  );
}

function fillFloats(spec: TensorSpec, data: readonly unknown[]): TensorArrays['float32'] {
  const out = zeros(spec.elementType as NumericType, data.length) as TensorArrays['float32'];
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (typeof value !== 'number') refuse(spec, i, value, 'which is no number');
    out[i] = value;
    if (!Number.isFinite(out[i])) refuse(spec, i, value, 'which is too large');
  }
  return out;
}

function fillIntegers(spec: TensorSpec, data: readonly unknown[]): TensorArrays['int32'] {
  const out = zeros(spec.elementType as NumericType, data.length) as TensorArrays['int32'];
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (typeof value !== 'number') refuse(spec, i, value, 'which is no number');
    out[i] = value;
    if (out[i] === value) continue;
    refuse(spec, i, value, Number.isInteger(value) ? 'out of range' : 'which is no whole number');
  }
  return out;
}

/** 64-bit integers; a number that JavaScript rounds is read again with all its digits. */
function fillBigIntegers(
  spec: TensorSpec,
  data: readonly unknown[],
  exact: () => readonly unknown[],
): TensorArrays['int64'] | TensorArrays['uint64'] {
  const type = spec.elementType as 'int64' | 'uint64';
  const out = zeros(type, data.length);
  const [low, high] = INTEGER_RANGES[type];
  let values = data;
  for (let i = 0; i < values.length; i++) {
    let value = values[i];
    if (typeof value === 'number' && !Number.isSafeInteger(value) && values === data) {
      values = exact();
      value = values[i];
    }
    if (typeof value === 'number' && !Number.isInteger(value)) {
      refuse(spec, i, value, 'which is no whole number');
    }
    if (typeof value !== 'number' && typeof value !== 'bigint') {
      refuse(spec, i, value, 'which is no number');
    }
    const integer = BigInt(value);
    if (integer < low || integer > high) refuse(spec, i, value, 'out of range');
    out[i] = integer;
  }
  return out;
}

function fillBooleans(spec: TensorSpec, data: readonly unknown[]): Uint8Array {
  return Uint8Array.from(data, (value, i) => {
    if (value === true || value === 1) return 1;
    if (value === false || value === 0) return 0;
    return refuse(spec, i, value, 'neither true nor false');
  });
}

function fillStrings(spec: TensorSpec, data: readonly unknown[]): string[] {
  return data.map((value, i) => {
    if (typeof value !== 'string') return refuse(spec, i, value, 'which is no text');
    const problem = textProblem(value);
    return problem === null ? value : refuse(spec, i, value, `which ${problem}`);
  });
}

/**
 * A tensor from the elements of a request's JSON, in row-major order. Nothing is converted: text
 * is no number, 1.5 is no integer.
 *
 * @param exact the same elements with whole numbers beyond 2^53 as bigint
 * @throws RequestError 400 that names the input, the element and the datatype.
 */
export function tensorFromElements(
  spec: TensorSpec,
  dims: readonly number[],
  data: readonly unknown[],
  exact: () => readonly unknown[],
): TensorData {
  const type = spec.elementType;
  if (isFloat(type)) return { type, dims, data: fillFloats(spec, data) } as TensorData;
  switch (type) {
    case 'string':
      return { type, dims, data: fillStrings(spec, data) };
    case 'bool':
      return { type, dims, data: fillBooleans(spec, data) };
    case 'int64':
    case 'uint64':
      return { type, dims, data: fillBigIntegers(spec, data, exact) } as TensorData;
    default:
      return { type, dims, data: fillIntegers(spec, data) } as TensorData;
  }
}

/**
 * The elements of `data`, which is flat or nested as the shape says.
 *
 * @throws RequestError 400 when it is no list, or nested otherwise.
 */
export function flattenData(
  spec: TensorSpec,
  dims: readonly number[],
  data: unknown,
): readonly unknown[] {
  if (!Array.isArray(data)) {
    throw badRequest(`input "${spec.name}": data must be a list of values, not ${shown(data)}`);
  }
  let level: readonly unknown[] = data;
  if (!Array.isArray(level[0])) return level;
  for (let axis = 0; axis < dims.length - 1; axis++) {
    const width = dims[axis + 1] ?? 0;
    for (const part of level) {
      if (!Array.isArray(part) || part.length !== width) {
        throw badRequest(
          `input "${spec.name}": data is nested otherwise than its shape [${dims.join(', ')}] says`,
        );
      }
    }
    level = (level as readonly (readonly unknown[])[]).flat();
  }
  return level;
}
