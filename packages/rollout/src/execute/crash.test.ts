/**
 * A run is killed before and after every write it makes, in every kind of promotion. Whoever comes
 * next must bring traffic, registry and journal to one end, in which all three agree.
 */
import { describe, expect, it } from '@jest/globals';
import type { Look } from './ports.ts';
import type { PromotionRun, RolloutState } from '../machine/state.ts';
import { activePromotion } from '../machine/state.ts';
import { allTo, isSameTraffic, NO_TRAFFIC } from '../machine/traffic.ts';
import { reduce } from '../machine/reduce.ts';
import type { RolloutEvent } from '../machine/events.ts';
import type { Plan } from '../plan/plan.ts';
import { NO_COUNTS } from '../analysis/counts.ts';
import { Executioner, Killed } from '../testing/crash.ts';
import type { WorldOptions } from '../testing/world.ts';
import { CANARY, request, World } from '../testing/world.ts';
import { promote } from './promote.ts';
import { rollback } from './rollback.ts';
import { INITIAL_STATE } from '../machine/state.ts';

const WITH_ALL: Plan = {
  ...CANARY,
  steps: [{ kind: 'shadow', soakMs: 60_000, pause: false }, ...CANARY.steps],
  bakeMs: 60_000,
  alias: 'champion',
};
const ANALYSED: Plan = {
  ...CANARY,
  analysis: { gates: [], horizonMs: 60_000, intervalMs: 10_000, settings: {} },
};
const BATCH: Plan = { ...CANARY, strategy: 'batch', steps: [], target: null };

const NOTHING = { candidate: NO_COUNTS, stable: NO_COUNTS };

/** Fails from the second step on. */
const FAILING = {
  begin: () => Promise.resolve(NOTHING),
  look: ({ step }: PromotionRun): Promise<Look> =>
    Promise.resolve({ verdict: step > 1 ? 'fail' : 'pass', summary: 'errors', gates: [] }),
};

interface Scenario {
  readonly name: string;
  readonly versions: readonly string[];
  /** Before anything is killed. */
  readonly prepare: (world: World) => Promise<void>;
  readonly act: (world: World, options: WorldOptions) => Promise<unknown>;
  /** What comes after a death, where it is something else. */
  readonly next?: (world: World) => Promise<unknown>;
  readonly ends: Readonly<Record<string, string>>;
  readonly alias?: string;
}

const firstOnes = async (world: World, plan: Plan = CANARY): Promise<void> => {
  await promote(world.ports(), request('1.0.0', { plan }));
};

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'the first version',
    versions: ['1.0.0'],
    prepare: () => Promise.resolve(),
    act: (world, options) => promote(world.ports(options), request('1.0.0')),
    ends: { done: '1.0.0' },
  },
  {
    name: 'a canary with shadow, alias and bake',
    versions: ['1.0.0', '1.1.0'],
    prepare: (world) => firstOnes(world, WITH_ALL),
    act: (world, options) => promote(world.ports(options), request('1.1.0', { plan: WITH_ALL })),
    ends: { done: '1.1.0' },
    alias: 'champion',
  },
  {
    name: 'a canary that another run takes over without knowing the version',
    versions: ['1.0.0', '1.1.0'],
    prepare: firstOnes,
    act: (world, options) => promote(world.ports(options), request('1.1.0')),
    next: async (world) => {
      const result = await promote(world.ports(), request(null));
      // A run that died before its first entry has left nothing to go on with.
      if (result.run?.to.version === '1.0.0') await promote(world.ports(), request('1.1.0'));
    },
    ends: { done: '1.1.0' },
  },
  {
    name: 'a canary that fails',
    versions: ['1.0.0', '1.1.0'],
    prepare: firstOnes,
    act: (world, options) =>
      promote(world.ports({ ...options, analysis: FAILING }), request('1.1.0', { plan: ANALYSED })),
    ends: { rolled_back: '1.0.0' },
  },
  {
    name: 'a canary that is taken back after it died',
    versions: ['1.0.0', '1.1.0'],
    prepare: firstOnes,
    act: (world, options) => promote(world.ports(options), request('1.1.0')),
    next: async (world) => {
      if ((await world.state()).promotion?.to.version === '1.0.0') return;
      if (activePromotion(await world.state()) === null) return;
      await rollback(world.ports(), { version: null, plan: CANARY, reason: 'enough' });
    },
    ends: { rolled_back: '1.0.0', done: '*' },
  },
  {
    name: 'a promotion of the batch kind',
    versions: ['1.0.0', '1.1.0'],
    prepare: (world) => firstOnes(world, BATCH),
    act: (world, options) =>
      promote(world.ports({ ...options, target: null }), request('1.1.0', { plan: BATCH })),
    ends: { done: '1.1.0' },
  },
  {
    name: 'a rollback',
    versions: ['1.0.0', '1.1.0'],
    prepare: async (world) => {
      await firstOnes(world);
      await promote(world.ports(), request('1.1.0'));
    },
    act: (world, options) =>
      rollback(world.ports(options), { version: '1.0.0', plan: CANARY, reason: 'bad' }),
    ends: { rolled_back: '1.0.0' },
  },
];

async function isKilled(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

/** Traffic, registry and journal tell of one version. */
async function expectAgreement(world: World, scenario: Scenario, where: string): Promise<void> {
  const state = await world.state();
  const { promotion } = state;
  const expected = scenario.ends[promotion?.state ?? ''];
  const isBatch = promotion?.plan.target === null;
  const assigned = await world.assigned();
  const version = expected === '*' ? (state.stable?.version ?? '') : expected;
  expect({ where, state: promotion?.state, known: expected !== undefined }).toEqual({
    where,
    state: promotion?.state,
    known: true,
  });
  expect({
    where,
    assigned,
    stable: state.stable?.version,
    traffic: isBatch || isSameTraffic(world.target.live, allTo(version ?? '')),
    pending: promotion?.pending,
  }).toEqual({ where, assigned: version, stable: version, traffic: true, pending: null });
  if (scenario.alias !== undefined) expect(await world.alias(scenario.alias)).toBe(version);
}

async function worldFor(scenario: Scenario): Promise<World> {
  const world = await World.of(...scenario.versions);
  await scenario.prepare(world);
  return world;
}

/** The state that the journal's entries come to when they are replayed. */
async function replay(world: World): Promise<RolloutState> {
  const { journal } = world.ports();
  const snapshot = await journal.read();
  const entries = snapshot === null ? [] : await journal.entries(snapshot);
  return entries.reduce<RolloutState>(
    (state, { kind, data, at }) => reduce(state, { ...data, kind } as RolloutEvent, at),
    INITIAL_STATE,
  );
}

describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
  '%s',
  (_, scenario) => {
    it('comes to its end, and its journal replayed gives its state', async () => {
      const world = await worldFor(scenario);
      await scenario.act(world, {});
      await expectAgreement(
        world,
        { ...scenario, ends: { ...scenario.ends, done: '*' } },
        'unharmed',
      );
      expect(await replay(world)).toEqual(await world.state());
    });

    it('survives a death before and after every write', async () => {
      const counter = new Executioner(null);
      await scenario.act(await worldFor(scenario), { executioner: counter });
      expect(counter.writes).toBeGreaterThan(5);
      for (let at = 0; at < counter.writes; at++) {
        for (const when of ['before', 'after'] as const) {
          const world = await worldFor(scenario);
          const executioner = new Executioner(at, when);
          const where = `killed ${when} write ${at} of ${counter.writes}`;
          expect([where, await isKilled(() => scenario.act(world, { executioner }))]).toEqual([
            where,
            true,
          ]);
          world.clock.time += 31_000;
          await (scenario.next ?? ((same: World) => scenario.act(same, {})))(world);
          await expectAgreement(world, scenario, where);
        }
      }
    });
  },
);

it('survives being killed again and again', async () => {
  for (let step = 1; step <= 3; step++) {
    const world = await World.of('1.0.0', '1.1.0');
    await firstOnes(world);
    let deaths = 0;
    for (;;) {
      // Each run gets a few writes further than its predecessor was allowed to.
      const executioner = new Executioner(2 + step + (deaths % 3), deaths % 2 ? 'after' : 'before');
      const act = (): Promise<unknown> => promote(world.ports({ executioner }), request('1.1.0'));
      if (!(await isKilled(act))) break;
      deaths += 1;
      world.clock.time += 31_000;
      expect(deaths).toBeLessThan(60);
    }
    expect(deaths).toBeGreaterThan(2);
    const scenario = SCENARIOS.find(({ name }) => name.startsWith('a canary that another run'));
    if (scenario !== undefined) await expectAgreement(world, scenario, 'many');
  }
});

it('gives traffic to nobody else on the way', async () => {
  const world = await World.of('1.0.0', '1.1.0');
  await firstOnes(world);
  await promote(world.ports(), request('1.1.0'));
  const shares = world.target.written.map(({ shares: all }) =>
    all.map(({ version, percent }) => `${version} ${percent}`).join(', '),
  );
  expect(shares).toEqual(['1.0.0 100', '1.0.0 95, 1.1.0 5', '1.0.0 50, 1.1.0 50', '1.1.0 100']);
  expect(isSameTraffic(world.target.live, NO_TRAFFIC)).toBe(false);
});
