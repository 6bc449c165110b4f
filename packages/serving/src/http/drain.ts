import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setImmediate as afterPoll, setTimeout as sleep } from 'node:timers/promises';

/** How long clients may go on sending over open connections, and come with new ones. */
const GRACE_MS = 500;

/**
 * Ends a server so that no request is lost. First clients are told with their next answer that the
 * connection closes, while load balancers learn that the server is not ready; then it takes no new
 * connections, idle ones are closed, and what is under way is waited for.
 */
export class Drain {
  readonly #server: Server;
  readonly #limitMs: number;
  #underWay = 0;
  #isDraining = false;
  #whenIdle: (() => void) | null = null;

  /** @param limitMs longest wait for requests under way */
  constructor(server: Server, limitMs: number) {
    this.#server = server;
    this.#limitMs = limitMs;
    // Before the application's own listener: its answer must have the header already.
    server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
      this.#underWay += 1;
      if (this.#isDraining) response.setHeader('connection', 'close');
      response.once('close', () => {
        this.#underWay -= 1;
        if (this.#underWay === 0) this.#whenIdle?.();
      });
    });
  }

  /**
   * @param close ends the listening
   * @param isKnown whether clients were told that it is ready, and may come
   * @returns whether everything was answered in time; what was not is cut off
   */
  async finish(close: () => Promise<unknown>, isKnown: boolean): Promise<boolean> {
    this.#isDraining = true;
    const end = performance.now() + this.#limitMs;
    if (isKnown) await sleep(Math.min(GRACE_MS, this.#limitMs));
    // Right after the event loop has taken every connection and byte that had arrived: what is still
    // with the kernel when a socket is closed would be reset.
    await afterPoll();
    this.#server.close();
    const closed = close();
    const isClean = await this.#idle(Math.max(0, end - performance.now()));
    this.#server.closeAllConnections();
    await closed;
    return isClean;
  }

  async #idle(limitMs: number): Promise<boolean> {
    if (this.#underWay === 0) return true;
    const late = new AbortController();
    const idle = new Promise<boolean>((resolve) => {
      this.#whenIdle = () => {
        resolve(true);
      };
    });
    const isInTime = await Promise.race([
      idle,
      sleep(limitMs, false, { signal: late.signal }).catch(() => false),
    ]);
    late.abort();
    return isInTime;
  }
}
