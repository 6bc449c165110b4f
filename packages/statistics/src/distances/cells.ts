import { sharePairs } from './shares.ts';

/**
 * What a category adds to a distance between two distributions, by its shares p in the reference
 * and q in the current data.
 */
export type CellTerm = (p: number, q: number) => number;

/**
 * Sum of a term over all categories.
 *
 * @throws RangeError when the sides differ in length or one has no count above 0.
 */
export function sumOverCells(
  reference: readonly number[],
  current: readonly number[],
  term: CellTerm,
): number {
  let sum = 0;
  for (const [p, q] of sharePairs(reference, current)) sum += term(p, q);
  return sum;
}

/** With so many rows to be expected on each side the number is nearly normal, and far from 0. */
const NORMAL_FROM = 40;
/** Beyond these standard deviations, and below this weight, nothing is added. */
const NORMAL_REACH = 6;
const NORMAL_STEPS = 24;
const NEGLIGIBLE = 1e-13;

/** Sizes of both sides. */
interface Sizes {
  readonly n: number;
  readonly m: number;
}

/** Mean of f(a) for the number a of reference rows among `rows` rows: hypergeometric, summed up. */
function hypergeometricMean(rows: number, { n, m }: Sizes, f: (a: number) => number): number {
  const mode = Math.floor(((rows + 1) * (n + 1)) / (n + m + 2));
  let weights = 1;
  let sum = f(mode);
  const add = (a: number, weight: number): void => {
    weights += weight;
    sum += weight * f(a);
  };
  let weight = 1;
  for (let a = mode; a < Math.min(rows, n) && weight > NEGLIGIBLE; a++) {
    weight *= ((rows - a) * (n - a)) / ((a + 1) * (m - rows + a + 1));
    add(a + 1, weight);
  }
  weight = 1;
  for (let a = mode; a > Math.max(0, rows - m) && weight > NEGLIGIBLE; a--) {
    weight *= (a * (m - rows + a)) / ((rows - a + 1) * (n - a + 1));
    add(a - 1, weight);
  }
  return sum / weights;
}

/** Mean of f(a) for a normal a with the hypergeometric mean and variance. */
function normalMean(rows: number, { n, m }: Sizes, f: (a: number) => number): number {
  const all = n + m;
  const mean = (rows * n) / all;
  const deviation = Math.sqrt((mean * (m / all) * (all - rows)) / (all - 1));
  let weights = 0;
  let sum = 0;
  for (let step = -NORMAL_STEPS; step <= NORMAL_STEPS; step++) {
    const z = (NORMAL_REACH * step) / NORMAL_STEPS;
    const weight = Math.exp((-z * z) / 2);
    weights += weight;
    sum += weight * f(mean + z * deviation);
  }
  return sum / weights;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Mean of the sum over all categories when the rows of both sides, taken together, are dealt to
 * them at random: what the distance would be without any difference. Both margins are kept, so it
 * needs no assumption on the categories.
 *
 * @throws RangeError when one side has no count above 0.
 */
export function expectedOverCells(
  reference: readonly number[],
  current: readonly number[],
  term: CellTerm,
): number {
  const sizes = { n: total(reference), m: total(current) };
  const { n, m } = sizes;
  if (!(n > 0 && m > 0)) throw new RangeError('the counts of one side are all zero');
  const known = new Map<number, number>();
  const expected = (rows: number): number => {
    const f = (a: number): number => term(a / n, (rows - a) / m);
    const least = (Math.min(rows, n + m - rows) * Math.min(n, m)) / (n + m);
    return least >= NORMAL_FROM ? normalMean(rows, sizes, f) : hypergeometricMean(rows, sizes, f);
  };
  let sum = 0;
  reference.forEach((count, i) => {
    const rows = count + (current[i] ?? 0);
    if (rows === 0) return;
    const mean = known.get(rows) ?? expected(rows);
    known.set(rows, mean);
    sum += mean;
  });
  return sum;
}
