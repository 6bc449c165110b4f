import protobuf from 'protobufjs/minimal.js';
import {
  ATTRIBUTE,
  GRAPH,
  MODEL,
  NODE,
  OPERATOR_SET,
  TENSOR_TYPE,
  TYPE,
  VALUE_INFO,
} from '../onnx/fields.ts';
import { MessageReader, WIRE } from '../onnx/message.ts';
import { parseValueInfo } from '../onnx/parse-type.ts';
import type { ModelStructure } from '../onnx/structure.ts';

const VALUE_INFO_FIELD = 13;
const FLOAT = 1;
/** The first opset of ONNX's own operators has Identity as we use it. */
const IDENTITY_OPSET = 13;

function tag(field: number, wireType: number = WIRE.bytes): number {
  return (field << 3) | wireType;
}

/** A graph's node field `output = Identity(input)`. */
export function identityNode(input: string, output: string): Uint8Array {
  return protobuf.Writer.create()
    .uint32(tag(GRAPH.node))
    .fork()
    .uint32(tag(NODE.input))
    .string(input)
    .uint32(tag(NODE.output))
    .string(output)
    .uint32(tag(NODE.opType))
    .string('Identity')
    .ldelim()
    .finish();
}

/** AttributeProto.type (field 20) of a whole number. */
const ATTRIBUTE_TYPE_FIELD = 20;
const INT = 2;

/** A graph's node field `output = Concat(inputs, axis=1)`. */
export function concatNode(inputs: readonly string[], output: string): Uint8Array {
  const writer = protobuf.Writer.create().uint32(tag(GRAPH.node)).fork();
  for (const input of inputs) writer.uint32(tag(NODE.input)).string(input);
  return writer
    .uint32(tag(NODE.output))
    .string(output)
    .uint32(tag(NODE.opType))
    .string('Concat')
    .uint32(tag(NODE.attribute))
    .fork()
    .uint32(tag(ATTRIBUTE.name))
    .string('axis')
    .uint32(tag(ATTRIBUTE.int, WIRE.varint))
    .int64(1)
    .uint32(tag(ATTRIBUTE_TYPE_FIELD, WIRE.varint))
    .int32(INT)
    .ldelim()
    .ldelim()
    .finish();
}

/** A graph's output field: a float tensor of unknown shape. */
export function floatOutput(name: string): Uint8Array {
  return protobuf.Writer.create()
    .uint32(tag(GRAPH.output))
    .fork()
    .uint32(tag(VALUE_INFO.name))
    .string(name)
    .uint32(tag(VALUE_INFO.type))
    .fork()
    .uint32(tag(TYPE.tensor))
    .fork()
    .uint32(tag(TENSOR_TYPE.elementType, WIRE.varint))
    .int32(FLOAT)
    .ldelim()
    .ldelim()
    .ldelim()
    .finish();
}

function opsetImport(): Uint8Array {
  return protobuf.Writer.create()
    .uint32(tag(MODEL.opsetImport))
    .fork()
    .uint32(tag(OPERATOR_SET.version, WIRE.varint))
    .int64(IDENTITY_OPSET)
    .ldelim()
    .finish();
}

/** What becomes of fields of a graph, by where they start: other bytes, or null to leave it out. */
export type GraphEdits = ReadonlyMap<number, Uint8Array | null>;

/**
 * A copy of the model in which fields of the graph are replaced or left out. Everything else is
 * copied byte for byte, unknown fields included.
 *
 * @param retyped names whose type changes: what value_info says of them is left out
 */
export function rewriteModel(
  bytes: Uint8Array,
  structure: ModelStructure,
  edits: GraphEdits,
  retyped: ReadonlySet<string>,
): Uint8Array {
  const { graph, graphField } = structure;
  const parts: Uint8Array[] = [];
  const message = new MessageReader(bytes, graph.range, 'the graph');
  while (message.next()) {
    const field = message.fieldRange();
    const edit = edits.get(field.start);
    if (edit !== undefined) {
      if (edit !== null) parts.push(edit);
    } else if (
      message.field !== VALUE_INFO_FIELD ||
      !retyped.has(parseValueInfo(bytes, message.range()).name)
    ) {
      parts.push(bytes.subarray(field.start, field.end));
    }
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header = protobuf.Writer.create().uint32(tag(MODEL.graph)).uint32(length).finish();
  const hasOnnxOpset = structure.opsets.some(({ domain }) => domain === '');
  return Buffer.concat([
    bytes.subarray(0, graphField.start),
    header,
    ...parts,
    bytes.subarray(graphField.end),
    ...(hasOnnxOpset ? [] : [opsetImport()]),
  ]);
}
