/** A square matrix, row by row, times 2^exponent. */
interface Matrix {
  readonly cells: Float64Array;
  readonly exponent: number;
}

/** Numbers are kept below 2^LIMIT; what is above goes to the exponent. */
const LIMIT = 400;

/** Moves the size of the largest cell into the exponent when it gets big. */
function rescaled(cells: Float64Array, exponent: number): Matrix {
  let largest = 0;
  for (const cell of cells) largest = Math.max(largest, cell);
  if (largest < 2 ** LIMIT) return { cells, exponent };
  return { cells: cells.map((cell) => cell * 2 ** -LIMIT), exponent: exponent + LIMIT };
}

/** The product of the first `rows` rows of `a` with the matrix `b` of `size` columns. */
function product(a: Matrix, b: Matrix, rows: number, size: number): Matrix {
  const cells = new Float64Array(rows * size);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < size; k++) {
      const factor = a.cells[row * size + k] ?? 0;
      if (factor === 0) continue;
      for (let column = 0; column < size; column++) {
        const cell = row * size + column;
        cells[cell] = (cells[cell] ?? 0) + factor * (b.cells[k * size + column] ?? 0);
      }
    }
  }
  return rescaled(cells, a.exponent + b.exponent);
}

/** Durbin's matrix for d = (k − h) / n, of 2k − 1 rows; Marsaglia, Tsang and Wang (2003). */
function durbinMatrix(k: number, h: number): Matrix {
  const size = 2 * k - 1;
  const inverseFactorial = new Float64Array(size + 2).fill(1);
  for (let i = 2; i <= size + 1; i++) {
    inverseFactorial[i] = (inverseFactorial[i - 1] ?? 0) / i;
  }
  const cells = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= Math.min(row + 1, size - 1); column++) {
      const order = row - column + 1;
      let share = 1;
      if (column === 0) share -= h ** (row + 1);
      if (row === size - 1) share -= h ** (size - column);
      if (column === 0 && row === size - 1) share += Math.max(0, 2 * h - 1) ** size;
      cells[row * size + column] = share * (inverseFactorial[order] ?? 0);
    }
  }
  return { cells, exponent: 0 };
}

/**
 * P(D < d) of the two-sided, one-sample Kolmogorov–Smirnov statistic of `n` values, exactly: row k
 * of the n-th power of Durbin's matrix, times n! / nⁿ (Marsaglia, Tsang and Wang, "Evaluating
 * Kolmogorov's Distribution", Journal of Statistical Software 8(18), 2003). Time grows as
 * (n d)³ log n.
 */
export function kolmogorovCdfExact(d: number, n: number): number {
  if (n * d <= 0.5) return 0;
  if (d >= 1) return 1;
  const k = Math.ceil(n * d);
  const size = 2 * k - 1;
  let square = durbinMatrix(k, k - n * d);
  const start = new Float64Array(size);
  start[k - 1] = 1;
  let row: Matrix = { cells: start, exponent: 0 };
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) row = product(row, square, 1, size);
    if (rest > 1) square = product(square, square, size, size);
  }
  let value = row.cells[k - 1] ?? 0;
  let { exponent } = row;
  for (let i = 1; i <= n; i++) {
    value *= i / n;
    if (value < 2 ** -LIMIT) {
      value *= 2 ** LIMIT;
      exponent -= LIMIT;
    }
  }
  return Math.min(1, value * 2 ** exponent);
}
