import { COMMON_INPUTS, COMMON_OUTPUTS } from './input/common.ts';
import { fromConfig, inputOnly } from './input/from-config.ts';
import type { Step } from './run/step.ts';

/** Composes all evidence into one comment, the job summary, an HTML page and a JUnit file. */
export const report: Step = {
  name: 'report',
  description:
    'Composes the evidence of all actions into one pull-request comment, the job summary, an HTML ' +
    'page and a JUnit file, and ends with the worst verdict.',
  inputs: [
    ...COMMON_INPUTS,
    inputOnly('expected', {
      type: 'lines',
      description:
        'Evidence that has to be there: `action`, or `action-model`. What is missing makes the ' +
        'verdict inconclusive.',
    }),
    inputOnly('github-token', {
      type: 'text',
      description:
        'Token that writes the comment; without it the report is in the job summary only.',
    }),
    fromConfig('model.name', { name: 'model-name' }),
  ],
  outputs: [
    ...COMMON_OUTPUTS,
    { name: 'markdown', description: 'Path of the report in Markdown.' },
    { name: 'html', description: 'Path of the report as a self-contained HTML page.' },
    { name: 'junit', description: 'Path of the gates and checks as a JUnit file.' },
    { name: 'comment-id', description: 'Id of the comment; empty when there is none.' },
  ],
  run: async (context) => (await import('./report/run.ts')).runReport(context),
};
