import { elementTypeOf } from './element-type.ts';
import { EXTERNAL_LOCATION, SPARSE_TENSOR, STRING_ENTRY, TENSOR } from './fields.ts';
import type { Range } from './message.ts';
import { MessageReader } from './message.ts';
import type { ExternalTensor, Initializer } from './structure.ts';

/** Reads a StringStringEntryProto. */
export function parseStringEntry(bytes: Uint8Array, range: Range): [string, string] {
  const message = new MessageReader(bytes, range, 'an entry of key and value');
  let key = '';
  let value = '';
  while (message.next()) {
    if (message.field === STRING_ENTRY.key) key = message.text();
    else if (message.field === STRING_ENTRY.value) value = message.text();
  }
  return [key, value];
}

/** Keys of external_data as the specification names them (docs/ExternalData.md). */
function externalTensorOf(tensor: string, entries: ReadonlyMap<string, string>): ExternalTensor {
  const length = entries.get('length');
  return {
    tensor,
    location: entries.get('location') ?? '',
    offset: Number(entries.get('offset') ?? '0'),
    length: length === undefined ? null : Number(length),
  };
}

/** Reads what a TensorProto says of itself; its content is skipped. */
export function parseTensorHeader(bytes: Uint8Array, range: Range): Initializer {
  const message = new MessageReader(bytes, range, 'a tensor');
  const dims: number[] = [];
  const entries = new Map<string, string>();
  let name = '';
  let elementType = elementTypeOf(0);
  let isExternal = false;
  while (message.next()) {
    switch (message.field) {
      case TENSOR.dims:
        message.eachBigint((size) => dims.push(Number(size)));
        break;
      case TENSOR.dataType:
        elementType = elementTypeOf(message.number());
        break;
      case TENSOR.name:
        name = message.text();
        break;
      case TENSOR.externalData: {
        const [key, value] = parseStringEntry(bytes, message.range());
        entries.set(key, value);
        break;
      }
      case TENSOR.dataLocation:
        isExternal = message.number() === EXTERNAL_LOCATION;
        break;
      default:
    }
  }
  const external = isExternal ? externalTensorOf(name, entries) : null;
  return { name, elementType, dims, range, external };
}

/** Reads the two tensors of a SparseTensorProto; the first one carries the name. */
export function parseSparseTensor(bytes: Uint8Array, range: Range): Initializer[] {
  const message = new MessageReader(bytes, range, 'a sparse tensor');
  const tensors: Initializer[] = [];
  while (message.next()) {
    if (message.field === SPARSE_TENSOR.values || message.field === SPARSE_TENSOR.indices) {
      tensors.push(parseTensorHeader(bytes, message.range()));
    }
  }
  return tensors;
}
