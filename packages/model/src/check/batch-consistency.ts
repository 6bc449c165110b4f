import type { CheckResult } from '@slipway/core';
import { InputError, messageOf, plural } from '@slipway/core';
import { sliceFeeds } from '../session/run-rows.ts';
import type { ModelSession } from '../session/session.ts';
import type { Tensors } from '../session/tensor.ts';
import { sliceRows } from '../session/tensor.ts';
import { checkResult } from './result.ts';
import type { Tolerance } from './tolerance.ts';
import { describeDifference, differences, ONNX_TOLERANCE } from './tolerance.ts';

const CHECK = 'batch_consistency';

/** Sizes that a shape fixed by tracing, or a batch statistic, does not survive. */
const SIZES = [1, 2, 7];

/** Rows looked at: enough for every size to start at several places. */
const MAX_ROWS = 17;

function rowsIn(feeds: Tensors): number {
  const [first] = feeds.values();
  return first?.dims[0] ?? 0;
}

/** How the answers for rows from `start` on differ from those in the big batch; null if not. */
function compare(
  part: Tensors,
  whole: Tensors,
  start: number,
  size: number,
  tolerance: Tolerance,
): string | null {
  for (const [name, expected] of whole) {
    const actual = part.get(name);
    const wanted = sliceRows(expected, start, start + size);
    if (actual?.dims.join() !== wanted.dims.join()) {
      return `output "${name}" has shape [${actual?.dims.join(', ') ?? ''}] for ${plural(size, 'row')}`;
    }
    const difference = differences(actual, wanted, tolerance);
    if (difference === null) continue;
    return `output "${name}": ${describeDifference(actual, wanted, difference)}`;
  }
  return null;
}

async function firstInconsistency(
  session: ModelSession,
  feeds: Tensors,
  rows: number,
  tolerance: Tolerance,
): Promise<string | null> {
  const whole = await session.run(feeds);
  const again = compare(await session.run(feeds), whole, 0, rows, tolerance);
  if (again !== null) return `the same rows get other answers in a second run: ${again}`;
  for (const size of SIZES.filter((candidate) => candidate < rows)) {
    for (let start = 0; start + size <= rows; start += size) {
      const part = await session.run(sliceFeeds(feeds, start, start + size));
      const problem = compare(part, whole, start, size, tolerance);
      if (problem === null) continue;
      const place = `rows ${start + 1} to ${start + size}`;
      return `${place} by themselves get other answers than among ${rows} rows: ${problem}`;
    }
  }
  return null;
}

/**
 * Whether a row gets the same answer alone, in a pair, in sevens and in a larger batch. A batch
 * size that tracing has fixed, or a mean over the batch, shows here.
 *
 * @param feeds tensors of at least two rows
 * @param fixedRows the batch size that the model declares as fixed, if it does
 */
export async function checkBatchConsistency(
  session: ModelSession,
  feeds: Tensors,
  fixedRows: number | null,
  tolerance: Tolerance = ONNX_TOLERANCE,
): Promise<CheckResult> {
  if (fixedRows !== null) {
    return checkResult(CHECK, 'fail', {
      observed: fixedRows,
      reason: `the model takes batches of exactly ${plural(fixedRows, 'row')}; export it with a dynamic first dimension`,
    });
  }
  const rows = Math.min(rowsIn(feeds), MAX_ROWS);
  if (rows < 2) {
    return checkResult(CHECK, 'inconclusive', { observed: rows, reason: 'two rows are needed' });
  }
  try {
    const some = sliceFeeds(feeds, 0, rows);
    const problem = await firstInconsistency(session, some, rows, tolerance);
    return checkResult(CHECK, problem === null ? 'pass' : 'fail', {
      observed: rows,
      reason: problem,
    });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return checkResult(CHECK, 'fail', {
      observed: rows,
      reason: `some batch sizes cannot be run: ${messageOf(error)}`,
    });
  }
}
