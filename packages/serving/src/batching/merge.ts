import type { TensorData, Tensors } from '@slipway/model';
import { concatRows, sliceRows } from '@slipway/model';

/**
 * What calls must have in common to be run together: the sizes of all dimensions but the first, for
 * every input.
 */
export function mergeKey(feeds: Tensors, names: readonly string[]): string {
  return names.map((name) => feeds.get(name)?.dims.slice(1).join() ?? '').join(';');
}

/** The rows of several calls, one below the other. */
export function mergeFeeds(calls: readonly Tensors[], names: readonly string[]): Tensors {
  const [first] = calls;
  if (calls.length === 1 && first !== undefined) return first;
  return new Map(
    names.map((name) => {
      const tensors = calls.map((feeds) => feeds.get(name));
      const present = tensors.filter((tensor) => tensor !== undefined);
      return [name, concatRows(present)] as const;
    }),
  );
}

/** Each call's rows of the common answer. */
export function splitAnswers(answers: Tensors, rows: readonly number[]): Tensors[] {
  if (rows.length === 1) return [answers];
  let start = 0;
  return rows.map((count) => {
    const end = start + count;
    const part = new Map<string, TensorData>();
    for (const [name, tensor] of answers) part.set(name, sliceRows(tensor, start, end));
    start = end;
    return part;
  });
}

/** Whether every output has one row for each row that was fed. */
export function hasRows(answers: Tensors, rows: number): boolean {
  return [...answers.values()].every(({ dims }) => dims[0] === rows);
}
