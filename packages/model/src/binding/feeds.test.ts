import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ColumnKind } from '@slipway/core';
import { InputError } from '@slipway/core';
import fc from 'fast-check';
import type { RunnableType } from '../onnx/element-type.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { readModel } from '../onnx/read.ts';
import type { TensorData } from '../session/tensor.ts';
import type { Cell } from '../testing.ts';
import { batchOf, columnsOf, fixture } from '../testing.ts';
import { bindFeatures } from './bind.ts';
import type { FeatureBinding } from './feature-binding.ts';

let base: OnnxModel;

beforeAll(async () => {
  base = await readModel(fixture('logits.onnx'));
});

/** A model whose inputs take one column each. */
function bind(
  types: Readonly<Record<string, RunnableType>>,
  kinds: Readonly<Record<string, ColumnKind>>,
): FeatureBinding {
  const inputs = Object.entries(types).map(
    ([name, elementType]) =>
      ({ name, type: { kind: 'tensor', elementType, shape: ['N', 1] } }) as const,
  );
  return bindFeatures({ ...base, inputs }, columnsOf(kinds));
}

/** What one column becomes. */
function feed(type: RunnableType, kind: ColumnKind, cells: readonly Cell[], start = 0): TensorData {
  const binding = bind({ n: type }, { n: kind });
  const tensor = binding.feeds(batchOf(binding.requests, { n: cells }, start)).get('n');
  if (tensor === undefined) throw new Error('no tensor');
  return tensor;
}

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}

describe('integer inputs', () => {
  it('whole numbers from a decimal column are taken', () => {
    expect(feed('int64', 'float', [3, 4, -0])).toEqual({
      type: 'int64',
      dims: [3, 1],
      data: BigInt64Array.of(3n, 4n, 0n),
    });
  });

  it('a fraction and a missing value are both named, never rounded or read as 0', () => {
    expect(refusal(() => feed('int64', 'float', [3.5, null]))).toBe(
      'data: column "n": 3.5 is not a whole number (row 1), and row 2 has no value; the model’s ' +
        'input "n" is INT64',
    );
  });

  it('rows are counted over batches', () => {
    expect(refusal(() => feed('int64', 'integer', [1, null], 1000))).toContain(
      'row 1,002 has no value',
    );
  });

  it('no digit of int64 is lost', () => {
    expect(feed('int64', 'integer', [9007199254740993n, -(2n ** 63n)]).data).toEqual(
      BigInt64Array.of(9007199254740993n, -(2n ** 63n)),
    );
  });

  it('a decimal column beyond 2^53 is refused, since its whole numbers may be others', () => {
    expect(feed('int64', 'float', [2 ** 53 - 1]).data).toEqual(BigInt64Array.of(2n ** 53n - 1n));
    expect(refusal(() => feed('int64', 'float', [2 ** 53]))).toContain('is beyond 2^53');
    expect(refusal(() => feed('int64', 'float', [Infinity]))).toContain(
      'Infinity is not a whole number',
    );
  });

  it('uint64 takes the upper half', () => {
    expect(feed('uint64', 'integer', ['18446744073709551615']).data).toEqual(
      BigUint64Array.of(2n ** 64n - 1n),
    );
    expect(refusal(() => feed('uint64', 'integer', ['-1']))).toContain('-1 is not between 0 and');
    expect(refusal(() => feed('uint64', 'integer', ['1e3']))).toContain(
      '"1e3" is not a whole number',
    );
  });

  it.each([
    ['int8', -128, 127],
    ['uint8', 0, 255],
    ['int16', -32768, 32767],
    ['uint16', 0, 65535],
    ['int32', -(2 ** 31), 2 ** 31 - 1],
    ['uint32', 0, 2 ** 32 - 1],
  ] as const)('%s takes %d to %d and nothing beyond', (type, low, high) => {
    expect(Array.from(feed(type, 'integer', [low, high]).data as Int32Array)).toEqual([low, high]);
    const problem = `is not between ${low} and ${high}`;
    expect(refusal(() => feed(type, 'integer', [high + 1]))).toContain(`${high + 1} ${problem}`);
    expect(refusal(() => feed(type, 'float', [low - 1]))).toContain(`${low - 1} ${problem}`);
  });

  it('an empty column has no value', () => {
    expect(refusal(() => feed('int64', 'empty', [null, null]))).toContain('row 1 has no value');
  });

  it('every integer that a double holds goes through unchanged (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { minLength: 1 }), (numbers) => {
        const { data } = feed('int64', 'float', numbers);
        expect(Array.from(data as BigInt64Array, Number)).toEqual(numbers.map((n) => n + 0));
      }),
    );
  });
});

describe('boolean inputs', () => {
  it('take booleans, 0 and 1', () => {
    expect(feed('bool', 'boolean', [true, false]).data).toEqual(Uint8Array.of(1, 0));
    expect(feed('bool', 'integer', [1, 0]).data).toEqual(Uint8Array.of(1, 0));
    expect(feed('bool', 'float', [1, 0]).data).toEqual(Uint8Array.of(1, 0));
  });

  it('take nothing else', () => {
    expect(refusal(() => feed('bool', 'integer', [2]))).toContain(
      '2 is not between 0 and 1 (row 1)',
    );
    expect(refusal(() => feed('bool', 'boolean', [null]))).toContain('row 1 has no value');
  });
});

describe('string inputs', () => {
  it('take texts as they are, and numbers in their text form', () => {
    expect(feed('string', 'text', ['001', '', ' Köln']).data).toEqual(['001', '', ' Köln']);
    expect(feed('string', 'integer', ['7']).data).toEqual(['7']);
  });

  it('have no value for a missing one', () => {
    expect(refusal(() => feed('string', 'text', ['a', null]))).toBe(
      'data: column "n": row 2 has no value; the model’s input "n" is string, which has none for that',
    );
  });
});

describe('float inputs', () => {
  it('a missing value is NaN, and counted over batches', () => {
    const binding = bind({ n: 'float32' }, { n: 'float' });
    const first = binding.feeds(batchOf(binding.requests, { n: [1, null] })).get('n');
    expect(first?.data).toEqual(Float32Array.of(1, NaN));
    binding.feeds(batchOf(binding.requests, { n: [null, null, 2] }));
    expect(binding.notes).toEqual(['Column "n": 3 missing values fed to the model as NaN.']);
  });

  it('float32 rounds fractions silently, and long whole numbers with a note', () => {
    const binding = bind({ n: 'float32' }, { n: 'integer' });
    const tensor = binding
      .feeds(batchOf(binding.requests, { n: [0.1, 16777216, 16777217, 33554435] }))
      .get('n');
    expect(tensor?.data).toEqual(Float32Array.of(0.1, 16777216, 16777216, 33554436));
    expect(binding.notes).toEqual([
      'Column "n": 2 whole numbers rounded, because the model’s input "n" is float32 (the first: 16777217).',
    ]);
  });

  it('float64 keeps them', () => {
    const binding = bind({ n: 'float64' }, { n: 'integer' });
    const tensor = binding.feeds(batchOf(binding.requests, { n: [0.1, 16777217] })).get('n');
    expect(tensor?.data).toEqual(Float64Array.of(0.1, 16777217));
    expect(binding.notes).toEqual([]);
  });

  it('float16 is rounded to nearest, ties to even', () => {
    const binding = bind({ n: 'float16' }, { n: 'float' });
    const tensor = binding
      .feeds(batchOf(binding.requests, { n: [1, 0.1, 2049, -2, 65504, 6e-8] }))
      .get('n');
    const data = tensor?.data as Float16Array;
    expect(Array.from(new Uint16Array(data.buffer))).toEqual([
      0x3c00, 0x2e66, 0x6800, 0xc000, 0x7bff, 1,
    ]);
    expect(binding.notes[0]).toContain('1 whole number rounded');
  });

  it('a value that would become infinite is refused, infinity itself is fed', () => {
    expect(refusal(() => feed('float32', 'float', [1, 1e39], 5))).toBe(
      'data: column "n", row 7: 1.000e+39 is too large for the model’s input "n", which is float32',
    );
    expect(refusal(() => feed('float16', 'float', [70000]))).toContain('70000 is too large');
    expect(feed('float32', 'float', [Infinity, -Infinity]).data).toEqual(
      Float32Array.of(Infinity, -Infinity),
    );
  });

  it('a matrix is filled row by row in the order of the features', () => {
    const inputs = [
      { name: 'X', type: { kind: 'tensor', elementType: 'float32', shape: ['N', 3] } },
    ] as const;
    const columns = columnsOf({ c: 'float', a: 'integer', b: 'boolean' });
    const binding = bindFeatures({ ...base, inputs }, columns, { features: ['a', 'b', 'c'] });
    const table = { a: [1, 2], b: [true, false], c: [0.5, null] };
    const tensor = binding.feeds(batchOf(binding.requests, table)).get('X');
    expect(tensor).toEqual({
      type: 'float32',
      dims: [2, 3],
      data: Float32Array.of(1, 1, 0.5, 2, 0, NaN),
    });
    expect(binding.notes).toEqual(['Column "c": 1 missing value fed to the model as NaN.']);
  });

  it('int64 and string matrices too', () => {
    const matrix = (elementType: RunnableType) =>
      ({ name: 'X', type: { kind: 'tensor', elementType, shape: [null, 2] } }) as const;
    const integers = bindFeatures(
      { ...base, inputs: [matrix('int64')] },
      columnsOf({ a: 'integer', b: 'float' }),
      { features: ['b', 'a'] },
    );
    const table = { a: [2n ** 60n, 1], b: [7, 8] };
    expect(integers.feeds(batchOf(integers.requests, table)).get('X')?.data).toEqual(
      BigInt64Array.of(7n, 2n ** 60n, 8n, 1n),
    );
    const strings = bindFeatures(
      { ...base, inputs: [matrix('string')] },
      columnsOf({ a: 'text', b: 'text' }),
      { features: ['b', 'a'] },
    );
    const texts = { a: ['x', 'y'], b: ['p', 'q'] };
    expect(strings.feeds(batchOf(strings.requests, texts)).get('X')?.data).toEqual([
      'p',
      'x',
      'q',
      'y',
    ]);
  });

  it('columns beyond the requests are not looked at', () => {
    const binding = bind({ n: 'float32' }, { n: 'float' });
    const batch = batchOf(binding.requests, { n: [1] });
    const more = {
      ...batch,
      columns: [...batch.columns, { as: 'text', values: ['target'] } as const],
    };
    expect(binding.feeds(more).get('n')?.data).toEqual(Float32Array.of(1));
  });
});
