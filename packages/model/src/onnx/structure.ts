import type { ElementType } from './element-type.ts';
import type { Range } from './message.ts';
import type { ModelValue } from './value-type.ts';

/** An attribute of a node; its value is decoded when somebody asks for it. */
export interface Attribute {
  readonly name: string;
  readonly range: Range;
}

/** An operator's use in a graph. */
export interface GraphNode {
  readonly name: string;
  readonly opType: string;
  /** Empty for ONNX's own operators. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly Attribute[];
  /** The node's field in the graph, its tag included. */
  readonly field: Range;
}

/** A tensor whose content lies in another file. */
export interface ExternalTensor {
  readonly tensor: string;
  /** Path relative to the model's folder, as the model writes it; untrusted. */
  readonly location: string;
  readonly offset: number;
  /** Bytes; null for the rest of the file. */
  readonly length: number | null;
}

/** A constant of a graph. */
export interface Initializer {
  readonly name: string;
  readonly elementType: ElementType;
  readonly dims: readonly number[];
  /** The TensorProto's bytes. */
  readonly range: Range;
  readonly external: ExternalTensor | null;
}

/** A graph's parts, without the content of tensors. */
export interface Graph {
  readonly range: Range;
  readonly nodes: readonly GraphNode[];
  readonly initializers: ReadonlyMap<string, Initializer>;
  readonly inputs: readonly ModelValue[];
  readonly outputs: readonly ModelValue[];
  /** The fields of `outputs` in the graph, tags included. */
  readonly outputFields: readonly Range[];
}

export interface OpsetImport {
  /** Empty for ONNX's own operators. */
  readonly domain: string;
  readonly version: number;
}

/** A function that the model itself defines. */
export interface ModelFunction {
  readonly domain: string;
  readonly name: string;
}

/** What a ModelProto says, without the content of tensors. */
export interface ModelStructure {
  readonly irVersion: number;
  readonly opsets: readonly OpsetImport[];
  readonly producer: string | null;
  readonly docString: string;
  readonly metadata: ReadonlyMap<string, string>;
  readonly graph: Graph;
  /** The graph's field in the model, its tag included. */
  readonly graphField: Range;
  readonly functions: readonly ModelFunction[];
  /** Nodes of the graph and of the graphs in its nodes' attributes. */
  readonly nodes: number;
  /** How often each operator occurs, by domain (`ai.onnx` for ONNX's own), functions included. */
  readonly operators: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly externalTensors: readonly ExternalTensor[];
}
