import { InputError } from '@slipway/core';
import type { Tensors } from '@slipway/model';
import type { Metrics } from '../metrics/metrics.ts';
import type { ServedVersion } from '../model/served-version.ts';
import type { Interpretation, Interpreter } from '../records/interpreter.ts';
import { RequestError } from '../request-error.ts';

/** What a model that fails is to a client: not its fault, in one sentence. */
function asModelError(version: string, error: unknown): unknown {
  if (!(error instanceof InputError)) return error;
  return new RequestError(500, 'model', `version ${version}: ${error.message}`);
}

/** @throws RequestError 500 when the model fails, 429 or 504 when it has too much to do. */
export async function runVersion(
  version: ServedVersion,
  feeds: Tensors,
  rows: number | null,
): Promise<Tensors> {
  try {
    return await version.run(feeds, rows);
  } catch (error) {
    throw asModelError(version.name, error);
  }
}

/** Reads outputs as predictions, and counts those. */
export function interpret(
  version: ServedVersion,
  interpreter: Interpreter,
  outputs: Tensors,
  rows: number,
  metrics: Metrics,
): Interpretation {
  try {
    const interpretation = interpreter.read(outputs, rows);
    metrics.predicted(version.name, interpretation, interpreter.plan.kind === 'values');
    return interpretation;
  } catch (error) {
    throw asModelError(version.name, error);
  }
}
