import type { LookVerdict, RolloutEvent } from './events.ts';
import { currentStep, horizonOf, soakEndOf } from './next.ts';
import type {
  AbortCause,
  Baseline,
  Effect,
  HistoryEntry,
  PromotionRun,
  RolloutState,
} from './state.ts';
import { activePromotion } from './state.ts';
import type { Traffic } from './traffic.ts';
import { percentOf } from './traffic.ts';

/** Versions that had the traffic; more are forgotten. */
const MOST_HISTORY = 100;

/** Promotion with another state that begins now. */
function enter(
  run: PromotionRun,
  state: PromotionRun['state'],
  at: string,
  more: Partial<PromotionRun> = {},
): PromotionRun {
  return { ...run, state, since: at, pending: null, ...more };
}

/** A promotion is taken back; a rollback has nothing to go back to, and is stuck. */
function abort(run: PromotionRun, at: string, cause: AbortCause, reason: string): PromotionRun {
  const more = { because: reason, cause, restored: false };
  return enter(run, run.kind === 'rollback' ? 'stuck' : 'aborting', at, more);
}

function intended(run: PromotionRun, effect: Effect, at: string): PromotionRun {
  const next = { ...run, pending: effect };
  if (effect.kind === 'assign' && run.state !== 'aborting') {
    return { ...next, state: 'promoted', since: at, assigning: true };
  }
  if (effect.kind === 'alias' && run.state !== 'aborting') return { ...next, aliasing: true };
  if (effect.kind === 'traffic' && run.state !== 'aborting') {
    return { ...next, state: 'shifting', since: at, step: effect.step, passed: false };
  }
  return next;
}

function observed(run: PromotionRun, effect: Effect, at: string): PromotionRun {
  const isBack = run.state === 'aborting';
  const next = { ...run, pending: null };
  switch (effect.kind) {
    case 'deploy':
      return enter(run, 'deployed', at);
    case 'traffic':
      if (isBack) return { ...next, live: effect.after, restored: true };
      return enter(run, 'settling', at, { live: effect.after });
    case 'assign':
      return isBack ? { ...next, assigning: false, assigned: false } : { ...next, assigned: true };
    case 'alias':
      return isBack ? { ...next, aliasing: false, aliased: false } : { ...next, aliased: true };
  }
}

function pause(run: PromotionRun, at: string, reason: string): PromotionRun {
  return enter(run, 'paused', at, { because: reason, pausedAs: run.state });
}

function finish(run: PromotionRun, at: string): PromotionRun {
  const state = run.kind === 'rollback' ? 'rolled_back' : 'done';
  return enter(run, state, at, { finishedAt: at });
}

function passStep(run: PromotionRun, at: string): PromotionRun {
  if (run.state === 'baking') return finish(run, at);
  const needsWord = currentStep(run)?.pause === true && !run.acknowledged.includes(run.step);
  if (!needsWord) return { ...run, passed: true };
  return pause(run, at, `step ${run.step} is over, and waits for somebody to let it go on`);
}

function advanced(run: PromotionRun, at: string): PromotionRun {
  switch (run.state) {
    case 'promoted':
    case 'locked':
      return run.plan.bakeMs > 0 ? enter(run, 'baking', at) : finish(run, at);
    case 'aborting':
      return enter(run, 'rolled_back', at, { finishedAt: at });
    default:
      return passStep(run, at);
  }
}

/** Whether a state ends well when nothing has failed. */
export function countsFailuresOnly({ state, live, to }: PromotionRun): boolean {
  return state === 'baking' || state === 'shadow' || percentOf(live, to.version) >= 100;
}

function looked(
  run: PromotionRun,
  verdict: LookVerdict,
  summary: string,
  at: string,
): PromotionRun {
  const now = Date.parse(at);
  if (verdict === 'fail') return abort(run, at, 'analysis', summary);
  if (verdict === 'pass') return now >= soakEndOf(run) ? passStep(run, at) : run;
  // A shadow has no latency of its own, and beside all the traffic there is nothing to compare with:
  // only a failure counts.
  if (countsFailuresOnly(run)) return now >= soakEndOf(run) ? passStep(run, at) : run;
  if (now < horizonOf(run)) return run;
  if (run.acknowledged.includes(run.step)) return passStep(run, at);
  return pause(run, at, `nothing was decided within the horizon of step ${run.step}: ${summary}`);
}

function settled(run: PromotionRun, baseline: Baseline | null, at: string): PromotionRun {
  const step = currentStep(run);
  if (step === null) return finish(run, at);
  return enter(run, step.kind === 'shadow' ? 'shadow' : 'analysing', at, { baseline });
}

/** A paused step was looked at by somebody: it counts as passed, once. */
function resumed(run: PromotionRun, at: string): PromotionRun {
  const acknowledged = [...new Set([...run.acknowledged, run.step])];
  const back = enter(run, run.pausedAs ?? 'analysing', at, { acknowledged, pausedAs: null });
  return { ...back, because: null, passed: true };
}

function drifted(run: PromotionRun, live: Traffic, reason: string, at: string): PromotionRun {
  return { ...abort(run, at, 'drift', reason), live, setsHold: true };
}

function retried(run: PromotionRun, at: string): PromotionRun {
  if (run.kind === 'promotion') return enter(run, 'aborting', at, { restored: false });
  const again = { step: 0, passed: false, because: null, cause: null };
  return enter(run, 'locked', at, again);
}

function nextRun(run: PromotionRun, event: RolloutEvent, at: string): PromotionRun {
  switch (event.kind) {
    case 'intended':
      return intended(run, event.effect, at);
    case 'observed':
      return observed(run, event.effect, at);
    case 'settled':
      return settled(run, event.baseline, at);
    case 'looked':
      return looked(run, event.verdict, event.summary, at);
    case 'advanced':
      return advanced(run, at);
    case 'paused':
      return pause(run, at, event.reason);
    case 'resumed':
      return resumed(run, at);
    case 'aborted':
      return abort(run, at, event.cause, event.reason);
    case 'drifted':
      return drifted(run, event.live, event.reason, at);
    case 'stuck':
      return enter(run, 'stuck', at, { because: event.reason });
    case 'retried':
      return retried(run, at);
    default:
      return run;
  }
}

function marked(history: readonly HistoryEntry[], version: string): HistoryEntry[] {
  return history.map((entry) => (entry.version === version ? { ...entry, good: false } : entry));
}

/** What becomes of the environment when a promotion is over. */
function conclude(state: RolloutState, run: PromotionRun, at: string): RolloutState {
  const isTakenBack = run.state === 'rolled_back' && run.kind === 'promotion';
  const isLifted = run.liftsHold && !isTakenBack;
  const hold = run.setsHold
    ? { reason: run.because ?? run.reason ?? `${run.to.version} was put back`, at }
    : isLifted
      ? null
      : state.hold;
  if (isTakenBack) return { ...state, hold };
  if (run.plan.strategy === 'shadow') return { ...state, hold };
  const before =
    run.kind === 'rollback' && run.from !== null
      ? marked(state.history, run.from.version)
      : state.history;
  const [newest] = before;
  const entry = { ...run.to, at, good: true };
  const history =
    newest?.version === run.to.version ? [entry, ...before.slice(1)] : [entry, ...before];
  return { ...state, stable: run.to, history: history.slice(0, MOST_HISTORY), hold };
}

function adopted(state: RolloutState, version: RolloutState['stable'], at: string): RolloutState {
  if (version === null) return { ...state, stable: null };
  const entry = { ...version, at, good: true };
  const history =
    state.history[0]?.version === version.version ? state.history : [entry, ...state.history];
  return { ...state, stable: version, history };
}

/**
 * The state after an event: a pure function, so that the entries of a journal replayed give its
 * state.
 *
 * @param at the event's time, ISO 8601
 * @throws Error for an event that the state does not allow: a bug
 */
export function reduce(state: RolloutState, event: RolloutEvent, at: string): RolloutState {
  switch (event.kind) {
    case 'adopted':
      return adopted(state, event.version, at);
    case 'started':
    case 'restarted':
      return { ...state, promotion: event.promotion };
    case 'released':
      return { ...state, hold: null };
    default: {
      const run = activePromotion(state);
      if (run === null) throw new Error(`"${event.kind}" without a promotion under way`);
      const promotion = nextRun(run, event, at);
      const next = { ...state, promotion };
      return activePromotion(next) === null ? conclude(next, promotion, at) : next;
    }
  }
}
