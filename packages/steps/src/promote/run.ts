import { planPromotion, promote } from '@slipway/rollout';
import type { PromoteRequest } from '@slipway/rollout';
import type { StepContext, StepResult } from '../run/step.ts';
import { stepResult } from './result.ts';
import type { Setup } from './setup.ts';
import { isSet, textOf } from './options.ts';
import { setUp } from './setup.ts';

/** Events that start a workflow without anybody asking for it. */
const BY_HAND = ['workflow_dispatch', 'deployment'];

function isAutomatic({ environment }: StepContext): boolean {
  return environment.github !== null && !BY_HAND.includes(environment.github.eventName);
}

/** An override is told in the journal. */
function reasonOf(context: StepContext): string | null {
  const reason = textOf(context, 'reason');
  return isSet(context, 'override') && reason !== null ? `override: ${reason}` : reason;
}

function requestOf(context: StepContext, setup: Setup): PromoteRequest {
  return {
    version: textOf(context, 'version'),
    plan: setup.plan,
    reason: reasonOf(context),
    wait: isSet(context, 'wait'),
    resume: isSet(context, 'resume'),
    isAutomatic: isAutomatic(context),
    rollbackWindow: setup.rollbackWindow,
    admit: (version) => {
      const { record } = version;
      if (record !== null) context.recorder.setSubject(record.model, record.digest.sha256);
      return setup.admit(version);
    },
  };
}

/** The action `promote`. */
export async function runPromote(context: StepContext): Promise<StepResult> {
  const isDryRun = isSet(context, 'dry-run');
  const setup = await setUp(context, 'promote');
  try {
    const request = requestOf(context, setup);
    const result = await (isDryRun ? planPromotion : promote)(setup.ports, request);
    const sha256 = result.run?.to.sha256;
    if (sha256) context.recorder.setSubject(setup.ports.model, sha256);
    await setup.github?.settle();
    for (const note of result.notes) context.recorder.note(note);
    return stepResult(setup, result, 'promote', isDryRun);
  } finally {
    await setup.close();
  }
}
