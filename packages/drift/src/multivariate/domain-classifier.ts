import type { DomainClassifier } from '@slipway/core';
import { aucScoreInterval, Xoshiro128 } from '@slipway/statistics';
import { separationOf } from './area.ts';
import type { JointColumn } from './encode.ts';
import { encode } from './encode.ts';
import { fitLogistic } from './logistic.ts';

export interface ClassifierOptions {
  readonly folds: number;
  readonly seed: number;
  readonly confidence: number;
}

/** With fewer rows on a side there is nothing to learn from. */
const LEAST_ROWS = 100;
const LISTED_COLUMNS = 10;

function sizeOf(columns: readonly JointColumn[], side: 'reference' | 'current'): number {
  return columns[0]?.[side].length ?? 0;
}

/** Rows by fold: the i-th row of either side is in fold i mod `folds`. */
function foldOf(row: number, referenceRows: number, folds: number): number {
  return (row < referenceRows ? row : row - referenceRows) % folds;
}

interface Scores {
  /** Of all columns together. */
  readonly all: Float64Array;
  readonly byColumn: readonly Float64Array[];
}

/** Scores of every row by a model that has not seen its fold. */
function crossValidated(
  columns: readonly JointColumn[],
  isCurrent: Uint8Array,
  { folds, seed }: ClassifierOptions,
): Scores {
  const coded = columns.map(encode);
  const rows = isCurrent.length;
  const before = sizeOf(columns, 'reference');
  const all = new Float64Array(rows);
  const byColumn = columns.map(() => new Float64Array(rows));
  for (let fold = 0; fold < folds; fold++) {
    const numbers = Uint32Array.from({ length: rows }, (_, row) => row);
    const training = numbers.filter((row) => foldOf(row, before, folds) !== fold);
    const model = fitLogistic(coded, isCurrent, training, new Xoshiro128(seed, fold));
    for (const row of numbers) {
      if (foldOf(row, before, folds) !== fold) continue;
      all[row] = model.score(row);
      coded.forEach(({ codes }, c) => {
        const scores = byColumn[c];
        if (scores !== undefined) scores[row] = model.weights[c]?.[codes[row] ?? 0] ?? 0;
      });
    }
  }
  return { all, byColumn };
}

/**
 * How well a logistic regression tells rows of both sides apart, on rows that it has not learnt
 * from (D. Lopez-Paz and M. Oquab, "Revisiting Classifier Two-Sample Tests", ICLR 2017). It sees
 * numbers by their decile and the most frequent categories, so that it also finds a change of
 * spread, and changes that are too small in each column alone. The interval is Newcombe's score
 * interval of the area under the ROC curve.
 *
 * @param columns sampled rows, as many in every column of a side
 */
export function domainClassifier(
  columns: readonly JointColumn[],
  options: ClassifierOptions,
): DomainClassifier {
  const rows = { reference: sizeOf(columns, 'reference'), current: sizeOf(columns, 'current') };
  const { confidence } = options;
  const undecided = (reason: string): DomainClassifier => ({
    auc: null,
    interval: null,
    confidence,
    rows,
    columns: [],
    reason,
  });
  if (columns.length === 0) return undecided('there is no column to learn from');
  if (Math.min(rows.reference, rows.current) < LEAST_ROWS) {
    return undecided(`fewer than ${LEAST_ROWS} rows on a side to learn from`);
  }
  const isCurrent = new Uint8Array(rows.reference + rows.current).fill(1, rows.reference);
  const { all, byColumn } = crossValidated(columns, isCurrent, options);
  const auc = separationOf(all, isCurrent);
  const single = columns.map(({ name }, c) => ({
    column: name,
    auc: separationOf(byColumn[c] ?? new Float64Array(0), isCurrent),
  }));
  single.sort((a, b) => b.auc - a.auc || (a.column < b.column ? -1 : 1));
  const [low, high] = aucScoreInterval(auc, rows.current, rows.reference, confidence);
  return {
    auc,
    interval: [low, high],
    confidence,
    rows,
    columns: single.slice(0, LISTED_COLUMNS),
    reason: null,
  };
}
