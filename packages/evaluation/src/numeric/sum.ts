/**
 * Sum of `at(0)` … `at(length − 1)` with Neumaier's compensation (Zeitschrift für Angewandte
 * Mathematik und Mechanik 54(1), 1974): the order of the terms does not show in the result.
 */
export function sumOf(length: number, at: (index: number) => number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < length; i++) {
    const term = at(i);
    const next = total + term;
    lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total;
    total = next;
  }
  return total + lost;
}

/** Sum of an array, compensated like `sumOf`. */
export function sum(values: ArrayLike<number>): number {
  return sumOf(values.length, (i) => values[i] ?? 0);
}

/** An array of `at(0)` … `at(length − 1)`; much faster than `Float64Array.from`. */
export function tabulate(length: number, at: (index: number) => number): Float64Array {
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) values[i] = at(i);
  return values;
}

/** Weights of rows as a function: 1 where there are none. */
export function weightAt(weights: Float64Array | null): (row: number) => number {
  return weights === null ? () => 1 : (row) => weights[row] ?? 0;
}

/** Σ w x / Σ w; NaN when no row has a weight. */
export function weightedMean(values: Float64Array, weights: Float64Array | null): number {
  const weight = weightAt(weights);
  const total = weights === null ? values.length : sum(weights);
  return sumOf(values.length, (i) => weight(i) * (values[i] ?? 0)) / total;
}

/**
 * Kish's effective number of rows, (Σw)² / Σw²: how many rows of equal weight say as much as these
 * weighted ones (Survey Sampling, 1965). Without weights the number of rows.
 */
export function effectiveRows(rows: number, weights: Float64Array | null): number {
  if (weights === null) return rows;
  const squares = sumOf(weights.length, (i) => (weights[i] ?? 0) ** 2);
  return squares === 0 ? 0 : sum(weights) ** 2 / squares;
}

/** Correlation of two lists of deviations (each sums to 0); 0 when one of them has no spread. */
export function correlation(first: Float64Array, second: Float64Array): number {
  const product = sumOf(first.length, (i) => (first[i] ?? 0) * (second[i] ?? 0));
  const squares = (list: Float64Array): number => sumOf(list.length, (i) => (list[i] ?? 0) ** 2);
  const scale = Math.sqrt(squares(first)) * Math.sqrt(squares(second));
  return scale === 0 ? 0 : Math.max(-1, Math.min(1, product / scale));
}

/** Squares that are this much smaller than others are rounding. */
const ROUNDING = 1e-26;

/**
 * Whether first − factor × second does not vary between rows, but for rounding.
 */
export function isConstant(first: Float64Array, second: Float64Array, factor: number): boolean {
  let [squares, scale] = [0, 0];
  for (let row = 0; row < first.length; row++) {
    const [mine, theirs] = [first[row] ?? 0, factor * (second[row] ?? 0)];
    squares += (mine - theirs) ** 2;
    scale += mine * mine + theirs * theirs;
  }
  return squares <= ROUNDING * scale;
}
