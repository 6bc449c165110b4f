import { describe, expect, it } from '@jest/globals';
import type { ColumnKind } from '@slipway/core';
import { columnType } from './column-type.ts';
import type { ColumnSummary, SharedColumn } from './summary.ts';
import type { Cell } from './testing/analyse.ts';
import { cells, summarise } from './testing/analyse.ts';

function column(
  kind: ColumnKind,
  reference: readonly Cell[],
  current: readonly Cell[] = reference,
  name = 'x',
): SharedColumn {
  return {
    name,
    kind,
    sqlType: 'DOUBLE[]',
    reference: summarise(reference),
    current: summarise(current),
  };
}

const texts = (length: number, make: (i: number) => string): string[] => cells(length, make);

describe('columnType of numbers', () => {
  it.each([
    ['two numbers over both sides', [0, 1, 1], [0, 0, 1], 'boolean'],
    ['two numbers on one side, three together', [0, 1, 1], [1, 2, 2], 'numeric'],
    ['two constants', [5, 5], [7, 7], 'boolean'],
    ['one constant', [5, 5], [5, 5], 'boolean'],
    ['a side without values', [0.5, 0.25], [null, null], 'boolean'],
    ['three floats', [0.1, 0.25, 0.5], [0.1, 0.25, 0.5], 'numeric'],
    ['0, 1 and NaN', [0, 1, NaN], [0, 1, 1], 'boolean'],
    ['0, 1 and infinity', [0, 1, Infinity], [0, 1, 1], 'boolean'],
    ['infinities alone', [Infinity, -Infinity], [Infinity], 'numeric'],
  ])('%s', (_name, reference, current, type) => {
    expect(columnType(column('float', reference, current)).type).toBe(type);
  });

  it('does not guess where values were not counted', () => {
    const uncounted: ColumnSummary = { ...summarise([0, 1]), distinct: null };
    const pair = { ...column('integer', [0, 1]), reference: uncounted };
    expect(columnType(pair).type).toBe('numeric');
  });

  it('takes whole numbers beyond 2^53 for identifiers, not floats that are merely large', () => {
    expect(columnType(column('integer', [2n ** 53n + 1n, 5n, 6n]))).toMatchObject({
      type: 'identifier',
      leftOut: 'identifier_column',
    });
    expect(columnType(column('integer', [1n, 2n, -(2n ** 60n)])).type).toBe('identifier');
    expect(columnType(column('float', [1e300, 2e300, 3e300])).type).toBe('numeric');
  });
});

describe('columnType of texts', () => {
  it.each([
    ['repeating', texts(600, (i) => `E${i % 200}`), 'categorical'],
    ['all different', texts(30, (i) => `id-${i}`), 'identifier'],
    ['all different, but few', texts(29, (i) => `id-${i}`), 'categorical'],
    ['nine of ten different', texts(100, (i) => `id-${i % 90}`), 'categorical'],
    ['long and different', texts(40, (i) => `${'words and '.repeat(9)}${i}`), 'text'],
    ['long and repeating', texts(40, (i) => `${'words and '.repeat(9)}${i % 4}`), 'categorical'],
  ])('%s', (_name, values, type) => {
    expect(columnType(column('text', values)).type).toBe(type);
  });

  it('wants both sides to be different; a small side may be', () => {
    const many = texts(1000, (i) => `id-${i}`);
    expect(
      columnType(
        column(
          'text',
          many,
          texts(5, (i) => `n-${i}`),
        ),
      ).type,
    ).toBe('identifier');
    expect(
      columnType(
        column(
          'text',
          many,
          texts(40, () => 'same'),
        ),
      ).type,
    ).toBe('categorical');
    expect(columnType(column('text', many, [null])).type).toBe('identifier');
  });

  it('does not need to know their length', () => {
    const side = { ...summarise(texts(40, (i) => `${'x'.repeat(90)}${i}`)), meanLength: null };
    const pair = { ...column('text', []), reference: side, current: side };
    expect(columnType(pair).type).toBe('identifier');
  });
});

describe('columnType of other kinds', () => {
  it.each([
    ['boolean', [true, false], 'boolean', null],
    ['datetime', [new Date(0), new Date(1)], 'datetime', null],
    ['other', [[1, 2]], 'unsupported', 'unsupported_type'],
    ['empty', [null, null], 'unsupported', 'empty_column'],
  ] as const)('%s', (kind, values, type, leftOut) => {
    expect(columnType(column(kind, values))).toMatchObject({ type, leftOut });
  });

  it('names the type that cannot be compared', () => {
    expect(columnType(column('other', [[1]])).reason).toBe(
      'values of type DOUBLE[] cannot be compared',
    );
  });

  it.each(['__index_level_0__', '__index_level_12__', 'Unnamed: 0'])('%s is an index', (name) => {
    expect(columnType(column('integer', [0, 1, 2], [0, 1, 2], name))).toMatchObject({
      type: 'identifier',
      leftOut: 'index_column',
    });
  });

  it('an index can be made a column again', () => {
    const index = column('integer', [0, 1, 2], [0, 1, 2], '__index_level_0__');
    expect(columnType(index, 'numeric')).toMatchObject({ type: 'numeric', leftOut: null });
  });
});

describe('a type set by the user', () => {
  it.each([
    ['float', 'categorical'],
    ['integer', 'boolean'],
    ['boolean', 'numeric'],
    ['datetime', 'numeric'],
    ['datetime', 'categorical'],
    ['text', 'text'],
    ['other', 'unsupported'],
    ['other', 'identifier'],
  ] as const)('%s as %s', (kind, type) => {
    expect(columnType(column(kind, [1, 2]), type).type).toBe(type);
  });

  it.each([
    ['text', 'numeric', 'holds text'],
    ['integer', 'datetime', 'holds integer'],
    ['other', 'categorical', 'holds DOUBLE[]'],
  ] as const)('%s as %s is refused', (kind, type, words) => {
    expect(() => columnType(column(kind, [1, 2]), type)).toThrow(words);
  });

  it('of a column without values leaves it out all the same', () => {
    expect(columnType(column('empty', [null]), 'numeric')).toMatchObject({
      type: 'numeric',
      leftOut: 'empty_column',
    });
  });
});
