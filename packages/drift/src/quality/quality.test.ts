import { describe, expect, it } from '@jest/globals';
import type { Config, QualityFinding } from '@slipway/core';
import type { AnalysisOptions, Cell, Columns } from '../testing/analyse.ts';
import { analyse, cells, table } from '../testing/analyse.ts';
import type { QualityAction } from './codes.ts';
import { QUALITY_CODES, qualityPolicy } from './codes.ts';

function findings(
  reference: Columns | readonly Cell[],
  current: Columns | readonly Cell[],
  options: AnalysisOptions = {},
): QualityFinding[] {
  const columns = (side: Columns | readonly Cell[]): Columns =>
    side instanceof Map ? side : table({ x: side as readonly Cell[] });
  return [...analyse(columns(reference), columns(current), [], options).quality];
}

function codes(...args: Parameters<typeof findings>): string[] {
  return findings(...args).map(({ code, severity }) => `${code} ${severity}`);
}

const numbers = cells(100, (i) => i / 7);

describe('columns of one side', () => {
  it('are missing or new', () => {
    expect(
      findings(table({ a: numbers, gone: numbers }), table({ a: numbers, b: numbers })),
    ).toEqual([
      {
        code: 'missing_column',
        severity: 'fail',
        column: 'gone',
        message: 'the reference has this column, the current data have not',
        reference: null,
        current: null,
        examples: [],
      },
      expect.objectContaining({ code: 'new_column', severity: 'warn', column: 'b' }),
    ]);
  });

  it('may be missing where they are optional, such as labels to come', () => {
    const result = analyse(table({ a: numbers, late: numbers }), table({ a: numbers }), undefined, {
      optional: ['late'],
    });
    expect(result.quality).toEqual([
      expect.objectContaining({ code: 'missing_column', severity: 'note', column: 'late' }),
    ]);
    expect(result.verdict).toBe('pass');
  });

  it('are a note where the prediction log of the model server adds them', () => {
    const current = table({ a: numbers, slipway_version: numbers, slipway_other: numbers });
    const drift = { quality: { new_column: 'fail' } } as const;
    expect(findings(table({ a: numbers }), current, { drift })).toEqual([
      expect.objectContaining({ code: 'new_column', severity: 'note', column: 'slipway_version' }),
      expect.objectContaining({ code: 'new_column', severity: 'fail', column: 'slipway_other' }),
    ]);
  });

  it('never vanish, whatever they are called and whatever is ignored', () => {
    const reference = new Map([['__proto__', numbers]]);
    const drift = { quality: { missing_column: 'ignore' } } as const;
    expect(findings(reference, new Map(), { drift })).toEqual([
      expect.objectContaining({ code: 'missing_column', severity: 'note', column: '__proto__' }),
    ]);
  });
});

describe('missing values', () => {
  const withGaps = (share: number, rows = 100): Cell[] =>
    cells<Cell>(rows, (i) => (i < share * rows ? null : i % 5));

  it.each([
    ['by 0.2', 0, 0.2, ['missing_rate warn']],
    ['by less than 0.05', 0, 0.04, []],
    ['not at all', 0.3, 0.3, []],
    ['downwards', 0.5, 0.1, []],
  ])('moving %s', (_name, before, after, expected) => {
    expect(codes(withGaps(before), withGaps(after))).toEqual(expected);
  });

  it('by chance are no finding', () => {
    expect(codes(withGaps(0.2, 1000), withGaps(0.4, 10))).not.toContain('missing_rate warn');
  });

  it('count NaN, which is also told by itself when it is new', () => {
    const current = cells(100, (i) => (i < 20 ? NaN : i));
    expect(
      findings(
        cells(100, (i) => i),
        current,
      ),
    ).toEqual([
      expect.objectContaining({ code: 'missing_rate', reference: 0, current: 0.2 }),
      expect.objectContaining({
        code: 'nan_values',
        severity: 'warn',
        reference: 0,
        current: 20,
        message: 'NaN in 0 reference rows and 20 current rows; left out of the comparison',
      }),
    ]);
    expect(codes(current, current)).toEqual(['nan_values note']);
  });

  it('everywhere leave the column empty', () => {
    const none = cells(100, () => null);
    expect(codes(numbers, none)).toEqual(['empty_column fail', 'missing_rate warn']);
    expect(codes(none, numbers)).toEqual(['empty_column warn']);
    expect(codes(none, none)).toEqual(['empty_column note']);
    expect(codes(numbers, [])).toEqual(['empty_column fail']);
  });
});

describe('values', () => {
  it('may be infinite', () => {
    const current = [...numbers, Infinity, -Infinity];
    expect(findings(numbers, current)).toEqual([
      expect.objectContaining({ code: 'infinite_values', severity: 'warn', current: 2 }),
    ]);
    expect(codes(current, current)).toEqual(['infinite_values note']);
  });

  it('outside the range are a warning when they are many or far out', () => {
    const shifted = numbers.map((value) => value + 1);
    expect(findings(numbers, shifted)).toEqual([
      {
        code: 'out_of_range',
        severity: 'warn',
        column: 'x',
        message:
          "7 values (7 %) outside the reference's range 0 … 14.142857142857142; " +
          'now 1 … 15.142857142857142',
        reference: 0,
        current: 7,
        examples: [],
      },
    ]);
    expect(codes(numbers, [...numbers, 14.3])).toEqual(['out_of_range note']);
    expect(codes(numbers, [...numbers, 999])).toEqual(['out_of_range warn']);
    expect(codes(numbers, [...numbers, -999])).toEqual(['out_of_range warn']);
  });

  it('outside the range are a note for times, which move on', () => {
    const dates = (day: number): Date[] => cells(100, (i) => new Date(Date.UTC(2026, 0, day + i)));
    expect(codes(dates(0), dates(200))).toEqual(['out_of_range note']);
  });

  it('may be one only', () => {
    const same = cells(10, () => 4);
    expect(codes(same, same)).toEqual(['constant_column note']);
    expect(
      findings(
        cells(100, (i) => i % 5),
        same,
      ),
    ).toEqual([
      expect.objectContaining({
        code: 'constant_column',
        message: 'one value only now; the reference has more',
        reference: 5,
        current: 1,
        examples: [],
      }),
    ]);
    expect(codes([4], [4])).toEqual([]);
  });
});

describe('categories', () => {
  const carriers = (names: readonly string[], rows = 100): string[] =>
    cells(rows, (i) => names[i % names.length] ?? '');

  it('may be new', () => {
    const current = [...carriers(['AA', 'UA'], 90), ...carriers(['ZZ'], 10)];
    expect(findings(carriers(['AA', 'UA']), current)).toEqual([
      {
        code: 'new_category',
        severity: 'warn',
        column: 'x',
        message: 'a category that the reference has not, in 10 rows (10 %): "ZZ"',
        reference: 0,
        current: 10,
        examples: [{ value: 'ZZ', rows: 10 }],
      },
    ]);
  });

  it('are shown in part, and shortened', () => {
    const names = cells(9, (i) => `${'long '.repeat(30)}${i}`);
    const [finding] = findings(carriers(['AA']), [...carriers(['AA'], 50), ...names, ...names]);
    expect(finding?.message).toMatch(/^9 categories that .* and 6 more$/);
    expect(finding?.message).toContain('…');
    expect(finding?.message.length).toBeLessThan(250);
  });

  it('may vanish, unless chance explains it', () => {
    const reference = [...carriers(['AA', 'UA'], 99), 'rare'];
    expect(codes(reference, carriers(['AA', 'UA'], 99))).toEqual([]);
    expect(findings(reference, carriers(['AA'], 100))).toEqual([
      expect.objectContaining({
        code: 'constant_column',
      }),
      {
        code: 'vanished_category',
        severity: 'note',
        column: 'x',
        message: 'a category of the reference (49 rows there) no longer occurs: "UA"',
        reference: 49,
        current: 0,
        examples: [{ value: 'UA', rows: 49 }],
      },
    ]);
  });
});

describe('kinds', () => {
  it('that change are a failure', () => {
    expect(
      findings(
        numbers,
        cells(100, (i) => `v${i % 4}`),
      ),
    ).toContainEqual({
      code: 'type_changed',
      severity: 'fail',
      column: 'x',
      message: 'numbers in the reference, text now',
      reference: null,
      current: null,
      examples: [],
    });
  });

  it('that only look different are a note: every current value is known', () => {
    const codesOfRoom = cells(100, (i) => ['1', '2', 'A1'][i % 3] ?? '');
    expect(
      codes(
        codesOfRoom,
        cells(60, (i) => 1 + (i % 2)),
      ),
    ).toContain('type_changed note');
    expect(
      codes(
        cells(60, (i) => 1 + (i % 2)),
        codesOfRoom,
      ),
    ).toContain('type_changed fail');
  });

  it('of whole numbers and fractions are the same', () => {
    expect(
      codes(
        cells(100, (i) => i),
        cells(100, (i) => i + 0.5),
      ),
    ).toEqual(['out_of_range note']);
  });

  it('do not change by being empty', () => {
    expect(
      codes(
        cells(100, () => 'a'),
        cells(100, () => null),
      ),
    ).not.toContain('type_changed fail');
  });

  it('that are left out say so', () => {
    const ids = cells(50, (i) => `id-${i}`);
    expect(codes(ids, ids)).toEqual(['identifier_column note']);
    const prose = cells(50, (i) => `${'some words '.repeat(9)}${i}`);
    expect(codes(prose, prose)).toEqual(['text_column note']);
    expect(codes([[1]], [[1]])).toContain('unsupported_type note');
  });
});

describe('drift.quality', () => {
  const quality = (action: 'fail' | 'warn' | 'ignore'): { drift: Config['drift'] } => ({
    drift: { quality: { missing_rate: action, constant_column: action } },
  });
  const [reference, current] = [numbers, cells<Cell>(100, (i) => (i < 50 ? null : i / 7))];

  it.each([
    ['fail', ['missing_rate fail']],
    ['warn', ['missing_rate warn']],
    ['ignore', []],
  ] as const)('can make of a finding: %s', (action, expected) => {
    expect(codes(reference, current, quality(action))).toEqual(expected);
  });

  it('knows its codes', () => {
    expect(() => qualityPolicy({ new_categorie: 'fail' })).toThrow(
      'drift: quality: "new_categorie" is no reason code; did you mean "new_category"?',
    );
    const inherited: Record<string, QualityAction> = Object.fromEntries([
      ['toString', 'fail' as const],
    ]);
    expect(() => qualityPolicy(inherited)).toThrow('is no reason code; there are');
    const codes = Object.keys(QUALITY_CODES);
    const all: Record<string, QualityAction> = {};
    for (const code of codes) all[code] = 'warn';
    expect(qualityPolicy(all).size).toBe(codes.length);
    expect(qualityPolicy(undefined).size).toBe(0);
  });
});
