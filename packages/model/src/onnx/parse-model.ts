import { MODEL, OPERATOR_SET, TRAINING_INFO } from './fields.ts';
import type { Range } from './message.ts';
import { MalformedMessage, MessageReader } from './message.ts';
import { GraphCollector, ONNX_DOMAIN, parseFunction, parseGraph } from './parse-graph.ts';
import { parseStringEntry } from './parse-tensor.ts';
import type { Graph, ModelFunction, ModelStructure, OpsetImport } from './structure.ts';

function parseOpset(bytes: Uint8Array, range: Range): OpsetImport {
  const message = new MessageReader(bytes, range, 'an opset import');
  let domain = '';
  let version = 0;
  while (message.next()) {
    if (message.field === OPERATOR_SET.domain) domain = message.text();
    else if (message.field === OPERATOR_SET.version) version = message.number();
  }
  return { domain: domain === ONNX_DOMAIN ? '' : domain, version };
}

/** Looks through the graphs of a TrainingInfoProto for what a collector lists. */
function parseTrainingInfo(bytes: Uint8Array, range: Range, collector: GraphCollector): void {
  const message = new MessageReader(bytes, range, 'the training information');
  while (message.next()) {
    if (
      message.field === TRAINING_INFO.initialization ||
      message.field === TRAINING_INFO.algorithm
    ) {
      parseGraph(bytes, message.range(), collector, 1);
    }
  }
}

/** The fields of a ModelProto while it is being read. */
class ModelFields {
  irVersion: number | null = null;
  producerName = '';
  producerVersion = '';
  docString = '';
  readonly opsets: OpsetImport[] = [];
  readonly metadata = new Map<string, string>();
  readonly functions: ModelFunction[] = [];
  graph: { readonly parsed: Graph; readonly field: Range } | null = null;

  read(message: MessageReader, bytes: Uint8Array, collector: GraphCollector): void {
    switch (message.field) {
      case MODEL.irVersion:
        this.irVersion = message.number();
        break;
      case MODEL.producerName:
        this.producerName = message.text();
        break;
      case MODEL.producerVersion:
        this.producerVersion = message.text();
        break;
      case MODEL.docString:
        this.docString = message.text();
        break;
      case MODEL.opsetImport:
        this.opsets.push(parseOpset(bytes, message.range()));
        break;
      case MODEL.metadataProps:
        this.metadata.set(...parseStringEntry(bytes, message.range()));
        break;
      case MODEL.functions:
        this.functions.push(parseFunction(bytes, message.range(), collector));
        break;
      case MODEL.trainingInfo:
        parseTrainingInfo(bytes, message.range(), collector);
        break;
      case MODEL.graph:
        // protobuf would merge two graphs into one; nobody writes that, and what merges readers
        // differently can hide something.
        if (this.graph !== null) throw new MalformedMessage('has two graphs');
        this.graph = {
          parsed: parseGraph(bytes, message.range(), collector),
          field: message.fieldRange(),
        };
        break;
      default:
    }
  }
}

/**
 * Reads a ModelProto without copying or decoding the content of its tensors.
 *
 * @throws MalformedMessage when the bytes are not an ONNX model, or not a whole one.
 */
export function parseModel(bytes: Uint8Array): ModelStructure {
  const collector = new GraphCollector();
  const fields = new ModelFields();
  const message = new MessageReader(bytes, { start: 0, end: bytes.length }, 'the model');
  while (message.next()) fields.read(message, bytes, collector);
  const { irVersion, graph } = fields;
  if (graph === null) throw new MalformedMessage('has no graph');
  if (irVersion === null) throw new MalformedMessage('has no IR version');
  const producer = `${fields.producerName} ${fields.producerVersion}`.trim();
  return {
    irVersion,
    opsets: fields.opsets,
    producer: producer === '' ? null : producer,
    docString: fields.docString,
    metadata: fields.metadata,
    graph: graph.parsed,
    graphField: graph.field,
    functions: fields.functions,
    nodes: collector.nodes,
    operators: collector.operators,
    externalTensors: collector.externalTensors,
  };
}
