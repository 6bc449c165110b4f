import type { Logger } from '@slipway/core';
import type { ModelSession, OnnxModel, Tensors } from '@slipway/model';
import { openSession } from '@slipway/model';
import type { Engine } from './engine.ts';

/**
 * Runs the model in this thread: the shortest way, and while it runs nothing else happens. For
 * models that take less than a request's own network code.
 */
export class InlineEngine implements Engine {
  readonly concurrency = 1;
  readonly #session: ModelSession;

  private constructor(session: ModelSession) {
    this.#session = session;
  }

  /** @throws InputError when the model cannot be loaded. */
  static async open(model: OnnxModel, threads: number, logger: Logger): Promise<InlineEngine> {
    return new InlineEngine(await openSession(model, { logger, threads, keepBytes: false }));
  }

  get runtime(): string {
    return this.#session.runtime;
  }

  run(feeds: Tensors): Promise<Tensors> {
    return this.#session.run(feeds);
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}
