import { elementTypeOf } from './element-type.ts';
import {
  CONTAINER_TYPE,
  DIMENSION,
  MAP_TYPE,
  SHAPE,
  TENSOR_TYPE,
  TYPE,
  VALUE_INFO,
} from './fields.ts';
import type { Range } from './message.ts';
import { MalformedMessage, MessageReader } from './message.ts';
import type { Dimension, ModelValue, TensorType, ValueType } from './value-type.ts';

/** Types nest (a sequence of maps of …); nobody's nest deeper than this. */
const MAX_DEPTH = 16;

function parseDimension(bytes: Uint8Array, range: Range): Dimension {
  const message = new MessageReader(bytes, range, 'a dimension');
  let dimension: Dimension = null;
  while (message.next()) {
    if (message.field === DIMENSION.value) {
      const size = message.number();
      // Some exporters write -1 for a size that is not known.
      dimension = size < 0 ? null : size;
    } else if (message.field === DIMENSION.parameter) {
      dimension = message.text() || null;
    }
  }
  return dimension;
}

function parseShape(bytes: Uint8Array, range: Range): Dimension[] {
  const message = new MessageReader(bytes, range, 'a shape');
  const shape: Dimension[] = [];
  while (message.next()) {
    if (message.field === SHAPE.dimension) shape.push(parseDimension(bytes, message.range()));
  }
  return shape;
}

function parseTensorType(bytes: Uint8Array, range: Range, kind: TensorType['kind']): ValueType {
  const message = new MessageReader(bytes, range, 'a tensor type');
  let elementType = elementTypeOf(0);
  let shape: Dimension[] | null = null;
  while (message.next()) {
    if (message.field === TENSOR_TYPE.elementType) elementType = elementTypeOf(message.number());
    else if (message.field === TENSOR_TYPE.shape) shape = parseShape(bytes, message.range());
  }
  return { kind, elementType, shape };
}

function parseContainer(
  bytes: Uint8Array,
  range: Range,
  kind: 'sequence' | 'optional',
  depth: number,
): ValueType {
  const message = new MessageReader(bytes, range, `a type of ${kind}`);
  let element: ValueType = { kind: 'unknown' };
  while (message.next()) {
    if (message.field === CONTAINER_TYPE.elementType) {
      element = parseType(bytes, message.range(), depth + 1);
    }
  }
  return { kind, element };
}

function parseMapType(bytes: Uint8Array, range: Range, depth: number): ValueType {
  const message = new MessageReader(bytes, range, 'a map type');
  let key = elementTypeOf(0);
  let value: ValueType = { kind: 'unknown' };
  while (message.next()) {
    if (message.field === MAP_TYPE.keyType) key = elementTypeOf(message.number());
    else if (message.field === MAP_TYPE.valueType) {
      value = parseType(bytes, message.range(), depth + 1);
    }
  }
  return { kind: 'map', key, value };
}

/** Reads a TypeProto. */
export function parseType(bytes: Uint8Array, range: Range, depth = 0): ValueType {
  if (depth > MAX_DEPTH) throw new MalformedMessage('nests types too deeply');
  const message = new MessageReader(bytes, range, 'a type');
  let type: ValueType = { kind: 'unknown' };
  while (message.next()) {
    switch (message.field) {
      case TYPE.tensor:
        type = parseTensorType(bytes, message.range(), 'tensor');
        break;
      case TYPE.sparseTensor:
        type = parseTensorType(bytes, message.range(), 'sparse-tensor');
        break;
      case TYPE.sequence:
        type = parseContainer(bytes, message.range(), 'sequence', depth);
        break;
      case TYPE.optional:
        type = parseContainer(bytes, message.range(), 'optional', depth);
        break;
      case TYPE.map:
        type = parseMapType(bytes, message.range(), depth);
        break;
      case TYPE.opaque:
        type = { kind: 'opaque' };
        break;
      default:
    }
  }
  return type;
}

/** Reads a ValueInfoProto: name and type of an input or output. */
export function parseValueInfo(bytes: Uint8Array, range: Range): ModelValue {
  const message = new MessageReader(bytes, range, 'an input or output');
  let name = '';
  let type: ValueType = { kind: 'unknown' };
  while (message.next()) {
    if (message.field === VALUE_INFO.name) name = message.text();
    else if (message.field === VALUE_INFO.type) type = parseType(bytes, message.range());
  }
  return { name, type };
}
