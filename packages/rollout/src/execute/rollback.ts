import { ConfigurationError, InputError } from '@slipway/core';
import { checkedVersion } from '@slipway/registry';
import type { HistoryEntry, PromotionRun, RolloutState, VersionRef } from '../machine/state.ts';
import { activePromotion, INITIAL_STATE } from '../machine/state.ts';
import { NO_TRAFFIC } from '../machine/traffic.ts';
import type { Plan } from '../plan/plan.ts';
import { newRun, lookAround } from './begin.ts';
import type { Surroundings } from './begin.ts';
import { Engine } from './engine.ts';
import type { RolloutPorts } from './ports.ts';
import type { RolloutResult } from './promote.ts';
import { liveOf } from './promote.ts';
import { registered } from './perform.ts';
import { Session } from './session.ts';

export interface RollbackRequest {
  /** The version to go back to; null for the last good one. */
  readonly version: string | null;
  /** The plan of the environment; its steps and analysis do not count. */
  readonly plan: Plan;
  readonly reason: string | null;
}

const AT_ONCE: Plan['steps'] = [{ kind: 'traffic', percent: 100, soakMs: 0, pause: false }];

function rollbackPlan(plan: Plan): Plan {
  const steps = plan.target === null ? [] : AT_ONCE;
  const strategy = plan.target === null ? 'batch' : 'all-at-once';
  return { ...plan, strategy, steps, analysis: null, bakeMs: 0 };
}

function nothingBefore(environment: string, state: RolloutState): InputError {
  const current = state.stable === null ? 'nothing' : `${state.stable.version} alone`;
  return new InputError(
    'version',
    `there is no good version to go back to in ${environment}: ${current} was there; promote one`,
  );
}

/** The version to go back to. */
function destination(environment: string, state: RolloutState, wanted: string | null): VersionRef {
  const current = state.stable?.version ?? null;
  if (wanted === null) {
    const good = state.history.find((entry) => entry.good && entry.version !== current);
    if (good === undefined) throw nothingBefore(environment, state);
    return { version: good.version, sha256: good.sha256 };
  }
  const version = checkedVersion(wanted);
  if (state.stable?.version === version) return state.stable;
  const known = state.history.find((entry) => entry.version === version);
  if (known !== undefined) return { version, sha256: known.sha256 };
  const names = [...new Set(state.history.map((entry: HistoryEntry) => entry.version))];
  throw new InputError(
    'version',
    `${version} never had the traffic in ${environment}` +
      `${names.length === 0 ? '' : ` (${names.join(', ')} had)`}; promote it instead`,
  );
}

/** What of the world can be seen; a registry or a target that is down does not keep from going back. */
async function lookAroundBravely(
  ports: RolloutPorts,
  plan: Plan,
  state: RolloutState,
): Promise<Surroundings> {
  try {
    return await lookAround(ports, plan);
  } catch {
    const assigned = await registered(ports, null).catch(() => state.stable?.version ?? null);
    const aliased =
      plan.alias === null ? null : await registered(ports, plan.alias).catch(() => assigned);
    return { registered: null, assigned, aliased, live: NO_TRAFFIC };
  }
}

async function newRollback(
  ports: RolloutPorts,
  state: RolloutState,
  request: RollbackRequest,
): Promise<PromotionRun> {
  const plan = rollbackPlan(request.plan);
  const candidate = destination(ports.environment, state, request.version);
  const around = await lookAroundBravely(ports, plan, state);
  const beginning = {
    kind: 'rollback' as const,
    candidate,
    stable: state.stable,
    plan,
    route: 'steps' as const,
    reason: request.reason,
  };
  const at = ports.clock.now().toISOString();
  return newRun(ports, state, around, beginning, at);
}

/** What rolling back means for the promotion that is under way. */
function isTakingBack(active: PromotionRun, version: string | null, environment: string): boolean {
  if (version === null) return true;
  const wanted = checkedVersion(version);
  if (active.kind === 'promotion' && active.to.version === wanted) {
    throw new ConfigurationError(
      'version',
      `${wanted} is the version that is being promoted to ${environment}; rolling back takes it away: ` +
        'leave version out',
    );
  }
  return active.kind === 'rollback'
    ? active.to.version === wanted
    : active.from?.version === wanted;
}

/** Takes back what is under way. */
async function takeBack(
  session: Session,
  active: PromotionRun,
  reason: string | null,
): Promise<void> {
  if (active.state === 'stuck') {
    await session.append({ kind: 'retried', reason });
  } else if (active.kind === 'promotion' && active.state !== 'aborting') {
    const words = reason ?? 'asked for';
    await session.append({ kind: 'aborted', cause: 'request', reason: words });
  }
}

/**
 * Goes back: takes back the promotion under way, or puts the last good or a named version back.
 * Steps and analysis are skipped, freezes and approvals are not asked.
 *
 * @throws LeaseHeld when another run is at it
 * @throws UserError when there is nothing to go back to
 */
export async function rollback(
  ports: RolloutPorts,
  request: RollbackRequest,
): Promise<RolloutResult> {
  const session = await Session.open(ports);
  try {
    const engine = new Engine(ports, session);
    let standing = null;
    const { active } = session;
    const isBack = active !== null && isTakingBack(active, request.version, ports.environment);
    if (active !== null) {
      await takeBack(session, active, request.reason);
      standing = await engine.run(true);
    }
    if (!isBack && session.active === null) {
      const run = await newRollback(ports, session.state, request);
      await session.append({ kind: 'started', promotion: run });
      standing = await engine.run(true);
    }
    return {
      run: session.state.promotion,
      standing: standing ?? { nextLookAt: null, block: null, look: null },
      entries: session.entries,
      notes: [],
      live: await liveOf(ports),
    };
  } finally {
    await session.close();
  }
}

/** What `rollback` would do; nothing is touched. */
export async function planRollback(
  ports: RolloutPorts,
  request: RollbackRequest,
): Promise<RolloutResult> {
  const snapshot = await ports.journal.read();
  const state = snapshot?.state ?? INITIAL_STATE;
  const active = activePromotion(state);
  const isBack = active !== null && isTakingBack(active, request.version, ports.environment);
  const run = isBack ? active : await newRollback(ports, state, request);
  return {
    run: { ...run, state: 'planned' },
    standing: { nextLookAt: null, block: null, look: null },
    entries: [],
    notes: isBack ? [`promotion ${run.id} would be taken back`] : [],
    live: await liveOf(ports),
  };
}
