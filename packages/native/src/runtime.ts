import type * as Common from 'onnxruntime-common';

/** A build of ONNX Runtime. Tensors of one build are not for sessions of another. */
export interface OnnxRuntime {
  readonly name: 'onnxruntime-node' | 'onnxruntime-web';
  /** ONNX Runtime's version, e.g. `1.30.0`. */
  readonly version: string;
  readonly InferenceSession: typeof Common.InferenceSession;
  readonly Tensor: typeof Common.Tensor;
}

/** What Slipway uses of the modules `onnxruntime-node` and `onnxruntime-web`. */
export type OnnxRuntimeModule = Pick<typeof Common, 'InferenceSession' | 'Tensor'>;
