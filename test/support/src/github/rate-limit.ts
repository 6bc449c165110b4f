import { Problem } from './problem.ts';

/** The primary rate limit: so many requests until the reset. */
export class RateLimit {
  readonly #limit = 5000;
  #remaining = 5000;
  #resetAt = Date.now() + 3_600_000;

  set(remaining: number, resetInSeconds: number): void {
    this.#remaining = remaining;
    this.#resetAt = Date.now() + resetInSeconds * 1000;
  }

  get headers(): Record<string, string> {
    return {
      'x-ratelimit-limit': String(this.#limit),
      'x-ratelimit-remaining': String(this.#remaining),
      'x-ratelimit-used': String(this.#limit - this.#remaining),
      'x-ratelimit-reset': String(Math.ceil(this.#resetAt / 1000)),
      'x-ratelimit-resource': 'core',
    };
  }

  /**
   * Counts a request.
   *
   * @throws Problem 403 when none is left
   */
  count(): void {
    if (Date.now() >= this.#resetAt) this.set(this.#limit, 3600);
    if (this.#remaining === 0) {
      throw new Problem(403, 'API rate limit exceeded for installation.', {}, this.headers);
    }
    this.#remaining -= 1;
  }
}
