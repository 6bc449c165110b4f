import type { Batch, CheckResult } from '@slipway/core';
import { formatCount, InputError, plural } from '@slipway/core';
import type { FeatureBinding } from '../binding/feature-binding.ts';
import { isFloat } from '../onnx/element-type.ts';
import { runBatch } from '../session/run-rows.ts';
import type { ModelSession } from '../session/session.ts';
import type { TensorData, Tensors } from '../session/tensor.ts';
import { elementCount } from '../session/tensor.ts';
import { checkResult, failedCheck } from './result.ts';

/** Elements that are no finite numbers, over all batches. */
class NonFiniteElements {
  #count = 0;
  #first: string | null = null;

  add(output: string, tensor: TensorData, start: number): void {
    if (!isFloat(tensor.type)) return;
    const width = elementCount(tensor.dims.slice(1));
    for (let i = 0; i < tensor.data.length; i++) {
      const value = Number(tensor.data[i]);
      if (Number.isFinite(value)) continue;
      this.#count += 1;
      this.#first ??=
        `${value} in row ${formatCount(start + Math.floor(i / width) + 1)}, ` +
        `column ${(i % width) + 1} of output "${output}"`;
    }
  }

  result(): CheckResult {
    const observed = this.#count;
    return checkResult('finite_outputs', observed === 0 ? 'pass' : 'fail', {
      observed,
      limit: 0,
      reason:
        this.#first === null
          ? null
          : `${plural(observed, 'value')} of the outputs ${observed === 1 ? 'is' : 'are'} no finite ` +
            `number; the first is ${this.#first}`,
    });
  }
}

function checkRows(session: ModelSession, outputs: Tensors, rows: number): void {
  for (const [name, { dims }] of outputs) {
    if (dims[0] === rows) continue;
    throw new InputError(
      session.model.subject,
      `output "${name}" has shape [${dims.join(', ')}] for ${plural(rows, 'row')} of data; ` +
        'one answer a row is needed',
    );
  }
}

/** Results of running the model on rows of data. */
export interface RunResults {
  /** Whether it ran and gave one answer a row; `observed` is the number of rows. */
  readonly runs: CheckResult;
  /** Whether the answers are numbers; null when there are none. */
  readonly finite: CheckResult | null;
}

/**
 * Runs the model on batches of data: does it answer, with one answer a row, without NaN and
 * infinities?
 */
export async function checkRuns(
  session: ModelSession,
  binding: FeatureBinding,
  batches: AsyncIterable<Batch> | Iterable<Batch>,
): Promise<RunResults> {
  const nonFinite = new NonFiniteElements();
  let rows = 0;
  try {
    for await (const batch of batches) {
      if (batch.rows === 0) continue;
      const outputs = await runBatch(session, binding, batch);
      checkRows(session, outputs, batch.rows);
      for (const [name, tensor] of outputs) nonFinite.add(name, tensor, batch.start);
      rows += batch.rows;
    }
  } catch (error) {
    return { runs: failedCheck('runs', error, session.model.subject), finite: null };
  }
  if (rows === 0) {
    const reason = 'there are no rows to run';
    return { runs: checkResult('runs', 'inconclusive', { observed: 0, reason }), finite: null };
  }
  return { runs: checkResult('runs', 'pass', { observed: rows }), finite: nonFinite.result() };
}
