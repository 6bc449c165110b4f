import type { Tensors } from '@slipway/model';

/** Runs a model, in this thread or in others. */
export interface Engine {
  /** Which runtime runs it: `onnxruntime-node 1.30.0`. */
  readonly runtime: string;
  /** Calls that make progress at the same time. */
  readonly concurrency: number;
  /**
   * Runs the model once and computes all outputs that can be read.
   *
   * @throws InputError when the runtime refuses the inputs or fails.
   */
  run(feeds: Tensors): Promise<Tensors>;
  /** Frees threads and memory; calls under way are finished first by whoever made them. */
  close(): Promise<void>;
}
