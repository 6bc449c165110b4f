import { FAIL_ON } from '@slipway/core';
import type { InputDefinition, OutputDefinition } from './definition.ts';
import { fromConfig, inputOnly } from './from-config.ts';

/** Inputs that every action has. */
export const COMMON_INPUTS: readonly InputDefinition[] = [
  inputOnly('config', {
    type: 'path',
    description: 'Configuration file; `slipway.yml` is used when it exists.',
  }),
  fromConfig('model.path', { name: 'model', type: 'path' }),
  inputOnly('working-directory', {
    type: 'path',
    description: 'Folder that all paths are relative to.',
    default: '.',
  }),
  inputOnly('fail-on', {
    type: 'choice',
    choices: FAIL_ON,
    description:
      'When the step fails: at the verdict `fail`, also at `inconclusive`, or `never`. ' +
      'Wrong configuration always fails.',
    default: 'inconclusive',
  }),
  inputOnly('evidence-directory', {
    type: 'path',
    description:
      'Folder of the evidence; by default `slipway` in the runner’s temporary folder, or ' +
      '`.slipway` outside a runner.',
  }),
];

/** Suffix for matrix legs; part of the evidence file’s name. */
export const ID_INPUT: InputDefinition = inputOnly('id', {
  type: 'text',
  description: 'Suffix of the evidence file’s name that tells matrix legs apart.',
});

/** Settings of reading data, the same for every action that reads some. */
export const READING_INPUTS: readonly InputDefinition[] = [
  fromConfig('data.ignore'),
  fromConfig('data.types'),
  fromConfig('data.delimiter'),
  fromConfig('data.decimal'),
  fromConfig('data.thousands'),
  fromConfig('data.missing'),
];

/** Outputs that every action has; they are set even when the step fails. */
export const COMMON_OUTPUTS: readonly OutputDefinition[] = [
  { name: 'verdict', description: '`pass`, `fail` or `inconclusive`.' },
  { name: 'evidence', description: 'Path of the evidence (JSON).' },
  { name: 'summary', description: 'The result in one line of text.' },
];

/** A registry on GitHub can be reached through the API. */
export const REGISTRY_TOKEN_INPUT: InputDefinition = inputOnly('github-token', {
  type: 'text',
  description:
    'Token for a registry whose `repository` is the URL of a repository on GitHub: it is read and ' +
    'written through the API (`contents: write`), without git and its credentials.',
});
