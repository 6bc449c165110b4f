import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import { binaryData, multiclassData, regressionData } from '../testing/data.ts';
import type { SliceColumn } from './slices.ts';
import { slicesBy } from './slices.ts';
import { rowsOf } from './rows.ts';
import { subset } from './subset.ts';

const column = (values: string[], codes: number[]): SliceColumn => ({
  values,
  codes: Int32Array.from(codes),
});

const COLUMNS = new Map([
  ['carrier', column(['AA', 'UA'], [1, 0, 1, -1, 0])],
  ['__proto__', column(['x'], [0, 0, -1, 0, 0])],
]);

const summary = (slices: ReturnType<typeof slicesBy>): unknown[] =>
  slices.map(({ name, values, rows }) => [name, values, Array.from(rows)]);

describe('slicesBy', () => {
  it('has every value that occurs, in the order of the values, and missing ones last', () => {
    expect(summary(slicesBy(['carrier'], COLUMNS))).toEqual([
      ['carrier = AA', ['AA'], [1, 4]],
      ['carrier = UA', ['UA'], [0, 2]],
      ['carrier is missing', ['(missing)'], [3]],
    ]);
  });

  it('crosses columns, whatever they are called', () => {
    expect(summary(slicesBy(['carrier', '__proto__'], COLUMNS, Int32Array.of(0, 2, 4)))).toEqual([
      ['carrier = AA and __proto__ = x', ['AA', 'x'], [4]],
      ['carrier = UA and __proto__ = x', ['UA', 'x'], [0]],
      ['carrier = UA and __proto__ is missing', ['UA', '(missing)'], [2]],
    ]);
  });

  it('does not know a column that is not there', () => {
    const act = (): unknown => slicesBy(['carier'], COLUMNS);
    expect(act).toThrow(ConfigurationError);
    expect(act).toThrow('slices: there is no column "carier"; did you mean "carrier"?');
    expect(() => slicesBy(['toString'], new Map())).toThrow('the data has no columns to slice by');
  });
});

describe('subset', () => {
  it('takes rows by number or mask, with their scores and weights', () => {
    const data = multiclassData({
      y: [0, 1, 2],
      s: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      w: [1, 2, 3],
    });
    const part = subset(data, Int32Array.of(2, 0));
    expect(Array.from(part.target)).toEqual([2, 0]);
    expect(Array.from(part.scores ?? [])).toEqual([0, 0, 1, 1, 0, 0]);
    expect(Array.from(part.weights ?? [])).toEqual([3, 1]);
    expect(subset(data, Uint8Array.of(1, 0, 1))).toEqual(subset(data, Int32Array.of(0, 2)));
    expect(Array.from(rowsOf(Uint8Array.of(0, 1, 1)))).toEqual([1, 2]);
  });

  it('of all rows is the whole', () => {
    const rows = Int32Array.of(0, 1);
    const binary = binaryData({ y: [0, 1], s: [0.1, 0.2] });
    expect(subset(binary, rows)).toEqual(binary);
    const numbers = regressionData([1, 2], [3, 4], [5, 6]);
    expect(subset(numbers, rows)).toEqual(numbers);
  });
});
