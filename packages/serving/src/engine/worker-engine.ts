import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from '@slipway/core';
import { InputError } from '@slipway/core';
import type { OnnxModel, Tensors } from '@slipway/model';
import type { Engine } from './engine.ts';
import type { RunMessage, WorkerReply, WorkerSettings } from './worker-messages.ts';

/** The worker's first file: beside the bundle, or beside this source. */
function workerFile(): string {
  const bundled = path.join(import.meta.dirname, 'serve-worker.js');
  return existsSync(bundled) ? bundled : path.join(import.meta.dirname, 'worker-start.ts');
}

interface Call {
  resolve(outputs: Tensors): void;
  reject(error: Error): void;
}

type ErrorReply = Extract<WorkerReply, { kind: 'error' }>;

function errorOf({ subject, message }: ErrorReply): Error {
  return subject === null ? new Error(message) : new InputError(subject, message);
}

/** One thread with a session of its own. */
class ModelWorker {
  readonly #worker: Worker;
  readonly #calls = new Map<number, Call>();
  readonly #logger: Logger;
  readonly ready: Promise<string>;
  #nextId = 0;
  #settleReady: { resolve(runtime: string): void; reject(error: Error): void } | null = null;
  #ending: Error | null = null;

  constructor(settings: WorkerSettings, logger: Logger) {
    this.#logger = logger;
    this.ready = new Promise((resolve, reject) => {
      this.#settleReady = { resolve, reject };
    });
    this.#worker = new Worker(workerFile(), { workerData: settings });
    this.#worker.on('message', (reply: WorkerReply) => {
      this.#take(reply);
    });
    this.#worker.on('error', (error: Error) => {
      this.#end(error);
    });
    this.#worker.on('exit', (code) => {
      this.#end(new Error(`a worker thread ended with code ${code}`));
    });
  }

  /** Calls that were handed over and not answered yet. */
  get pending(): number {
    return this.#calls.size;
  }

  get hasEnded(): boolean {
    return this.#ending !== null;
  }

  #take(reply: WorkerReply): void {
    switch (reply.kind) {
      case 'ready':
        this.#settleReady?.resolve(reply.runtime);
        return;
      case 'notice':
        this.#logger.notice(reply.message);
        return;
      case 'answer':
        this.#finish(reply.id)?.resolve(reply.outputs);
        return;
      case 'error':
        if (reply.id === null) this.#settleReady?.reject(errorOf(reply));
        else this.#finish(reply.id)?.reject(errorOf(reply));
    }
  }

  #finish(id: number): Call | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    return call;
  }

  #end(error: Error): void {
    if (this.#ending !== null) return;
    this.#ending = error;
    this.#settleReady?.reject(error);
    for (const call of this.#calls.values()) call.reject(error);
    this.#calls.clear();
  }

  run(feeds: Tensors): Promise<Tensors> {
    return new Promise((resolve, reject) => {
      if (this.#ending !== null) {
        reject(this.#ending);
        return;
      }
      const message: RunMessage = { id: this.#nextId++, feeds };
      this.#calls.set(message.id, { resolve, reject });
      this.#worker.postMessage(message);
    });
  }

  async close(): Promise<void> {
    this.#ending ??= new Error('the worker thread was closed');
    await this.#worker.terminate();
  }
}

/**
 * Runs the model in worker threads, each with a session of its own, so that a call of many
 * milliseconds does not keep the network waiting. A thread that dies is replaced.
 */
export class WorkerEngine implements Engine {
  readonly runtime: string;
  readonly #workers: ModelWorker[];
  readonly #settings: WorkerSettings;
  readonly #logger: Logger;

  private constructor(
    workers: ModelWorker[],
    runtime: string,
    settings: WorkerSettings,
    logger: Logger,
  ) {
    this.#workers = workers;
    this.runtime = runtime;
    this.#settings = settings;
    this.#logger = logger;
  }

  /** @throws InputError when the model cannot be loaded. */
  static async open(
    model: OnnxModel,
    { threads, workers }: { threads: number; workers: number },
    logger: Logger,
  ): Promise<WorkerEngine> {
    const settings = { model, threads };
    const all = Array.from({ length: workers }, () => new ModelWorker(settings, logger));
    try {
      const [runtime = ''] = await Promise.all(all.map((worker) => worker.ready));
      return new WorkerEngine(all, runtime, settings, logger);
    } catch (error) {
      await Promise.all(all.map((worker) => worker.close()));
      throw error;
    }
  }

  get concurrency(): number {
    return this.#workers.length;
  }

  run(feeds: Tensors): Promise<Tensors> {
    return this.#next().run(feeds);
  }

  /** The worker with the fewest calls under way; one that died is replaced first. */
  #next(): ModelWorker {
    let best: ModelWorker | null = null;
    this.#workers.forEach((found, position) => {
      const worker = found.hasEnded ? this.#replace(position) : found;
      if (best === null || worker.pending < best.pending) best = worker;
    });
    if (best === null) throw new Error('there is no worker');
    return best;
  }

  #replace(position: number): ModelWorker {
    this.#logger.warning('A worker thread of the model server died and is replaced.');
    const worker = new ModelWorker(this.#settings, this.#logger);
    // Who asks it learns of a failure from the call itself.
    worker.ready.catch(() => undefined);
    this.#workers[position] = worker;
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
  }
}
