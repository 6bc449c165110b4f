import type { GraphNode } from '../onnx/structure.ts';
import type { GraphIndex } from './graph-index.ts';

export const ML_DOMAIN = 'ai.onnx.ml';

/** A graph output that ZipMap made: a sequence of maps from class label to probability. */
export interface ZippedOutput {
  readonly output: string;
  readonly node: GraphNode;
  /** The tensor before ZipMap, float32 [N, k]. */
  readonly tensor: string;
  /** Class labels of its columns. */
  readonly labels: readonly string[];
}

/**
 * The ZipMap (ONNX ML specification, ai.onnx.ml 1) that makes an output; null when another node
 * does. Nothing can stand between the two: no operator of ONNX takes a sequence of maps.
 */
export function findZipMap(index: GraphIndex, output: string): ZippedOutput | null {
  const node = index.producer(output);
  if (node?.opType !== 'ZipMap' || node.domain !== ML_DOMAIN) return null;
  const labels =
    index.strings(node, 'classlabels_strings') ?? index.integers(node, 'classlabels_int64s');
  const tensor = node.inputs[0];
  if (labels === null || tensor === undefined || tensor === '') return null;
  return { output, node, tensor, labels };
}
