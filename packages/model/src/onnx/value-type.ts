import type { ElementType } from './element-type.ts';

/** A dimension: a fixed size, the name of a symbolic one, or null where nothing is said. */
export type Dimension = number | string | null;

/** The type of a graph's input or output. `shape` is null where not even the rank is said. */
export type ValueType =
  | {
      readonly kind: 'tensor' | 'sparse-tensor';
      readonly elementType: ElementType;
      readonly shape: readonly Dimension[] | null;
    }
  | { readonly kind: 'sequence' | 'optional'; readonly element: ValueType }
  | { readonly kind: 'map'; readonly key: ElementType; readonly value: ValueType }
  | { readonly kind: 'opaque' | 'unknown' };

export type TensorType = Extract<ValueType, { kind: 'tensor' | 'sparse-tensor' }>;

/** An input or output of a graph. */
export interface ModelValue {
  readonly name: string;
  readonly type: ValueType;
}

/** `[N, 4]`; `?` for a dimension of which nothing is said. */
export function describeShape(shape: readonly Dimension[]): string {
  return `[${shape.map((dimension) => dimension ?? '?').join(', ')}]`;
}

/** The type without its shape: `float32`, `sequence(map(int64, float32))`. */
export function describeElement(type: ValueType): string {
  switch (type.kind) {
    case 'tensor':
      return type.elementType;
    case 'sparse-tensor':
      return `sparse(${type.elementType})`;
    case 'sequence':
    case 'optional':
      return `${type.kind}(${describeElement(type.element)})`;
    case 'map':
      return `map(${type.key}, ${describeElement(type.value)})`;
    case 'opaque':
    case 'unknown':
      return type.kind;
  }
}

/** The type in words for messages: `float32 [N, 4]`. */
export function describeType(type: ValueType): string {
  const shape = 'shape' in type ? type.shape : null;
  const element = describeElement(type);
  return shape === null ? element : `${element} ${describeShape(shape)}`;
}
