import { InputError, messageOf } from '@slipway/core';
import type { OnnxRuntime } from '@slipway/native';
import type { InferenceSession, Tensor } from 'onnxruntime-common';
import type { OnnxModel } from '../onnx/model.ts';
import type { TensorData, Tensors } from './tensor.ts';
import { translateRuntimeError } from './translate.ts';

const SILENT = 4;

/** ONNX Runtime's types know float16 as its bits. */
function toRuntime({ Tensor }: OnnxRuntime, { type, data, dims }: TensorData): Tensor {
  if (type !== 'float16') return new Tensor(type, data, dims);
  return new Tensor(type, new Uint16Array(data.buffer, data.byteOffset, data.length), dims);
}

/** float16 comes back as Float16Array from WebAssembly, and as its bits from the native runtime. */
function fromRuntime(tensor: Tensor): TensorData {
  const { type, dims, data } = tensor;
  if (data instanceof Uint16Array && type === 'float16') {
    const halves = new Float16Array(data.buffer, data.byteOffset, data.length);
    return { type, dims, data: halves };
  }
  return { type, dims, data } as TensorData;
}

/** A model that is loaded and can be run. */
export class ModelSession {
  readonly model: OnnxModel;
  /** Which runtime it is: `onnxruntime-node 1.30.0`. */
  readonly runtime: string;
  readonly #runtime: OnnxRuntime;
  readonly #session: InferenceSession;

  constructor(model: OnnxModel, runtime: OnnxRuntime, session: InferenceSession) {
    this.model = model;
    this.runtime = `${runtime.name} ${runtime.version}`;
    this.#runtime = runtime;
    this.#session = session;
  }

  /**
   * Runs the model once.
   *
   * @param feeds one tensor for each input
   * @param outputs names of the outputs to compute; default: all that can be read
   * @throws InputError when the runtime refuses the inputs or fails.
   */
  async run(feeds: Tensors, outputs?: readonly string[]): Promise<Tensors> {
    const names = outputs ?? this.model.runnable.outputs.map(({ name }) => name);
    const inputs = Object.create(null) as Record<string, Tensor>;
    for (const [name, tensor] of feeds) inputs[name] = toRuntime(this.#runtime, tensor);
    try {
      const answers = await this.#session.run(inputs, names, { logSeverityLevel: SILENT });
      return new Map(names.map((name) => [name, this.#answer(answers, name)]));
    } catch (error) {
      if (error instanceof InputError) throw error;
      const reason = translateRuntimeError(messageOf(error), 'failed in ONNX Runtime');
      const { subject, shown } = this.model;
      throw new InputError(subject, `${shown} ${reason}`, { cause: error });
    }
  }

  /** Frees the runtime's memory. */
  async release(): Promise<void> {
    await this.#session.release();
  }

  #answer(answers: InferenceSession.ReturnType, name: string): TensorData {
    const tensor = answers[name];
    if (tensor !== undefined) return fromRuntime(tensor);
    throw new InputError(this.model.subject, `${this.model.shown} gave no output "${name}"`);
  }
}
