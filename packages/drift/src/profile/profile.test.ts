import { describe, expect, it } from '@jest/globals';
import { Sample, sortedNumbers } from '@slipway/statistics';
import fc from 'fast-check';
import type { ColumnSummary } from '../summary.ts';
import type { Profile } from './profile.ts';
import {
  mergeProfiles,
  PROFILE_VERSION,
  profileColumn,
  profileError,
  profileSchema,
  profileSummary,
  profileValues,
} from './profile.ts';
import { atLevel, mergeSketches, sampleOf, sketchError, sketchOf, truncate } from './sketch.ts';

function sample(values: readonly number[]): Sample {
  return Sample.ofSorted(sortedNumbers(Float64Array.from(values)));
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Numbers of many sizes, none twice. */
function spread(rows: number, seed: number): number[] {
  return Array.from({ length: rows }, (_, i) => Math.tan(seed + i * 1.61803) * (1 + (i % 7)));
}

describe('truncate', () => {
  it('goes towards 0 and keeps the order', () => {
    fc.assert(
      fc.property(finite, finite, fc.integer({ min: 0, max: 62 }), (a, b, level) => {
        const [x, y] = [truncate(a, level), truncate(b, level)];
        expect(Math.abs(x)).toBeLessThanOrEqual(Math.abs(a));
        if (a <= b) expect(x).toBeLessThanOrEqual(y);
        expect(truncate(x, level)).toBe(x);
      }),
    );
  });

  it('twice is truncating once, by the coarser level', () => {
    fc.assert(
      fc.property(finite, fc.nat(62), fc.nat(62), (a, fine, coarse) => {
        const level = Math.max(fine, coarse);
        expect(truncate(truncate(a, fine), level)).toBe(truncate(a, level));
      }),
    );
  });
});

describe('a sketch', () => {
  it('keeps up to 2,048 different numbers as they are', () => {
    const values = Array.from({ length: 6000 }, (_, i) => (i % 2048) / 7);
    const sketch = sketchOf(sample(values));
    expect([sketch.level, sketchError(sketch)]).toEqual([0, 0]);
    expect(sampleOf(sketch).quantile(0.5)).toBe(sample(values).quantile(0.5));
  });

  it('of more numbers is off by no more than it says', () => {
    const values = spread(20_000, 0.5);
    const [exact, sketch] = [sample(values), sketchOf(sample(values))];
    const error = sketchError(sketch);
    expect(sketch.values.length).toBeLessThanOrEqual(2048);
    expect(error).toBeLessThan(0.01);
    const coarse = sampleOf(sketch);
    expect(coarse.size).toBe(20_000);
    for (const value of sketch.values) {
      const off = Math.abs(coarse.countUpTo(value) - exact.countUpTo(value)) / exact.size;
      expect(off).toBeLessThanOrEqual(error);
    }
  });

  it('keeps the digits of a time stamp', () => {
    const values = Array.from({ length: 50_000 }, (_, i) => 1_700_000_000 + i * 600);
    const sketch = sketchOf(sample(values));
    expect(sketchError(sketch)).toBeLessThan(0.001);
  });

  it('of parts, merged in any order, is that of the whole', () => {
    const part = fc.array(fc.oneof(finite, fc.integer({ min: -5, max: 5 })), { maxLength: 30 });
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((values) => sketchOf(sample(values)));
        if (x === undefined || y === undefined || z === undefined) throw new Error('three parts');
        const whole = sketchOf(sample([...a, ...b, ...c]));
        expect(mergeSketches(mergeSketches(x, y), z)).toEqual(whole);
        expect(mergeSketches(z, mergeSketches(y, x))).toEqual(whole);
      }),
    );
  });

  it('of large parts too, where numbers have to be put together', () => {
    const parts = [spread(5000, 0.1), spread(300, 2), spread(9000, 7)];
    const whole = sketchOf(sample(parts.flat()));
    const [x, y, z] = parts.map((values) => sketchOf(sample(values)));
    if (x === undefined || y === undefined || z === undefined) throw new Error('three parts');
    expect(whole.level).toBeGreaterThan(0);
    expect(mergeSketches(mergeSketches(z, x), y)).toEqual(whole);
    expect(mergeSketches(x, mergeSketches(y, z))).toEqual(whole);
    const same = atLevel(sample(parts.flat()), whole.level);
    expect([...same.values]).toEqual(whole.values);
  });
});

function summaryOf(overrides: Partial<ColumnSummary>): ColumnSummary {
  return {
    ownKind: 'float',
    rows: 0,
    missing: 0,
    nan: 0,
    infinite: 0,
    distinct: null,
    minimum: null,
    maximum: null,
    lowest: null,
    highest: null,
    whole: null,
    meanLength: null,
    ...overrides,
  };
}

function profileOf(values: readonly number[], texts: readonly string[]): Profile {
  const rows = Math.max(values.length, texts.length);
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const numbers = profileColumn(
    { name: 'x', kind: 'float', sqlType: 'DOUBLE' },
    summaryOf({
      rows,
      missing: rows - values.length,
      minimum: values.length === 0 ? null : Math.min(...values),
      maximum: values.length === 0 ? null : Math.max(...values),
      whole: values.every(Number.isInteger),
    }),
    { as: 'numbers', sample: sample(values), error: 0 },
  );
  const categories = profileColumn(
    { name: 'c', kind: 'text', sqlType: 'VARCHAR' },
    summaryOf({
      ownKind: 'text',
      rows,
      missing: rows - texts.length,
      distinct: counts.size,
      meanLength: texts.length === 0 ? null : texts.join('').length / texts.length,
    }),
    { as: 'categories', counts, others: 0 },
  );
  return { slipwayProfile: PROFILE_VERSION, rows, parts: 1, columns: [numbers, categories] };
}

describe('a profile', () => {
  it('survives the file', () => {
    const profile = profileOf([1.5, -0, 2], ['a', 'b', 'a']);
    const back = profileSchema.parse(JSON.parse(JSON.stringify(profile)));
    expect(back).toEqual(profileOf([1.5, 0, 2], ['a', 'b', 'a']));
  });

  it('of shards, merged in any order, says the same', () => {
    const value = fc.oneof(
      fc.integer({ min: -9, max: 9 }),
      finite.map((x) => x + 0),
    );
    const shard = fc.tuple(
      fc.array(value, { maxLength: 12 }),
      fc.array(fc.constantFrom('a', 'b', '__proto__', ''), { maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(shard, { minLength: 2, maxLength: 5 }), (shards) => {
        const profiles = shards.map(([values, texts]) => profileOf(values, texts));
        const forth = mergeProfiles(profiles);
        expect(mergeProfiles(profiles.toReversed())).toEqual(forth);
        const [first, ...rest] = profiles;
        if (first === undefined) throw new Error('a shard');
        expect(mergeProfiles([mergeProfiles(rest), first])).toEqual(forth);
        const [x, c] = forth.columns;
        if (x === undefined || c === undefined) throw new Error('two columns');
        expect(profileSummary(x, forth.rows).missing).toBe(
          forth.rows - shards.reduce((sum, [values]) => sum + values.length, 0),
        );
        const texts = shards.flatMap(([, all]) => all);
        const values = profileValues(c);
        if (values?.as !== 'categories') throw new Error('categories');
        for (const text of new Set(texts)) {
          expect(values.counts.get(text)).toBe(texts.filter((other) => other === text).length);
        }
      }),
    );
  });

  it('withholds texts and numbers that name a row, and prose', () => {
    const ids = Array.from({ length: 60 }, (_, i) => `customer-${i}`);
    const [, column] = profileOf([], ids).columns;
    expect(JSON.stringify(column)).not.toContain('customer');
    expect(column).toMatchObject({ values: null, distinct: 60, lowest: null, highest: null });
    const numbered = profileColumn(
      { name: 'order_id', kind: 'integer', sqlType: 'BIGINT' },
      summaryOf({ ownKind: 'integer', rows: 60, distinct: 60, whole: true }),
      { as: 'numbers', sample: sample(ids.map((_, i) => i)), error: 0 },
    );
    expect(numbered.values).toBeNull();
  });

  it('of kinds that do not go together is compared by none', () => {
    const a = profileOf([1, 2], ['a']);
    const b: Profile = {
      ...a,
      columns: a.columns.map((column) =>
        column.name === 'x' ? { ...column, kind: 'text' } : column,
      ),
    };
    expect(mergeProfiles([a, b]).columns[0]).toMatchObject({ kind: 'other', values: null });
    expect(profileError(mergeProfiles([a, b]))).toBe(0);
  });
});
