import { ATTRIBUTE, FUNCTION, GRAPH, NODE } from './fields.ts';
import type { Range } from './message.ts';
import { MalformedMessage, MessageReader } from './message.ts';
import { parseSparseTensor, parseTensorHeader } from './parse-tensor.ts';
import { parseValueInfo } from './parse-type.ts';
import type {
  Attribute,
  ExternalTensor,
  Graph,
  GraphNode,
  Initializer,
  ModelFunction,
} from './structure.ts';
import type { ModelValue } from './value-type.ts';

/**
 * Graphs nest (If, Loop, Scan). protobuf itself stops at 100 nested messages, three of which make
 * a graph in a graph, so that no runtime reads deeper ones.
 */
const MAX_GRAPH_DEPTH = 33;

/** Messages a hostile file of two-byte messages could make us keep. */
const MAX_PARTS = 2_000_000;

/** ONNX's own operators, whose domain may be written either way. */
export const ONNX_DOMAIN = 'ai.onnx';

/** Collects, over all graphs of a model, what is counted or listed. */
export class GraphCollector {
  nodes = 0;
  readonly operators = new Map<string, Map<string, number>>();
  readonly externalTensors: ExternalTensor[] = [];
  #parts = 0;

  countOperator(domain: string, opType: string): void {
    const key = domain === '' ? ONNX_DOMAIN : domain;
    const ofDomain = this.operators.get(key) ?? new Map<string, number>();
    ofDomain.set(opType, (ofDomain.get(opType) ?? 0) + 1);
    this.operators.set(key, ofDomain);
  }

  addTensor(tensor: Initializer): void {
    if (tensor.external !== null) this.externalTensors.push(tensor.external);
  }

  countPart(): void {
    this.#parts += 1;
    if (this.#parts > MAX_PARTS) {
      throw new MalformedMessage(`has more than ${MAX_PARTS.toLocaleString('en-US')} parts`);
    }
  }
}

/** Reads an attribute's name, and the graphs and tensors in it. */
function parseAttribute(
  bytes: Uint8Array,
  range: Range,
  collector: GraphCollector,
  depth: number,
): Attribute {
  collector.countPart();
  const message = new MessageReader(bytes, range, 'an attribute');
  let name = '';
  while (message.next()) {
    switch (message.field) {
      case ATTRIBUTE.name:
        name = message.text();
        break;
      case ATTRIBUTE.tensor:
      case ATTRIBUTE.tensors:
        collector.addTensor(parseTensorHeader(bytes, message.range()));
        break;
      case ATTRIBUTE.sparseTensor:
      case ATTRIBUTE.sparseTensors:
        for (const tensor of parseSparseTensor(bytes, message.range())) collector.addTensor(tensor);
        break;
      case ATTRIBUTE.graph:
      case ATTRIBUTE.graphs:
        parseGraph(bytes, message.range(), collector, depth + 1);
        break;
      default:
    }
  }
  return { name, range };
}

function parseNode(
  bytes: Uint8Array,
  range: Range,
  field: Range,
  collector: GraphCollector,
  depth: number,
): GraphNode {
  collector.countPart();
  const message = new MessageReader(bytes, range, 'a node');
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes: Attribute[] = [];
  let [name, opType, domain] = ['', '', ''];
  while (message.next()) {
    switch (message.field) {
      case NODE.input:
        inputs.push(message.text());
        break;
      case NODE.output:
        outputs.push(message.text());
        break;
      case NODE.name:
        name = message.text();
        break;
      case NODE.opType:
        opType = message.text();
        break;
      case NODE.domain:
        domain = message.text();
        break;
      case NODE.attribute:
        attributes.push(parseAttribute(bytes, message.range(), collector, depth));
        break;
      default:
    }
  }
  if (domain === ONNX_DOMAIN) domain = '';
  collector.countOperator(domain, opType);
  return { name, opType, domain, inputs, outputs, attributes, field };
}

/** Reads a GraphProto and the graphs inside its nodes. */
export function parseGraph(
  bytes: Uint8Array,
  range: Range,
  collector: GraphCollector,
  depth = 0,
): Graph {
  if (depth > MAX_GRAPH_DEPTH) throw new MalformedMessage('nests graphs too deeply');
  const message = new MessageReader(bytes, range, 'the graph');
  const nodes: GraphNode[] = [];
  const initializers = new Map<string, Initializer>();
  const inputs: ModelValue[] = [];
  const outputs: ModelValue[] = [];
  const outputFields: Range[] = [];
  const addInitializer = (tensor: Initializer): void => {
    collector.countPart();
    collector.addTensor(tensor);
    initializers.set(tensor.name, tensor);
  };
  while (message.next()) {
    switch (message.field) {
      case GRAPH.node:
        nodes.push(parseNode(bytes, message.range(), message.fieldRange(), collector, depth));
        break;
      case GRAPH.initializer:
        addInitializer(parseTensorHeader(bytes, message.range()));
        break;
      case GRAPH.sparseInitializer:
        parseSparseTensor(bytes, message.range()).reverse().forEach(addInitializer);
        break;
      case GRAPH.input:
        collector.countPart();
        inputs.push(parseValueInfo(bytes, message.range()));
        break;
      case GRAPH.output:
        collector.countPart();
        outputs.push(parseValueInfo(bytes, message.range()));
        outputFields.push(message.fieldRange());
        break;
      default:
    }
  }
  collector.nodes += nodes.length;
  return { range, nodes, initializers, inputs, outputs, outputFields };
}

/** Reads a FunctionProto and the graphs inside its nodes. */
export function parseFunction(
  bytes: Uint8Array,
  range: Range,
  collector: GraphCollector,
): ModelFunction {
  const message = new MessageReader(bytes, range, 'a function');
  let name = '';
  let domain = '';
  while (message.next()) {
    if (message.field === FUNCTION.name) name = message.text();
    else if (message.field === FUNCTION.domain) domain = message.text();
    else if (message.field === FUNCTION.node) {
      parseNode(bytes, message.range(), message.fieldRange(), collector, 0);
    }
  }
  return { domain, name };
}
