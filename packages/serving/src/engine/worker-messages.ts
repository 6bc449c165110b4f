import type { OnnxModel, Tensors } from '@slipway/model';

/** What a worker is started with. */
export interface WorkerSettings {
  readonly model: OnnxModel;
  readonly threads: number;
}

/** What is asked of a worker. */
export interface RunMessage {
  readonly id: number;
  readonly feeds: Tensors;
}

/** What a worker says. */
export type WorkerReply =
  | { readonly kind: 'ready'; readonly runtime: string }
  | { readonly kind: 'notice'; readonly message: string }
  | { readonly kind: 'answer'; readonly id: number; readonly outputs: Tensors }
  | {
      readonly kind: 'error';
      /** Null while the model is loaded. */
      readonly id: number | null;
      readonly message: string;
      /** First word of the message where the user can mend it; null for a bug of ours. */
      readonly subject: string | null;
    };
