import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Conversation } from '../engine/engine.ts';
import { EngineError } from '../engine/engine.ts';

/** A request to the server in the container. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Another port than the server's first. */
  readonly port?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
  /** From sending the request to the last byte of the answer, measured beside the server. */
  readonly ms: number;
}

/** A request of which half has been sent. */
export interface HeldRequest {
  /** Sends the rest. */
  finish(): Promise<HttpAnswer>;
}

/** No answer came: the connection was refused, cut or too slow. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const messageSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), held: z.literal(true) }),
  z.object({ id: z.number(), error: z.string() }),
  z.object({
    id: z.number(),
    status: z.number(),
    headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    body: z.string(),
    ms: z.number(),
  }),
]);
type Message = z.infer<typeof messageSchema>;

/** The program of the relay with Node.js, for a container's entry point. */
export function relayProgram(port: number): string[] {
  const script = readFileSync(new URL('./relay.mjs', import.meta.url), 'utf8');
  return ['node', '--input-type=module', '--eval', script, '--', String(port)];
}

const REQUEST_TIMEOUT_MS = 30_000;

interface Waiting {
  readonly resolve: (message: Message) => void;
  readonly reject: (error: Error) => void;
  readonly held?: () => void;
}

/** Speaks to a server that has no network, through a second container beside it. */
export class Relay {
  readonly #conversation: Conversation;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready = Promise.withResolvers<void>();
  #next = 1;
  #over: Error | null = null;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
    createInterface({ input: conversation.output }).on('line', (line) => {
      this.#take(line);
    });
    this.#ready.promise.catch(() => undefined);
    void conversation.ended.then((exitCode) => {
      const why = conversation.complaints().trim().split('\n').at(-1) ?? '';
      this.#end(
        new EngineError(`the client beside the server ended (${exitCode ?? 'killed'}): ${why}`),
      );
    });
  }

  /**
   * Waits until the client runs.
   *
   * @throws EngineError when it cannot be started
   */
  async ready(): Promise<void> {
    await this.#ready.promise;
  }

  /**
   * Asks the server.
   *
   * @throws NoAnswer when the connection is refused, cut or too slow
   */
  async request(request: HttpRequest, timeoutMs = REQUEST_TIMEOUT_MS): Promise<HttpAnswer> {
    return answerOf(await this.#ask({ ...encode(request), timeoutMs }));
  }

  /** Sends the head of a request and half of its body. */
  async hold(request: HttpRequest): Promise<HeldRequest> {
    const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
    const id = this.#next;
    const timeoutMs = REQUEST_TIMEOUT_MS;
    const answer = this.#ask({ ...encode(request), timeoutMs, hold: true }, held);
    answer.catch(() => undefined);
    await Promise.race([isHeld, answer]);
    return {
      finish: async () => {
        this.#write({ resume: id });
        return answerOf(await answer);
      },
    };
  }

  /** Ends the client. */
  async close(): Promise<void> {
    this.#conversation.input.end();
    await this.#conversation.ended;
  }

  #ask(message: Readonly<Record<string, unknown>>, held?: () => void): Promise<Message> {
    if (this.#over !== null) return Promise.reject(this.#over);
    const { promise, resolve, reject } = Promise.withResolvers<Message>();
    const id = this.#next++;
    this.#waiting.set(id, { resolve, reject, ...(held === undefined ? {} : { held }) });
    this.#write({ id, ...message });
    return promise;
  }

  #write(message: unknown): void {
    this.#conversation.input.write(`${JSON.stringify(message)}\n`);
  }

  #take(line: string): void {
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      // Not ours: what an image writes when it starts.
      return;
    }
    const parsed = messageSchema.safeParse(json);
    if (!parsed.success) return;
    const message = parsed.data;
    if ('ready' in message) {
      this.#ready.resolve();
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    if ('held' in message) {
      waiting.held?.();
      return;
    }
    this.#waiting.delete(message.id);
    if ('error' in message) waiting.reject(new NoAnswer(message.error));
    else waiting.resolve(message);
  }

  #end(error: Error): void {
    this.#over = error;
    this.#ready.reject(error);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function encode({ body, ...rest }: HttpRequest): Readonly<Record<string, unknown>> {
  return { headers: {}, ...rest, body: Buffer.from(body ?? '').toString('base64') };
}

function answerOf(message: Message): HttpAnswer {
  if (!('status' in message)) throw new Error('The client answered with something else');
  return { ...message, body: Buffer.from(message.body, 'base64') };
}
