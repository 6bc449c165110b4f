import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Tensors } from '@slipway/model';
import type { Engine } from '../engine/engine.ts';
import type { BatchSettings } from './batcher.ts';
import { Batcher } from './batcher.ts';

const SETTINGS: BatchSettings = { rows: 8, delayMs: 0, queueRows: 100, timeoutMs: 1000 };

function column(...values: number[]): Tensors {
  const data = Float32Array.from(values);
  return new Map([['x', { type: 'float32', dims: [values.length, 1], data }]]);
}

function valuesOf(answers: Tensors): number[] {
  const data = answers.get('y')?.data ?? [];
  return Array.from(data, Number);
}

/** Doubles what it is fed; takes as long as it is told; fails on negative numbers. */
class Doubling implements Engine {
  readonly runtime = 'test';
  readonly concurrency: number;
  readonly batches: number[] = [];
  milliseconds = 1;

  constructor(concurrency = 1) {
    this.concurrency = concurrency;
  }

  async run(feeds: Tensors): Promise<Tensors> {
    const values = Array.from(feeds.get('x')?.data ?? [], Number);
    this.batches.push(values.length);
    await sleep(this.milliseconds);
    if (values.some((value) => value < 0)) throw new Error('negative');
    const data = Float32Array.from(values, (value) => 2 * value);
    return new Map([['y', { type: 'float32', dims: [values.length, 1], data }]]);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function batcher(engine: Engine, settings: Partial<BatchSettings> = {}, mergeable = true): Batcher {
  const observer = { batch: () => undefined };
  return new Batcher(engine, ['x'], mergeable, { ...SETTINGS, ...settings }, observer);
}

describe('Batcher', () => {
  it('runs what arrives together as one call, and gives each its own rows', async () => {
    const engine = new Doubling();
    const batches = batcher(engine);
    const answers = await Promise.all([
      batches.submit(column(1), 1),
      batches.submit(column(2, 3), 2),
      batches.submit(column(), 0),
      batches.submit(column(4), 1),
    ]);
    expect(answers.map(valuesOf)).toEqual([[2], [4, 6], [], [8]]);
    expect(engine.batches.length).toBeLessThan(4);
  });

  it('never runs more rows than the limit together, and cuts what is longer', async () => {
    const engine = new Doubling();
    const batches = batcher(engine);
    const long = Array.from({ length: 20 }, (_, i) => i);
    const [answer] = await Promise.all([
      batches.submit(column(...long), 20),
      ...Array.from({ length: 7 }, () => batches.submit(column(1, 2, 3), 3)),
    ]);
    expect(valuesOf(answer)).toEqual(long.map((value) => 2 * value));
    expect(Math.max(...engine.batches)).toBeLessThanOrEqual(8);
  });

  it('keeps calls apart where rows must not be merged', async () => {
    const engine = new Doubling();
    const batches = batcher(engine, {}, false);
    await Promise.all(Array.from({ length: 5 }, (_, i) => batches.submit(column(i), 1)));
    expect(engine.batches).toEqual([1, 1, 1, 1, 1]);
  });

  it('lets a failing call cost no other its answer', async () => {
    const batches = batcher(new Doubling());
    const outcomes = await Promise.allSettled(
      [1, -1, 3].map((value) => batches.submit(column(value), 1)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('waits for others as long as it is told', async () => {
    const engine = new Doubling();
    const batches = batcher(engine, { delayMs: 30 });
    const first = batches.submit(column(1), 1);
    await sleep(5);
    await Promise.all([first, batches.submit(column(2), 1)]);
    expect(engine.batches).toEqual([2]);
  });

  it('refuses what the queue cannot hold with 429, but never a lone request', async () => {
    const engine = new Doubling();
    const batches = batcher(engine, { queueRows: 4, rows: 4 });
    const lone = batches.submit(column(...Array.from({ length: 30 }, () => 1)), 30);
    await expect(batches.submit(column(1), 1)).rejects.toMatchObject({
      status: 429,
      retryAfter: expect.any(Number),
    });
    expect(valuesOf(await lone)).toHaveLength(30);
  });

  it('refuses at once what would not be answered in time', async () => {
    const engine = new Doubling();
    engine.milliseconds = 60;
    const batches = batcher(engine, { timeoutMs: 150, rows: 1 });
    await batches.submit(column(1), 1);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => batches.submit(column(1), 1)),
    );
    const statuses = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? 200 : (outcome.reason as { status: number }).status,
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(7);
  });

  it('does not take one slow call of a row for the time that every row takes', async () => {
    const engine = new Doubling();
    const batches = batcher(engine, { rows: 50 });
    engine.milliseconds = 200;
    await batches.submit(column(1), 1);
    engine.milliseconds = 1;
    const all = Array.from({ length: 90 }, (_, i) => batches.submit(column(i), 1));
    expect((await Promise.all(all)).map(valuesOf).flat()).toHaveLength(90);
  });

  it('answers 504 when the time is over, and forgets the call', async () => {
    const engine = new Doubling();
    const batches = batcher(engine, { timeoutMs: 20 });
    engine.milliseconds = 80;
    await expect(batches.submit(column(1), 1)).rejects.toMatchObject({ status: 504 });
    engine.milliseconds = 1;
    await sleep(80);
    expect(batches.waitingRows).toBe(0);
  });
});
