import { COMMON_INPUTS, COMMON_OUTPUTS, ID_INPUT, READING_INPUTS } from './input/common.ts';
import { fromConfig } from './input/from-config.ts';
import type { Step } from './run/step.ts';

/** Loads the model, checks it against expectations, runs it on rows of data. */
export const validate: Step = {
  name: 'validate',
  description:
    'Loads an ONNX model in ONNX Runtime, checks signature and budgets, and runs it on rows of the ' +
    'reference data.',
  inputs: [
    ...COMMON_INPUTS,
    fromConfig('data.reference', { type: 'path' }),
    fromConfig('validate.gates'),
    fromConfig('validate.golden', { type: 'path' }),
    fromConfig('validate.rows'),
    ID_INPUT,
    fromConfig('model.name', { name: 'model-name' }),
    fromConfig('data.target'),
    fromConfig('data.features'),
    ...READING_INPUTS,
  ],
  outputs: COMMON_OUTPUTS,
  run: async (context) => (await import('./validate/run.ts')).runValidate(context),
};
