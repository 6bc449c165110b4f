import { InputError } from '@slipway/core';
import { latestOf, requireVersion } from '@slipway/registry';
import type { RegisteredVersion } from '@slipway/registry';
import type { PromotionRun, RolloutState } from '../machine/state.ts';
import { activePromotion, INITIAL_STATE } from '../machine/state.ts';
import type { Traffic } from '../machine/traffic.ts';
import type { Plan } from '../plan/plan.ts';
import {
  idOf,
  isInPlace,
  lookAround,
  newRun,
  refOf,
  routeOf,
  ROUTE_NOTES,
  stableVersion,
} from './begin.ts';
import type { Standing } from './engine.ts';
import { Engine } from './engine.ts';
import type { RolloutPorts } from './ports.ts';
import type { WrittenEntry } from './session.ts';
import { Session } from './session.ts';

export interface PromoteRequest {
  /** The version, `latest`, or null to go on with what is under way. */
  readonly version: string | null;
  readonly plan: Plan;
  readonly reason: string | null;
  /** Whether passing time is slept through. */
  readonly wait: boolean;
  /** Whether a paused promotion goes on. */
  readonly resume: boolean;
  /** Whether a workflow started it by itself, and nobody asked for it by hand. */
  readonly isAutomatic: boolean;
  /** How many versions before the stable one can come back without steps. */
  readonly rollbackWindow: number;
  /** Asked before a promotion begins. @throws UserError when the version must not be promoted */
  readonly admit: (version: RegisteredVersion) => Promise<void>;
}

/** What came of a request. */
export interface RolloutResult {
  /** Null when there was nothing to go on with. */
  readonly run: PromotionRun | null;
  readonly standing: Standing;
  /** What this run wrote. */
  readonly entries: readonly WrittenEntry[];
  readonly notes: readonly string[];
  /** The traffic as the target has it; null when it cannot be read, or there is none. */
  readonly live: Traffic | null;
}

const NOTHING_TO_DO: Standing = { nextLookAt: null, block: null, look: null };

/** The traffic for the result; what cannot be read is left open. */
export async function liveOf({ target }: RolloutPorts): Promise<Traffic | null> {
  return target === null ? null : target.read().catch(() => null);
}

async function candidateOf(
  { registry, model }: RolloutPorts,
  text: string,
): Promise<RegisteredVersion> {
  const state = await registry.model(model);
  const latest = text === 'latest' ? latestOf(state?.versions ?? []) : null;
  const found = latest ?? requireVersion(state, model, text);
  if (found.active) return found;
  throw new InputError('version', `${model} ${found.version} was taken out of use; choose another`);
}

function refuseHold(state: RolloutState, isAutomatic: boolean): void {
  if (state.hold === null || !isAutomatic) return;
  throw new InputError(
    'version',
    `promotions that start by themselves are on hold since ${state.hold.at} (${state.hold.reason}); ` +
      'promote by hand (workflow_dispatch, or the command line)',
  );
}

function refuseOther(active: PromotionRun, environment: string): InputError {
  return new InputError(
    'version',
    `${active.to.version} is being promoted to ${environment} (promotion ${active.id}, ` +
      `${active.state}, since ${active.startedAt}); let it end, or take it back with ` +
      `\`slipway rollback --environment ${environment}\``,
  );
}

/** What a request comes to, before anything is written. */
interface Decision {
  readonly kind: 'nothing' | 'resume' | 'in-place' | 'start' | 'restart';
  readonly run: PromotionRun | null;
  readonly note: string | null;
}

function decideOnActive(
  ports: RolloutPorts,
  active: PromotionRun,
  candidate: RegisteredVersion,
  plan: Plan,
): 'resume' | 'restart' {
  const stays =
    active.kind === 'rollback' || active.state === 'aborting' || active.state === 'stuck';
  if (active.to.version !== candidate.version || active.kind === 'rollback') {
    throw refuseOther(active, ports.environment);
  }
  const ref = refOf(candidate);
  const id = idOf(ports.environment, {
    kind: 'promotion',
    candidate: ref,
    stable: active.from,
    plan,
  });
  return id === active.id || stays || active.assigning ? 'resume' : 'restart';
}

async function decide(
  ports: RolloutPorts,
  state: RolloutState,
  request: PromoteRequest,
): Promise<Decision> {
  const { version, plan, reason } = request;
  const active = activePromotion(state);
  if (version === null)
    return { kind: active === null ? 'nothing' : 'resume', run: active, note: null };
  const candidate = await candidateOf(ports, version);
  const at = ports.clock.now().toISOString();
  if (active !== null) {
    const kind = decideOnActive(ports, active, candidate, plan);
    if (kind === 'resume') return { kind, run: active, note: null };
    await request.admit(candidate);
    const around = await lookAround(ports, plan);
    const beginning = { candidate: refOf(candidate), stable: active.from, plan, reason };
    const route = routeOf(state, active.from, candidate.version, plan, request.rollbackWindow);
    const fresh = newRun(ports, state, around, { kind: 'promotion', ...beginning, route }, at);
    return { kind, run: fresh, note: 'the plan changed: it begins again at its first step' };
  }
  refuseHold(state, request.isAutomatic);
  await request.admit(candidate);
  const around = await lookAround(ports, plan);
  const stable = stableVersion(ports, state, around, candidate.version);
  const route = routeOf(state, stable, candidate.version, plan, request.rollbackWindow);
  const beginning = {
    kind: 'promotion' as const,
    candidate: refOf(candidate),
    stable,
    plan,
    route,
    reason,
  };
  const run = newRun(ports, state, around, beginning, at);
  if (route === 'same' && isInPlace(around, plan, candidate.version)) {
    const note = 'traffic, registry and journal agree: it is in place';
    return { kind: 'in-place', run: { ...run, state: 'done', assigned: true }, note };
  }
  return { kind: 'start', run, note: ROUTE_NOTES[route] };
}

/** Brings the journal to where the decision says, and goes on from there. */
async function carryOut(
  ports: RolloutPorts,
  session: Session,
  decision: Decision,
  request: PromoteRequest,
): Promise<Standing> {
  const { run, kind } = decision;
  if (kind === 'nothing' || kind === 'in-place' || run === null) {
    await adoptStable(session, run);
    return NOTHING_TO_DO;
  }
  if (kind === 'start') {
    await adoptStable(session, run);
    await session.append({ kind: 'started', promotion: run });
  }
  if (kind === 'restart') await session.append({ kind: 'restarted', promotion: run });
  if (kind === 'resume' && request.resume && run.state === 'paused') {
    await session.append({ kind: 'resumed', reason: request.reason });
  }
  return new Engine(ports, session).run(request.wait);
}

/** The journal learns of a version that came into the environment without it. */
async function adoptStable(session: Session, run: PromotionRun | null): Promise<void> {
  const from = run?.from ?? null;
  if (from === null || session.state.stable?.version === from.version) return;
  await session.append({ kind: 'adopted', version: from });
}

/**
 * Promotes a version, or goes on with the promotion under way.
 *
 * @throws LeaseHeld when another run is at it
 * @throws UserError when it must not, or cannot, be begun; then nothing was touched
 */
export async function promote(
  ports: RolloutPorts,
  request: PromoteRequest,
): Promise<RolloutResult> {
  const session = await Session.open(ports);
  try {
    const decision = await decide(ports, session.state, request);
    const standing = await carryOut(ports, session, decision, request);
    return {
      run: decision.kind === 'in-place' ? decision.run : session.state.promotion,
      standing,
      entries: session.entries,
      notes: decision.note === null ? [] : [decision.note],
      live: await liveOf(ports),
    };
  } finally {
    await session.close();
  }
}

/** What `promote` would do; nothing is touched, and no lease is taken. */
export async function planPromotion(
  ports: RolloutPorts,
  request: PromoteRequest,
): Promise<RolloutResult> {
  const snapshot = await ports.journal.read();
  const state = snapshot?.state ?? INITIAL_STATE;
  const { kind, run, note } = await decide(ports, state, request);
  const isNew = kind === 'start' || kind === 'restart';
  return {
    run: run === null || !isNew ? run : { ...run, state: 'planned' },
    standing: NOTHING_TO_DO,
    entries: [],
    notes: note === null ? [] : [note],
    live: await liveOf(ports),
  };
}
