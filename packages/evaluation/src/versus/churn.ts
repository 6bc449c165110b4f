import type { Churn } from '@slipway/core';
import { wilsonInterval } from '@slipway/statistics';
import type { Comparison } from '../comparison.ts';
import type { EvaluationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { effectiveSize, totalWeight } from '../data/sample.ts';
import { clusteredTrials } from '../data/trials.ts';
import { sumOf, weightAt } from '../numeric/sum.ts';

/** Whether two models give the same answer to a row, and whether each is right. */
export interface RowAnswers {
  readonly same: (row: number) => boolean;
  readonly challengerRight: (row: number) => boolean;
  readonly championRight: (row: number) => boolean;
}

function sameEntries(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  perRow: number,
): (row: number) => boolean {
  return (row) => {
    for (let i = row * perRow; i < (row + 1) * perRow; i++)
      if (first[i] !== second[i]) return false;
    return true;
  };
}

/** How rows are compared whose answers are right or wrong; null for numbers. */
export function answersOf(challenger: EvaluationData, champion: EvaluationData): RowAnswers | null {
  if (challenger.task === 'regression' || champion.task === 'regression') return null;
  const perRow = challenger.task === 'multilabel-classification' ? challenger.classes.length : 1;
  return {
    same: sameEntries(challenger.predicted, champion.predicted, perRow),
    challengerRight: sameEntries(challenger.predicted, challenger.target, perRow),
    championRight: sameEntries(champion.predicted, champion.target, perRow),
  };
}

/** Share of the weight of rows with another answer, with Wilson's interval. */
function rateOf(
  sample: Sample,
  differs: (row: number) => boolean,
): Pick<Churn, 'rate' | 'interval'> {
  const total = totalWeight(sample);
  if (!(total > 0)) return { rate: null, interval: null };
  const weight = weightAt(sample.data.weights);
  const changed = sumOf(sample.rows, (row) => (differs(row) ? weight(row) : 0));
  const rate = Math.min(1, changed / total);
  const trials = clusteredTrials(sample, differs) ?? effectiveSize(sample);
  return { rate, interval: wilsonInterval(rate, trials, sample.plan.confidence) };
}

/**
 * On how many rows challenger and champion answer differently, and how many of them turn from right
 * to wrong and back. Of several labels all must be right. Null without a champion and for numbers.
 */
export function churnOf({ challenger, champion }: Comparison): Churn | null {
  if (champion === null) return null;
  const answers = answersOf(challenger.data, champion.data);
  if (answers === null) return null;
  const counts = { disagreements: 0, rightToWrong: 0, wrongToRight: 0, wrongToWrong: 0 };
  for (let row = 0; row < challenger.rows; row++) {
    if (answers.same(row)) continue;
    counts.disagreements++;
    if (answers.championRight(row)) counts.rightToWrong++;
    else if (answers.challengerRight(row)) counts.wrongToRight++;
    else counts.wrongToWrong++;
  }
  const { rate, interval } = rateOf(challenger, (row) => !answers.same(row));
  const reason = rate === null ? 'no rows with a weight' : null;
  return { rows: challenger.rows, ...counts, rate, interval, reason };
}
