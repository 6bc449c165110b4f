import type { Logger } from '@slipway/core';
import type { Tensors } from '@slipway/model';
import type { LoggedRequest } from '../log/rows.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { ServedVersion } from '../model/served-version.ts';
import type { InferBody, InferRequest } from '../protocol/infer-request.ts';
import { readInferRequest } from '../protocol/infer-request.ts';
import type { Interpretation } from '../records/interpreter.ts';
import { RequestError } from '../request-error.ts';
import { loggedAnswers } from './predict.ts';
import { interpret, runVersion } from './run-version.ts';

/** What a version answered to a request of the Open Inference Protocol. */
export interface InferredTensors {
  readonly request: InferRequest;
  readonly outputs: Tensors;
  /** The outputs as predictions; null where they are none. */
  readonly interpretation: Interpretation | null;
}

function interpretOutputs(
  version: ServedVersion,
  outputs: Tensors,
  rows: number | null,
  metrics: Metrics,
  logger: Logger,
): Interpretation | null {
  const interpreter = version.parts.interpreter.is;
  if (interpreter === null || rows === null || rows === 0) return null;
  try {
    return interpret(version, interpreter, outputs, rows, metrics);
  } catch (error) {
    // The client asked for tensors and gets them, whatever else they may mean.
    if (!(error instanceof RequestError)) throw error;
    logger.debug(error.message);
    return null;
  }
}

/** @throws RequestError 400 that names the input or output that is wrong. */
export async function inferTensors(
  version: ServedVersion,
  body: InferBody,
  maxRows: number,
  metrics: Metrics,
  logger: Logger,
): Promise<InferredTensors> {
  const request = readInferRequest(body, version.parts.interface, maxRows);
  const outputs = await runVersion(version, request.inputs, request.rows);
  const interpretation = interpretOutputs(version, outputs, request.rows, metrics, logger);
  return { request, outputs, interpretation };
}

/** Rows of tensors as they are logged; null where the inputs have no rows in common. */
export function loggedTensors(
  version: ServedVersion,
  { request, interpretation }: InferredTensors,
): LoggedRequest | null {
  const { id, inputs, rows } = request;
  if (rows === null || rows === 0) return null;
  return {
    version: version.name,
    id,
    rows,
    columns: version.logColumns,
    cell: version.logCell(inputs, rows),
    ...loggedAnswers(interpretation),
  };
}
