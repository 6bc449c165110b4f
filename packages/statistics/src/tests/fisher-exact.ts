/** Tables whose probabilities differ by less than this count as equally probable. */
const TOLERANCE = 1e-7;

/** Margins of the table [[a, b], [c, d]], and the range of a. */
interface Margins {
  readonly row: number;
  readonly column: number;
  readonly all: number;
}

/** P(a + 1) / P(a), given the margins. */
function ratio(a: number, { row, column, all }: Margins): number {
  return ((row - a) * (column - a)) / ((a + 1) * (all - row - column + a + 1));
}

/** Calls back with each a and its probability relative to the mode's, while it is not 0. */
function forEachTable(margins: Margins, visit: (a: number, weight: number) => void): void {
  const { row, column, all } = margins;
  const mode = Math.floor(((row + 1) * (column + 1)) / (all + 2));
  visit(mode, 1);
  let weight = 1;
  for (let a = mode; a < Math.min(row, column) && weight > 0; a++) {
    weight *= ratio(a, margins);
    visit(a + 1, weight);
  }
  weight = 1;
  for (let a = mode; a > Math.max(0, row + column - all) && weight > 0; a--) {
    weight /= ratio(a - 1, margins);
    visit(a - 1, weight);
  }
}

/**
 * Fisher's exact test of a 2 × 2 table, two-sided: the probability, given the margins, of all tables
 * that are at most as probable as this one, as `scipy.stats.fisher_exact`. Time grows with the root
 * of the rows.
 *
 * @param reference counts of the two categories in the reference
 * @param current the same in the current data
 * @returns the p-value
 */
export function fisherExact(
  reference: readonly [number, number],
  current: readonly [number, number],
): number {
  const margins = {
    row: reference[0] + reference[1],
    column: reference[0] + current[0],
    all: reference[0] + reference[1] + current[0] + current[1],
  };
  let observed = 0;
  forEachTable(margins, (a, weight) => {
    if (a === reference[0]) observed = weight;
  });
  let extreme = 0;
  let total = 0;
  forEachTable(margins, (_, weight) => {
    total += weight;
    if (weight <= observed * (1 + TOLERANCE)) extreme += weight;
  });
  return Math.min(1, extreme / total);
}
