import type { CheckResult } from '@slipway/core';
import { formatNumber } from '@slipway/core';
import type { ModelSession } from '../session/session.ts';
import type { Tensors } from '../session/tensor.ts';
import { checkResult } from './result.ts';

const CHECK = 'p95_latency_ms';

/** Calls that fill caches and are not counted. */
const WARM_UP = 20;
/** Calls of one window; a percentile is taken of each. */
const WINDOW = 200;
/** Windows whose percentiles must agree. */
const STABLE_WINDOWS = 3;
/** How far they may be apart, relative to the smallest. */
const STABILITY = 0.1;

export interface LatencyOptions {
  /** Time after which no further window is begun; default 5 s. */
  readonly budgetMs?: number;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/** Durations of single-row calls in milliseconds. */
export interface Latency {
  readonly samples: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** 95th percentiles of the complete windows, in the order of time. */
  readonly windows: readonly number[];
  /** Whether the last windows agree within 10 %. */
  readonly isStable: boolean;
}

/** Nearest-rank percentile: the smallest value that at least this share does not exceed. */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

function isStable(windows: readonly number[]): boolean {
  const last = windows.slice(-STABLE_WINDOWS);
  const smallest = Math.min(...last);
  return last.length === STABLE_WINDOWS && Math.max(...last) <= smallest * (1 + STABILITY);
}

/**
 * Measures calls with one row each: 20 to warm up, then windows of 200 until the 95th percentiles
 * of three in a row agree within 10 %, or the time is up. The percentiles reported are those of
 * the last three windows together (of everything, when there are fewer).
 *
 * @param rows feeds of one row each, used in turn
 */
export async function measureLatency(
  session: ModelSession,
  rows: readonly Tensors[],
  options: LatencyOptions = {},
): Promise<Latency> {
  const { budgetMs = 5000, now = () => performance.now() } = options;
  const outputs = session.model.runnable.outputs.map(({ name }) => name);
  const durations: number[] = [];
  const windows: number[] = [];
  let time = now();
  const end = time + budgetMs;
  for (let call = -WARM_UP; time < end && !isStable(windows); call++) {
    const feeds = rows[(call + WARM_UP) % rows.length];
    if (feeds === undefined) throw new Error('there is no row to call the model with');
    const start = now();
    await session.run(feeds, outputs);
    time = now();
    if (call < 0) continue;
    durations.push(time - start);
    if (durations.length % WINDOW > 0) continue;
    windows.push(percentile(Float64Array.from(durations.slice(-WINDOW)).sort(), 0.95));
  }
  const judged =
    windows.length < STABLE_WINDOWS ? durations : durations.slice(-STABLE_WINDOWS * WINDOW);
  const sorted = Float64Array.from(judged).sort();
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share));
  return {
    samples: sorted.length,
    p50: p50 ?? NaN,
    p95: p95 ?? NaN,
    p99: p99 ?? NaN,
    windows,
    isStable: isStable(windows),
  };
}

/**
 * Whether the 95th percentile is within a budget in milliseconds; without one it is only reported.
 * Inconclusive with fewer than 200 calls, and when the machine is so unsteady that some windows
 * are within the budget and some are not.
 */
export function checkLatency(latency: Latency, limitMs: number | null): CheckResult {
  const { samples, p95, windows } = latency;
  if (samples < WINDOW) {
    return checkResult(CHECK, 'inconclusive', {
      observed: samples === 0 ? null : p95,
      limit: limitMs,
      reason: `${samples} calls were made in the time there is; ${WINDOW} are needed`,
    });
  }
  const finding = { observed: p95, limit: limitMs };
  if (limitMs === null) return checkResult(CHECK, 'pass', finding);
  const lowest = Math.min(...windows);
  const highest = Math.max(...windows);
  if (!latency.isStable && lowest <= limitMs && highest > limitMs) {
    return checkResult(CHECK, 'inconclusive', {
      ...finding,
      reason:
        `the machine is too unsteady: the 95th percentile of ${WINDOW} calls was between ` +
        `${formatNumber(lowest)} and ${formatNumber(highest)} ms`,
    });
  }
  if (p95 <= limitMs) return checkResult(CHECK, 'pass', finding);
  return checkResult(CHECK, 'fail', {
    ...finding,
    reason: `the 95th percentile is ${formatNumber(p95)} ms, the budget is ${formatNumber(limitMs)} ms`,
  });
}
