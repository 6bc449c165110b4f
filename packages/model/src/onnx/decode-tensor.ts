import type { TensorData } from '../session/tensor.ts';
import { elementCount, typedArrayOver, zeros } from '../session/tensor.ts';
import type { RunnableType } from './element-type.ts';
import { elementTypeOf, isRunnable } from './element-type.ts';
import { TENSOR } from './fields.ts';
import type { Range } from './message.ts';
import { MalformedMessage, MessageReader } from './message.ts';

/** A TensorProto with its content. */
export interface NamedTensor {
  readonly name: string;
  readonly tensor: TensorData;
}

/** The fields of a TensorProto that hold elements, as they were written. */
class Content {
  name = '';
  dataType = 0;
  readonly dims: number[] = [];
  raw: Uint8Array | null = null;
  readonly floats: number[] = [];
  readonly doubles: number[] = [];
  readonly integers: bigint[] = [];
  readonly texts: string[] = [];

  read(message: MessageReader, bytes: Uint8Array): void {
    switch (message.field) {
      case TENSOR.dims:
        message.eachBigint((size) => this.dims.push(Number(size)));
        break;
      case TENSOR.dataType:
        this.dataType = message.number();
        break;
      case TENSOR.name:
        this.name = message.text();
        break;
      case TENSOR.rawData: {
        const { start, end } = message.range();
        this.raw = bytes.subarray(start, end);
        break;
      }
      case TENSOR.floatData:
        message.eachFloat((value) => this.floats.push(value));
        break;
      case TENSOR.doubleData:
        message.eachDouble((value) => this.doubles.push(value));
        break;
      case TENSOR.int32Data:
      case TENSOR.int64Data:
      case TENSOR.uint64Data:
        message.eachBigint((value) => this.integers.push(value));
        break;
      case TENSOR.stringData:
        this.texts.push(message.text());
        break;
      case TENSOR.externalData:
        throw new MalformedMessage('keeps its content in another file');
      default:
    }
  }

  get type(): RunnableType {
    const type = elementTypeOf(this.dataType);
    if (isRunnable(type)) return type;
    throw new MalformedMessage(`has elements of type ${type}, which JavaScript has not`);
  }
}

/** Elements from the field that the specification gives to their type (TensorProto, onnx-ml.proto). */
function unpackedElements(content: Content, type: RunnableType): TensorData['data'] {
  const { floats, doubles, integers, texts } = content;
  switch (type) {
    case 'string':
      return texts;
    case 'float32':
      return Float32Array.from(floats);
    case 'float64':
      return Float64Array.from(doubles);
    case 'int64':
      return BigInt64Array.from(integers);
    case 'uint64':
      return BigUint64Array.from(integers, (value) => BigInt.asUintN(64, value));
    case 'float16': {
      const bits = Uint16Array.from(integers, Number);
      return new Float16Array(bits.buffer);
    }
    default: {
      const elements = zeros(type, integers.length);
      integers.forEach((value, index) => (elements[index] = Number(value)));
      return elements;
    }
  }
}

/**
 * Reads a TensorProto with its content.
 *
 * @throws MalformedMessage when it is none, has an element type that JavaScript has not, or has
 *   more or fewer elements than its dimensions say.
 */
export function decodeTensor(bytes: Uint8Array, range: Range): NamedTensor {
  const content = new Content();
  const message = new MessageReader(bytes, range, 'a tensor');
  while (message.next()) content.read(message, bytes);
  const { name, dims, raw, type } = content;
  const data =
    raw === null || type === 'string' ? unpackedElements(content, type) : elementsOf(type, raw);
  if (data.length !== elementCount(dims)) {
    throw new MalformedMessage(
      `has ${data.length} elements where its dimensions [${dims.join(', ')}] say ` +
        String(elementCount(dims)),
    );
  }
  return { name, tensor: { type, dims, data } as TensorData };
}

function elementsOf(type: Exclude<RunnableType, 'string'>, raw: Uint8Array): TensorData['data'] {
  const size = zeros(type, 0).BYTES_PER_ELEMENT;
  if (raw.length % size !== 0) {
    throw new MalformedMessage(`has ${raw.length} bytes, which is no whole number of ${type}`);
  }
  return typedArrayOver(type, raw);
}
