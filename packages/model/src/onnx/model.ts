import type { ModelDescription, TensorSignature } from '@slipway/core';
import { ONNX_DOMAIN } from './parse-graph.ts';
import type { ModelStructure } from './structure.ts';
import type { ModelValue } from './value-type.ts';
import { describeElement } from './value-type.ts';
import type { RunnableGraph } from '../prepare/runnable.ts';

/** An ONNX model as read from its file. */
export interface OnnxModel extends ModelStructure {
  /** Absolute path. */
  readonly file: string;
  /** The file as the user knows it, for messages. */
  readonly shown: string;
  /** First word of errors about the model: `model`, or `champion`. */
  readonly subject: string;
  readonly bytes: Uint8Array;
  /** What has to be fed: the graph's inputs that have no initializer. */
  readonly inputs: readonly ModelValue[];
  /** As the file declares them. */
  readonly outputs: readonly ModelValue[];
  /** The graph that is run, in which ZipMap is gone. */
  readonly runnable: RunnableGraph;
}

/** A value's name, type and shape in the form of evidence. */
export function signatureOf(value: ModelValue): TensorSignature {
  const { type } = value;
  const shape = 'shape' in type && type.shape !== null ? [...type.shape] : null;
  return { name: value.name, type: describeElement(type), shape };
}

/**
 * What the model's file says of itself, for evidence.
 *
 * @param sizeBytes of the file and its external data
 */
export function describeModel(model: OnnxModel, sizeBytes: number): ModelDescription {
  return {
    format: 'ONNX',
    sizeBytes,
    irVersion: model.irVersion,
    opsets: model.opsets.map(({ domain, version }) => ({ domain: domain || ONNX_DOMAIN, version })),
    producer: model.producer,
    nodes: model.nodes,
    inputs: model.inputs.map(signatureOf),
    outputs: model.outputs.map(signatureOf),
  };
}
