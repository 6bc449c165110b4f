import { STRATEGIES } from '@slipway/core';
import { COMMON_INPUTS, COMMON_OUTPUTS } from './input/common.ts';
import type { InputDefinition, OutputDefinition } from './input/definition.ts';
import { fromConfig, inputOnly } from './input/from-config.ts';
import type { Step } from './run/step.ts';

/** How the version gets its traffic. */
export const STRATEGY_INPUT: InputDefinition = inputOnly('strategy', {
  type: 'choice',
  choices: STRATEGIES,
  description: 'How the version gets its traffic; default: as `promote.strategy` says.',
});

/** Inputs that promote and rollback share. */
export const ROLLOUT_INPUTS: readonly InputDefinition[] = [
  fromConfig('model.name', { name: 'model-name' }),
  fromConfig('registry.repository'),
  inputOnly('environment', {
    type: 'text',
    description: 'Environment; default: `promote.environment`, else `production`.',
  }),
  inputOnly('reason', { type: 'text', description: 'Why; it is kept in the journal.' }),
  inputOnly('dry-run', {
    type: 'boolean',
    description: 'Says what would be done, and touches nothing.',
    default: 'false',
  }),
  inputOnly('wait', {
    type: 'boolean',
    description:
      'Whether to stay until the promotion is over. Otherwise the step ends when time has to pass, ' +
      'and a later run (`promote` without a version) goes on.',
    default: 'false',
  }),
  inputOnly('github-token', {
    type: 'text',
    description:
      'Token that writes a deployment and a commit status (`deployments: write`, `statuses: write`), ' +
      'and asks whether the run that holds the lease is over (`actions: read`). Without it GitHub is ' +
      'not asked. A registry whose `repository` is the URL of a repository on GitHub is read and ' +
      'written with it through the API (`contents: write`).',
  }),
];

/** Outputs that promote and rollback share. */
export const ROLLOUT_OUTPUTS: readonly OutputDefinition[] = [
  ...COMMON_OUTPUTS,
  {
    name: 'state',
    description: 'State of the promotion: `done`, `rolled_back`, `paused`, `analysing`, `stuck` …',
  },
  { name: 'traffic', description: 'Percentage of the traffic that the version gets.' },
  { name: 'promotion-id', description: 'Id of the promotion, as in the journal.' },
];

/** Moves traffic to a version, step by step, and takes it back when the version misbehaves. */
export const promote: Step = {
  name: 'promote',
  description:
    'Promotes a registered version: shadow, canary steps and gates, with a journal that survives ' +
    'crashes; what misbehaves is taken back.',
  inputs: [
    ...COMMON_INPUTS,
    inputOnly('version', {
      type: 'text',
      description:
        'Version to promote, or `latest`; without one, the promotion under way goes on (for a ' +
        'schedule).',
    }),
    STRATEGY_INPUT,
    ...ROLLOUT_INPUTS,
    inputOnly('resume', {
      type: 'boolean',
      description: 'Lets a paused promotion go on: its step counts as passed.',
      default: 'false',
    }),
    inputOnly('override', {
      type: 'boolean',
      description:
        'Goes on in spite of a freeze and of the order of environments; needs a reason, and is kept ' +
        'in the journal.',
      default: 'false',
    }),
  ],
  outputs: ROLLOUT_OUTPUTS,
  run: async (context) => (await import('./promote/run.ts')).runPromote(context),
};
