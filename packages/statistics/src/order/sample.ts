import { countBelow, countUpTo } from './search.ts';

/**
 * Numbers in ascending order: either one for every row, or different numbers with how many rows
 * have each.
 */
export class Sample {
  /** Ascending. */
  readonly values: Float64Array;
  /** How many rows have the values up to and including each; null: every value is one row. */
  readonly cumulative: Float64Array | null;
  readonly size: number;

  private constructor(values: Float64Array, cumulative: Float64Array | null) {
    this.values = values;
    this.cumulative = cumulative;
    this.size = cumulative === null ? values.length : (cumulative.at(-1) ?? 0);
  }

  /** A sample of sorted numbers, one a row; the array is not copied. */
  static ofSorted(values: Float64Array): Sample {
    return new Sample(values, null);
  }

  /**
   * A sample of counted numbers.
   *
   * @param values ascending, each once
   * @param counts positive whole numbers, one for each value
   */
  static ofCounts(values: Float64Array, counts: ArrayLike<number>): Sample {
    const cumulative = new Float64Array(values.length);
    let rows = 0;
    for (let i = 0; i < values.length; i++) {
      rows += counts[i] ?? 0;
      cumulative[i] = rows;
    }
    return new Sample(values, cumulative);
  }

  /** The smallest value; NaN in an empty sample. */
  get minimum(): number {
    return this.values[0] ?? NaN;
  }

  /** The largest value; NaN in an empty sample. */
  get maximum(): number {
    return this.values.at(-1) ?? NaN;
  }

  /** How many rows have the first `count` of the values. */
  #rows(count: number): number {
    return this.cumulative === null || count === 0 ? count : (this.cumulative[count - 1] ?? NaN);
  }

  /** How many rows are below `value`. */
  countBelow(value: number): number {
    return this.#rows(countBelow(this.values, value));
  }

  /** How many rows are `value` or below. */
  countUpTo(value: number): number {
    return this.#rows(countUpTo(this.values, value));
  }

  /** The value of the row of this rank, from 0. */
  at(rank: number): number {
    if (this.cumulative === null) return this.values[rank] ?? NaN;
    return this.values[countUpTo(this.cumulative, rank)] ?? NaN;
  }

  /**
   * The quantile, linear between order statistics: definition 7 of Hyndman and Fan, NumPy's
   * default.
   *
   * @throws RangeError for an empty sample
   */
  quantile(p: number): number {
    if (this.size === 0) throw new RangeError('there are no values');
    const at = p * (this.size - 1);
    const below = Math.floor(at);
    const low = this.at(below);
    const high = this.at(Math.min(below + 1, this.size - 1));
    return low + (at - below) * (high - low);
  }

  /** Calls back with each different value, ascending, and how many rows have it. */
  forEachValue(visit: (value: number, rows: number) => void): void {
    const { values, cumulative } = this;
    let before = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? NaN;
      if (i + 1 < values.length && values[i + 1] === value) continue;
      const rows = cumulative === null ? i + 1 : (cumulative[i] ?? NaN);
      visit(value, rows - before);
      before = rows;
    }
  }

  /** How many different values there are. */
  countDistinct(): number {
    if (this.cumulative !== null) return this.values.length;
    let distinct = 0;
    for (let i = 0; i < this.values.length; i++) {
      if (i === 0 || this.values[i] !== this.values[i - 1]) distinct += 1;
    }
    return distinct;
  }
}
