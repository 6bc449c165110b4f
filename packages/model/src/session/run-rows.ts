import type { Batch } from '@slipway/core';
import { InputError } from '@slipway/core';
import type { FeatureBinding } from '../binding/feature-binding.ts';
import type { ModelSession } from './session.ts';
import type { TensorData, Tensors } from './tensor.ts';
import { concatRows, padRows, sliceRows } from './tensor.ts';

/** Rows `start` to `end` of every tensor. */
export function sliceFeeds(feeds: Tensors, start: number, end: number): Tensors {
  return new Map([...feeds].map(([name, tensor]) => [name, sliceRows(tensor, start, end)]));
}

/** Runs a model once: one tensor for each input in, the answers out. */
export type RunOnce = (feeds: Tensors) => Promise<Tensors>;

/**
 * Runs rows in portions of a fixed number; the last portion is filled up with its last row.
 *
 * @param subject first word of errors: `model` or `champion`
 * @throws InputError when an output has another number of rows than the portion.
 */
export async function runPortions(
  run: RunOnce,
  subject: string,
  feeds: Tensors,
  rows: number,
  portion: number,
): Promise<Tensors> {
  const parts = new Map<string, TensorData[]>();
  for (let start = 0; start < rows; start += portion) {
    const end = Math.min(start + portion, rows);
    const part = sliceFeeds(feeds, start, end);
    const full = new Map([...part].map(([name, tensor]) => [name, padRows(tensor, portion)]));
    for (const [name, answer] of await run(full)) {
      if (answer.dims[0] !== portion) {
        throw new InputError(
          subject,
          `output "${name}" has ${answer.dims[0] ?? 1} rows for ${portion} rows of data`,
        );
      }
      parts.set(name, [...(parts.get(name) ?? []), sliceRows(answer, 0, end - start)]);
    }
  }
  return new Map([...parts].map(([name, tensors]) => [name, concatRows(tensors)]));
}

/**
 * The model's answers for the rows of a batch. A model whose batch size is fixed is run in portions
 * of that size.
 *
 * @param outputs names of the outputs to compute; default: all that can be read
 * @throws InputError as `FeatureBinding.feeds` and `ModelSession.run` do.
 */
export async function runBatch(
  session: ModelSession,
  binding: FeatureBinding,
  batch: Batch,
  outputs?: readonly string[],
): Promise<Tensors> {
  const feeds = binding.feeds(batch);
  const { fixedRows } = binding;
  if (fixedRows === null || fixedRows === batch.rows) return session.run(feeds, outputs);
  const run: RunOnce = (portion) => session.run(portion, outputs);
  return runPortions(run, session.model.subject, feeds, batch.rows, fixedRows);
}
