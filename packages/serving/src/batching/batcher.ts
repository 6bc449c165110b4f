import type { Tensors } from '@slipway/model';
import { concatRows, sliceFeeds } from '@slipway/model';
import type { Engine } from '../engine/engine.ts';
import { RequestError, tooBusy } from '../request-error.ts';
import { hasRows, mergeFeeds, mergeKey, splitAnswers } from './merge.ts';

/** Bounds of a batcher. */
export interface BatchSettings {
  /** Most rows that are run together; longer requests are run in parts of so many. */
  readonly rows: number;
  /** How long the first of a batch may wait for others. */
  readonly delayMs: number;
  /** Rows that may wait. */
  readonly queueRows: number;
  /** Time from arrival to answer. */
  readonly timeoutMs: number;
}

/** What is told of batches, for metrics. */
export interface BatchObserver {
  batch(rows: number, seconds: number): void;
}

interface Job {
  readonly feeds: Tensors;
  readonly rows: number;
  readonly key: string;
  isOver: boolean;
  settle(outcome: { readonly answers: Tensors } | { readonly error: Error }): void;
}

/** Weight of the latest call in the running mean of the time that a call takes. */
const LATEST = 0.2;

/**
 * Collects calls that arrive at about the same time and runs them as one: what is there when the
 * engine is free, up to a number of rows, after at most a given delay. Its queue is bounded; work
 * that would not be done in time is refused at once.
 */
export class Batcher {
  readonly #engine: Engine;
  readonly #names: readonly string[];
  readonly #mergeable: boolean;
  readonly #settings: BatchSettings;
  readonly #observer: BatchObserver;
  readonly #queue: Job[] = [];
  #waitingRows = 0;
  #running = 0;
  #delay: NodeJS.Timeout | null = null;
  #isFlushing = false;
  #secondsPerCall = 0;

  /**
   * @param names of the model's inputs
   * @param mergeable whether rows of several calls may be run together
   */
  constructor(
    engine: Engine,
    names: readonly string[],
    mergeable: boolean,
    settings: BatchSettings,
    observer: BatchObserver,
  ) {
    this.#engine = engine;
    this.#names = names;
    this.#mergeable = mergeable;
    this.#settings = settings;
    this.#observer = observer;
  }

  /** Rows that wait to be run. */
  get waitingRows(): number {
    return this.#waitingRows;
  }

  /**
   * Seconds until a new row would be answered, by what calls took lately; 0 when nothing is ahead of
   * it. Calls are what counts, not rows: one of a row may take as long as one of a hundred.
   */
  get expectedWait(): number {
    const { rows } = this.#settings;
    const waiting = this.#mergeable ? Math.ceil(this.#waitingRows / rows) : this.#queue.length;
    const ahead = waiting + this.#running;
    return ahead === 0 ? 0 : (ahead / this.#engine.concurrency + 1) * this.#secondsPerCall;
  }

  /**
   * The answers for the rows of a call.
   *
   * @throws RequestError 429 when too much waits, 504 when the time is over; InputError when the
   *   model fails.
   */
  async submit(feeds: Tensors, rows: number): Promise<Tensors> {
    this.#refuseTooMuch(rows);
    const { rows: limit } = this.#settings;
    if (!this.#mergeable || rows <= limit) return this.#enqueue(feeds, rows);
    const parts: Promise<Tensors>[] = [];
    for (let start = 0; start < rows; start += limit) {
      const end = Math.min(start + limit, rows);
      parts.push(this.#enqueue(sliceFeeds(feeds, start, end), end - start));
    }
    const answers = await Promise.all(parts);
    const names = [...(answers[0]?.keys() ?? [])];
    return new Map(
      names.map((name) => {
        const tensors = answers.map((part) => part.get(name)).filter((one) => one !== undefined);
        return [name, concatRows(tensors)] as const;
      }),
    );
  }

  #refuseTooMuch(rows: number): void {
    const { queueRows, timeoutMs } = this.#settings;
    const wait = this.expectedWait;
    const isFull = this.#queue.length > 0 && this.#waitingRows + rows > queueRows;
    if (!isFull && wait * 1000 <= timeoutMs) return;
    throw tooBusy(
      `${this.#waitingRows} rows are waiting already, as much as can be answered in time; ` +
        'try again later',
      wait,
    );
  }

  #enqueue(feeds: Tensors, rows: number): Promise<Tensors> {
    const key = this.#mergeable ? mergeKey(feeds, this.#names) : '';
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const { timeoutMs } = this.#settings;
        job.settle({
          error: new RequestError(504, 'timeout', `there was no answer within ${timeoutMs} ms`),
        });
      }, this.#settings.timeoutMs);
      const job: Job = {
        feeds,
        rows,
        key,
        isOver: false,
        settle: (outcome) => {
          if (job.isOver) return;
          job.isOver = true;
          clearTimeout(timer);
          if ('answers' in outcome) resolve(outcome.answers);
          else reject(outcome.error);
        },
      };
      this.#queue.push(job);
      this.#waitingRows += rows;
      this.#schedule();
    });
  }

  /** Sees to it that the queue is looked at: now when it is worth a batch, else after the delay. */
  #schedule(): void {
    const isBusy = this.#running >= this.#engine.concurrency;
    if (this.#queue.length === 0 || isBusy || this.#isFlushing) return;
    const { delayMs, rows } = this.#settings;
    if (delayMs > 0 && this.#waitingRows < rows) {
      this.#delay ??= setTimeout(() => {
        this.#flushSoon();
      }, delayMs);
      return;
    }
    this.#flushSoon();
  }

  /** Runs a batch after everything has been read that the network has brought by now. */
  #flushSoon(): void {
    if (this.#delay !== null) clearTimeout(this.#delay);
    this.#delay = null;
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    setImmediate(() => {
      this.#isFlushing = false;
      void this.#flush();
    });
  }

  /** The next calls that can be run together. */
  #take(): Job[] {
    const taken: Job[] = [];
    let rows = 0;
    while (this.#queue.length > 0) {
      const [job] = this.#queue;
      if (job === undefined) break;
      const [first] = taken;
      const fits =
        first === undefined ||
        (this.#mergeable &&
          job.rows > 0 &&
          first.rows > 0 &&
          job.key === first.key &&
          rows + job.rows <= this.#settings.rows);
      if (!fits && !job.isOver) break;
      this.#queue.shift();
      this.#waitingRows -= job.rows;
      if (job.isOver) continue;
      taken.push(job);
      rows += job.rows;
    }
    return taken;
  }

  async #flush(): Promise<void> {
    if (this.#running >= this.#engine.concurrency) return;
    const jobs = this.#take();
    if (jobs.length === 0) return;
    const rows = jobs.reduce((sum, job) => sum + job.rows, 0);
    this.#running += 1;
    this.#schedule();
    try {
      await this.#run(jobs, rows);
    } finally {
      this.#running -= 1;
      this.#schedule();
    }
  }

  async #run(jobs: readonly Job[], rows: number): Promise<void> {
    const started = performance.now();
    try {
      const merged = mergeFeeds(
        jobs.map(({ feeds }) => feeds),
        this.#names,
      );
      const answers = await this.#engine.run(merged);
      if (jobs.length > 1 && !hasRows(answers, rows)) {
        await this.#runOneByOne(jobs);
        return;
      }
      const parts = splitAnswers(
        answers,
        jobs.map((job) => job.rows),
      );
      jobs.forEach((job, position) => {
        job.settle({ answers: parts[position] ?? answers });
      });
      this.#measure(rows, (performance.now() - started) / 1000);
    } catch (error) {
      // One call's rows must not spoil the answers of the others.
      if (jobs.length > 1) await this.#runOneByOne(jobs);
      else jobs[0]?.settle({ error: Error.isError(error) ? error : new Error(String(error)) });
    }
  }

  async #runOneByOne(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) {
      if (!job.isOver) await this.#run([job], job.rows);
    }
  }

  #measure(rows: number, seconds: number): void {
    const before = this.#secondsPerCall;
    this.#secondsPerCall = before === 0 ? seconds : before * (1 - LATEST) + seconds * LATEST;
    this.#observer.batch(rows, seconds);
  }
}
