/**
 * Names of TensorProto.DataType by number (onnx-ml.proto). Where ONNX and NumPy differ, NumPy's
 * names are used, as ONNX Runtime for JavaScript does: `float32` for FLOAT, `float64` for DOUBLE.
 */
const NAMES = [
  'undefined',
  'float32',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'int64',
  'string',
  'bool',
  'float16',
  'float64',
  'uint32',
  'uint64',
  'complex64',
  'complex128',
  'bfloat16',
  'float8e4m3fn',
  'float8e4m3fnuz',
  'float8e5m2',
  'float8e5m2fnuz',
  'uint4',
  'int4',
  'float4e2m1',
  'float8e8m0',
  'uint2',
  'int2',
] as const;

/** Type of a tensor's elements. */
export type ElementType = (typeof NAMES)[number] | 'unknown';

/** Element types that a typed array (or an array of strings) holds. */
export type RunnableType =
  | 'float16'
  | 'float32'
  | 'float64'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'bool'
  | 'string';

const RUNNABLE: ReadonlySet<string> = new Set<RunnableType>([
  'float16',
  'float32',
  'float64',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
  'string',
]);

/** Other names of the same types: ONNX's, NumPy's, and those of the Open Inference Protocol. */
const ALIASES: ReadonlyMap<string, ElementType> = new Map<string, ElementType>([
  ['float', 'float32'],
  ['fp32', 'float32'],
  ['f32', 'float32'],
  ['single', 'float32'],
  ['double', 'float64'],
  ['fp64', 'float64'],
  ['f64', 'float64'],
  ['half', 'float16'],
  ['fp16', 'float16'],
  ['f16', 'float16'],
  ['bf16', 'bfloat16'],
  ['long', 'int64'],
  ['boolean', 'bool'],
  ['str', 'string'],
  ['bytes', 'string'],
]);

/** The element type with this TensorProto.DataType number; `unknown` for a number ONNX has not. */
export function elementTypeOf(dataType: number): ElementType {
  return NAMES[dataType] ?? 'unknown';
}

/**
 * The element type that a user names: `float32`, `float`, `FLOAT`, `tensor(float)`, `FP32` and
 * the like; null when it is none.
 */
export function parseElementType(written: string): ElementType | null {
  const plain = written.trim().toLowerCase();
  const name = /^tensor\((.+)\)$/.exec(plain)?.[1]?.trim() ?? plain;
  const alias = ALIASES.get(name);
  if (alias !== undefined) return alias;
  return NAMES.find((known) => known === name && known !== 'undefined') ?? null;
}

/** Whether the runtimes for Node can be given, or give back, elements of this type. */
export function isRunnable(type: ElementType): type is RunnableType {
  return RUNNABLE.has(type);
}

export function isFloat(type: ElementType): type is 'float16' | 'float32' | 'float64' {
  return type === 'float16' || type === 'float32' || type === 'float64';
}

export function isInteger(type: ElementType): boolean {
  return /^u?int(?:8|16|32|64)$/.test(type);
}
