import { expect, it } from '@jest/globals';
import { COMMON_INPUTS } from '@slipway/steps';
import { readInputs } from './inputs.ts';

it('maps the variables of the runner to input names', () => {
  const texts = readInputs(COMMON_INPUTS, {
    'INPUT_FAIL-ON': 'never',
    'INPUT_EVIDENCE-DIRECTORY': '',
    INPUT_GATE: 'x > 1',
    PATH: '/bin',
  });
  expect(texts).toEqual({ 'fail-on': 'never', 'evidence-directory': '', gate: 'x > 1' });
});
