import type { ClassificationData } from '../data/data.ts';
import type { Ranking } from './ranking.ts';
import { forEachRanked } from './ranking.ts';

/** Rows of each true class, in the order of the ranking. */
export function rowsByClass(ranking: Ranking, { classes, target }: ClassificationData): number[][] {
  const rows = classes.map((): number[] => []);
  forEachRanked(ranking, (row) => rows[target[row] ?? 0]?.push(row));
  return rows;
}

/**
 * For each row of `first`, the share of rows of `second` with higher scores, ties counting half.
 * Both are in the order of descending scores.
 */
function sharesAbove(
  scores: Float64Array,
  first: readonly number[],
  second: readonly number[],
): Float64Array {
  const shares = new Float64Array(first.length);
  let higher = 0;
  let notLower = 0;
  first.forEach((row, i) => {
    const score = scores[row] ?? 0;
    const scoreAt = (place: number): number => scores[second[place] ?? 0] ?? 0;
    while (higher < second.length && scoreAt(higher) > score) higher++;
    while (notLower < second.length && scoreAt(notLower) >= score) notLower++;
    shares[i] = (higher + notLower) / 2 / second.length;
  });
  return shares;
}

/**
 * The area that separates the rows of one class from those of another, and what each of these rows
 * contributes to its deviation (see `addAucDeviations`), added to `to` times `scale`.
 */
export function onePairDeviations(
  to: Float64Array,
  scores: Float64Array,
  positives: readonly number[] = [],
  negatives: readonly number[] = [],
  scale: number,
): number {
  const ofPositives = sharesAbove(scores, positives, negatives).map((share) => 1 - share);
  const ofNegatives = sharesAbove(scores, negatives, positives);
  const area = ofPositives.reduce((sum, placement) => sum + placement, 0) / positives.length;
  const add = (rows: readonly number[], placements: Float64Array): void => {
    rows.forEach((row, i) => {
      to[row] = (to[row] ?? 0) + (scale * ((placements[i] ?? 0) - area)) / rows.length;
    });
  };
  add(positives, ofPositives);
  add(negatives, ofNegatives);
  return area;
}
