import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ColumnInfo } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { ElementType } from '../onnx/element-type.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { readModel } from '../onnx/read.ts';
import type { Dimension, ModelValue } from '../onnx/value-type.ts';
import { batchOf, columnsOf, fixture } from '../testing.ts';
import { bindFeatures } from './bind.ts';

let base: OnnxModel;

beforeAll(async () => {
  base = await readModel(fixture('logits.onnx'));
});

function input(
  name: string,
  elementType: ElementType,
  shape: readonly Dimension[] | null,
): ModelValue {
  return { name, type: { kind: 'tensor', elementType, shape } };
}

/** A model with these inputs. */
function modelWith(
  inputs: readonly ModelValue[],
  metadata: Readonly<Record<string, string>> = {},
): OnnxModel {
  return { ...base, inputs, metadata: new Map(Object.entries(metadata)) };
}

const column = (name: string, type: ElementType = 'float32'): ModelValue =>
  input(name, type, ['N', 1]);

/** The columns of each input, by input. */
function bound(
  model: OnnxModel,
  columns: readonly ColumnInfo[],
  options: Parameters<typeof bindFeatures>[2] = {},
): Record<string, string[]> {
  const { inputs } = bindFeatures(model, columns, options);
  return Object.fromEntries(
    inputs.map(({ form, columns: list }) => [form.name, list.map(({ name }) => name)]),
  );
}

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}

describe('inputs that take one column', () => {
  const columns = columnsOf({ y: 'float', age: 'integer', extra: 'text', income: 'float' });

  it('are bound by exact name, wherever the column stands', () => {
    const model = modelWith([column('income'), column('age', 'int64')]);
    expect(bound(model, columns, { target: 'y' })).toEqual({ income: ['income'], age: ['age'] });
    expect(bound(model, columns.toReversed(), { target: 'y' })).toEqual({
      income: ['income'],
      age: ['age'],
    });
  });

  it('leave the other columns unused, but for those with a use', () => {
    const binding = bindFeatures(modelWith([column('income')]), columns, {
      target: 'y',
      ignore: ['age'],
    });
    expect(binding.unused).toEqual(['extra']);
    const reserved = bindFeatures(modelWith([column('income')]), columns, {
      target: 'y',
      reserved: ['extra', 'age'],
    });
    expect(reserved.unused).toEqual([]);
  });

  it('a missing one is named, with its type, the closest name and the columns', () => {
    const message = refusal(() =>
      bindFeatures(modelWith([column('Income'), column('x')]), columns),
    );
    expect(message).toBe(
      'model: input "Income" (float32): the data has no such column (nor "x"); did you mean ' +
        '"income"? columns are "y", "age", "extra", "income"',
    );
  });

  it('letter case counts', () => {
    const message = refusal(() => bindFeatures(modelWith([column('AGE')]), columns));
    expect(message).toContain('input "AGE" (float32)');
    expect(message).toContain('did you mean "age"?');
  });

  it('shapes [N], [N, 1] and an unknown shape are fed with that rank', () => {
    const model = modelWith([
      input('a', 'float32', ['N']),
      input('b', 'float32', [null, 1]),
      input('c', 'float32', null),
      input('d', 'float32', ['N', 1, 1]),
    ]);
    const binding = bindFeatures(
      model,
      columnsOf({ a: 'float', b: 'float', c: 'float', d: 'float' }),
    );
    const feeds = binding.feeds(
      batchOf(binding.requests, { a: [1, 2], b: [1, 2], c: [1, 2], d: [1, 2] }),
    );
    expect([...feeds].map(([name, { dims }]) => [name, dims])).toEqual([
      ['a', [2]],
      ['b', [2, 1]],
      ['c', [2, 1]],
      ['d', [2, 1, 1]],
    ]);
  });

  it('a column called __proto__ or a"b is a column like any other', () => {
    const names = ['__proto__', 'a"b', 'constructor'];
    const model = modelWith(names.map((name) => column(name)));
    const list = names.map((name) => ({ name, kind: 'float', sqlType: 'DOUBLE' }) as const);
    const binding = bindFeatures(model, list);
    expect(binding.requests.map((request) => 'column' in request && request.column)).toEqual(names);
    const feeds = binding.feeds({
      start: 0,
      rows: 1,
      columns: names.map(() => ({ as: 'float', values: Float64Array.of(1), present: null })),
    });
    expect([...feeds.keys()]).toEqual(names);
  });

  it('the target is never fed', () => {
    const model = modelWith([column('income'), column('y')]);
    expect(refusal(() => bindFeatures(model, columns, { target: 'y' }))).toBe(
      'model: input "y" would be fed with "y", the column it should predict',
    );
  });

  it('data.features decides nothing for them, which is said', () => {
    const model = modelWith([column('income'), column('age')]);
    const binding = bindFeatures(model, columns, { features: ['age', 'income'] });
    expect(binding.notes).toContain(
      'data.features decides nothing: the model’s inputs are bound by name.',
    );
  });
});

describe('underscores and blanks (the wine quality file)', () => {
  const header = readFileSync(fixture('reports/15-wine-quality-file/winequality.csv'), 'utf8')
    .split('\n', 1)[0]
    ?.split(';')
    .map((name) => name.replaceAll('"', ''));
  const wine = (header ?? []).map((name) => ({ name, kind: 'float', sqlType: 'DOUBLE' }) as const);

  it('match when only one column is meant, and the match is written down', () => {
    const model = modelWith([
      column('fixed_acidity'),
      column('volatile_acidity'),
      column('alcohol'),
    ]);
    const binding = bindFeatures(model, wine, { target: 'quality' });
    expect(binding.inputs.map(({ columns }) => columns[0]?.name)).toEqual([
      'fixed acidity',
      'volatile acidity',
      'alcohol',
    ]);
    expect(binding.notes).toEqual([
      '"fixed_acidity" of the model is the column "fixed acidity" of the data.',
      '"volatile_acidity" of the model is the column "volatile acidity" of the data.',
    ]);
  });

  it('an exact name comes first, and nothing is said', () => {
    const binding = bindFeatures(
      modelWith([column('a_b')]),
      columnsOf({ 'a b': 'float', a_b: 'float' }),
    );
    expect(binding.inputs[0]?.columns[0]?.name).toBe('a_b');
    expect(binding.notes).toEqual([]);
  });

  it('do not match when two columns could be meant, or one column by two inputs', () => {
    const two = columnsOf({ 'a b_c': 'float', 'a_b c': 'float', z: 'float' });
    const model = modelWith([column('a_b_c'), column('z')]);
    expect(refusal(() => bindFeatures(model, two))).toContain('input "a_b_c" (float32)');
    const one = columnsOf({ 'a b c': 'float', z: 'float' });
    const both = modelWith([column('a_b_c'), column('a b_c')]);
    expect(refusal(() => bindFeatures(both, one))).toContain('did you mean "a b c"?');
  });

  it('do not match a column that another input has by its exact name', () => {
    const model = modelWith([column('a b'), column('a_b')]);
    const message = refusal(() => bindFeatures(model, columnsOf({ 'a b': 'float', z: 'float' })));
    expect(message).toContain('input "a_b" (float32): the data has no such column');
  });
});

describe('one input that takes several columns', () => {
  const columns = columnsOf({ y: 'float', b: 'float', a: 'float' });

  it('the file’s order is not taken for granted', async () => {
    const model = await readModel(fixture('reports/35-columns-in-another-order/matrix.onnx'));
    const list = columnsOf({ y: 'integer', age: 'integer', extra: 'integer', income: 'integer' });
    const message = refusal(() => bindFeatures(model, list, { target: 'y' }));
    expect(message).toBe(
      'data: features: input "X" (float32) of the model takes 2 columns in one table, and neither ' +
        'the configuration nor the model’s metadata says in which order; list them in ' +
        'data.features. Columns are "age", "extra", "income"',
    );
    expect(bound(model, list, { target: 'y', features: ['age', 'income'] })).toEqual({
      X: ['age', 'income'],
    });
  });

  it('not even when the number of columns is right', () => {
    const model = modelWith([input('X', 'float32', ['N', 2])]);
    expect(refusal(() => bindFeatures(model, columns, { target: 'y' }))).toContain('data.features');
  });

  it('the model’s metadata says the order, and it is written down', () => {
    const model = modelWith([input('X', 'float32', ['N', 2])], { feature_names: '["a", "b"]' });
    const binding = bindFeatures(model, columns, { target: 'y' });
    expect(binding.inputs[0]?.columns.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(binding.notes).toEqual([
      'The order of the columns of "X" is that of "feature_names" in the model’s metadata.',
    ]);
  });

  it('the configuration comes before the metadata', () => {
    const model = modelWith([input('X', 'float32', ['N', 2])], { feature_names: '["a", "b"]' });
    expect(bound(model, columns, { features: ['b', 'a'] })).toEqual({ X: ['b', 'a'] });
  });

  it('metadata of another length is not believed', () => {
    const model = modelWith([input('X', 'float32', ['N', 2])], { feature_names: '["a"]' });
    expect(refusal(() => bindFeatures(model, columns))).toContain('list them in data.features');
  });

  it('the only candidate for a width of 1 needs no saying, but is said', () => {
    const model = modelWith([input('X', 'float32', ['N', 1])]);
    const binding = bindFeatures(model, columns, { target: 'y', ignore: ['b'] });
    expect(binding.inputs[0]?.columns.map(({ name }) => name)).toEqual(['a']);
    expect(binding.notes).toEqual(['"X" of the model takes the only column there is, "a".']);
  });

  it('with more candidates a width of 1 is a name that was not found', () => {
    const model = modelWith([input('aa', 'float32', ['N', 1])]);
    expect(refusal(() => bindFeatures(model, columns, { target: 'y' }))).toContain(
      'model: input "aa" (float32): the data has no such column',
    );
  });

  it.each([
    [['a'], 'data: features names 1 column, but input "X" of the model takes 2'],
    [['a', 'a'], 'data: features names "a" twice'],
    [['a', 'bb'], 'data: features: the data has no column "bb"; did you mean "b"? columns are'],
    [['a', 'y'], 'model: input "X" would be fed with "y", the column it should predict'],
  ])('features %j are refused', (features, problem) => {
    const model = modelWith([input('X', 'float32', ['N', 2])]);
    expect(refusal(() => bindFeatures(model, columns, { features, target: 'y' }))).toContain(
      problem,
    );
  });

  it('a width that the model does not say is that of the features', () => {
    const model = modelWith([input('X', 'float32', ['N', 'k'])]);
    expect(bound(model, columns, { features: ['b', 'a'] })).toEqual({ X: ['b', 'a'] });
  });

  it('beside inputs of one column each, which are bound by name', () => {
    const model = modelWith([input('X', 'float32', ['N', 2]), column('c', 'string')]);
    const list = columnsOf({ a: 'float', b: 'float', c: 'text' });
    expect(bound(model, list, { features: ['b', 'a'] })).toEqual({ c: ['c'], X: ['b', 'a'] });
  });
});

describe('inputs that a table cannot fill', () => {
  const columns = columnsOf({ a: 'float', b: 'float' });

  it.each([
    [
      [input('X', 'float32', ['N', 2]), input('Z', 'float32', ['N', 2])],
      'takes 2 tables of several columns ("X", "Z")',
    ],
    [
      [input('X', 'float32', ['N', 3, 224, 224])],
      'input "X" (float32 [N, 3, 224, 224]) is not a table',
    ],
    [[input('X', 'float32', [])], 'input "X" (float32 []) is a scalar'],
    [[input('X', 'bfloat16', ['N', 1])], 'input "X" (bfloat16 [N, 1]) cannot be fed from columns'],
    [
      [input('a', 'float32', [4, 1]), input('b', 'float32', [8, 1])],
      'its inputs take different numbers of rows (4, 8)',
    ],
  ])('%#: %s', (inputs, problem) => {
    expect(refusal(() => bindFeatures(modelWith(inputs), columns))).toContain(problem);
  });

  it('a sequence', () => {
    const type = { kind: 'sequence', element: { kind: 'unknown' } } as const;
    const model = modelWith([{ name: 'X', type }]);
    expect(refusal(() => bindFeatures(model, columns))).toContain('cannot be fed from columns');
  });
});

describe('kinds of columns', () => {
  it.each([
    ['float32', 'text', 'model: input "c" (float32): the column "c" is text (VARCHAR)'],
    ['int64', 'text', 'model: input "c" (int64): the column "c" is text (VARCHAR)'],
    ['float64', 'datetime', 'the column "c" is datetime (DATETIME)'],
    ['string', 'other', 'the column "c" is OTHER'],
    ['bool', 'text', 'model: input "c" (bool): the column "c" is text (VARCHAR)'],
  ] as const)('%s does not take %s', (type, kind, problem) => {
    const model = modelWith([column('c', type)]);
    expect(refusal(() => bindFeatures(model, columnsOf({ c: kind })))).toContain(problem);
  });

  it.each([
    ['float32', 'integer', 'float'],
    ['float64', 'boolean', 'float'],
    ['float32', 'empty', 'float'],
    ['int64', 'integer', 'int64'],
    ['int64', 'float', 'float'],
    ['int8', 'boolean', 'float'],
    ['uint64', 'integer', 'text'],
    ['bool', 'integer', 'int64'],
    ['string', 'text', 'text'],
    ['string', 'integer', 'text'],
  ] as const)('%s asks for a column of kind %s as %s', (type, kind, as) => {
    const { requests } = bindFeatures(modelWith([column('c', type)]), columnsOf({ c: kind }));
    expect(requests).toEqual([{ as, column: 'c' }]);
  });

  it('a string input fed from numbers is said', () => {
    const { notes } = bindFeatures(modelWith([column('c', 'string')]), columnsOf({ c: 'float' }));
    expect(notes).toEqual([
      'The model’s input "c" takes strings: the column "c" (DOUBLE) is fed in its text form.',
    ]);
  });
});
