import { Sample } from '@slipway/statistics';

/** More different numbers than this are put together. */
export const MOST_VALUES = 2048;
/** Sign and the exponent's highest bit always stay. */
const COARSEST = 62;

/**
 * Numbers with how many rows have each, of which so many of the lowest bits are cut off that at
 * most 2,048 different ones are left (as UDDSketch collapses its buckets: I. Epicoco and others,
 * IEEE Access 8, 2020). Two sketches are merged exactly: cut off as many bits as the coarser one,
 * or more where both together need it, and add up. The order of merging cannot matter, since the
 * number of bits depends on all values alone.
 */
export interface NumberSketch {
  /** Bits that are cut off. */
  readonly level: number;
  /** Ascending, each once. */
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

const DOUBLE = new Float64Array(1);
const WORDS = new Uint32Array(DOUBLE.buffer);
const IS_LITTLE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const LOW = IS_LITTLE ? 0 : 1;
const HIGH = 1 - LOW;

/** The number without its `level` lowest bits: towards 0, and never past another number. */
export function truncate(value: number, level: number): number {
  if (level === 0) return value;
  DOUBLE[0] = value;
  const lowMask = level >= 32 ? 0 : -1 << level;
  const highMask = level <= 32 ? -1 : -1 << (level - 32);
  WORDS[LOW] = (WORDS[LOW] ?? 0) & lowMask;
  WORDS[HIGH] = (WORDS[HIGH] ?? 0) & highMask;
  // −0 and 0 are one number.
  return (DOUBLE[0] ?? NaN) + 0;
}

/** Truncates ascending values, and adds up those that become equal. */
function collapse({ values, counts }: NumberSketch, level: number): NumberSketch {
  const [kept, rows]: [number[], number[]] = [[], []];
  values.forEach((value, i) => {
    const cut = truncate(value, level);
    const count = counts[i] ?? 0;
    const last = kept.length - 1;
    if (last >= 0 && kept[last] === cut) rows[last] = (rows[last] ?? 0) + count;
    else {
      kept.push(cut);
      rows.push(count);
    }
  });
  return { level, values: kept, counts: rows };
}

/** How many different numbers are left at a level; stops counting above the limit. */
function countAt(values: readonly number[], level: number): number {
  let [count, previous] = [0, NaN];
  for (const value of values) {
    const cut = truncate(value, level);
    if (cut === previous) continue;
    previous = cut;
    count += 1;
    if (count > MOST_VALUES) return count;
  }
  return count;
}

/** The sketch at the finest level that it fits in. */
function fit(sketch: NumberSketch): NumberSketch {
  let [fine, coarse] = [sketch.level, COARSEST];
  if (countAt(sketch.values, fine) <= MOST_VALUES) return collapse(sketch, fine);
  while (coarse - fine > 1) {
    const middle = Math.floor((fine + coarse) / 2);
    if (countAt(sketch.values, middle) <= MOST_VALUES) coarse = middle;
    else fine = middle;
  }
  return collapse(sketch, coarse);
}

/** A sketch of a sample. */
export function sketchOf(sample: Sample): NumberSketch {
  const [values, counts]: [number[], number[]] = [[], []];
  sample.forEachValue((value, rows) => {
    values.push(value + 0);
    counts.push(rows);
  });
  return fit(collapse({ level: 0, values, counts }, 0));
}

/** The sketch of the rows of both. */
export function mergeSketches(a: NumberSketch, b: NumberSketch): NumberSketch {
  const level = Math.max(a.level, b.level);
  const [x, y] = [collapse(a, level), collapse(b, level)];
  const [values, counts]: [number[], number[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < x.values.length || j < y.values.length) {
    const value = Math.min(x.values[i] ?? Infinity, y.values[j] ?? Infinity);
    let rows = 0;
    if (x.values[i] === value) rows += x.counts[i++] ?? 0;
    if (y.values[j] === value) rows += y.counts[j++] ?? 0;
    values.push(value);
    counts.push(rows);
  }
  return fit({ level, values, counts });
}

/** The sketch as a sample of its cut-off numbers. */
export function sampleOf({ values, counts }: NumberSketch): Sample {
  return Sample.ofCounts(Float64Array.from(values), counts);
}

/** A sample with as many bits cut off as a sketch has, for comparison with it. */
export function atLevel(sample: Sample, level: number): Sample {
  if (level === 0) return sample;
  const [values, counts]: [number[], number[]] = [[], []];
  sample.forEachValue((value, rows) => {
    const cut = truncate(value, level);
    const last = values.length - 1;
    if (last >= 0 && values[last] === cut) counts[last] = (counts[last] ?? 0) + rows;
    else {
      values.push(cut);
      counts.push(rows);
    }
  });
  return Sample.ofCounts(Float64Array.from(values), counts);
}

/**
 * By how much the share of rows below a number may be off: the rows of the fullest place where
 * different numbers have been put together; 0 where every number was kept.
 */
export function sketchError({ level, counts }: NumberSketch): number {
  if (level === 0) return 0;
  const size = counts.reduce((sum, count) => sum + count, 0);
  return size === 0 ? 0 : counts.reduce((most, count) => Math.max(most, count), 0) / size;
}
