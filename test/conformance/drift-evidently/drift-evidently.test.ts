import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ColumnSummary, ColumnValues, SharedColumn } from '@slipway/drift';
import { columnType, evidentlyResult, familyOf } from '@slipway/drift';
import { Sample } from '@slipway/statistics';

/** Rows, multiplier, modulus, divisor and offset; see generate.py. */
type Spec = readonly [number, number, number, number, number];

interface Row {
  readonly kind: 'float' | 'int' | 'bool' | 'text';
  readonly reference: Spec;
  readonly current: Spec;
  readonly method: string;
  readonly threshold: number;
  readonly score: number | null;
  readonly drifted: boolean;
}

interface Frozen {
  readonly columns: readonly Row[];
}

const frozen = JSON.parse(readFileSync(new URL('values.json', import.meta.url), 'utf8')) as Frozen;

const METHODS: Readonly<Record<string, string>> = {
  'K-S p_value': 'evidently-ks',
  'chi-square p_value': 'evidently-chisquare',
  'Z-test p_value': 'evidently-z',
  'Jensen-Shannon distance': 'evidently-jensenshannon',
  'Wasserstein distance (normed)': 'evidently-wasserstein',
};

const KINDS = { float: 'float', int: 'integer', bool: 'boolean', text: 'text' } as const;

function cells(kind: Row['kind'], [rows, multiplier, modulus, divisor, offset]: Spec): number[] {
  const numbers = Array.from(
    { length: rows },
    (_, i) => ((i * multiplier) % modulus) / divisor + offset,
  );
  if (kind === 'float') return numbers;
  const whole = numbers.map(Math.floor);
  return kind === 'bool' ? whole.map((value) => (value > 0 ? 1 : 0)) : whole;
}

function summary(kind: Row['kind'], values: readonly number[]): ColumnSummary {
  const isText = kind === 'text';
  return {
    ownKind: KINDS[kind],
    rows: values.length,
    missing: 0,
    nan: 0,
    infinite: 0,
    distinct: new Set(values).size,
    minimum: isText ? null : Math.min(...values),
    maximum: isText ? null : Math.max(...values),
    lowest: null,
    highest: null,
    whole: isText ? null : values.every(Number.isInteger),
    meanLength: isText ? 2 : null,
  };
}

function valuesOf(values: readonly number[], isNumeric: boolean): ColumnValues {
  if (isNumeric) {
    return { as: 'numbers', sample: Sample.ofSorted(Float64Array.from(values).sort()), error: 0 };
  }
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return { as: 'categories', counts, others: 0 };
}

describe('the preset decides as Evidently does', () => {
  it.each(frozen.columns)('$kind, $reference against $current: $method', (row) => {
    const [before, after] = [cells(row.kind, row.reference), cells(row.kind, row.current)];
    const column: SharedColumn = {
      name: 'x',
      kind: KINDS[row.kind],
      sqlType: '',
      reference: summary(row.kind, before),
      current: summary(row.kind, after),
    };
    const type = columnType(column);
    const isNumeric = familyOf(type.type) === 'numeric';
    const values = {
      reference: valuesOf(before, isNumeric),
      current: valuesOf(after, isNumeric),
    };
    const result = evidentlyResult(column, type, values);
    expect(result).toMatchObject({
      method: METHODS[row.method],
      threshold: row.threshold,
      drifted: row.drifted,
    });
    const score = row.score ?? NaN;
    if (Number.isNaN(score)) expect(result?.score).toBeNaN();
    else expect(Math.abs((result?.score ?? NaN) - score)).toBeLessThanOrEqual(1e-9 * score + 1e-15);
  });

  it('covers every test, on both sides of its threshold', () => {
    const outcomes = frozen.columns.map(({ method, drifted }) => `${method}: ${drifted}`);
    for (const method of Object.keys(METHODS)) {
      expect(outcomes).toContain(`${method}: true`);
      expect(outcomes).toContain(`${method}: false`);
    }
  });
});
