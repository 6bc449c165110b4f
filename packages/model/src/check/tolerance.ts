import { formatCount } from '@slipway/core';
import { isFloat } from '../onnx/element-type.ts';
import type { TensorData } from '../session/tensor.ts';

/** How far two answers may be apart: |a − b| ≤ absolute + relative × |b|. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** The tolerance of ONNX's own backend tests (onnx/backend/test/runner). */
export const ONNX_TOLERANCE: Tolerance = { relative: 1e-3, absolute: 1e-7 };

/** Elements that differ: how many, and the first. */
export interface Difference {
  readonly count: number;
  readonly position: number;
}

function isClose(actual: number, expected: number, tolerance: Tolerance): boolean {
  if (Object.is(actual, expected) || actual === expected) return true;
  if (!Number.isFinite(actual) || !Number.isFinite(expected)) {
    return Number.isNaN(actual) && Number.isNaN(expected);
  }
  const allowed = tolerance.absolute + tolerance.relative * Math.abs(expected);
  return Math.abs(actual - expected) <= allowed;
}

/**
 * The elements in which two tensors of equal type and size differ; null when there are none.
 * Floats within the tolerance are equal, infinities of the same sign too, and NaN where both are
 * NaN. Integers, booleans and strings must be the same.
 */
export function differences(
  actual: TensorData,
  expected: TensorData,
  tolerance: Tolerance,
): Difference | null {
  const hasTolerance = isFloat(actual.type);
  let count = 0;
  let position = -1;
  for (let i = 0; i < expected.data.length; i++) {
    const [a, b] = [actual.data[i], expected.data[i]];
    const same = hasTolerance ? isClose(Number(a), Number(b), tolerance) : a === b;
    if (same) continue;
    if (count === 0) position = i;
    count += 1;
  }
  return count === 0 ? null : { count, position };
}

/** Where an element stands: `[2, 0]`. */
export function placeOf(dims: readonly number[], position: number): string {
  const indices: number[] = [];
  let rest = position;
  for (const size of dims.toReversed()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return `[${indices.join(', ')}]`;
}

/** `2 of 74 values differ; the first at [0, 1]: 0.25 instead of 0.5`. */
export function describeDifference(
  actual: TensorData,
  expected: TensorData,
  { count, position }: Difference,
): string {
  return (
    `${formatCount(count)} of ${formatCount(expected.data.length)} values differ; the first at ` +
    `${placeOf(expected.dims, position)}: ${String(actual.data[position])} instead of ` +
    String(expected.data[position])
  );
}
