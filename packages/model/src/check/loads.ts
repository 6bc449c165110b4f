import type { CheckResult } from '@slipway/core';
import type { OnnxModel } from '../onnx/model.ts';
import type { ModelSession } from '../session/session.ts';
import { checkResult, failedCheck } from './result.ts';

/**
 * Whether ONNX Runtime accepts the model: opsets and IR version known, no custom operator, external
 * data there, a valid graph. `observed` is the runtime.
 *
 * @param open opens the session, which is handed back for the other checks
 */
export async function checkLoads(
  model: OnnxModel,
  open: () => Promise<ModelSession>,
): Promise<{ result: CheckResult; session: ModelSession | null }> {
  try {
    const session = await open();
    return { result: checkResult('loads', 'pass', { observed: session.runtime }), session };
  } catch (error) {
    return { result: failedCheck('loads', error, model.subject), session: null };
  }
}
