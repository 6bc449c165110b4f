import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { LocalRepository } from '../git/local.ts';
import { ADA } from '../testing/draft.ts';
import { bareRepository, openRepository } from '../testing/git.ts';
import { LeaseHeld, LeaseLost } from './errors.ts';
import { Journal, journalRef } from './journal.ts';
import { acquireLease, keepLease, releaseLease, renewLease } from './lease.ts';
import { isKnownDead, thisProcess } from './process.ts';
import type { Lease } from './schema.ts';

const REF = journalRef('flight-delay', 'production');
const START = Date.parse('2026-01-01T00:00:00.000Z');

describe('leases', () => {
  let repository: LocalRepository;
  /** Milliseconds since the start. */
  let clock = 0;
  const journal = (skew = 0): Journal<number> =>
    new Journal(repository, REF, {
      schema: z.number(),
      initial: 0,
      now: () => new Date(START + clock + skew),
    });
  const acquire = (holder: string, skew = 0): Promise<Lease> =>
    acquireLease(journal(skew), { holder, by: ADA });

  beforeEach(async () => {
    repository = await openRepository(bareRepository());
    clock = 0;
  });
  afterEach(() => repository.close());

  it('are held by one, until they expire', async () => {
    const first = await acquire('run 1');
    expect(first).toMatchObject({
      holder: 'run 1',
      fence: 1,
      acquiredAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-01T00:00:30.000Z',
    });
    clock = 29_999;
    await expect(acquire('run 2')).rejects.toThrow(LeaseHeld);
    await expect(acquire('run 2')).rejects.toThrow(
      'is held by run 1 until 2026-01-01T00:00:30.000Z (fencing number 1)',
    );
    clock = 30_000;
    expect((await acquire('run 2')).fence).toBe(2);
  });

  it('are free at once when the holder is known to be gone', async () => {
    const first = await acquire('run 1');
    const request = { holder: 'run 2', by: ADA };
    const asked: string[] = [];
    const isGone = (answer: boolean) => (lease: Lease) => {
      asked.push(lease.holder);
      return Promise.resolve(answer);
    };
    const refused = acquireLease(journal(), { ...request, isGone: isGone(false) });
    await expect(refused).rejects.toThrow(LeaseHeld);
    const second = await acquireLease(journal(), { ...request, isGone: isGone(true) });
    expect([second.fence, asked]).toEqual([2, ['run 1', 'run 1']]);
    await expect(renewLease(journal(), first, { by: ADA })).rejects.toThrow(LeaseLost);
  });

  it('stay with a holder that renewed while it was asked about', async () => {
    const first = await acquire('run 1');
    clock = 20_000;
    const isGone = async (): Promise<boolean> => {
      const answer = clock === 20_000;
      clock = 21_000;
      if (answer) await renewLease(journal(), first, { by: ADA });
      return answer;
    };
    const second = acquireLease(journal(), { holder: 'run 2', by: ADA, isGone });
    await expect(second).rejects.toThrow(LeaseHeld);
  });

  it('are good for longer when renewed, and free when given back', async () => {
    const lease = await acquire('run 1');
    clock = 20_000;
    const renewed = await renewLease(journal(), lease, { by: ADA });
    expect(renewed).toMatchObject({ fence: 1, expiresAt: '2026-01-01T00:00:50.000Z' });
    clock = 40_000;
    await expect(acquire('run 2')).rejects.toThrow(LeaseHeld);
    await releaseLease(journal(), renewed, ADA);
    expect((await acquire('run 2')).fence).toBe(2);
    // Giving back what is held by somebody else does nothing.
    await releaseLease(journal(), renewed, ADA);
    expect((await journal().read())?.lease?.holder).toBe('run 2');
  });

  it('cannot be renewed once somebody else has them', async () => {
    const lease = await acquire('run 1');
    clock = 31_000;
    await acquire('run 2');
    await expect(renewLease(journal(), lease, { by: ADA })).rejects.toThrow(LeaseLost);
  });

  it('can be renewed late when nobody took them', async () => {
    const lease = await acquire('run 1');
    clock = 60_000;
    expect((await renewLease(journal(), lease, { by: ADA })).fence).toBe(1);
  });

  it('keep entries apart, however wrong a clock is', async () => {
    const lease = await acquire('run 1');
    // A clock that is an hour ahead takes the lease too early …
    const taken = await acquire('run 2', 3_600_000);
    expect(taken.fence).toBe(2);
    // … and from then on the first holder can write nothing more.
    const change = { kind: 'step', data: {}, state: 1, by: ADA, fence: lease.fence };
    await expect(journal().update(() => change)).rejects.toThrow(LeaseLost);
    const entry = await journal().update(() => ({ ...change, fence: taken.fence }));
    expect(entry?.state).toBe(1);
  });

  it('go to one of many that want them', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => acquire(`run ${i}`)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(reasons.every((reason) => reason instanceof LeaseHeld)).toBe(true);
  });

  it('are free at once when their process on this host is dead', async () => {
    const lease = await acquire('run 1');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const process2 = { ...thisProcess(), pid: child.pid ?? 1, started: null };
    expect(isKnownDead(process2)).toBe(false);
    const dead = { ...lease, holder: 'run 1, killed', process: process2 };
    await journal().writeLease(await journal().read(), dead, 'by the test', ADA);
    await expect(acquire('run 2')).rejects.toThrow(LeaseHeld);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await acquire('run 2')).fence).toBe(2);
  });

  it('are not free because a process of another host cannot be seen', () => {
    const here = thisProcess();
    expect(isKnownDead(here)).toBe(false);
    expect(isKnownDead({ ...here, host: 'elsewhere', pid: 2 ** 22 + 1 })).toBe(false);
    expect(isKnownDead({ ...here, pid: 2 ** 22 + 1 })).toBe(true);
  });

  it('know a process number that is used again', () => {
    const here = thisProcess();
    const isLinux = here.started !== null;
    expect(isKnownDead({ ...here, started: '1' })).toBe(isLinux);
  });

  it('are renewed while work goes on', async () => {
    const real = new Journal(repository, REF, { schema: z.number(), initial: 0 });
    const kept = await keepLease(real, { holder: 'run 1', by: ADA, duration: 600 });
    await sleep(1200);
    expect(kept.signal.aborted).toBe(false);
    await expect(acquireLease(real, { holder: 'run 2', by: ADA })).rejects.toThrow(LeaseHeld);
    await kept.release();
    expect((await real.read())?.lease).toBeNull();
  });

  it('tell the one who works that they are lost', async () => {
    const real = new Journal(repository, REF, { schema: z.number(), initial: 0 });
    const kept = await keepLease(real, { holder: 'run 1', by: ADA, duration: 300 });
    const thief = { ...kept.lease, holder: 'run 2', fence: 2 };
    for (;;) {
      try {
        await real.writeLease(await real.read(), thief, 'stolen', ADA);
        break;
      } catch {
        // A renewal came between.
      }
    }
    await once(kept.signal, 'abort');
    expect(kept.signal.reason).toBeInstanceOf(LeaseLost);
    await kept.release();
    expect((await real.read())?.lease?.holder).toBe('run 2');
  });
});
