import { describe, expect, it } from '@jest/globals';
import { checkRequestLatency, measureRequests } from './latency.ts';

/** A clock that each request moves on by its duration. */
function simulate(durations: (call: number) => number): ReturnType<typeof measureRequests> {
  let time = 0;
  let call = 0;
  const ask = (): Promise<number> => {
    const ms = durations(call++);
    time += ms;
    return Promise.resolve(ms);
  };
  return measureRequests(ask, () => time);
}

describe('measureRequests', () => {
  it('leaves the warm-up out and takes nearest-rank percentiles', async () => {
    const latency = await simulate((call) => (call < 20 ? 99 : ((call - 20) % 100) + 1));
    expect(latency).toEqual({ requests: 300, p50: 50, p95: 95, p99: 99, windows: [95, 95, 95] });
  });

  it('stops when the time is up', async () => {
    expect(await simulate(() => 500)).toMatchObject({ requests: 20, windows: [] });
    expect(await simulate(() => 30_000)).toBeNull();
  });
});

describe('checkRequestLatency', () => {
  const steady = { requests: 300, p50: 1, p95: 2, p99: 3, windows: [2, 2, 2] };

  it.each([
    ['no budget', steady, undefined, 'pass'],
    ['within', steady, 2, 'pass'],
    ['beyond', steady, 1.9, 'fail'],
    ['unsteady', { ...steady, windows: [2, 9, 2] }, 5, 'inconclusive'],
    ['too few to tell', { ...steady, requests: 20, windows: [] }, 5, 'inconclusive'],
    ['too few, and too slow', { ...steady, requests: 20, p95: 900, windows: [] }, 5, 'fail'],
    ['none', null, 5, 'fail'],
    ['none, and no budget', null, undefined, 'inconclusive'],
  ] as const)('%s', (_, latency, limit, verdict) => {
    const result = checkRequestLatency(latency, limit);
    expect(result.verdict).toBe(verdict);
    if (verdict !== 'pass') expect(result.reason).not.toBeNull();
  });
});
