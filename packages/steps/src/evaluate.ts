import { COMMON_INPUTS, COMMON_OUTPUTS, ID_INPUT, READING_INPUTS } from './input/common.ts';
import { fromConfig } from './input/from-config.ts';
import type { Step } from './run/step.ts';

/** Scores labelled data, compares with the champion, decides gates. */
export const evaluate: Step = {
  name: 'evaluate',
  description:
    'Computes evaluation metrics with confidence intervals, compares the model with the champion ' +
    'and decides the gates.',
  inputs: [
    ...COMMON_INPUTS,
    fromConfig('data.evaluation', { type: 'path' }),
    fromConfig('data.target'),
    fromConfig('data.targets'),
    fromConfig('evaluate.gates'),
    fromConfig('champion', { type: 'path' }),
    fromConfig('champion-required'),
    ID_INPUT,
    fromConfig('model.name', { name: 'model-name' }),
    fromConfig('model.task'),
    fromConfig('model.positive-class'),
    fromConfig('model.classes'),
    fromConfig('data.features'),
    fromConfig('data.prediction'),
    fromConfig('data.score'),
    fromConfig('data.probabilities'),
    fromConfig('data.predictions', { type: 'path' }),
    fromConfig('data.id', { name: 'id-column' }),
    fromConfig('data.weight'),
    fromConfig('data.group'),
    fromConfig('evaluate.slices'),
    fromConfig('evaluate.minimum-slice-rows'),
    fromConfig('evaluate.confidence'),
    fromConfig('evaluate.intervals'),
    fromConfig('evaluate.resamples'),
    fromConfig('evaluate.seed'),
    fromConfig('evaluate.threshold'),
    fromConfig('evaluate.threshold-rule'),
    fromConfig('evaluate.threshold-rows'),
    fromConfig('evaluate.costs'),
    fromConfig('evaluate.fairness'),
    fromConfig('evaluate.multiple-testing'),
    ...READING_INPUTS,
  ],
  outputs: COMMON_OUTPUTS,
  run: async (context) => (await import('./evaluate/run.ts')).runEvaluate(context),
};
