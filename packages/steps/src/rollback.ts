import { COMMON_INPUTS } from './input/common.ts';
import { inputOnly } from './input/from-config.ts';
import { ROLLOUT_INPUTS, ROLLOUT_OUTPUTS, STRATEGY_INPUT } from './promote.ts';
import type { Step } from './run/step.ts';

/** Takes back what is under way, or puts an earlier version back. */
export const rollback: Step = {
  name: 'rollback',
  description:
    'Takes back the promotion under way, or puts the last good or a named version back: traffic ' +
    'first, then the registry.',
  inputs: [
    ...COMMON_INPUTS,
    inputOnly('version', {
      type: 'text',
      description: 'Version to go back to; default: the last good one.',
    }),
    STRATEGY_INPUT,
    ...ROLLOUT_INPUTS,
  ],
  outputs: ROLLOUT_OUTPUTS,
  run: async (context) => (await import('./rollback/run.ts')).runRollback(context),
};
