import { describe, expect, it } from '@jest/globals';
import type { ColumnDrift, Config } from '@slipway/core';
import { columnDriftSchema, stringifyJson } from '@slipway/core';
import fc from 'fast-check';
import type { Cell } from '../testing/analyse.ts';
import { analyse, cells, table } from '../testing/analyse.ts';

/** Numbers that are all different, evenly over [shift, shift + 1). */
function even(length: number, shift = 0): number[] {
  return cells(length, (i) => ((i * 7919) % length) / length + shift);
}

function decided(
  reference: readonly Cell[],
  current: readonly Cell[],
  drift?: Config['drift'],
): ColumnDrift {
  const result = analyse(table({ x: reference }), table({ x: current }), [], { drift });
  const column = result.columns.x;
  if (column === undefined) throw new Error('no column');
  expect(columnDriftSchema.parse(column)).toEqual(column);
  return column;
}

describe('a column drifts', () => {
  it('when effect and p-value say so', () => {
    expect(decided(even(1024), even(1024, 0.25))).toMatchObject({
      drifted: true,
      verdict: 'fail',
      method: 'ks',
      statistic: 0.25,
      // √(0.25² − noise²), where chance makes π √((1/1024 + 1/1024) / 12) of it
      effect: expect.closeTo(Math.sqrt(0.0625 - (Math.PI ** 2 / 12) * (2 / 1024)), 12),
      noise: expect.closeTo(Math.PI * Math.sqrt(2 / 1024 / 12), 12),
      threshold: 0.1,
      reason: expect.stringMatching(/^ks 0\.2468 reaches 0\.1; adjusted p \d\.\d+e-\d+$/),
    });
  });

  it('not when the effect is too small, however sure', () => {
    const column = decided(even(100_000), even(100_000, 0.02));
    expect(column.pValue).toBeLessThan(1e-15);
    expect(column).toMatchObject({ drifted: false, verdict: 'pass', reason: null });
  });

  it('not when chance explains it, however large: then it is undecided', () => {
    const column = decided(even(40), even(31, 0.25));
    expect(column).toMatchObject({ drifted: null, verdict: 'inconclusive' });
    expect(column.reason).toMatch(
      /^ks 0\.\d+ reaches 0\.1, but chance explains it \(adjusted p 0\.\d+\); about \d+ rows on each side would decide$/,
    );
    expect(column.rowsNeeded).toBeGreaterThan(300);
    expect(decided(even(2000), even(2000, 0.2)).drifted).toBe(true);
  });

  it('not when the noise of so few rows is taken away', () => {
    const column = decided(even(60), even(60, 0.14));
    expect(column.statistic).toBeGreaterThan(0.1);
    expect(column).toMatchObject({ effect: 0, drifted: false, verdict: 'pass' });
  });

  it('also with few rows, by the exact test', () => {
    expect(decided(even(1000), even(5, 0.9))).toMatchObject({ drifted: true, verdict: 'fail' });
  });

  it('in its categories', () => {
    const column = decided(
      cells(500, (i) => (i < 130 ? 'bad' : 'good')),
      cells(500, (i) => (i < 240 ? 'bad' : 'good')),
    );
    expect(column).toMatchObject({ type: 'categorical', method: 'chi-squared', drifted: true });
    expect(column.statistic).toBeCloseTo(51.9091, 4);
    expect(column.effect).toBeCloseTo(Math.sqrt(0.22 ** 2 - (column.noise ?? NaN) ** 2), 12);
    expect(column.effect).toBeCloseTo(0.2187, 4);
    expect(column.reason).toMatch(/^total variation distance 0\.2187 reaches 0\.1; adjusted p /);
  });
});

describe('few rows', () => {
  it('are inconclusive, with what is needed and what they could have shown', () => {
    expect(decided(even(600), even(12, 0.05))).toMatchObject({
      drifted: null,
      verdict: 'inconclusive',
      compared: true,
      reason:
        '12 rows on the current side; at least 30 are needed ' +
        '(so few show no ks below about 0.29)',
    });
    expect(decided(even(8), even(12, 0.05)).reason).toContain(
      '8 rows on the reference side and 12 rows on the current side; at least 30 are needed',
    );
  });

  it('pass when both sides are the same, from two rows on', () => {
    expect(decided([1.5, 2.5, 7], [7, 1.5, 2.5])).toMatchObject({
      drifted: false,
      verdict: 'pass',
    });
    expect(decided(['a', 'b'], ['b', 'a'])).toMatchObject({ drifted: false, verdict: 'pass' });
    expect(decided([5, 5], [5, 5, 5])).toMatchObject({ drifted: false, verdict: 'pass' });
  });

  it('of one row decide nothing, not even for equal values', () => {
    for (const current of [[0.5], [99]]) {
      expect(decided(even(20_000), current)).toMatchObject({
        drifted: null,
        verdict: 'inconclusive',
        adjustedPValue: null,
        reason: '1 row on the current side; at least 30 are needed',
      });
    }
    expect(decided(['a'], ['a'])).toMatchObject({ verdict: 'inconclusive' });
  });

  it('are as many as the setting says', () => {
    const drift = { 'minimum-rows': 10 };
    expect(decided(even(600), even(12, 0.05), drift)).toMatchObject({ verdict: 'pass' });
    expect(decided(even(600), even(9, 0.05), drift)).toMatchObject({ verdict: 'inconclusive' });
  });

  it('are counted without missing values', () => {
    const current = cells<Cell>(100, (i) => (i < 20 ? i / 20 : null));
    expect(decided(even(600), current).reason).toMatch(/^20 rows on the current side/);
  });
});

describe('values that cannot be compared', () => {
  it('leave a side empty', () => {
    expect(
      decided(
        even(50),
        cells(50, () => null),
      ).reason,
    ).toBe('no value on the current side');
    expect(
      decided(
        cells(50, () => NaN),
        even(50),
      ).reason,
    ).toBe('no value on the reference side');
    const infinite = cells(50, (i) => (i % 2 === 0 ? Infinity : -Infinity));
    expect(decided(even(50), infinite)).toMatchObject({
      reason: 'no finite number on the current side',
      verdict: 'inconclusive',
      statistics: {},
    });
  });

  it('on both sides leave the column out', () => {
    expect(decided([null, null], [null, null])).toMatchObject({
      compared: false,
      verdict: 'inconclusive',
      reason: 'left out: no value on either side',
    });
  });

  it('among others change nothing for the others', () => {
    const plain = decided(even(100), even(100, 0.1));
    const mixed = decided([...even(100), NaN, Infinity], [...even(100, 0.1), null, -Infinity]);
    expect(mixed.statistics.ks).toBe(plain.statistics.ks);
    expect(mixed.pValue).toBe(plain.pValue);
    expect(mixed.missing).toEqual({ reference: 1, current: 1 });
  });
});

describe('methods', () => {
  it('forced by type or column decide; the test stays that of the type', () => {
    const [reference, current] = [even(1000), even(1000, 0.3)];
    const ks = decided(reference, current);
    for (const method of ['wasserstein', 'psi', 'jensen-shannon'] as const) {
      const byType = decided(reference, current, { methods: { numeric: method } });
      const byColumn = decided(reference, current, { methods: { columns: { x: method } } });
      expect(byColumn).toEqual(byType);
      expect(byType).toMatchObject({ method, drifted: true, pValue: ks.pValue });
      expect(byType.statistic).toBe(ks.statistics[method]);
      expect(byType.effect).toBeLessThan(byType.statistic ?? NaN);
      expect(byType.effect).toBeGreaterThan(0.9 * (byType.statistic ?? NaN));
    }
    expect(decided(reference, current, { methods: { numeric: 'psi' } }).threshold).toBe(0.2);
  });

  it('need a type they can compare', () => {
    const methods = { columns: { x: 'ks' } } as const;
    expect(() => decided(['a', 'b'], ['a', 'b'], { methods })).toThrow(
      'drift: methods.columns: "ks" cannot compare column "x", which is categorical; ' +
        'allowed are chi-squared, fisher, g-test, z-test',
    );
  });

  it('of a column that is left out are not asked for', () => {
    const methods = { columns: { x: 'ks' } } as const;
    const ids = cells(50, (i) => `id-${i}`);
    expect(decided(ids, ids, { methods })).toMatchObject({ compared: false, method: null });
  });

  it('have thresholds by method and by column', () => {
    const [reference, current] = [even(1000), even(1000, 0.15)];
    expect(decided(reference, current, { thresholds: { ks: 0.2 } }).drifted).toBe(false);
    expect(
      decided(reference, current, { thresholds: { ks: 0.2, columns: { x: 0.1 } } }).drifted,
    ).toBe(true);
    expect(decided(reference, reference, { thresholds: { ks: 0 } }).drifted).toBe(false);
  });

  it('Wasserstein from a constant: any difference is beyond the threshold', () => {
    const column = decided(
      cells(50, () => 3),
      cells(50, (i) => 3 + (i % 5)),
      { methods: { columns: { x: 'wasserstein' } } },
    );
    expect(column).toMatchObject({
      drifted: true,
      effect: null,
      statistic: null,
      statistics: { wasserstein: null },
      reason: expect.stringContaining('the reference is constant'),
    });
  });

  it('that overflow decide nothing', () => {
    const huge = cells(50, (i) => (i % 2 === 0 ? -1 : 1) * Number.MAX_VALUE * (1 - i / 1000));
    const column = decided(huge, even(50), { methods: { columns: { x: 'wasserstein' } } });
    expect(column).toMatchObject({ verdict: 'inconclusive', statistic: null });
    expect(column.reason).toContain('overflows');
  });
});

describe('many columns', () => {
  it('are adjusted for together', () => {
    // p = 0.0345 alone; 19 columns that do not differ at all make it 0.69.
    const [reference, current] = [even(100), even(100, 0.2)];
    const alone = analyse(table({ x: reference }), table({ x: current }));
    const names = cells(19, (i) => `same${i}`);
    const same = Object.fromEntries(names.map((name) => [name, reference]));
    const together = analyse(table({ x: reference, ...same }), table({ x: current, ...same }));
    expect(alone.columns.x).toMatchObject({ drifted: true });
    expect(together.columns.x).toMatchObject({ drifted: null, verdict: 'inconclusive' });
    const [p, adjusted] = [
      together.columns.x?.pValue ?? NaN,
      together.columns.x?.adjustedPValue ?? NaN,
    ];
    expect(adjusted).toBeCloseTo(20 * p, 12);
  });

  it('count the drifted among the decided', () => {
    const result = analyse(
      table({ a: even(100), b: even(100), few: even(100), list: [[1]] }),
      table({ a: even(100, 0.9), b: even(100), few: even(5, 0.05), list: [[1]] }),
    );
    expect(result.driftedShare).toBe(0.5);
    const none = analyse(table({ few: even(100) }), table({ few: even(5, 0.05) }));
    expect(none.driftedShare).toBeNull();
  });

  it('keep a column called __proto__, constructor or a"b', () => {
    for (const name of ['__proto__', 'constructor', 'a"b', '']) {
      const reference = new Map([[name, even(100)]]);
      const result = analyse(reference, new Map([[name, even(100, 0.9)]]));
      expect(Object.keys(result.columns)).toEqual([name]);
      expect(Object.getOwnPropertyDescriptor(result.columns, name)?.value).toMatchObject({
        drifted: true,
      });
      expect(stringifyJson(result)).toContain(`${JSON.stringify(name)}: {`);
    }
  });

  it('of any values are strict JSON, and mirrored by swapping the sides', () => {
    const cell = fc.oneof(
      fc.double(),
      fc.constantFrom<Cell>(null, NaN, Infinity, 0, 1, -0, 5e-324),
    );
    const column = fc.array(cell, { maxLength: 80 });
    fc.assert(
      fc.property(column, column, (a, b) => {
        const forth = analyse(table({ x: a }), table({ x: b }));
        const back = analyse(table({ x: b }), table({ x: a }));
        expect(() => stringifyJson(forth)).not.toThrow();
        const [x, y] = [forth.columns.x, back.columns.x];
        // Fisher's statistic is the odds ratio, which swapping inverts.
        expect(y?.method).toBe(x?.method);
        if (x?.method !== 'fisher') expect(y?.statistic).toBe(x?.statistic);
        expect([y?.pValue, y?.effect, y?.drifted, y?.verdict]).toEqual([
          x?.pValue,
          x?.effect,
          x?.drifted,
          x?.verdict,
        ]);
        const same = analyse(table({ x: a }), table({ x: a }));
        expect(same.columns.x?.drifted).not.toBe(true);
      }),
    );
  });
});
