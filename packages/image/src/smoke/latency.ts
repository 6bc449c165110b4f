import type { CheckResult } from '@slipway/core';
import { formatNumber } from '@slipway/core';
import { check, checkLimit } from './check.ts';

const CHECK = 'p95_latency_ms';
const WARM_UP = 20;
const WINDOWS = 3;
const WINDOW = 100;
/** Time after which no further request is sent. */
const LONGEST_MS = 20_000;

/** Durations of requests in milliseconds. */
export interface RequestLatency {
  readonly requests: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** The 95th percentile of each hundred requests. */
  readonly windows: readonly number[];
}

/** Nearest-rank percentile: the smallest value that at least this share does not exceed. */
function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/**
 * Measures requests one after another: 20 to warm up, then three windows of a hundred.
 *
 * @param ask sends one request and returns how long it took
 * @returns null when there was no time for a single one
 */
export async function measureRequests(
  ask: () => Promise<number>,
  now: () => number = () => performance.now(),
): Promise<RequestLatency | null> {
  const durations: number[] = [];
  const end = now() + LONGEST_MS;
  for (let call = -WARM_UP; call < WINDOWS * WINDOW && now() < end; call++) {
    const ms = await ask();
    if (call >= 0) durations.push(ms);
  }
  if (durations.length === 0) return null;
  const windows = Array.from({ length: Math.floor(durations.length / WINDOW) }, (_, index) =>
    percentile(durations.slice(index * WINDOW, (index + 1) * WINDOW), 0.95),
  );
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(durations, share));
  return { requests: durations.length, p50: p50 ?? NaN, p95: p95 ?? NaN, p99: p99 ?? NaN, windows };
}

/**
 * Whether the 95th percentile is within the budget. Inconclusive when some windows are and some are
 * not: the machine is too unsteady to tell.
 */
export function checkRequestLatency(
  latency: RequestLatency | null,
  limit: number | undefined,
): CheckResult {
  if (latency === null) {
    const reason = `no request was answered within ${LONGEST_MS / 1000} s`;
    return check(CHECK, limit === undefined ? 'inconclusive' : 'fail', {
      limit: limit ?? null,
      reason,
    });
  }
  const { p95, windows, requests } = latency;
  const within = windows.filter((value) => limit === undefined || value <= limit).length;
  if (limit !== undefined && within > 0 && within < windows.length) {
    const [lowest, highest] = [Math.min(...windows), Math.max(...windows)].map((ms) =>
      formatNumber(ms),
    );
    return check(CHECK, 'inconclusive', {
      observed: p95,
      limit,
      reason:
        `the machine is too unsteady: the 95th percentile of ${WINDOW} requests was between ` +
        `${lowest} and ${highest} ms`,
    });
  }
  if (windows.length === 0 && limit !== undefined && p95 <= limit) {
    const reason = `only ${requests} requests were answered within ${LONGEST_MS / 1000} s`;
    return check(CHECK, 'inconclusive', { observed: p95, limit, reason });
  }
  return checkLimit(CHECK, p95, limit, 'ms');
}
