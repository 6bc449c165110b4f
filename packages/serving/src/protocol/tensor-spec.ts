import type { ModelValue, RunnableType } from '@slipway/model';
import { isRunnable } from '@slipway/model';
import { datatypeOf } from './datatype.ts';

/** An input or output as clients see it. */
export interface TensorSpec {
  readonly name: string;
  readonly elementType: RunnableType;
  /** Its name in the protocol. */
  readonly datatype: string;
  /** Sizes; null for one that may vary. Null where not even the rank is known. */
  readonly shape: readonly (number | null)[] | null;
}

/** The specification of a model's input or output; null for what cannot be sent. */
export function specOf({ name, type }: ModelValue): TensorSpec | null {
  if (type.kind !== 'tensor' || !isRunnable(type.elementType)) return null;
  const { elementType } = type;
  const shape =
    type.shape?.map((size) => (typeof size === 'number' && size >= 0 ? size : null)) ?? null;
  return { name, elementType, datatype: datatypeOf(elementType), shape };
}

/** The tensor in the form of the protocol's model metadata; -1 is a size that may vary. */
export function describeSpec(spec: TensorSpec): object {
  const shape = spec.shape === null ? [-1] : spec.shape.map((size) => size ?? -1);
  return { name: spec.name, datatype: spec.datatype, shape };
}

/** `FP32 [-1, 2]`, for messages. */
export function describeExpected({ datatype, shape }: TensorSpec): string {
  return shape === null ? datatype : `${datatype} [${shape.map((size) => size ?? -1).join(', ')}]`;
}
