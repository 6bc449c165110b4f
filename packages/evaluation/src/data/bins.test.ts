import { describe, expect, it } from '@jest/globals';
import { binColumn } from './bins.ts';
import { slicesOf, termName } from './slices.ts';

describe('binColumn', () => {
  it('a bin holds its lower edge and not its upper one', () => {
    const column = binColumn(
      { column: 'd', edges: [500, 2000] },
      Float64Array.of(499.9, 500, 1999, 2000, 1e9, -5, NaN),
    );
    expect(column.values).toEqual(['d < 500', '500 ≤ d < 2000', 'd ≥ 2000']);
    expect([...column.codes]).toEqual([0, 1, 1, 2, 2, 0, -1]);
  });

  it('quantiles make bins of about equally many rows', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => i);
    const { codes } = binColumn({ column: 'd', quantiles: 4 }, values);
    const counts = [0, 1, 2, 3].map((bin) => codes.filter((code) => code === bin).length);
    expect(counts).toEqual([25, 25, 25, 25]);
  });

  it('quantiles of few different values make fewer bins, none of them empty', () => {
    const values = Float64Array.of(0, 0, 0, 0, 1, NaN);
    const column = binColumn({ column: 'd', quantiles: 4 }, values);
    expect(column.values).toEqual(['d (any)']);
    expect([...column.codes]).toEqual([0, 0, 0, 0, 0, -1]);
    expect(binColumn({ column: 'd', quantiles: 2 }, Float64Array.of(NaN)).values).toEqual([
      'd (any)',
    ]);
  });

  it('infinities have a bin', () => {
    const column = binColumn({ column: 'd', edges: [0] }, Float64Array.of(-Infinity, Infinity));
    expect([...column.codes]).toEqual([0, 1]);
  });
});

describe('slicesOf', () => {
  const bins = { column: 'd', edges: [2] };
  const columns = new Map([
    ['c', { values: ['a', 'b'], codes: Int32Array.of(0, 1, 0, 1) }],
    [termName(bins), binColumn(bins, Float64Array.of(1, 2, 3, NaN))],
  ]);
  const predicates = new Map([['x > 1', Uint8Array.of(0, 1, 1, 1)]]);
  const shown = (line: Parameters<typeof slicesOf>[0]): unknown =>
    slicesOf(line, columns, predicates).map(({ name, rows }) => [name, [...rows]]);

  it('of a predicate are its rows', () => {
    expect(shown({ on: [], where: 'x > 1' })).toEqual([['x > 1', [1, 2, 3]]]);
  });

  it('of columns are the combinations that occur, among the rows of the predicate', () => {
    expect(shown({ on: ['c', bins], where: null })).toEqual([
      ['c = a and d < 2', [0]],
      ['c = a and d ≥ 2', [2]],
      ['c = b and d ≥ 2', [1]],
      ['c = b and d is missing', [3]],
    ]);
    expect(shown({ on: ['c'], where: 'x > 1' })).toEqual([
      ['c = a and x > 1', [2]],
      ['c = b and x > 1', [1, 3]],
    ]);
  });
});
