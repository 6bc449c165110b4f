import type { RunnableType } from '../onnx/element-type.ts';

/** The array that holds a tensor's elements, by element type. Booleans are 0 and 1. */
export interface TensorArrays {
  float16: Float16Array;
  float32: Float32Array;
  float64: Float64Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  int64: BigInt64Array;
  uint8: Uint8Array;
  uint16: Uint16Array;
  uint32: Uint32Array;
  uint64: BigUint64Array;
  bool: Uint8Array;
  string: readonly string[];
}

/** A tensor in plain form, of no particular runtime; elements in row-major order. */
export type TensorData = {
  [T in RunnableType]: {
    readonly type: T;
    readonly dims: readonly number[];
    readonly data: TensorArrays[T];
  };
}[RunnableType];

/** Tensors by the name of a model's input or output. */
export type Tensors = ReadonlyMap<string, TensorData>;

const CONSTRUCTORS = {
  float16: Float16Array,
  float32: Float32Array,
  float64: Float64Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
} as const;

/** Number of elements of a tensor with these dimensions. */
export function elementCount(dims: readonly number[]): number {
  return dims.reduce((product, size) => product * size, 1);
}

/** The typed array over these bytes, copied so that it starts at a multiple of its element size. */
export function typedArrayOver<T extends keyof typeof CONSTRUCTORS>(
  type: T,
  bytes: Uint8Array,
): TensorArrays[T] {
  const { buffer } = new Uint8Array(bytes);
  return new CONSTRUCTORS[type](buffer) as TensorArrays[T];
}

/** A typed array of zeros. */
export function zeros<T extends keyof typeof CONSTRUCTORS>(
  type: T,
  length: number,
): TensorArrays[T] {
  return new CONSTRUCTORS[type](length) as TensorArrays[T];
}

/** The bytes of a tensor's elements; strings have none. */
function bytesOf(tensor: TensorData): Uint8Array {
  if (tensor.type === 'string') throw new Error('strings are not kept as bytes');
  const { buffer, byteOffset, byteLength } = tensor.data;
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Rows `start` to `end` of a tensor whose first dimension counts rows. */
export function sliceRows(tensor: TensorData, start: number, end: number): TensorData {
  const [, ...rest] = tensor.dims;
  const width = elementCount(rest);
  const data = tensor.data.slice(start * width, end * width);
  return { type: tensor.type, dims: [end - start, ...rest], data } as TensorData;
}

/** The tensors one below the other; all have the same type and the same dimensions but the first. */
export function concatRows(tensors: readonly TensorData[]): TensorData {
  const [first] = tensors;
  if (first === undefined) throw new Error('nothing to concatenate');
  const rows = tensors.reduce((sum, { dims }) => sum + (dims[0] ?? 0), 0);
  const dims = [rows, ...first.dims.slice(1)];
  if (first.type === 'string') {
    const data = tensors.flatMap((tensor) => (tensor.type === 'string' ? tensor.data : []));
    return { type: 'string', dims, data };
  }
  const data = typedArrayOver(first.type, Buffer.concat(tensors.map(bytesOf)));
  return { type: first.type, dims, data } as TensorData;
}

/** The tensor with so many rows: its last row is repeated. */
export function padRows(tensor: TensorData, rows: number): TensorData {
  const [present = 0] = tensor.dims;
  if (present >= rows) return tensor;
  const last = sliceRows(tensor, present - 1, present);
  return concatRows([tensor, ...Array<TensorData>(rows - present).fill(last)]);
}
