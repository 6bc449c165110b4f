import type { TensorData, Tensors } from '@slipway/model';
import { elementCount, zeros } from '@slipway/model';
import type { TensorSpec } from '../protocol/tensor-spec.ts';

/** The number that a made-up input has at a row and a place in it. */
export type Fill = (row: number, place: number) => number;

function element(spec: TensorSpec, value: number): number | bigint {
  const { elementType } = spec;
  if (elementType === 'bool') return value > 0 ? 1 : 0;
  if (elementType === 'float16' || elementType === 'float32' || elementType === 'float64') {
    return value;
  }
  const whole = elementType.startsWith('u') ? Math.abs(Math.round(value)) : Math.round(value);
  return elementType === 'int64' || elementType === 'uint64' ? BigInt(whole) : whole % 100;
}

function madeUpTensor(spec: TensorSpec, rows: number, fill: Fill): TensorData {
  const [first, ...rest] = spec.shape ?? [null, 1];
  const sizes = rest.map((size) => size ?? 1);
  const dims = spec.shape?.length === 0 ? [] : [first ?? rows, ...sizes];
  const width = elementCount(sizes);
  const count = elementCount(dims);
  const type = spec.elementType;
  if (type === 'string') {
    return { type, dims, data: Array.from({ length: count }, () => '') };
  }
  const data = zeros(type, count);
  for (let i = 0; i < count; i++) data[i] = element(spec, fill(Math.floor(i / width), i % width));
  return { type, dims, data } as TensorData;
}

/**
 * Made-up inputs that fit the model's signature: so many rows where the number of rows may vary,
 * size 1 for every other dimension that may.
 */
export function madeUpFeeds(specs: readonly TensorSpec[], rows: number, fill: Fill): Tensors {
  return new Map(specs.map((spec) => [spec.name, madeUpTensor(spec, rows, fill)]));
}

export const ZEROS: Fill = () => 0;

/** Rows that differ from each other, small numbers of both signs. */
export const VARIED: Fill = (row, place) => Math.sin(1 + row * 12.9898 + place * 78.233) * 3;

/** Numbers of every size, to see whether scores leave [0, 1]. */
export const EXTREME: Fill = (row, place) => {
  const sign = (row + place) % 2 === 0 ? 1 : -1;
  return sign * 10 ** (row % 5);
};
