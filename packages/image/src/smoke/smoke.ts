import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckResult, Logger, SmokeResult } from '@slipway/core';
import { formatCount, plural } from '@slipway/core';
import type { ContainerRuntime } from '../engine/engine.ts';
import type { Janitor } from '../process/janitor.ts';
import { check, checkReason } from './check.ts';
import { checkRequestLatency, measureRequests } from './latency.ts';
import { readMetrics } from './metrics-text.ts';
import type { Questions } from './protocol.ts';
import { excerpt } from './protocol.ts';
import { describeProcess } from './process-status.ts';
import type { HttpAnswer, HttpRequest } from './relay.ts';
import { NoAnswer, Relay, relayProgram } from './relay.ts';

export interface SmokeSettings {
  /** The image to start. */
  readonly image: string;
  /** The image that the client runs in; it has Node.js. */
  readonly clientImage: string;
  readonly port: number;
  readonly memoryBytes: number;
  readonly readyMs: number;
  readonly stopMs: number;
  readonly p95LimitMs: number | undefined;
  /** Folders that get an empty file system in memory; everything else is read-only. */
  readonly writable: readonly string[];
}

export interface SmokeTools {
  readonly runtime: ContainerRuntime;
  readonly janitor: Janitor;
  readonly logger: Logger;
}

export interface SmokeReport {
  readonly checks: readonly CheckResult[];
  readonly smoke: SmokeResult;
}

const CLIENT_MEMORY = 256 << 20;
const POLL_MS = 50;
const HELD_REQUESTS = 4;
/** Time for a server to see SIGTERM before requests in flight are completed. */
const AFTER_SIGNAL_MS = 300;

/** A container of the test that is gone at its end, whatever happens. */
class Containers {
  readonly #tools: SmokeTools;
  readonly #prefix = `slipway-${randomBytes(6).toString('hex')}`;
  readonly #forget = new Map<string, () => void>();

  constructor(tools: SmokeTools) {
    this.#tools = tools;
  }

  /** A name whose container is removed. */
  name(role: string): string {
    const { runtime, janitor } = this.#tools;
    const name = `${this.#prefix}-${role}`;
    this.#forget.set(name, janitor.register({ command: runtime.removal(name) }));
    return name;
  }

  async remove(): Promise<void> {
    for (const [name, forget] of [...this.#forget].reverse()) {
      await this.#tools.runtime.remove(name);
      forget();
    }
  }
}

/** The test of one image, step by step; what is measured on the way is kept. */
class SmokeTest {
  readonly checks: CheckResult[] = [];
  readyMs: number | null = null;
  latency: Awaited<ReturnType<typeof measureRequests>> = null;
  peakMemoryBytes: number | null = null;
  stopMs: number | null = null;
  log: string | null = null;
  readonly #settings: SmokeSettings;
  readonly #questions: Questions;
  readonly #tools: SmokeTools;
  readonly #server: string;
  readonly #containers: Containers;

  constructor(settings: SmokeSettings, questions: Questions, tools: SmokeTools) {
    this.#settings = settings;
    this.#questions = questions;
    this.#tools = tools;
    this.#containers = new Containers(tools);
    this.#server = this.#containers.name('server');
  }

  async run(): Promise<void> {
    try {
      const started = performance.now();
      const { image, memoryBytes, writable } = this.#settings;
      await this.#tools.runtime.start({ name: this.#server, image, memoryBytes, writable });
      const relay = await this.#connect();
      if (relay === null) return;
      try {
        if (await this.#becomesReady(relay, started)) await this.#askEverything(relay);
      } finally {
        await relay.close();
      }
    } finally {
      if (this.checks.some(({ verdict }) => verdict !== 'pass')) await this.#keepLog();
      await this.#containers.remove();
    }
  }

  async #askEverything(relay: Relay): Promise<void> {
    await this.#golden(relay, 'golden_requests');
    await this.#malformed(relay);
    await this.#metrics(relay);
    await this.#timed(relay);
    await this.#user();
    await this.#stops(relay);
  }

  /** The client beside the server; null when the server has ended before it could be joined. */
  async #connect(): Promise<Relay | null> {
    const { clientImage, port } = this.#settings;
    const relay = new Relay(
      this.#tools.runtime.converse({
        name: this.#containers.name('client'),
        image: clientImage,
        memoryBytes: CLIENT_MEMORY,
        entrypoint: relayProgram(port),
        network: this.#server,
      }),
    );
    try {
      await relay.ready();
      return relay;
    } catch (error) {
      const ended = await this.#howItEnded();
      if (ended === null) throw error;
      this.checks.push(checkReason('ready_ms', ended));
      return null;
    }
  }

  /** Why the container is not running any more; null while it is. */
  async #howItEnded(): Promise<string | null> {
    const state = await this.#tools.runtime.state(this.#server);
    if (state.running) return null;
    const memory = `${formatCount(Math.round(this.#settings.memoryBytes / 2 ** 20))} MiB`;
    if (state.outOfMemory || state.exitCode === 137) {
      return (
        `the container was killed by its memory limit of ${memory}; ` +
        'raise image.smoke.memory-mb, or make the model smaller'
      );
    }
    const last = (await this.#tools.runtime.logs(this.#server)).split('\n').at(-1)?.trim() ?? '';
    const said =
      last === '' ? 'it wrote nothing' : `its last line is ${JSON.stringify(last.slice(0, 300))}`;
    return `the container ended by itself with exit code ${state.exitCode}; ${said}`;
  }

  async #becomesReady(relay: Relay, started: number): Promise<boolean> {
    const { readyMs } = this.#settings;
    let last = 'it does not answer';
    while (performance.now() - started < readyMs) {
      try {
        const answer = await relay.request(this.#questions.ready, readyMs);
        if (answer.status === 200) {
          this.readyMs = performance.now() - started;
          this.checks.push(
            check('ready_ms', 'pass', { observed: Math.round(this.readyMs), limit: readyMs }),
          );
          return true;
        }
        last = `${this.#questions.ready.path} answers ${answer.status}`;
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        last = error.message;
        const ended = await this.#howItEnded();
        if (ended !== null) {
          this.checks.push(checkReason('ready_ms', ended));
          return false;
        }
      }
      await sleep(POLL_MS);
    }
    const reason = `the container was not ready after ${readyMs / 1000} s: ${last}; its log is above`;
    this.checks.push(checkReason('ready_ms', reason, { limit: readyMs }));
    return false;
  }

  /** Asks, and makes an answer that does not come a reason. */
  async #ask(
    relay: Relay,
    request: HttpRequest,
    judge: (answer: HttpAnswer) => string | null,
  ): Promise<string | null> {
    try {
      return judge(await relay.request(request));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return (await this.#howItEnded()) ?? `no answer: ${error.message}`;
    }
  }

  async #golden(relay: Relay, name: string): Promise<void> {
    const { golden } = this.#questions;
    if (golden.length === 0) return;
    for (const [index, { name: title, request, problem }] of golden.entries()) {
      const reason = await this.#ask(relay, request, problem);
      if (reason === null) continue;
      this.checks.push(checkReason(name, `${title}: ${reason}`, { observed: index }));
      return;
    }
    this.checks.push(check(name, 'pass', { observed: golden.length }));
  }

  async #malformed(relay: Relay): Promise<void> {
    const { malformed } = this.#questions;
    if (malformed.length === 0) return;
    let reason: string | null = null;
    for (const { name, request } of malformed) {
      reason ??= await this.#ask(relay, request, (answer) => {
        const isRefused = answer.status >= 400 && answer.status < 500;
        return isRefused
          ? null
          : `${name} got status ${answer.status} instead of 4xx: ${excerpt(answer)}`;
      });
    }
    reason ??= await this.#ask(relay, this.#questions.ready, ({ status }) =>
      status === 200 ? null : `the server is not ready any more after them (status ${status})`,
    );
    this.checks.push(checkReason('malformed_requests', reason, { observed: malformed.length }));
  }

  async #metrics(relay: Relay): Promise<void> {
    const { metrics } = this.#questions;
    if (metrics === null) return;
    let samples = 0;
    const reason = await this.#ask(relay, metrics, (answer) => {
      if (answer.status !== 200) return `${metrics.path} answers ${answer.status}`;
      const page = readMetrics(answer.body.toString('utf8'));
      ({ samples } = page);
      return page.problem === null ? null : `${metrics.path}: ${page.problem}`;
    });
    this.checks.push(checkReason('metrics', reason, { observed: samples }));
  }

  async #timed(relay: Relay): Promise<void> {
    const { timed } = this.#questions;
    const limit = this.#settings.p95LimitMs;
    if (timed === null) {
      if (limit === undefined) return;
      const reason = 'there is no request to time; name data, or recorded requests';
      this.checks.push(check('p95_latency_ms', 'inconclusive', { limit, reason }));
      return;
    }
    try {
      this.latency = await measureRequests(async () => {
        const answer = await relay.request(timed);
        if (answer.status !== 200)
          throw new NoAnswer(`status ${answer.status}: ${excerpt(answer)}`);
        return answer.ms;
      });
      this.checks.push(checkRequestLatency(this.latency, limit));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const reason = (await this.#howItEnded()) ?? `a request under load: ${error.message}`;
      this.checks.push(checkReason('p95_latency_ms', reason, { limit: limit ?? null }));
    }
  }

  async #user(): Promise<void> {
    const status = await describeProcess(this.#tools.runtime, {
      name: this.#containers.name('status'),
      image: this.#settings.clientImage,
      memoryBytes: CLIENT_MEMORY,
      processes: this.#server,
    });
    if (status === null) {
      this.checks.push(
        check('user', 'inconclusive', { reason: 'the server’s process could not be seen' }),
      );
      return;
    }
    this.peakMemoryBytes = status.peakBytes;
    const reason =
      status.uid === 0 ? 'the server runs as root; set USER to a number above 0' : null;
    this.checks.push(checkReason('user', reason, { observed: String(status.uid) }));
  }

  /** SIGTERM with requests half sent: they are answered, and the container ends in time. */
  async #stops(relay: Relay): Promise<void> {
    const { runtime } = this.#tools;
    const { stopMs } = this.#settings;
    const { timed } = this.#questions;
    const count = timed?.body === undefined ? 0 : HELD_REQUESTS;
    try {
      const held = await Promise.all(
        Array.from({ length: count }, () => relay.hold(timed ?? this.#questions.ready)),
      );
      await sleep(AFTER_SIGNAL_MS);
      const started = performance.now();
      await runtime.signal(this.#server, 'TERM');
      const ended = runtime.wait(this.#server, stopMs);
      await sleep(AFTER_SIGNAL_MS);
      const answers = await Promise.allSettled(held.map((request) => request.finish()));
      const inTime = (await ended) === 'ended';
      this.stopMs = performance.now() - started;
      this.#judgeAnswers(answers);
      await this.#judgeEnd(inTime);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.checks.push(checkReason('in_flight_at_stop', `before SIGTERM: ${error.message}`));
    }
  }

  #judgeAnswers(answers: readonly PromiseSettledResult<HttpAnswer>[]): void {
    if (answers.length === 0) return;
    const problems = answers.map((answer) => {
      if (answer.status === 'rejected') return String((answer.reason as Error).message);
      return answer.value.status === 200 ? null : `status ${answer.value.status}`;
    });
    const lost = problems.filter((problem) => problem !== null);
    const reason =
      lost.length === 0
        ? null
        : `${lost.length} of ${plural(answers.length, 'request')} in flight at SIGTERM got no ` +
          `answer: ${lost[0] ?? ''}`;
    this.checks.push(
      checkReason('in_flight_at_stop', reason, { observed: answers.length - lost.length }),
    );
  }

  async #judgeEnd(inTime: boolean): Promise<void> {
    const seconds = this.#settings.stopMs / 1000;
    const observed = Math.round(this.stopMs ?? 0);
    const limit = this.#settings.stopMs;
    if (!inTime) {
      const reason = `the container still ran ${seconds} s after SIGTERM`;
      this.checks.push(checkReason('stop_ms', reason, { observed, limit }));
      return;
    }
    const { exitCode } = await this.#tools.runtime.state(this.#server);
    // 143 is the shell's word for "ended by SIGTERM".
    const isClean = exitCode === 0 || exitCode === 143;
    const reason = isClean ? null : `it ended with exit code ${exitCode} after SIGTERM`;
    this.checks.push(checkReason('stop_ms', reason, { observed, limit }));
  }

  async #keepLog(): Promise<void> {
    const log = await this.#tools.runtime.logs(this.#server);
    this.log = log === '' ? null : log.slice(-20_000);
    this.#tools.logger.info(`The container’s log:\n${log === '' ? '(empty)' : log}`);
  }
}

/**
 * Starts an image as locked down as it can be (no network, read-only, no capabilities, a memory
 * limit) and asks it: is it ready, does it answer as the model does, does it refuse nonsense, are
 * its metrics readable, is it fast enough, is it not root, does it stop when it is told, with the
 * requests in flight answered? The containers are gone afterwards.
 *
 * @throws EngineError when containers cannot be run at all
 */
export async function smokeTest(
  settings: SmokeSettings,
  questions: Questions,
  tools: SmokeTools,
): Promise<SmokeReport> {
  const test = new SmokeTest(settings, questions, tools);
  await test.run();
  const { latency, readyMs, peakMemoryBytes, stopMs, log } = test;
  return {
    checks: test.checks,
    smoke: {
      readyMs,
      requests: latency?.requests ?? 0,
      p50Ms: latency?.p50 ?? null,
      p95Ms: latency?.p95 ?? null,
      p99Ms: latency?.p99 ?? null,
      peakMemoryBytes,
      stopMs,
      memoryLimitBytes: settings.memoryBytes,
      log,
    },
  };
}
