import { ATTRIBUTE } from '../onnx/fields.ts';
import { MessageReader } from '../onnx/message.ts';
import type { Graph, GraphNode } from '../onnx/structure.ts';

/** Looks things up in a graph by the name of a value. */
export class GraphIndex {
  readonly bytes: Uint8Array;
  readonly graph: Graph;
  readonly #producers = new Map<string, GraphNode>();

  constructor(bytes: Uint8Array, graph: Graph) {
    this.bytes = bytes;
    this.graph = graph;
    for (const node of graph.nodes) {
      for (const output of node.outputs) this.#producers.set(output, node);
    }
  }

  /** The node whose output has this name; null for a graph input, an initializer, or nothing. */
  producer(value: string): GraphNode | null {
    return this.#producers.get(value) ?? null;
  }

  /** Values of an attribute of kind INTS, as text; null when the node has no such attribute. */
  integers(node: GraphNode, attribute: string): string[] | null {
    return this.#values(node, attribute, ATTRIBUTE.ints, (message, values) => {
      message.eachBigint((value) => values.push(String(value)));
    });
  }

  /** Values of an attribute of kind STRINGS; null when the node has no such attribute. */
  strings(node: GraphNode, attribute: string): string[] | null {
    return this.#values(node, attribute, ATTRIBUTE.strings, (message, values) => {
      values.push(message.text());
    });
  }

  #values(
    node: GraphNode,
    name: string,
    field: number,
    read: (message: MessageReader, values: string[]) => void,
  ): string[] | null {
    const attribute = node.attributes.find((candidate) => candidate.name === name);
    if (attribute === undefined) return null;
    const values: string[] = [];
    const message = new MessageReader(this.bytes, attribute.range, 'an attribute');
    while (message.next()) if (message.field === field) read(message, values);
    return values.length === 0 ? null : values;
  }
}
