import type { PromotionState, Verdict } from '@slipway/core';
import { formatDuration } from '@slipway/core';
import type { PromotionRun, RolloutResult } from '@slipway/rollout';
import { describePlan, describeTraffic, percentOf, trafficOf } from '@slipway/rollout';
import type { Details, StepResult } from '../run/step.ts';
import type { RolloutAction, Setup } from './setup.ts';

/** The candidate's share of the traffic: as the target has it, else as it was last seen. */
function shareOf({ run, live }: RolloutResult): number {
  if (run === null) return 0;
  const share = live === null ? trafficOf(run) : percentOf(live, run.to.version);
  return Number(Math.min(100, share).toFixed(4));
}

/** What `rollback` was asked for is a pass when it has happened. */
function verdictOf(
  { run, standing }: RolloutResult,
  action: RolloutAction,
  isDryRun: boolean,
): Verdict {
  if (run === null || isDryRun) return 'pass';
  if (standing.block !== null) return 'inconclusive';
  const verdicts: Partial<Record<PromotionState, Verdict>> = {
    paused: 'inconclusive',
    stuck: 'fail',
    aborting: 'fail',
    rolled_back: action === 'rollback' ? 'pass' : 'fail',
    ...(action === 'rollback' ? { promoted: 'inconclusive' } : {}),
  };
  return verdicts[run.state] ?? 'pass';
}

/** The one command that a stuck promotion needs. */
function rescue({ ports }: Setup, run: PromotionRun): string {
  const version = run.kind === 'rollback' ? run.to.version : run.from?.version;
  const named = version === undefined ? '' : ` --version ${version}`;
  return `slipway rollback --environment ${ports.environment}${named}`;
}

function headlineOf(setup: Setup, result: RolloutResult, isDryRun: boolean): string {
  const { run, standing } = result;
  const { environment } = setup.ports;
  if (run === null) return `nothing is being promoted to ${environment}`;
  const share = shareOf(result);
  const what = `${run.to.version} in ${environment}`;
  if (isDryRun) {
    return `${run.kind === 'rollback' ? 'would go back to' : 'would promote'} ${what}; nothing was touched`;
  }
  if (standing.block !== null) return `${what} waits at ${share}%: ${standing.block.reason}`;
  switch (run.state) {
    case 'done':
      return run.plan.strategy === 'shadow'
        ? `${what}: the shadow is over, it has no traffic`
        : `${what}: done, ${share}% of the traffic`;
    case 'rolled_back':
      return run.kind === 'rollback'
        ? `${environment} is back at ${run.to.version}: ${share}% of the traffic`
        : `${what} was taken back: ${run.because ?? 'asked for'}`;
    case 'paused':
      return `${what} is paused at ${share}%: ${run.because ?? ''}`;
    case 'stuck':
      return `${what} is stuck at ${share}%: ${run.because ?? ''}; run: ${rescue(setup, run)}`;
    default: {
      const steps = `step ${run.step} of ${run.plan.steps.length}`;
      const next = standing.nextLookAt?.toISOString();
      return `${what}: ${run.state}, ${steps}, ${share}%${next === undefined ? '' : `, next look ${next}`}`;
    }
  }
}

function textOf(headline: string, verdict: Verdict, details: Details<'promote'>): string {
  const { plan, entries, live, journal, required } = details;
  const lines = [`${verdict}: ${headline}`, '', 'Plan', ...plan.map((line) => `  ${line}`)];
  if (required.length > 0) {
    lines.push('', 'Evidence');
    for (const { action, verdict: one, reason } of required) {
      lines.push(`  ${action}: ${one}${reason === null ? '' : ` (${reason})`}`);
    }
  }
  if (live !== null) lines.push('', `Traffic  ${describeTraffic({ shares: live, shadows: [] })}`);
  if (entries.length > 0) {
    const first = Date.parse(entries[0]?.at ?? '');
    lines.push('', `Journal (${journal})`);
    for (const { sequence, at, kind, text } of entries) {
      const after = formatDuration(Date.parse(at) - first);
      lines.push(
        `  ${String(sequence).padStart(4)}  +${after.padEnd(7)} ${kind.padEnd(9)} ${text}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The step's result from what came of a promotion or a rollback. */
export function stepResult(
  setup: Setup,
  result: RolloutResult,
  action: RolloutAction,
  isDryRun: boolean,
): StepResult {
  const { run, standing, live } = result;
  const { ports, required } = setup;
  const plan = run?.plan ?? setup.plan;
  const verdict = verdictOf(result, action, isDryRun);
  const headline = headlineOf(setup, result, isDryRun);
  const traffic = shareOf(result);
  const details: Details<'promote'> = {
    promotion:
      run === null
        ? null
        : {
            id: run.id,
            from: run.from?.version ?? null,
            to: run.to.version,
            environment: ports.environment,
            step: Math.min(run.step, plan.steps.length),
            traffic,
            state: run.state,
          },
    strategy: plan.strategy,
    plan: describePlan(plan),
    isDryRun,
    live: live === null ? null : live.shares,
    journal: ports.journal.description,
    entries: [...result.entries],
    required,
    nextLookAt: standing.nextLookAt?.toISOString() ?? null,
    why: run?.reason ?? null,
  };
  return {
    verdict,
    headline,
    gates: [...(standing.look?.gates ?? [])],
    details,
    outputs: {
      state: run?.state ?? 'done',
      traffic: String(traffic),
      'promotion-id': run?.id ?? '',
    },
    text: textOf(headline, verdict, details),
    modelName: ports.model,
  };
}
