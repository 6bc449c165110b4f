import type { CheckResult } from '@slipway/core';
import type { ModelSession } from '../session/session.ts';
import type { TensorData, Tensors } from '../session/tensor.ts';
import type { GoldenCase } from './golden-files.ts';
import { readGoldenCases } from './golden-files.ts';
import { checkResult, failedCheck } from './result.ts';
import type { Tolerance } from './tolerance.ts';
import { describeDifference, differences, ONNX_TOLERANCE } from './tolerance.ts';

const CHECK = 'golden';

/** What an output has that it should not; null when it is as recorded. */
function outputProblem(
  actual: TensorData | undefined,
  expected: TensorData,
  tolerance: Tolerance,
): string | null {
  if (actual === undefined) return 'cannot be read from this model';
  if (actual.type !== expected.type) return `is ${actual.type}, recorded is ${expected.type}`;
  if (actual.dims.join() !== expected.dims.join()) {
    return `has shape [${actual.dims.join(', ')}], recorded is [${expected.dims.join(', ')}]`;
  }
  const difference = differences(actual, expected, tolerance);
  return difference === null
    ? null
    : `differs: ${describeDifference(actual, expected, difference)}`;
}

function caseProblem(
  answers: Tensors,
  { name, outputs }: GoldenCase,
  tolerance: Tolerance,
): string | null {
  for (const [output, expected] of outputs) {
    const problem = outputProblem(answers.get(output), expected, tolerance);
    if (problem === null) continue;
    return `${name}: output "${output}" ${problem}`;
  }
  return null;
}

/**
 * Whether recorded inputs give the recorded outputs: element types and shapes exactly, floats
 * within the tolerance. `observed` is the number of cases that were run.
 *
 * @param folder as `readGoldenCases` reads it
 */
export async function checkGolden(
  session: ModelSession,
  folder: string,
  tolerance: Tolerance = ONNX_TOLERANCE,
): Promise<CheckResult> {
  const { model } = session;
  try {
    const cases = await readGoldenCases(folder, {
      inputs: model.inputs.map(({ name }) => name),
      outputs: model.outputs.map(({ name }) => name),
    });
    for (const [position, one] of cases.entries()) {
      const problem = caseProblem(await session.run(one.inputs), one, tolerance);
      if (problem === null) continue;
      return checkResult(CHECK, 'fail', { observed: position + 1, reason: problem });
    }
    return checkResult(CHECK, 'pass', { observed: cases.length });
  } catch (error) {
    return failedCheck(CHECK, error, model.subject);
  }
}
