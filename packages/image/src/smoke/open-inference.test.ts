import { describe, expect, it } from '@jest/globals';
import type { TensorData } from '@slipway/model';
import { ONNX_TOLERANCE } from '@slipway/model';
import { fitsJson, inferProblem, inferRequest, openInferenceQuestions } from './open-inference.ts';
import type { HttpAnswer } from './relay.ts';

const floats = (...values: number[]): TensorData => ({
  type: 'float32',
  dims: [1, values.length],
  data: Float32Array.from(values),
});
const longs = (...values: bigint[]): TensorData => ({
  type: 'int64',
  dims: [values.length],
  data: BigInt64Array.from(values),
});

function answer(outputs: unknown, status = 200): HttpAnswer {
  const text = typeof outputs === 'string' ? outputs : JSON.stringify({ outputs });
  return { status, headers: {}, body: Buffer.from(text), ms: 1 };
}

const problem = (given: HttpAnswer, name: string, expected: TensorData): string | null =>
  inferProblem(given, new Map([[name, expected]]), ONNX_TOLERANCE);

describe('a request for inference', () => {
  it('keeps every digit of 64-bit whole numbers, and names with quotes', () => {
    const inputs = new Map<string, TensorData>([
      ['a"b', longs(9_007_199_254_740_993n, -1n)],
      ['s', { type: 'string', dims: [1], data: ['é"'] }],
    ]);
    expect(inferRequest('my model', inputs)).toMatchObject({
      path: '/v2/models/my%20model/infer',
      body:
        '{"inputs":[{"name":"a\\"b","datatype":"INT64","shape":[2],"data":[9007199254740993,-1]},' +
        '{"name":"s","datatype":"BYTES","shape":[1],"data":["é\\""]}]}',
    });
  });

  it('is not made of numbers that JSON has not', () => {
    expect([
      fitsJson(new Map([['x', floats(1)]])),
      fitsJson(new Map([['x', floats(NaN)]])),
    ]).toEqual([true, false]);
  });
});

describe('an answer', () => {
  const good = { name: 'p', datatype: 'FP32', shape: [1, 2], data: [0.25, 0.75] };

  it('within the tolerance is right, nested or flat', () => {
    expect(
      problem(answer([{ ...good, data: [[0.2501, 0.75]] }]), 'p', floats(0.25, 0.75)),
    ).toBeNull();
  });

  it.each([
    [[{ ...good, data: [0.3, 0.7] }], /^output "p" .*0\.3/],
    [[{ ...good, datatype: 'FP64' }], 'output "p" is FP64, the model gives FP32'],
    [[{ ...good, shape: [2] }], 'output "p" has shape [2], the model gives [1, 2]'],
    [[{ ...good, data: [0.25] }], 'output "p" has data that does not fit its shape'],
    [[{ ...good, data: ['a', 'b'] }], 'output "p" has data that does not fit its shape'],
    [[{ ...good, name: 'q' }], 'output "p" is missing'],
    ['{"predictions": []}', 'the answer has no outputs: "{\\"predictions\\": []}"'],
    ['<html>', 'the answer is no JSON: "<html>"'],
  ])('%j is wrong', (outputs, expected) => {
    expect(problem(answer(outputs), 'p', floats(0.25, 0.75))).toMatch(expected);
  });

  it('with a 64-bit number is compared to the digit', () => {
    const text =
      '{"outputs":[{"name":"n","datatype":"INT64","shape":[1],"data":[9007199254740993]}]}';
    expect(problem(answer(text), 'n', longs(9_007_199_254_740_993n))).toBeNull();
    expect(problem(answer(text), 'n', longs(9_007_199_254_740_992n))).not.toBeNull();
  });

  it('with another status is wrong', () => {
    expect(problem(answer('busy', 429), 'p', floats(1))).toBe('status 429: "busy"');
  });
});

it('nonsense is asked for too, whatever the model’s inputs are', () => {
  const expected = [{ name: 'row 1', inputs: new Map([['x', floats(1)]]), outputs: new Map() }];
  for (const answers of [expected, []]) {
    const { malformed } = openInferenceQuestions('m', answers, {
      tolerance: ONNX_TOLERANCE,
      readyPath: '/r',
      metrics: null,
    });
    expect(malformed.length).toBeGreaterThanOrEqual(5);
  }
});
