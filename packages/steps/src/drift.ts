import { COMMON_INPUTS, COMMON_OUTPUTS, ID_INPUT, READING_INPUTS } from './input/common.ts';
import { fromConfig, inputOnly } from './input/from-config.ts';
import type { Step } from './run/step.ts';

/** Compares current data with reference data. */
export const drift: Step = {
  name: 'drift',
  description:
    'Compares current data with reference data, column by column, and checks the quality of the ' +
    'current data.',
  inputs: [
    ...COMMON_INPUTS,
    fromConfig('data.reference', { type: 'path' }),
    fromConfig('data.current', { type: 'path' }),
    fromConfig('drift.gates'),
    ID_INPUT,
    fromConfig('model.name', { name: 'model-name' }),
    fromConfig('drift.preset'),
    fromConfig('drift.methods'),
    fromConfig('drift.thresholds'),
    fromConfig('drift.alpha'),
    fromConfig('drift.minimum-rows'),
    fromConfig('drift.predictions'),
    fromConfig('drift.performance'),
    fromConfig('drift.importance', { type: 'YAML' }),
    fromConfig('drift.classifier', { type: 'YAML' }),
    fromConfig('drift.correlation'),
    fromConfig('drift.expectations'),
    fromConfig('drift.quality'),
    fromConfig('drift.examples'),
    fromConfig('data.target'),
    inputOnly('profile', {
      type: 'path',
      description:
        'Writes a profile of the reference to this file: one small file without rows, which can ' +
        'stand in for the reference or, merged with others by a pattern, for its parts. Without ' +
        '`current` nothing else is done.',
    }),
    inputOnly('prometheus', {
      type: 'path',
      description: 'Writes the result as Prometheus text to this file.',
    }),
    ...READING_INPUTS,
  ],
  outputs: COMMON_OUTPUTS,
  run: async (context) => (await import('./drift/run.ts')).runDrift(context),
};
