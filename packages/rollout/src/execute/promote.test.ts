import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, InputError } from '@slipway/core';
import { acquireLease, LeaseHeld, LeaseLost } from '@slipway/registry';
import type { PromotionRun } from '../machine/state.ts';
import { allTo, percentOf } from '../machine/traffic.ts';
import type { Plan } from '../plan/plan.ts';
import { CANARY, request, World } from '../testing/world.ts';
import { NO_COUNTS } from '../analysis/counts.ts';
import type { Analysis, Look } from './ports.ts';
import { planPromotion, promote } from './promote.ts';
import type { RolloutResult } from './promote.ts';
import { planRollback, rollback } from './rollback.ts';

const ANALYSED: Plan = {
  ...CANARY,
  analysis: { gates: [], horizonMs: 60_000, intervalMs: 10_000, settings: {} },
};

const NOTHING = { candidate: NO_COUNTS, stable: NO_COUNTS };

const saying = (verdict: Look['verdict']): Analysis => ({
  begin: () => Promise.resolve(NOTHING),
  look: () => Promise.resolve({ verdict, summary: `it is ${verdict}`, gates: [] }),
});

async function worldWith(...versions: string[]): Promise<World> {
  const world = await World.of(...versions);
  await promote(world.ports(), request(versions[0] ?? ''));
  return world;
}

const back = (world: World, version: string | null = null): Promise<RolloutResult> =>
  rollback(world.ports(), { version, plan: CANARY, reason: 'bad' });

describe('promote', () => {
  it('ends when time has to pass, and goes on later', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const first = await promote(world.ports(), request('1.1.0', { wait: false }));
    expect([first.run?.state, first.run?.step]).toEqual(['analysing', 1]);
    expect(first.standing.nextLookAt).toEqual(new Date(world.clock.time + 60_000));
    const early = await promote(world.ports(), request(null, { wait: false }));
    expect([early.run?.step, early.entries]).toEqual([1, []]);
    world.clock.time += 60_000;
    const second = await promote(world.ports(), request(null, { wait: false }));
    expect([second.run?.state, second.run?.step]).toEqual(['analysing', 2]);
    world.clock.time += 60_000;
    const last = await promote(world.ports(), request('1.1.0', { wait: false }));
    expect(last.run?.state).toBe('done');
    expect(await world.assigned()).toBe('1.1.0');
  });

  it('has nothing to do where nothing is under way', async () => {
    const world = await worldWith('1.0.0');
    const result = await promote(world.ports(), request(null));
    expect([result.entries, result.run?.state]).toEqual([[], 'done']);
  });

  it('looks again when the version is in place, and mends what is not', async () => {
    const world = await worldWith('1.0.0');
    const good = await promote(world.ports(), request('1.0.0'));
    expect([good.notes, good.entries]).toEqual([
      ['traffic, registry and journal agree: it is in place'],
      [],
    ]);
    world.target.live = {
      shares: [
        { version: '1.0.0', percent: 60 },
        { version: '9.9.9', percent: 40 },
      ],
      shadows: [],
    };
    const mended = await promote(world.ports(), request('1.0.0'));
    expect(mended.run?.state).toBe('done');
    expect(world.target.live).toEqual(allTo('1.0.0'));
  });

  it('does not begin where traffic is not what registry and journal say', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    world.target.live = {
      shares: [
        { version: '1.0.0', percent: 60 },
        { version: '9.9.9', percent: 40 },
      ],
      shadows: [],
    };
    await expect(promote(world.ports(), request('1.1.0'))).rejects.toThrow(
      'slipway rollback --environment production --version 1.0.0',
    );
    await back(world, '1.0.0');
    expect(world.target.live).toEqual(allTo('1.0.0'));
    expect((await promote(world.ports(), request('1.1.0'))).run?.state).toBe('done');
  });

  it('refuses another version while one is under way, and takes it afterwards', async () => {
    const world = await worldWith('1.0.0', '1.1.0', '1.2.0');
    await promote(world.ports(), request('1.1.0', { wait: false }));
    await expect(promote(world.ports(), request('1.2.0'))).rejects.toThrow(
      /^version: 1\.1\.0 is being promoted to production/,
    );
    await back(world);
    expect((await promote(world.ports(), request('1.2.0'))).run?.state).toBe('done');
  });

  it('begins again at its first step when the plan changes', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const first = await promote(world.ports(), request('1.1.0', { wait: false }));
    world.clock.time += 60_000;
    await promote(world.ports(), request(null, { wait: false }));
    expect(percentOf(world.target.live, '1.1.0')).toBe(50);
    const [step] = CANARY.steps;
    const plan = { ...CANARY, steps: step === undefined ? [] : [step] };
    const again = await promote(world.ports(), request('1.1.0', { wait: false, plan }));
    expect([again.run?.step, percentOf(world.target.live, '1.1.0')]).toEqual([1, 5]);
    expect(again.run?.id).not.toBe(first.run?.id);
    expect(again.run?.from?.version).toBe('1.0.0');
  });

  it.each([
    ['unknown', '1.7.0', 'demo 1.7.0 is not registered'],
    ['misspelt', 'one', 'one'],
  ])('refuses a version that is %s', async (_, version, message) => {
    const world = await worldWith('1.0.0');
    await expect(promote(world.ports(), request(version))).rejects.toThrow(message);
  });

  it('asks the policy before anything is touched', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const admit = (): Promise<void> => Promise.reject(new InputError('version', 'no evidence'));
    await expect(promote(world.ports(), request('1.1.0', { admit }))).rejects.toThrow(
      'no evidence',
    );
    expect(world.target.live).toEqual(allTo('1.0.0'));
    expect((await world.state()).promotion?.to.version).toBe('1.0.0');
  });

  it('plans without touching anything', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const before = await world.ports().journal.read();
    const result = await planPromotion(world.ports(), request('1.1.0'));
    expect([result.run?.state, result.run?.from?.version]).toEqual(['planned', '1.0.0']);
    await planRollback(world.ports(), { version: '1.0.0', plan: CANARY, reason: null });
    expect(await world.ports().journal.read()).toEqual(before);
    const real = await promote(world.ports(), request('1.1.0'));
    expect(real.run?.id).toBe(result.run?.id);
  });

  it('waits for somebody at a step with a pause', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const steps = CANARY.steps.map((step) => ({
      ...step,
      pause: step.kind === 'traffic' && step.percent === 5,
    }));
    const plan = { ...CANARY, steps };
    const paused = await promote(world.ports(), request('1.1.0', { plan }));
    expect([paused.run?.state, paused.run?.step]).toEqual(['paused', 1]);
    const still = await promote(world.ports(), request('1.1.0', { plan }));
    expect(still.run?.state).toBe('paused');
    const on = await promote(world.ports(), request('1.1.0', { plan, resume: true }));
    expect(on.run?.state).toBe('done');
  });

  it('promotes what traffic has already, where nobody wrote it down', async () => {
    const world = await World.of('1.0.0', '1.1.0');
    world.target.live = allTo('1.0.0');
    const result = await promote(world.ports(), request('1.1.0', { wait: false }));
    expect(result.run?.from?.version).toBe('1.0.0');
    expect(await world.kinds()).toContain('adopted');
    await back(world);
    expect(world.target.live).toEqual(allTo('1.0.0'));
  });
});

describe('analysis', () => {
  it('takes back what fails, at once, and restores traffic before the registry', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const ports = world.ports({ analysis: saying('fail') });
    const { run } = await promote(ports, request('1.1.0', { plan: ANALYSED }));
    expect([run?.state, run?.cause, run?.because]).toEqual([
      'rolled_back',
      'analysis',
      'it is fail',
    ]);
    expect(world.target.live).toEqual(allTo('1.0.0'));
    // It failed in its first minute.
    expect(world.clock.time - Date.parse(run?.startedAt ?? '')).toBeLessThan(60_000);
  });

  it('goes on when it passes, never before the soak', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const start = world.clock.time;
    const ports = world.ports({ analysis: saying('pass') });
    const { run } = await promote(ports, request('1.1.0', { plan: ANALYSED }));
    expect(run?.state).toBe('done');
    expect(world.clock.time - start).toBeGreaterThanOrEqual(120_000);
  });

  it('pauses at the horizon when nothing is decided, and acknowledges a step once', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const ports = world.ports({ analysis: saying('undecided') });
    const paused = await promote(ports, request('1.1.0', { plan: ANALYSED }));
    expect([paused.run?.state, paused.run?.step]).toEqual(['paused', 1]);
    expect(percentOf(world.target.live, '1.1.0')).toBe(5);
    const next = await promote(ports, request('1.1.0', { plan: ANALYSED, resume: true }));
    expect([next.run?.state, next.run?.step]).toEqual(['paused', 2]);
    expect(percentOf(world.target.live, '1.1.0')).toBe(50);
  });

  it('takes back while it bakes, traffic first and then the registry', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const plan = { ...ANALYSED, bakeMs: 600_000, alias: 'champion' };
    const look = ({ state }: PromotionRun): Promise<Look> =>
      Promise.resolve({ verdict: state === 'baking' ? 'fail' : 'pass', summary: '', gates: [] });
    const { run } = await promote(
      world.ports({ analysis: { look, begin: () => Promise.resolve(NOTHING) } }),
      request('1.1.0', { plan }),
    );
    expect(run?.state).toBe('rolled_back');
    expect([await world.assigned(), await world.alias('champion')]).toEqual(['1.0.0', null]);
    const kinds =
      run === null
        ? []
        : await world
            .ports()
            .journal.read()
            .then(async (snapshot) =>
              snapshot === null
                ? []
                : (await world.ports().journal.entries(snapshot, { last: 8 })).map(
                    ({ kind, data }) => {
                      const effect = data.effect as { kind?: string } | undefined;
                      return `${kind} ${effect?.kind ?? ''}`.trim();
                    },
                  ),
            );
    expect(kinds).toEqual([
      'looked',
      'intended traffic',
      'observed traffic',
      'intended assign',
      'observed assign',
      'intended alias',
      'observed alias',
      'advanced',
    ]);
  });
});

describe('what others do meanwhile', () => {
  it('takes a change of the traffic as a reason to restore and to hold', async () => {
    const world = await worldWith('1.0.0', '1.1.0', '1.2.0');
    await promote(world.ports(), request('1.1.0', { wait: false }));
    world.target.live = {
      shares: [
        { version: '1.0.0', percent: 30 },
        { version: '1.1.0', percent: 70 },
      ],
      shadows: [],
    };
    const { run } = await promote(world.ports(), request(null, { wait: false }));
    expect([run?.state, run?.cause]).toEqual(['rolled_back', 'drift']);
    expect(world.target.live).toEqual(allTo('1.0.0'));
    await expect(promote(world.ports(), request('1.2.0', { isAutomatic: true }))).rejects.toThrow(
      /on hold/,
    );
    expect((await promote(world.ports(), request('1.2.0'))).run?.state).toBe('done');
    expect((await world.state()).hold).toBeNull();
  });

  it('restores stable traffic when somebody changed the registry, and leaves it alone', async () => {
    const world = await worldWith('1.0.0', '1.1.0', '1.2.0');
    await promote(world.ports(), request('1.1.0', { wait: false }));
    const { registry, by } = world.ports();
    await registry.assign({
      model: 'demo',
      environment: 'production',
      version: '1.2.0',
      by,
      reason: null,
    });
    world.clock.time += 60_000;
    const { run } = await promote(world.ports(), request(null));
    expect([run?.state, run?.cause]).toEqual(['rolled_back', 'registry']);
    expect([world.target.live, await world.assigned()]).toEqual([allTo('1.0.0'), '1.2.0']);
  });

  it('keeps a second run out until the lease expires, and fences the first one off', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const { journal, by } = world.ports();
    const lease = await acquireLease(journal, { holder: 'run 1', by });
    await expect(promote(world.ports(), request('1.1.0'))).rejects.toThrow(LeaseHeld);
    world.clock.time += 30_000;
    expect((await promote(world.ports(), request('1.1.0'))).run?.state).toBe('done');
    const late = journal.update((snapshot) =>
      snapshot === null
        ? null
        : { kind: 'late', data: {}, state: snapshot.state, by, fence: lease.fence },
    );
    await expect(late).rejects.toThrow(LeaseLost);
  });

  it('lets exactly one of two begin', async () => {
    for (let race = 0; race < 10; race++) {
      const world = await worldWith('1.0.0', '1.1.0', '1.2.0');
      const results = await Promise.allSettled([
        promote(world.ports(), request('1.1.0', { wait: false })),
        promote(world.ports(), request('1.2.0', { wait: false })),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const entries = (await world.kinds()).filter((kind) => kind === 'started');
      expect(entries).toHaveLength(2);
    }
  });
});

describe('a target that does not do its part', () => {
  it('takes back a candidate that does not get ready', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    world.target.unready.set('1.1.0', 'it is loading');
    const { run } = await promote(world.ports(), request('1.1.0'));
    expect([run?.state, run?.because]).toEqual([
      'rolled_back',
      '1.1.0 is not ready: it is loading',
    ]);
    expect(world.target.written).toHaveLength(2);
    expect(world.target.live).toEqual(allTo('1.0.0'));
  });

  it('is stuck when stable traffic cannot be restored, and gets free by rollback', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    await promote(world.ports(), request('1.1.0', { wait: false }));
    world.target.failure = new InputError('target', 'connection refused');
    const stuck = await back(world);
    expect([stuck.run?.state, stuck.run?.because]).toEqual(['stuck', 'target: connection refused']);
    expect((await promote(world.ports(), request('1.1.0'))).run?.state).toBe('stuck');
    world.target.failure = null;
    const free = await back(world);
    expect([free.run?.state, world.target.live]).toEqual(['rolled_back', allTo('1.0.0')]);
  });

  it('takes back when an increase fails for good', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    const ports = world.ports();
    const { target } = world;
    const write = target.write.bind(target);
    target.write = (after, expected) =>
      expected === null ? write(after, expected) : Promise.reject(new InputError('target', 'full'));
    const { run } = await promote(ports, request('1.1.0'));
    expect([run?.state, run?.cause]).toEqual(['rolled_back', 'target']);
  });
});

describe('rollback', () => {
  it('goes back to the last good version, again and again, until there is none', async () => {
    const world = await worldWith('1.0.0', '1.1.0', '1.2.0');
    await promote(world.ports(), request('1.1.0'));
    await promote(world.ports(), request('1.2.0'));
    const first = await back(world);
    expect([first.run?.state, first.run?.to.version]).toEqual(['rolled_back', '1.1.0']);
    expect([world.target.live, await world.assigned()]).toEqual([allTo('1.1.0'), '1.1.0']);
    await back(world);
    expect(await world.assigned()).toBe('1.0.0');
    await expect(back(world)).rejects.toThrow('there is no good version to go back to');
  });

  it('goes to a named version only if it had the traffic', async () => {
    const world = await worldWith('1.0.0', '1.1.0', '1.2.0');
    await promote(world.ports(), request('1.1.0'));
    await expect(back(world, '1.2.0')).rejects.toThrow('1.2.0 never had the traffic in production');
    await expect(back(world, 'x')).rejects.toThrow(ConfigurationError);
    expect((await back(world, '1.0.0')).run?.state).toBe('rolled_back');
  });

  it('wins over a promotion that has all the traffic already', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    await promote(
      world.ports(),
      request('1.1.0', { wait: false, plan: { ...CANARY, steps: [], bakeMs: 60_000 } }),
    );
    expect([(await world.state()).promotion?.state, await world.assigned()]).toEqual([
      'baking',
      '1.1.0',
    ]);
    world.target.live = allTo('1.1.0');
    const { run } = await back(world);
    expect([run?.state, world.target.live, await world.assigned()]).toEqual([
      'rolled_back',
      allTo('1.0.0'),
      '1.0.0',
    ]);
  });

  it('refuses to go back to the version that is being promoted', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    await promote(world.ports(), request('1.1.0', { wait: false }));
    await expect(back(world, '1.1.0')).rejects.toThrow('leave version out');
  });

  it('stops promotions that start by themselves, until the newest is promoted by hand', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    await promote(world.ports(), request('1.1.0'));
    await back(world);
    await expect(promote(world.ports(), request('1.1.0', { isAutomatic: true }))).rejects.toThrow(
      'on hold',
    );
    await promote(world.ports(), request('1.1.0'));
    expect((await world.state()).hold).toBeNull();
  });

  it('restores traffic while the registry does not answer, and finishes later', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    await promote(world.ports(), request('1.1.0'));
    const ports = world.ports();
    const registry = {
      model: () => Promise.reject(new InputError('registry', 'no route to host')),
    };
    const broken = {
      ...ports,
      registry: Object.assign(Object.create(ports.registry), registry) as typeof ports.registry,
    };
    await expect(rollback(broken, { version: null, plan: CANARY, reason: 'bad' })).rejects.toThrow(
      'no route to host',
    );
    expect(world.target.live).toEqual(allTo('1.0.0'));
    world.clock.time += 31_000;
    await back(world);
    expect([await world.assigned(), (await world.state()).promotion?.state]).toEqual([
      '1.0.0',
      'rolled_back',
    ]);
  });

  it('brings an older version within the window back without steps', async () => {
    const world = await worldWith('1.0.0', '1.1.0');
    await promote(world.ports(), request('1.1.0'));
    const start = world.clock.time;
    const { run, notes } = await promote(world.ports(), request('1.0.0'));
    expect([run?.state, world.clock.time - start]).toEqual(['done', 0]);
    expect(notes[0]).toContain('rollback window');
    expect((await world.state()).hold).not.toBeNull();
    const outside = await planPromotion(world.ports(), request('1.1.0', { rollbackWindow: 0 }));
    expect(outside.run?.plan.steps).toHaveLength(3);
  });
});
