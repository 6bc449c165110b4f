import type { CheckResult } from '@slipway/core';
import { ConfigurationError, didYouMean, listNames } from '@slipway/core';
import { parseElementType } from '../onnx/element-type.ts';
import type { OnnxModel } from '../onnx/model.ts';
import type { Dimension, ModelValue } from '../onnx/value-type.ts';
import { describeElement, describeShape } from '../onnx/value-type.ts';
import { checkResult } from './result.ts';

/** A tensor that the configuration expects; a name or null in `shape` stands for any size. */
export interface ExpectedTensor {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly Dimension[];
}

/** `model.signature` of the configuration. */
export interface ExpectedSignature {
  readonly inputs?: readonly ExpectedTensor[] | undefined;
  readonly outputs?: readonly ExpectedTensor[] | undefined;
}

/** Symbolic and unknown sizes, on either side, go with any size. */
function fits(actual: Dimension, expected: Dimension): boolean {
  return typeof actual !== 'number' || typeof expected !== 'number' || actual === expected;
}

function shapeProblem(
  actual: readonly Dimension[] | null,
  expected: ExpectedTensor,
): string | null {
  if (actual === null) return null;
  const isSame =
    actual.length === expected.shape.length &&
    actual.every((size, position) => fits(size, expected.shape[position] ?? null));
  return isSame
    ? null
    : `has shape ${describeShape(actual)}, expected is ${describeShape(expected.shape)}`;
}

function typeProblem(actual: ModelValue, expected: ExpectedTensor): string | null {
  const type = parseElementType(expected.type);
  if (type === null) {
    throw new ConfigurationError(
      'model',
      `signature: "${expected.type}" is no element type of ONNX; for example float32, int64, string`,
    );
  }
  const element = describeElement(actual.type);
  return element === type ? null : `is ${element}, expected is ${type}`;
}

/** What is wrong with the inputs (or outputs); empty when nothing is. */
function problems(
  what: 'input' | 'output',
  actual: readonly ModelValue[],
  expected: readonly ExpectedTensor[],
): string[] {
  const names = actual.map(({ name }) => name);
  const found: string[] = [];
  for (const tensor of expected) {
    const value = actual.find(({ name }) => name === tensor.name);
    if (value === undefined) {
      const hint = didYouMean(tensor.name, names) || ';';
      found.push(`there is no ${what} "${tensor.name}"${hint} ${what}s are ${listNames(names)}`);
      continue;
    }
    const shape = 'shape' in value.type ? value.type.shape : null;
    const all = [typeProblem(value, tensor), shapeProblem(shape, tensor)];
    for (const problem of all) {
      if (problem !== null) found.push(`${what} "${tensor.name}" ${problem}`);
    }
  }
  const extra = names.filter((name) => !expected.some((tensor) => tensor.name === name));
  if (extra.length > 0) found.push(`the model also has the ${what} ${listNames(extra)}`);
  return found;
}

/**
 * Whether the model's inputs and outputs have the names, element types and shapes that the
 * configuration expects; in a ZipMap model the probabilities are the float32 [N, k] before it.
 * Element types go by any of their names (`float`, `float32`, `tensor(float)`, `FP32`).
 *
 * @throws ConfigurationError for an element type that ONNX has not.
 */
export function checkSignature(model: OnnxModel, expected: ExpectedSignature): CheckResult {
  const outputs = [...model.runnable.outputs, ...model.runnable.unreadable];
  const found = [
    ...(expected.inputs === undefined ? [] : problems('input', model.inputs, expected.inputs)),
    ...(expected.outputs === undefined ? [] : problems('output', outputs, expected.outputs)),
  ];
  return checkResult('signature', found.length === 0 ? 'pass' : 'fail', {
    reason: found.length === 0 ? null : found.join('; '),
  });
}
