import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Sample, sortedNumbers } from '@slipway/statistics';
import type { CategoricalMethod, NumericMethod } from '../methods.ts';
import { NUMERIC_METHODS } from '../methods.ts';
import { compareCategorical } from './categorical.ts';
import type { Comparison } from './comparison.ts';
import { withoutNoise } from './measure.ts';
import { categoricalHistogram, numericHistogram, OTHER_CATEGORIES } from './histogram.ts';
import { compareNumeric } from './numeric.ts';

function sampleOf(values: readonly number[]): Sample {
  return Sample.ofSorted(sortedNumbers(Float64Array.from(values)));
}

function numeric(
  reference: readonly number[],
  current: readonly number[],
  missing = [0, 0],
  method?: NumericMethod,
): Comparison {
  const comparison = compareNumeric(
    { sample: sampleOf(reference), missing: missing[0] ?? 0 },
    { sample: sampleOf(current), missing: missing[1] ?? 0 },
    method,
  );
  if (comparison === null) throw new Error('nothing to compare');
  return comparison;
}

interface Counts {
  readonly categories: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
  readonly others?: { reference: number; current: number };
}

function compareCounts(
  counts: Counts,
  missing = [0, 0],
  method: CategoricalMethod | null = null,
): Comparison | null {
  const side = (
    key: 'reference' | 'current',
    at: number,
  ): Parameters<typeof compareCategorical>[0] => ({
    counts: new Map(counts.categories.map((category, i) => [category, counts[key][i] ?? 0])),
    others: counts.others?.[key] ?? 0,
    missing: missing[at] ?? 0,
  });
  return compareCategorical(side('reference', 0), side('current', 1), method);
}

function categorical(...given: Parameters<typeof compareCounts>): Comparison {
  const comparison = compareCounts(...given);
  if (comparison === null) throw new Error('nothing to compare');
  return comparison;
}

const repeat = (values: readonly number[], times: number): number[] =>
  Array.from({ length: times }, () => values).flat();
const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

const sample = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
  minLength: 1,
  maxLength: 200,
});

describe('compareNumeric', () => {
  it('gives the published values of [1 … 5] × 20 against [2 … 6] × 20', () => {
    const { statistics, pValue, size } = numeric(
      repeat([1, 2, 3, 4, 5], 20),
      repeat([2, 3, 4, 5, 6], 20),
    );
    expect(statistics.get('ks')).toBeCloseTo(0.2, 15);
    expect(pValue).toBeCloseTo(0.036384, 6);
    expect(statistics.get('wasserstein')).toBeCloseTo(0.707107, 6);
    expect(size).toEqual({ reference: 100, current: 100 });
  });

  it('does not let one outlier hide a shift from PSI', () => {
    const reference = Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 5003) / 5003);
    const current = reference.map((value) => value ** 2);
    const plain = numeric(reference, current).statistics.get('psi') ?? NaN;
    const outlier = numeric([...reference, 1e4], [...current, 1e4]).statistics.get('psi') ?? NaN;
    expect(plain).toBeGreaterThan(0.2);
    expect(Math.abs(outlier - plain)).toBeLessThan(0.01);
  });

  it('counts missing values in PSI, not in the other methods', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    const full = numeric(values, values);
    const gaps = numeric(values, values, [0, 100]);
    expect(full.statistics.get('psi')).toBe(0);
    expect(gaps.statistics.get('psi')).toBeGreaterThan(1);
    for (const method of ['ks', 'wasserstein', 'jensen-shannon'] as const) {
      expect(gaps.statistics.get(method)).toBe(0);
    }
    expect(gaps.pValue).toBe(1);
  });

  it('has no scale for a distance from a constant', () => {
    expect(numeric([3, 3, 3], [3, 4]).statistics.get('wasserstein')).toBe(Infinity);
    expect(numeric([3, 3, 3], [3, 3]).statistics.get('wasserstein')).toBe(0);
    expect(numeric([0.1, 0.1, 0.1], [0.1]).statistics.get('wasserstein')).toBe(0);
  });

  it('is null without values', () => {
    const none = { sample: sampleOf([]), missing: 3 };
    const some = { sample: sampleOf([1]), missing: 0 };
    expect(compareNumeric(none, some)).toBeNull();
    expect(compareNumeric(some, none)).toBeNull();
  });

  it('counts what lies outside the reference', () => {
    expect(numeric([2, 5, 9], [1, 1, 2, 9, 10]).changes.outside).toEqual({ below: 2, above: 1 });
  });

  it('stays finite, or null, for the largest doubles', () => {
    const extreme = [-Number.MAX_VALUE, Number.MAX_VALUE, 1];
    const { histogram, statistics } = numeric(extreme, extreme.slice(0, 2));
    if (histogram.kind !== 'numeric') throw new Error('no numeric histogram');
    expect(histogram.edges.every(Number.isFinite)).toBe(true);
    expect(statistics.get('ks')).toBeCloseTo(1 / 6, 12);
  });

  it('mirrors symmetric methods when the sides are swapped, and ignores the order of rows', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [forth, back] = [numeric(a, b), numeric(b, a)];
        expect(back.statistics.get('ks')).toBe(forth.statistics.get('ks'));
        expect(back.pValue).toBe(forth.pValue);
        expect(numeric(a.toReversed(), b.toReversed())).toEqual(forth);
        const same = numeric(a, a.toReversed());
        for (const method of ['ks', 'wasserstein', 'psi', 'jensen-shannon'] as const) {
          expect(same.statistics.get(method)).toBe(0);
        }
        expect(same.pValue).toBe(1);
      }),
    );
  });
});

describe('compareCategorical', () => {
  const counts = { categories: ['b', 'a'], reference: [370, 130], current: [260, 240] };

  it('gives the published values (whylogs#491)', () => {
    const { statistics, pValue } = categorical(counts);
    expect(statistics.get('chi-squared')).toBeCloseTo(51.9091, 4);
    expect(statistics.get('total-variation')).toBeCloseTo(0.22, 12);
    expect(pValue).toBeLessThan(1e-11);
  });

  it('measures the effect of a test by the total variation distance', () => {
    for (const method of ['chi-squared', 'g-test', 'fisher', 'z-test'] as const) {
      const { measure, pValue } = categorical(counts, [0, 0], method);
      expect(measure.distance).toBeCloseTo(0.22, 12);
      expect(measure.pValue).toBe(pValue);
      expect(pValue).toBeLessThan(1e-10);
    }
  });

  it('takes Fisher for two categories with few rows, and says so', () => {
    const few = categorical({ categories: ['a', 'b'], reference: [3, 40], current: [4, 20] });
    expect(few.method).toBe('fisher');
    expect(few.methodReason).toContain('exact');
    expect(categorical(counts).method).toBe('chi-squared');
  });

  it('does not force a test of two categories on three', () => {
    const three = { categories: ['a', 'b', 'c'], reference: [9, 9, 9], current: [9, 8, 7] };
    for (const method of ['fisher', 'z-test'] as const) {
      const comparison = categorical(three, [0, 0], method);
      expect(comparison.method).toBe('chi-squared');
      expect(comparison.methodReason).toBe(`${method} compares two categories, and there are 3`);
    }
  });

  it('does not depend on the order of the categories, nor on empty ones', () => {
    const other = categorical({
      categories: ['a', 'never used', 'b'],
      reference: [130, 0, 370],
      current: [240, 0, 260],
    });
    expect(other).toEqual(categorical(counts));
  });

  it('lists categories of one side alone, the most frequent first', () => {
    const { changes } = categorical({
      categories: ['x', 'y', 'z', 'u', '__proto__'],
      reference: [5, 0, 0, 7, 0],
      current: [5, 2, 9, 0, 2],
    });
    expect(changes).toEqual({
      outside: null,
      added: [
        { category: 'z', rows: 9 },
        { category: '__proto__', rows: 2 },
        { category: 'y', rows: 2 },
      ],
      vanished: [{ category: 'u', rows: 7 }],
      referenceCategories: 2,
    });
  });

  it('counts rows of categories that are not listed', () => {
    const comparison = categorical({ ...counts, others: { reference: 0, current: 500 } });
    expect(comparison.size).toEqual({ reference: 500, current: 1000 });
    expect(comparison.statistics.get('total-variation')).toBeCloseTo(0.5, 12);
    expect(comparison.changes.added).toEqual([]);
    const none = categorical({ ...counts, others: { reference: 0, current: 0 } });
    expect(none).toEqual(categorical(counts));
  });

  it('counts missing values in PSI alone', () => {
    const gaps = categorical(counts, [0, 500]);
    expect(gaps.statistics.get('psi')).toBeGreaterThan(
      categorical(counts).statistics.get('psi') ?? NaN,
    );
    expect(gaps.pValue).toBe(categorical(counts).pValue);
  });

  it('has nothing to say against a single category', () => {
    const { statistics, pValue } = categorical({
      categories: ['a'],
      reference: [10],
      current: [3],
    });
    expect([...statistics.values()]).toEqual([0, 0, 0, 0]);
    expect(pValue).toBe(1);
  });

  it('is null without values', () => {
    expect(compareCounts({ categories: ['a'], reference: [4], current: [0] }, [0, 9])).toBeNull();
    expect(compareCounts({ categories: [], reference: [], current: [] }, [0, 9])).toBeNull();
  });

  it('does not let one row in a rare category hide what the others do', () => {
    const plain = {
      categories: ['a', 'b', 'c'],
      reference: [2500, 400, 100],
      current: [2100, 600, 86],
    };
    const rare = {
      categories: [...plain.categories, 'rare'],
      reference: [...plain.reference, 0],
      current: [...plain.current, 1],
    };
    const [without, beside] = [categorical(plain), categorical(rare)];
    expect(without.pValue).toBeLessThan(1e-10);
    expect(beside.pValue).toBeLessThan(100 * without.pValue);
    expect(beside.statistics.get('chi-squared')).toBeGreaterThan(
      without.statistics.get('chi-squared') ?? NaN,
    );
  });

  it('does not take one row in a rare category for proof', () => {
    const categories = Array.from({ length: 60 }, (_, i) => `c${i}`);
    const reference = categories.map((_, i) => (i < 10 ? 1000 : 1));
    const current = categories.map((_, i) => (i < 10 ? 3 : i === 10 ? 1 : 0));
    expect(categorical({ categories, reference, current }).pValue).toBeGreaterThan(0.05);
  });
});

describe('every method', () => {
  it('finds no difference between equal sides, and subtracts its noise', () => {
    const values = Array.from({ length: 500 }, (_, i) => Math.sin(i));
    const shifted = values.map((value) => value + 0.3);
    for (const method of NUMERIC_METHODS) {
      const same = numeric(values, values, [0, 0], method).measure;
      expect(withoutNoise(same)).toBe(0);
      const { measure } = numeric(values, shifted, [0, 0], method);
      expect(measure.noise).toBeGreaterThan(0);
      const effect = withoutNoise(measure);
      if (method === 'levene') continue;
      expect(effect).toBeLessThan(measure.distance);
      expect(effect).toBeGreaterThan(0);
    }
  });
});

describe('numericHistogram', () => {
  const histogramOf = (
    a: readonly number[],
    b: readonly number[],
  ): {
    edges: number[];
    reference: number[];
    current: number[];
  } => {
    const histogram = numericHistogram(sampleOf(a), sampleOf(b));
    if (histogram.kind !== 'numeric') throw new Error('no numeric histogram');
    return histogram;
  };

  it('has at most 30 bins that hold every row', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const { edges, reference, current } = histogramOf(a, b);
        expect(edges.length).toBeLessThanOrEqual(31);
        expect(reference).toHaveLength(edges.length - 1);
        expect(current).toHaveLength(edges.length - 1);
        expect([sum(reference), sum(current)]).toEqual([a.length, b.length]);
        expect(edges).toEqual(edges.toSorted((x, y) => x - y));
      }),
    );
  });

  it('gives each of few whole numbers a bin', () => {
    const { edges, reference } = histogramOf([0, 1, 1, 2], [3, 3]);
    expect(edges).toEqual([-0.5, 0.5, 1.5, 2.5, 3.5]);
    expect(reference).toEqual([1, 2, 1, 0]);
  });

  it('gives each bin equally many whole numbers', () => {
    const { edges } = histogramOf(
      Array.from({ length: 1000 }, (_, i) => i % 100),
      [0, 99],
    );
    const widths = edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
    expect(new Set(widths)).toEqual(new Set([4]));
  });

  it('leaves outliers to the open ends', () => {
    const values = Array.from({ length: 1000 }, (_, i) => i / 1000);
    const { edges, current } = histogramOf(values, [...values, 1e9, -1e9]);
    expect(edges[0]).toBeGreaterThanOrEqual(0);
    expect(edges.at(-1)).toBeLessThanOrEqual(1);
    expect(sum(current)).toBe(1002);
  });

  it.each([0, 0.1, -3.5, 1e20, 1e300])('has a bin around the constant %d', (constant) => {
    const { edges, reference } = histogramOf([constant, constant], [constant]);
    const [low = NaN, high = NaN] = edges;
    expect(low).toBeLessThanOrEqual(constant);
    expect(high).toBeGreaterThan(low);
    expect(reference).toEqual([2]);
  });
});

describe('categoricalHistogram', () => {
  it('shows the 20 most frequent categories and sums up the others', () => {
    const categories = Array.from({ length: 25 }, (_, i) => `c${String(i).padStart(2, '0')}`);
    const histogram = categoricalHistogram(
      categories,
      categories.map((_, i) => i + 1),
      categories.map(() => 1),
    );
    if (histogram.kind !== 'categorical') throw new Error('no categorical histogram');
    expect(histogram.categories).toHaveLength(21);
    expect(histogram.categories[0]).toBe('c24');
    expect(histogram.categories[20]).toBe(OTHER_CATEGORIES);
    expect(histogram.reference[20]).toBe(1 + 2 + 3 + 4 + 5);
    expect(histogram.current[20]).toBe(5);
  });

  it('sums up nothing where all fit', () => {
    expect(categoricalHistogram(['b', 'a'], [1, 1], [1, 1])).toEqual({
      kind: 'categorical',
      categories: ['a', 'b'],
      reference: [1, 1],
      current: [1, 1],
    });
  });
});
