import { describe, expect, it } from '@jest/globals';
import type { GateResult } from '@slipway/core';
import { ConfigurationError, gateResultSchema } from '@slipway/core';
import { analyse, cells, table } from '../testing/analyse.ts';
import type { Columns } from '../testing/analyse.ts';

const even = (length: number, shift = 0): number[] =>
  cells(length, (i) => ((i * 7919) % length) / length + shift);

const reference = table({
  distance: even(1024),
  hour: even(1024),
  few: even(1024),
  id: cells(1024, (i) => `id-${i}`),
  gone: even(1024),
});
const current = table({
  distance: even(1024, 0.25),
  hour: even(1024),
  few: even(12, 0.05),
  id: cells(1024, (i) => `id-${i}`),
  'new one': even(1024),
});

function gate(line: string, before: Columns = reference, after: Columns = current): GateResult {
  const [result] = analyse(before, after, [line]).gates;
  if (result === undefined) throw new Error('no gate');
  expect(gateResultSchema.parse(result)).toEqual(result);
  return result;
}

describe('drifted_share and drifted_columns', () => {
  it.each([
    // Compared: distance (drifted), hour (not), few (undecided): the share is 1/3 … 2/3.
    ['drifted_share < 0.7', 'pass', 0.5],
    ['drifted_share < 0.3', 'fail', 0.5],
    ['drifted_share < 0.5', 'inconclusive', 0.5],
    ['drifted_share <= 0.5', 'inconclusive', 0.5],
    ['drifted_columns <= 2', 'pass', 1],
    ['drifted_columns <= 1', 'inconclusive', 1],
    ['drifted_columns == 0', 'fail', 1],
  ])('%s: %s', (line, verdict, observed) => {
    expect(gate(line)).toMatchObject({ verdict, observed: expect.closeTo(observed, 2) });
  });

  it('name the columns it depends on', () => {
    expect(gate('drifted_share < 0.5').reason).toBe('it depends on 1 undecided column: "few"');
  });

  it('are inconclusive when nothing was decided', () => {
    const ids = table({ id: cells(50, (i) => `id-${i}`) });
    expect(gate('drifted_share < 0.5', ids, ids)).toMatchObject({
      verdict: 'inconclusive',
      observed: null,
      limit: 0.5,
      reason: 'no column could be compared',
    });
    const one = table({ x: [1.5] });
    expect(gate('drifted_share < 0.5', one, one)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'it depends on 1 undecided column: "x"',
    });
  });
});

describe('drift(column)', () => {
  it.each([
    ['drift(distance) < 0.1', 'fail', 0.25],
    ['drift(distance) < 0.3', 'pass', 0.25],
    ['drift(hour) < 0.1', 'pass', 0],
  ])('%s: %s', (line, verdict, observed) => {
    expect(gate(line)).toMatchObject({ verdict, observed: expect.closeTo(observed, 2) });
  });

  it('is inconclusive, with the column’s reason, where that is undecided or left out', () => {
    expect(gate('drift(few) < 0.1')).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/^12 rows on the current side; at least 30 are needed/),
    });
    expect(gate('drift(id) < 0.1').reason).toMatch(/^left out: /);
    expect(gate('drift(gone) < 0.1')).toMatchObject({
      verdict: 'inconclusive',
      reason: 'the reference has this column, the current data have not',
    });
  });

  it('does not fail on noise', () => {
    const result = gate('drift(x) < 0.1', table({ x: even(40) }), table({ x: even(31, 0.25) }));
    expect(result.verdict).toBe('inconclusive');
    expect(result.reason).toMatch(/but chance explains it/);
  });

  it('finds any column, also one called __proto__', () => {
    const columns = new Map([['__proto__', even(100)]]);
    expect(gate('drift("__proto__") < 0.1', columns, columns).verdict).toBe('pass');
  });
});

describe('missing_rate(column)', () => {
  it('is that of the current side', () => {
    const before = table({ x: cells(10, () => null) });
    const after = table({ x: cells(10, (i) => [null, NaN][i] ?? (i < 2 ? null : i)) });
    expect(gate('missing_rate(x) < 0.05', before, after)).toMatchObject({
      verdict: 'fail',
      observed: 0.2,
      reason: '0.2 is not < 0.05',
    });
    expect(gate('missing_rate(x) < 5%', after, after).verdict).toBe('fail');
    expect(gate('missing_rate(x) <= 0.2', before, after).verdict).toBe('pass');
  });

  it('does not exist without rows, or without the column', () => {
    expect(gate('missing_rate(x) < 0.05', table({ x: [1] }), table({ x: [] }))).toMatchObject({
      verdict: 'inconclusive',
      reason: 'the current data have no rows',
    });
    expect(gate('missing_rate(gone) < 0.05').verdict).toBe('inconclusive');
  });
});

describe('quality(…)', () => {
  it.each([
    ['quality(fail) == 0', 'fail', 1],
    ['quality(missing_column) == 0', 'fail', 1],
    ['quality(warn) <= 2', 'pass', 2],
    ['quality(new_category) == 0', 'pass', 0],
    ['quality(note) >= 1', 'pass', 1],
  ])('%s: %s', (line, verdict, observed) => {
    expect(gate(line)).toMatchObject({ verdict, observed });
  });

  it('names what it found', () => {
    expect(gate('quality(missing_column) == 0').reason).toBe(
      '1 is not == 0: missing_column ("gone")',
    );
  });
});

describe('gates that cannot be meant are configuration errors', () => {
  it.each([
    ['drift_share < 0.5', '"drift_share" is not known; did you mean "drifted_share"?'],
    ['roc_auc > 0.5', '"roc_auc" is not known; drift knows drifted_share, drifted_columns, drift('],
    ['drift(distanze) < 0.1', 'there is no column "distanze"; did you mean "distance"?'],
    ['drift(zzz) < 0.1', 'there is no column "zzz"; there are "distance", "hour", "few", "id"'],
    ['missing_rate(toString) < 0.1', 'there is no column "toString"'],
    ['quality(new_categories) == 0', 'did you mean "new_category"?'],
    ['quality(toString) == 0', '"toString" is neither a severity nor a reason code'],
    ['drift < 0.1', 'the form is drift(column)'],
    ['drift(a, b) < 0.1', 'the form is drift(column)'],
    ['drifted_share(hour) < 0.1', 'the form is drifted_share'],
    ['quality == 0', 'the form is quality(code or severity)'],
    ['drifted_share < champion', 'drift has no champion to compare with'],
    ['drift(hour) < 0.1 on carrier', 'drift is not decided by slice'],
    ['drift(hour) < 0.1 where distance > 5', 'drift is not decided on some rows alone'],
  ])('%s', (line, words) => {
    expect(() => gate(line)).toThrow(ConfigurationError);
    expect(() => gate(line)).toThrow(`gates: "${line}"`);
    expect(() => gate(line)).toThrow(words);
  });
});
