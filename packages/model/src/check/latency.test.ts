import { beforeAll, describe, expect, it } from '@jest/globals';
import { silentLogger } from '@slipway/core';
import { readModel } from '../onnx/read.ts';
import { openSession } from '../session/open.ts';
import type { ModelSession } from '../session/session.ts';
import type { Tensors } from '../session/tensor.ts';
import { fixture, tensor } from '../testing.ts';
import type { Latency } from './latency.ts';
import { checkLatency, measureLatency } from './latency.ts';

let session: ModelSession;
const rows: Tensors[] = [new Map([['X', tensor('float32', [1, 4], [1, 2, 3, 4])]])];

beforeAll(async () => {
  session = await openSession(await readModel(fixture('logits.onnx')), { logger: silentLogger });
});

/** A clock by which the i-th call takes `duration(i)` milliseconds, warm-up calls included. */
function clock(duration: (call: number) => number): () => number {
  let time = 0;
  let asked = 0;
  return () => {
    // Asked once at the beginning, then before and after each call.
    if (asked > 0 && asked % 2 === 0) time += duration(asked / 2 - 1);
    asked += 1;
    return time;
  };
}

describe('measureLatency', () => {
  it('runs the model for real', async () => {
    const latency = await measureLatency(session, rows, { budgetMs: 2000 });
    expect(latency.samples).toBeGreaterThanOrEqual(200);
    expect(latency.p50).toBeLessThanOrEqual(latency.p95);
    expect(latency.p95).toBeLessThanOrEqual(latency.p99);
    expect(latency.p50).toBeGreaterThan(0);
  });
});

const latency = (change: Partial<Latency>): Latency => ({
  samples: 600,
  p50: 1,
  p95: 2,
  p99: 3,
  windows: [2, 2, 2],
  isStable: true,
  ...change,
});

describe('checkLatency', () => {
  it('decides on the 95th percentile', () => {
    expect(checkLatency(latency({}), 2)).toMatchObject({ verdict: 'pass', observed: 2, limit: 2 });
    expect(checkLatency(latency({}), 1.9)).toMatchObject({
      verdict: 'fail',
      reason: 'the 95th percentile is 2 ms, the budget is 1.9 ms',
    });
    expect(checkLatency(latency({}), null)).toMatchObject({ verdict: 'pass', limit: null });
  });

  it('needs 200 calls', () => {
    expect(checkLatency(latency({ samples: 199, windows: [] }), 100)).toMatchObject({
      verdict: 'inconclusive',
      reason: '199 calls were made in the time there is; 200 are needed',
    });
    expect(checkLatency(latency({ samples: 0, p95: NaN, windows: [] }), 100).observed).toBeNull();
  });

  it('is inconclusive when windows fall on both sides of the budget', () => {
    const unsteady = latency({ windows: [1, 9, 1], isStable: false });
    expect(checkLatency(unsteady, 5)).toMatchObject({
      verdict: 'inconclusive',
      reason:
        'the machine is too unsteady: the 95th percentile of 200 calls was between 1 and 9 ms',
    });
    expect(checkLatency({ ...unsteady, p95: 9 }, 0.5).verdict).toBe('fail');
    expect(checkLatency(unsteady, 10).verdict).toBe('pass');
  });
});

describe('measureLatency by a made-up clock', () => {
  it('discards 20 calls and stops when three windows agree', async () => {
    const measured = await measureLatency(session, rows, {
      budgetMs: 1e9,
      now: clock((call) => (call < 20 ? 1000 : 2)),
    });
    expect(measured).toEqual({
      samples: 600,
      p50: 2,
      p95: 2,
      p99: 2,
      windows: [2, 2, 2],
      isStable: true,
    });
  });

  it('goes on while the windows disagree', async () => {
    const measured = await measureLatency(session, rows, {
      budgetMs: 1e9,
      now: clock((call) => (call < 20 + 400 ? 10 : 1)),
    });
    expect(measured.windows).toEqual([10, 10, 1, 1, 1]);
    expect(measured.p95).toBe(1);
  });

  it('the 95th percentile is the nearest rank', async () => {
    // Calls of 1 … 200 ms in each window: 190 is the smallest that 95 % do not exceed.
    const measured = await measureLatency(session, rows, {
      budgetMs: 1e9,
      now: clock((call) => ((call - 20) % 200) + 1),
    });
    expect(measured).toMatchObject({ p50: 100, p95: 190, p99: 198, isStable: true });
  });

  it('stops when the time is up', async () => {
    const measured = await measureLatency(session, rows, { budgetMs: 1000, now: clock(() => 10) });
    expect(measured).toMatchObject({ samples: 80, windows: [], isStable: false });
    expect(checkLatency(measured, 100).verdict).toBe('inconclusive');
  });
});
