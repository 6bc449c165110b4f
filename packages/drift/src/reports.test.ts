import { describe, expect, it } from '@jest/globals';
import { stringifyJson } from '@slipway/core';
import { analyse, cells, table } from './testing/analyse.ts';
import type { Cell, Columns } from './testing/analyse.ts';

/** Rows in another order: every index once, since the step has no factor in common with any size. */
function shuffled(columns: Columns): Columns {
  const step = 7919;
  return new Map(
    [...columns].map(([name, values]) => [
      name,
      values.map((_, i) => values[(i * step) % values.length] ?? null),
    ]),
  );
}

describe('a column that is all null on one side', () => {
  const carriers = ['AA', 'UA', 'DL'];
  const reference = table({
    carrier: cells(60, (i) => carriers[i % 3] ?? ''),
    delay: cells(60, (i) => i),
  });
  const current = table({ carrier: cells(60, () => null), delay: cells(60, (i) => i) });
  const result = analyse(reference, current);

  it('has a missing-rate finding and no statistic, with a reason', () => {
    expect(result.quality).toContainEqual({
      code: 'missing_rate',
      severity: 'warn',
      column: 'carrier',
      message: 'missing values rose from 0 % to 100 %',
      reference: 0,
      current: 1,
      examples: [],
    });
    expect(result.quality).toContainEqual(
      expect.objectContaining({ code: 'empty_column', severity: 'fail', column: 'carrier' }),
    );
    expect(result.columns.carrier).toMatchObject({
      compared: true,
      drifted: null,
      verdict: 'inconclusive',
      statistic: null,
      pValue: null,
      adjustedPValue: null,
      effect: null,
      statistics: {},
      missing: { reference: 0, current: 60 },
      reason: 'no value on the current side',
    });
  });

  it('does not keep the other column from being compared', () => {
    expect(result.columns.delay).toMatchObject({
      type: 'numeric',
      method: 'ks',
      statistic: 0,
      pValue: 1,
      drifted: false,
      verdict: 'pass',
    });
    expect(() => stringifyJson(result)).not.toThrow();
    expect(result.verdict).toBe('fail');
  });

  it('through both files as one, is a column with missing values', () => {
    const both = table({
      carrier: [...(reference.get('carrier') ?? []), ...(current.get('carrier') ?? [])],
    });
    expect(analyse(both, both).columns.carrier).toMatchObject({
      type: 'categorical',
      missing: { reference: 60, current: 60 },
      verdict: 'pass',
    });
  });
});

describe('identifiers beyond 2^53', () => {
  const ids = [18446744073709551615n, 18446744073709551614n, 9007199254740993n, 9007199254740992n];
  const data = table({ id: ids, y: [1, 0, 1, 0] });
  const result = analyse(data, data);

  it('are left out, with a note, whatever a double makes of them', () => {
    expect(result.columns.id).toMatchObject({
      type: 'identifier',
      compared: false,
      drifted: null,
      method: null,
    });
    expect(result.quality).toEqual([
      expect.objectContaining({ code: 'identifier_column', severity: 'note', column: 'id' }),
    ]);
  });

  it('leave the labels as 0 and 1', () => {
    expect(result.columns.y).toMatchObject({ type: 'boolean', drifted: false });
    expect(result.verdict).toBe('pass');
  });
});

describe('what kind of column it is', () => {
  const rows = 600;
  const data = table({
    is_member: cells(rows, (i) => (i % 10 < 3 ? 1 : 0)),
    postcode: cells(rows, (i) => `E${i % 200}`),
    rate: cells(rows, (i) => [0.1, 0.25, 0.5][i % 3] ?? 0),
  });

  it('is stated, and nothing drifts', () => {
    const result = analyse(data, shuffled(data));
    expect(result.driftedShare).toBe(0);
    expect(result.verdict).toBe('pass');
    expect(result.columns.is_member).toMatchObject({
      type: 'boolean',
      typeReason: 'numbers of which only 0 and 1 occur',
      method: 'chi-squared',
      statistic: 0,
    });
    expect(result.columns.postcode).toMatchObject({ type: 'categorical', statistic: 0 });
    expect(result.columns.rate).toMatchObject({ type: 'numeric', method: 'ks', statistic: 0 });
  });

  it('does not depend on the order of the rows: the JSON is the same', () => {
    const current = table({
      is_member: cells(rows, (i) => (i % 7 < 3 ? 1 : 0)),
      postcode: cells(rows, (i) => `E${(i * i) % 211}`),
      rate: cells(rows, (i) => Math.sin(i) / 3),
    });
    const once = stringifyJson(analyse(data, current));
    expect(stringifyJson(analyse(shuffled(data), shuffled(current)))).toBe(once);
  });

  it('is what one setting says', () => {
    const types = { rate: 'categorical', is_member: 'numeric', postcode: 'identifier' } as const;
    const result = analyse(data, data, undefined, { types });
    for (const [name, type] of Object.entries(types)) {
      expect(result.columns[name]).toMatchObject({
        type,
        typeReason: 'set by the configuration (data.types)',
      });
    }
    expect(result.columns.postcode).toMatchObject({ compared: false });
    expect(() => analyse(data, data, undefined, { types: { postcode: 'numeric' } })).toThrow(
      'data: types: column "postcode" holds text, which cannot be compared as numeric',
    );
  });
});

describe('every type of a Parquet file, against itself', () => {
  const rows = 60;
  const gaps = <T extends Cell>(make: (i: number) => T): Cell[] =>
    cells<Cell>(rows, (i) => (i % 3 === 0 ? null : make(i)));
  const data = table({
    cat: gaps((i) => (i % 2 === 0 ? 'a' : 'b')),
    code: gaps((i) => (i % 2 === 0 ? 100 : 200)),
    half: cells(rows, (i) => i / 8),
    money: gaps((i) => i * 1.25),
    embedding: cells<readonly number[]>(rows, (i) => [i, i]),
    ok: gaps((i) => i % 2 === 0),
    when: cells(rows, (i) => new Date(Date.UTC(2026, 0, 1 + i))),
    same: cells(rows, () => 7),
    y: cells(rows, (i) => i % 2),
    score: cells(rows, (i) => i / 60),
    __index_level_0__: cells(rows, (i) => i),
  });
  const result = analyse(data, data);

  it('lists every column once with a type; none drifts', () => {
    const types = Object.entries(result.columns).map(([name, column]) => [name, column.type]);
    expect(Object.fromEntries(types)).toEqual({
      cat: 'categorical',
      code: 'boolean',
      half: 'numeric',
      money: 'numeric',
      embedding: 'unsupported',
      ok: 'boolean',
      when: 'datetime',
      same: 'boolean',
      y: 'boolean',
      score: 'numeric',
      __index_level_0__: 'identifier',
    });
    expect(result.verdict).toBe('pass');
    expect(result.driftedShare).toBe(0);
    for (const column of Object.values(result.columns)) expect(column.drifted).not.toBe(true);
  });

  it('says what it left out, by a reason code', () => {
    const codes = result.quality.map(({ code, column }) => `${column}: ${code}`);
    expect(codes.sort()).toEqual([
      '__index_level_0__: index_column',
      'embedding: unsupported_type',
      'same: constant_column',
    ]);
    expect(result.quality.every(({ severity }) => severity === 'note')).toBe(true);
  });

  it('counts missing values, never as 0', () => {
    for (const name of ['cat', 'code', 'money', 'ok']) {
      expect(result.columns[name]).toMatchObject({ missing: { reference: 20, current: 20 } });
    }
    expect(result.columns.code?.histogram).toEqual({
      kind: 'categorical',
      categories: ['100', '200'],
      reference: [20, 20],
      current: [20, 20],
    });
  });

  it('has numbers, or null with a reason, for a constant', () => {
    expect(result.columns.same).toMatchObject({ statistic: 0, pValue: 1, effect: 0 });
    const numeric = analyse(data, data, undefined, { types: { same: 'numeric' } });
    expect(numeric.columns.same).toMatchObject({
      statistic: 0,
      pValue: 1,
      statistics: { ks: 0, wasserstein: 0, psi: 0, 'jensen-shannon': 0 },
    });
  });
});
