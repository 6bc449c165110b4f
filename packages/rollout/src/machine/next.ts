import type { PlanStep } from '../plan/plan.ts';
import type { Effect, PromotionRun } from './state.ts';
import { NO_TRAFFIC, split } from './traffic.ts';
import type { Traffic } from './traffic.ts';

/** What has to be done next. Times are milliseconds since 1970. */
export type Command =
  | { readonly kind: 'effect'; readonly effect: Effect }
  /** Wait until the target shows what it was told, and the candidate is ready. */
  | { readonly kind: 'settle'; readonly deadline: number }
  /** Look at the metrics. */
  | { readonly kind: 'look'; readonly soakEnd: number }
  /** What the present state asked for is done: on to the next. */
  | { readonly kind: 'advance' }
  | { readonly kind: 'wait'; readonly until: number }
  /** Nothing, until somebody says something. */
  | { readonly kind: 'stop' };

/** The step a promotion is in. */
export function currentStep({ plan, step }: PromotionRun): PlanStep | null {
  return plan.steps[step - 1] ?? null;
}

/** The traffic of a step. */
export function trafficOfStep(run: PromotionRun, step: PlanStep): Traffic {
  const stable = run.from?.version ?? null;
  const candidate = run.to.version;
  if (step.kind === 'traffic') return split(stable, candidate, step.percent);
  return { ...run.stable, shadows: stable === candidate ? [] : [candidate] };
}

function effect(of: Effect): Command {
  return { kind: 'effect', effect: of };
}

/** When the present step, or the bake, has lasted long enough. */
export function soakEndOf(run: PromotionRun): number {
  const length = run.state === 'baking' ? run.plan.bakeMs : (currentStep(run)?.soakMs ?? 0);
  return Date.parse(run.since) + length;
}

/** When a step that nothing could be decided in has to stop. */
export function horizonOf(run: PromotionRun): number {
  return soakEndOf(run) + (run.plan.analysis?.horizonMs ?? 0);
}

/** What comes after the last step: the registry; a shadow alone is only taken away again. */
function afterSteps(run: PromotionRun): Command {
  const { plan, to } = run;
  if (plan.strategy === 'shadow') {
    return effect({ kind: 'traffic', before: run.live, after: run.stable, step: run.step + 1 });
  }
  if (!run.assigned) {
    return effect({ kind: 'assign', from: run.assignedFrom, to: to.version });
  }
  if (plan.alias !== null && !run.aliased) {
    return effect({ kind: 'alias', alias: plan.alias, from: run.aliasFrom, to: to.version });
  }
  return { kind: 'advance' };
}

function afterStep(run: PromotionRun): Command {
  const next = run.plan.steps[run.step];
  if (next === undefined) return afterSteps(run);
  const after = trafficOfStep(run, next);
  return effect({ kind: 'traffic', before: run.live, after, step: run.step + 1 });
}

function watch(run: PromotionRun, now: number): Command {
  const soakEnd = soakEndOf(run);
  if (run.plan.analysis !== null) return { kind: 'look', soakEnd };
  return now >= soakEnd ? { kind: 'advance' } : { kind: 'wait', until: soakEnd };
}

/** Stable traffic first; only then the registry. */
function takeBack(run: PromotionRun): Command {
  if (!run.restored && run.plan.target !== null) {
    return effect({ kind: 'traffic', before: null, after: run.stable, step: run.step });
  }
  if (run.assigning) {
    return effect({ kind: 'assign', from: run.to.version, to: run.assignedFrom });
  }
  if (run.aliasing && run.plan.alias !== null) {
    const { alias } = run.plan;
    return effect({ kind: 'alias', alias, from: run.to.version, to: run.aliasFrom });
  }
  return { kind: 'advance' };
}

/**
 * The next thing to do for a promotion: a pure function of where it is and what time it is. What
 * was intended before and is not known to be done comes first.
 */
export function nextCommand(run: PromotionRun, now: number): Command {
  if (run.pending !== null) return effect(run.pending);
  switch (run.state) {
    case 'planned':
    case 'locked':
      if (run.plan.target === null) return afterSteps(run);
      return effect({ kind: 'deploy', version: run.to.version });
    case 'deployed':
      return afterStep(run);
    case 'shifting':
      throw new Error('A shift without an intention');
    case 'settling':
      return { kind: 'settle', deadline: Date.parse(run.since) + run.plan.settleMs };
    case 'shadow':
    case 'analysing':
      return run.passed ? afterStep(run) : watch(run, now);
    case 'promoted':
      return afterSteps(run);
    case 'baking':
      return watch(run, now);
    case 'aborting':
      return takeBack(run);
    case 'paused':
    case 'stuck':
    case 'done':
    case 'rolled_back':
      return { kind: 'stop' };
  }
}

/** Whether an effect gives the candidate more than it has: only then rules are asked. */
export function isIncrease(run: PromotionRun, of: Effect): boolean {
  if (run.state === 'aborting' || run.kind === 'rollback') return false;
  if (of.kind === 'deploy' || of.kind === 'alias') return false;
  if (of.kind === 'assign') return run.plan.target === null;
  const share = ({ shares }: Traffic): number =>
    shares.find(({ version }) => version === run.to.version)?.percent ?? 0;
  const { before, after } = of;
  return (
    share(after) > share(before ?? NO_TRAFFIC) ||
    (after.shadows.length > 0 && (before?.shadows.length ?? 0) === 0)
  );
}
