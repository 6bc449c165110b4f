import type { Logger } from '@slipway/core';
import { InputError, messageOf } from '@slipway/core';
import type { Tensors } from '@slipway/model';
import { differences, ONNX_TOLERANCE, sliceRows } from '@slipway/model';
import { hasRows } from '../batching/merge.ts';
import type { Engine } from '../engine/engine.ts';
import type { ModelInterface } from '../protocol/infer-request.ts';
import type { TensorSpec } from '../protocol/tensor-spec.ts';
import type { Interpreter } from '../records/interpreter.ts';
import { EXTREME, madeUpFeeds, VARIED, ZEROS } from './probe.ts';

/** Rows of the comparison between one batch and single calls. */
const ROWS = 3;
/** Calls whose durations tell a fast model from a slow one; the fastest counts. */
const TIMED_CALLS = 5;
/** A model that takes this long is slow, however often it is asked. */
const ENOUGH_SECONDS = 0.02;

/** Inputs that the model is known to take, else made-up ones. */
function warmUpFeeds(specs: readonly TensorSpec[], recorded: readonly Tensors[]): Tensors {
  return recorded[0] ?? madeUpFeeds(specs, 1, ZEROS);
}

/**
 * Has the model answer once, and a fast one a few times more to see how long a call takes.
 *
 * @param recorded inputs of golden cases, if there are any
 * @returns seconds of the fastest call
 * @throws InputError when it does not answer: such a server must never say that it is ready.
 */
export async function warmUp(
  engine: Engine,
  { inputs }: ModelInterface,
  recorded: readonly Tensors[],
  subject: string,
): Promise<number> {
  const feeds = warmUpFeeds(inputs, recorded);
  let fastest = Infinity;
  try {
    for (let call = 0; call < TIMED_CALLS; call++) {
      const started = performance.now();
      await engine.run(feeds);
      fastest = Math.min(fastest, (performance.now() - started) / 1000);
      if (fastest > ENOUGH_SECONDS) break;
    }
  } catch (error) {
    const what =
      recorded.length > 0
        ? 'the recorded inputs'
        : 'inputs made up to its signature (zeros, empty texts); if it needs real ones, record ' +
          'some and name their folder in validate.golden';
    throw new InputError(
      subject,
      `did not answer the warm-up request with ${what}: ${messageOf(error)}`,
      { cause: error },
    );
  }
  return fastest;
}

function mayVary(specs: readonly TensorSpec[]): boolean {
  return specs.every(({ shape }) => shape !== null && shape.length > 0 && shape[0] === null);
}

/**
 * Whether rows of different calls may be run as one batch: the number of rows may vary, every
 * output has one row for each, and rows are answered alike in a batch and alone.
 *
 * @returns why not, or null
 */
export async function obstacleToBatches(
  engine: Engine,
  { inputs, outputs }: ModelInterface,
): Promise<string | null> {
  if (!mayVary(inputs)) return 'its inputs do not take any number of rows';
  const fixed = outputs.find(({ shape }) => shape !== null && shape[0] !== null);
  if (fixed !== undefined) return `its output "${fixed.name}" has a fixed number of rows`;
  const feeds = madeUpFeeds(inputs, ROWS, VARIED);
  try {
    const together = await engine.run(feeds);
    if (!hasRows(together, ROWS)) return `it does not answer ${ROWS} rows with ${ROWS} rows`;
    for (let row = 0; row < ROWS; row++) {
      const one = new Map([...feeds].map(([name, all]) => [name, sliceRows(all, row, row + 1)]));
      for (const [name, alone] of await engine.run(one)) {
        const all = together.get(name);
        if (all === undefined) continue;
        const same = differences(sliceRows(all, row, row + 1), alone, ONNX_TOLERANCE) === null;
        if (!same) return `its output "${name}" depends on the other rows of a batch`;
      }
    }
    return null;
  } catch (error) {
    return `it does not take a batch of ${ROWS} rows: ${messageOf(error)}`;
  }
}

/** Shows the interpreter answers to numbers of every size, so that it learns what scores are. */
export async function showExtremes(
  engine: Engine,
  { inputs }: ModelInterface,
  interpreter: Interpreter,
  logger: Logger,
): Promise<void> {
  const rows = 10;
  for (const fill of [VARIED, EXTREME]) {
    try {
      interpreter.read(await engine.run(madeUpFeeds(inputs, rows, fill)), rows);
    } catch (error) {
      // A model may refuse numbers that no data have.
      logger.debug(`The model refused made-up numbers: ${messageOf(error)}`);
    }
  }
}
