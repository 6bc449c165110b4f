/** What goes wrong with a request instead of, or beside, its being answered. */
export interface Fault {
  /** How many requests it strikes; 1 unless given. */
  readonly times?: number;
  /** How many requests pass unharmed before. */
  readonly skip?: number;
  /** Answers this status instead of doing anything. */
  readonly status?: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * `reset` drops the connection before anything is done, `reset-after` does what was asked and
   * then drops it, so that the client cannot know; `hang` never answers.
   */
  readonly connection?: 'hang' | 'reset' | 'reset-after';
  /** Waits before the request is looked at: milliseconds, or until the promise is settled. */
  readonly hold?: number | Promise<unknown>;
}

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'Bad credentials',
  403: 'Resource not accessible by integration',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Issues are disabled for this repo',
  422: 'Validation Failed',
  429: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  500: 'Server Error',
  502: 'Server Error',
  503: 'Service unavailable',
};

/** The message of a fault: its own, or what GitHub says with that status. */
export function messageOfFault(fault: Fault): string {
  return fault.message ?? MESSAGES[fault.status ?? 0] ?? `Status ${fault.status}`;
}

/** Faults in the order in which they were asked for, by operation. */
export class FaultQueue {
  readonly #queued = new Map<string, { fault: Fault; skip: number; left: number }[]>();

  add(operation: string, fault: Fault): void {
    const queue = this.#queued.get(operation) ?? [];
    queue.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 });
    this.#queued.set(operation, queue);
  }

  /** The fault that strikes this request of the operation, if any. */
  take(operation: string): Fault | null {
    const queue = this.#queued.get(operation) ?? [];
    const [first] = queue;
    if (first === undefined) return null;
    if (first.skip > 0) {
      first.skip -= 1;
      return null;
    }
    first.left -= 1;
    if (first.left <= 0) queue.shift();
    return first.fault;
  }
}
