import type { RolloutEvent } from './events.ts';
import type { Effect, PromotionRun } from './state.ts';
import { describeTraffic } from './traffic.ts';

export function describeEffect(effect: Effect): string {
  const name = (version: string | null): string => version ?? 'nothing';
  switch (effect.kind) {
    case 'deploy':
      return `${effect.version} is made ready, without traffic`;
    case 'traffic':
      return `traffic: ${describeTraffic(effect.after)}`;
    case 'assign':
      return `registry: ${name(effect.from)} → ${name(effect.to)}`;
    case 'alias':
      return `alias ${effect.alias}: ${name(effect.from)} → ${name(effect.to)}`;
  }
}

/** An entry of the journal in words. */
export function describeEvent(event: RolloutEvent): string {
  switch (event.kind) {
    case 'adopted':
      return `${event.version.version} is taken as the stable version`;
    case 'started':
    case 'restarted': {
      const { from, to, plan, kind } = event.promotion;
      const what = kind === 'rollback' ? 'rollback' : plan.strategy;
      return `${what} of ${to.version}${from === null ? '' : ` over ${from.version}`}`;
    }
    case 'intended':
      return describeEffect(event.effect);
    case 'observed': {
      const found = event.how === 'found' ? ', found done' : '';
      const skipped = event.skipped === undefined ? '' : `, left alone: ${event.skipped}`;
      return `${describeEffect(event.effect)}${found}${skipped}`;
    }
    case 'settled':
      return 'the traffic is as it was told';
    case 'looked':
      return `${event.verdict} after ${event.looks} looks: ${event.summary}`;
    case 'advanced':
      return event.what;
    case 'paused':
    case 'stuck':
    case 'released':
      return event.reason;
    case 'resumed':
    case 'retried':
      return event.reason ?? 'no reason given';
    case 'aborted':
      return `${event.cause}: ${event.reason}`;
    case 'drifted':
      return `${event.reason}; live is: ${describeTraffic(event.live)}`;
  }
}

/** What is over when a promotion goes on to its next state, in words. */
export function describeAdvance(run: PromotionRun): string {
  switch (run.state) {
    case 'promoted':
      return run.kind === 'rollback' ? 'rolled back' : 'traffic and registry are in place';
    case 'baking':
      return 'baked';
    case 'aborting':
      return 'taken back';
    default:
      return `step ${run.step} of ${run.plan.steps.length} is over`;
  }
}
