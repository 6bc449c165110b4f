import type { CheckResult } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { FeatureBinding } from '../binding/feature-binding.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { checkResult } from './result.ts';

/**
 * Whether every input of the model has a column in the data. `observed` is the number of columns
 * that are fed.
 *
 * @param bind makes the binding, which is handed back for the other checks
 * @throws ConfigurationError about anything but the model, as a missing `data.features`
 */
export function checkBinding(
  model: OnnxModel,
  bind: () => FeatureBinding,
): { result: CheckResult; binding: FeatureBinding | null } {
  try {
    const binding = bind();
    const observed = binding.requests.length;
    return { result: checkResult('binding', 'pass', { observed }), binding };
  } catch (error) {
    if (!(error instanceof ConfigurationError) || error.subject !== model.subject) throw error;
    const reason = error.message.slice(`${error.subject}: `.length);
    return { result: checkResult('binding', 'fail', { reason }), binding: null };
  }
}
