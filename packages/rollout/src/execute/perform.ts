import { InputError, messageOf } from '@slipway/core';
import { LeaseLost, RegistryConflict } from '@slipway/registry';
import type { Effect, PromotionRun } from '../machine/state.ts';
import type { Traffic } from '../machine/traffic.ts';
import { describeTraffic, isSameTraffic, isTorn } from '../machine/traffic.ts';
import type { TrafficTarget } from '../target/port.ts';
import { TargetChanged } from '../target/port.ts';
import type { RolloutPorts } from './ports.ts';

/** How an effect came to be: done now, or found done. */
export interface Performed {
  readonly how: 'done' | 'found';
  /** Why the registry was left as it is. */
  readonly skipped?: string;
}

/** Pauses between attempts at a target that does not answer, in milliseconds. */
const PAUSES = [250, 1000, 3000] as const;

/** Tries again what failed for reasons that may pass. */
export async function persist<T>(
  { clock, logger }: RolloutPorts,
  signal: AbortSignal,
  attempt: () => Promise<T>,
): Promise<T> {
  for (const pause of PAUSES) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      const isFinal =
        error instanceof TargetChanged ||
        error instanceof RegistryConflict ||
        error instanceof LeaseLost;
      if (isFinal) throw error;
      logger.warning(`${messageOf(error)}; trying again`);
    }
    await clock.sleep(pause, signal);
  }
  return attempt();
}

function requireTarget({ target }: RolloutPorts): TrafficTarget {
  if (target === null) throw new Error('A change of traffic without a target');
  return target;
}

/** Sets traffic whatever it is, and looks whether it is so. */
async function restore(target: TrafficTarget, after: Traffic): Promise<Performed> {
  await target.write(after, null);
  const live = await target.read();
  if (isSameTraffic(live, after)) return { how: 'done' };
  throw new InputError(
    'target',
    `${target.description} was told ${describeTraffic(after)} and has ${describeTraffic(live)}`,
  );
}

/**
 * Changes traffic from what it was to what it shall be. Live traffic decides what there is to do:
 * after a crash it may be changed already, not yet, or half.
 *
 * @throws TargetChanged when it is none of these
 */
async function shift(target: TrafficTarget, before: Traffic, after: Traffic): Promise<Performed> {
  const live = await target.read();
  if (isSameTraffic(live, after)) return { how: 'found' };
  if (!isSameTraffic(live, before) && !isTorn(live, before, after)) {
    throw new TargetChanged(
      `${target.description} has ${describeTraffic(live)}; it was ${describeTraffic(before)} and ` +
        `should become ${describeTraffic(after)}: somebody else changed it`,
      live,
    );
  }
  await target.write(after, live);
  return { how: 'done' };
}

/** What the registry has now: the version in the environment, or of the alias. */
export async function registered(
  { registry, model, environment }: RolloutPorts,
  alias: string | null,
): Promise<string | null> {
  const state = await registry.model(model);
  if (alias !== null) return state?.aliases.get(alias) ?? null;
  const entry = state?.assignments.find((assignment) => assignment.environment === environment);
  return entry?.version ?? null;
}

async function changeRegistry(
  ports: RolloutPorts,
  run: PromotionRun,
  effect: Effect & { kind: 'assign' | 'alias' },
): Promise<Performed> {
  const { registry, model, environment, by } = ports;
  const alias = effect.kind === 'alias' ? effect.alias : null;
  const { from, to } = effect;
  const current = await registered(ports, alias);
  if (current === to) return { how: 'found' };
  const isBack = run.state === 'aborting';
  if (isBack && current !== from) {
    return {
      how: 'found',
      skipped: `the registry has ${current ?? 'nothing'} there, by another hand`,
    };
  }
  const reason = (isBack ? run.because : run.reason) ?? `promotion ${run.id}`;
  const change = { model, version: to, expected: from, by, reason };
  if (alias === null) await registry.assign({ ...change, environment });
  else await registry.alias({ ...change, alias });
  return { how: 'done' };
}

/**
 * Brings an effect about, or finds that it has come about already: the same code the first time and
 * after a crash.
 */
export async function perform(
  ports: RolloutPorts,
  run: PromotionRun,
  effect: Effect,
): Promise<Performed> {
  switch (effect.kind) {
    case 'deploy': {
      await requireTarget(ports).deploy({ version: effect.version, sha256: run.to.sha256 });
      return { how: 'done' };
    }
    case 'traffic': {
      const target = requireTarget(ports);
      if (effect.before === null || run.kind === 'rollback') return restore(target, effect.after);
      return shift(target, effect.before, effect.after);
    }
    case 'assign':
    case 'alias':
      return changeRegistry(ports, run, effect);
  }
}
