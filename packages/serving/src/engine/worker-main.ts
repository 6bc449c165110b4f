import { parentPort, workerData } from 'node:worker_threads';
import type { Logger } from '@slipway/core';
import { messageOf, silentLogger, UserError } from '@slipway/core';
import type { ModelSession } from '@slipway/model';
import { openSession } from '@slipway/model';
import type { RunMessage, WorkerReply, WorkerSettings } from './worker-messages.ts';

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

function replyError(id: number | null, error: unknown): void {
  const subject = error instanceof UserError ? error.subject : null;
  const message = messageOf(error);
  const detail = subject === null ? message : message.slice(`${subject}: `.length);
  reply({ kind: 'error', id, message: detail, subject });
}

async function answer(session: ModelSession, { id, feeds }: RunMessage): Promise<void> {
  try {
    reply({ kind: 'answer', id, outputs: await session.run(feeds) });
  } catch (error) {
    replyError(id, error);
  }
}

/** The life of a worker thread: loads the model it is handed, then answers calls one by one. */
export async function runServeWorker(): Promise<void> {
  const { model, threads } = workerData as WorkerSettings;
  const notice: Logger['notice'] = (message) => {
    reply({ kind: 'notice', message });
  };
  try {
    const logger = { ...silentLogger, notice };
    const session = await openSession(model, { logger, threads, keepBytes: false });
    parentPort?.on('message', (message: RunMessage) => void answer(session, message));
    reply({ kind: 'ready', runtime: session.runtime });
  } catch (error) {
    replyError(null, error);
  }
}
