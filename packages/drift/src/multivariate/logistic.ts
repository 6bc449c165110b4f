import type { Xoshiro128 } from '@slipway/statistics';
import type { CodedColumn } from './encode.ts';

const PASSES = 12;
const RATE = 0.3;
/** Shrinks the weights a little with every step, so that rare codes do not run away. */
const SHRINKAGE = 1e-4;

/** A logistic regression over codes: a weight for each code of each column. */
export interface LogisticModel {
  readonly weights: readonly Float64Array[];
  /** Log-odds of a row, without an intercept: only the order of rows matters. */
  score(row: number): number;
}

function shuffle(rows: Uint32Array, random: Xoshiro128): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [rows[i], rows[j]] = [rows[j] ?? 0, rows[i] ?? 0];
  }
}

/**
 * Fits by stochastic gradient with a step for each weight that falls with its gradients (AdaGrad,
 * J. Duchi, E. Hazan and Y. Singer, JMLR 12, 2011). Rows of both labels weigh equally in sum.
 *
 * @param rows the rows to learn from
 * @param isCurrent labels of all rows
 */
export function fitLogistic(
  columns: readonly CodedColumn[],
  isCurrent: Uint8Array,
  rows: Uint32Array,
  random: Xoshiro128,
): LogisticModel {
  const weights = columns.map(({ size }) => new Float64Array(size));
  const squares = columns.map(({ size }) => new Float64Array(size).fill(1e-8));
  const positives = rows.reduce((sum, row) => sum + (isCurrent[row] ?? 0), 0);
  const balance = [rows.length / (2 * (rows.length - positives)), rows.length / (2 * positives)];
  const order = rows.slice();
  let bias = 0;
  const score = (row: number): number => {
    let sum = 0;
    for (let c = 0; c < columns.length; c++) {
      sum += weights[c]?.[columns[c]?.codes[row] ?? 0] ?? 0;
    }
    return sum;
  };
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    for (const row of order) {
      const label = isCurrent[row] ?? 0;
      const error = (1 / (1 + Math.exp(-score(row) - bias)) - label) * (balance[label] ?? 1);
      bias -= 0.01 * error;
      for (let c = 0; c < columns.length; c++) {
        const [own, sums] = [weights[c], squares[c]];
        const code = columns[c]?.codes[row] ?? 0;
        if (own === undefined || sums === undefined) continue;
        const gradient = error + SHRINKAGE * (own[code] ?? 0);
        const total = (sums[code] ?? 0) + gradient * gradient;
        sums[code] = total;
        own[code] = (own[code] ?? 0) - (RATE * gradient) / Math.sqrt(total + 1);
      }
    }
  }
  return { weights, score };
}
