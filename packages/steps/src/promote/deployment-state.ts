import type { CommitStatusRequest, DeploymentState } from '@slipway/github';
import type { PromotionRun } from '@slipway/rollout';
import { trafficOf } from '@slipway/rollout';

/** A promotion as GitHub shows it. */
export interface Shown {
  readonly deployment: DeploymentState;
  readonly status: CommitStatusRequest['state'];
  readonly text: string;
}

/** A promotion that was taken back since somebody asked for it is over, and did not fail. */
function takenBack(run: PromotionRun): Pick<Shown, 'deployment' | 'status'> {
  if (run.kind === 'rollback') return { deployment: 'success', status: 'success' };
  if (run.cause === 'request') return { deployment: 'inactive', status: 'failure' };
  return { deployment: 'failure', status: 'failure' };
}

/** What GitHub is told of a promotion. */
export function shownOf(run: PromotionRun): Shown {
  const share = `${Number(trafficOf(run).toFixed(4))}% of the traffic`;
  const because = run.because ?? 'asked for';
  switch (run.state) {
    case 'done':
      // A shadow that is over serves nobody.
      return {
        deployment: run.plan.strategy === 'shadow' ? 'inactive' : 'success',
        status: 'success',
        text: run.plan.strategy === 'shadow' ? 'the shadow is over' : `done, ${share}`,
      };
    case 'rolled_back':
      return { ...takenBack(run), text: `taken back: ${because}` };
    case 'stuck':
      return { deployment: 'error', status: 'error', text: `stuck at ${share}: ${because}` };
    case 'paused':
      return { deployment: 'pending', status: 'pending', text: `paused at ${share}: ${because}` };
    case 'aborting':
      return {
        deployment: 'in_progress',
        status: 'pending',
        text: `being taken back: ${because}`,
      };
    default: {
      const text = `${run.state}, step ${run.step} of ${run.plan.steps.length}, ${share}`;
      return { deployment: 'in_progress', status: 'pending', text };
    }
  }
}
