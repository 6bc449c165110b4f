/** What is known of a failed attempt. */
export interface FailedAttempt {
  readonly status: number;
  /** False when no answer came: refused, reset or timed out. */
  readonly answered: boolean;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** How many attempts were made again already. */
  readonly retries: number;
}

const MAXIMUM_RETRIES = 3;

/**
 * Whether the throttling plugin takes care of it: the primary rate limit and the secondary one
 * that says its name.
 */
function isThrottled(attempt: FailedAttempt): boolean {
  if (attempt.status !== 403 && attempt.status !== 429) return false;
  return (
    /\bsecondary rate\b/i.test(attempt.message) || attempt.headers['x-ratelimit-remaining'] === '0'
  );
}

/** Seconds of a Retry-After header (a number or a date); null when there is none. */
export function retryAfterSeconds(value: unknown, now: number): number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const date = Date.parse(String(value));
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/**
 * Seconds to wait before the next attempt, or null when there should be none. Server errors,
 * conflicts and lost connections are tried again after 1, 4 and 9 seconds, or after what
 * Retry-After says; so is a 403 or 429 with that header.
 */
export function retryDelay(attempt: FailedAttempt, now: number = Date.now()): number | null {
  if (attempt.retries >= MAXIMUM_RETRIES || isThrottled(attempt)) return null;
  const asked = retryAfterSeconds(attempt.headers['retry-after'], now);
  const passes =
    !attempt.answered ||
    attempt.status >= 500 ||
    [408, 409, 429].includes(attempt.status) ||
    (attempt.status === 403 && asked !== null);
  return passes ? (asked ?? (attempt.retries + 1) ** 2) : null;
}

/** Bounds the time that all requests of a client together lose to failures. */
export class Patience {
  #left: number;

  /** @param seconds how much time may be lost */
  constructor(seconds: number) {
    this.#left = seconds;
  }

  /** Time that a failed attempt took. */
  lose(seconds: number): void {
    this.#left -= seconds;
  }

  /** Whether there is time left to wait so long; if so, it is spent. */
  grants(seconds: number): boolean {
    if (seconds > this.#left) return false;
    this.#left -= seconds;
    return true;
  }
}
