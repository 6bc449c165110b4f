import { describe, expect, it } from '@jest/globals';
import type { FailedAttempt } from './retry-policy.ts';
import { Patience, retryAfterSeconds, retryDelay } from './retry-policy.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');

function delayAfter(changes: Partial<FailedAttempt>): number | null {
  const attempt = { status: 500, answered: true, message: '', headers: {}, retries: 0, ...changes };
  return retryDelay(attempt, NOW);
}

describe('retryDelay', () => {
  it.each<[string, Partial<FailedAttempt>, number | null]>([
    ['a server error', {}, 1],
    ['the second one', { retries: 1 }, 4],
    ['the third one', { retries: 2 }, 9],
    ['the fourth one', { retries: 3 }, null],
    ['no answer', { answered: false }, 1],
    ['a conflict', { status: 409 }, 1],
    ['a timeout', { status: 408 }, 1],
    ['Retry-After', { status: 503, headers: { 'retry-after': '7' } }, 7],
    ['429', { status: 429 }, 1],
    ['403', { status: 403 }, null],
    ['403 with Retry-After', { status: 403, headers: { 'retry-after': '7' } }, 7],
    ['404', { status: 404 }, null],
    ['422', { status: 422 }, null],
    ['the primary limit', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }, null],
    ['the secondary limit', { status: 429, message: 'a secondary rate limit' }, null],
  ])('after %s', (_what, attempt, seconds) => {
    expect(delayAfter(attempt)).toBe(seconds);
  });
});

it.each<[unknown, number | null]>([
  ['30', 30],
  [30, 30],
  ['0', 0],
  ['-5', 0],
  ['1.2', 2],
  ['Wed, 25 Nov 2026 12:01:30 GMT', 90],
  ['Wed, 25 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  [undefined, null],
])('Retry-After: %p', (value, seconds) => {
  expect(retryAfterSeconds(value, NOW)).toBe(seconds);
});

describe('Patience', () => {
  it('grants until it is used up', () => {
    const patience = new Patience(10);
    expect(patience.grants(6)).toBe(true);
    expect(patience.grants(6)).toBe(false);
    expect(patience.grants(4)).toBe(true);
    expect(patience.grants(1)).toBe(false);
  });

  it('is lost by attempts too', () => {
    const patience = new Patience(10);
    patience.lose(9.5);
    expect(patience.grants(1)).toBe(false);
  });
});
