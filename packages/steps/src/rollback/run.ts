import { planRollback, rollback } from '@slipway/rollout';
import { stepResult } from '../promote/result.ts';
import { isSet, textOf } from '../promote/options.ts';
import { setUp } from '../promote/setup.ts';
import type { StepContext, StepResult } from '../run/step.ts';

/** The action `rollback`. */
export async function runRollback(context: StepContext): Promise<StepResult> {
  const isDryRun = isSet(context, 'dry-run');
  const setup = await setUp(context, 'rollback');
  try {
    const request = {
      version: textOf(context, 'version'),
      plan: setup.plan,
      reason: textOf(context, 'reason'),
    };
    const result = await (isDryRun ? planRollback : rollback)(setup.ports, request);
    const sha256 = result.run?.to.sha256;
    if (sha256) context.recorder.setSubject(setup.ports.model, sha256);
    await setup.github?.settle();
    for (const note of result.notes) context.recorder.note(note);
    return stepResult(setup, result, 'rollback', isDryRun);
  } finally {
    await setup.close();
  }
}
