import type { TestResult } from '@slipway/core';
import { mcNemar, normalSf, wilcoxonSignedRank } from '@slipway/statistics';
import type { Comparison } from '../comparison.ts';
import type { ClassificationData, RegressionData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { isClassifiedSample } from '../data/sample.ts';
import { tabulate } from '../numeric/sum.ts';
import { ROC_AUC } from '../ranking/binary.ts';
import { covarianceOf } from '../ranking/spread.ts';
import { answersOf } from './churn.ts';

/** What a test found, or why it found nothing. */
type Outcome = Omit<TestResult, 'test' | 'hypothesis' | 'rows'> & { readonly rows?: number };

function nothing(method: string, reason: string): Outcome {
  return { method, statistic: null, pValue: null, reason };
}

/** Why the rows are no independent observations of equal weight; null when they are. */
function unsuited({ weights, clusters }: Comparison['challenger']['data']): string | null {
  if (weights !== null) return 'the test has no form for sample weights';
  return clusters === undefined || clusters === null
    ? null
    : 'the test takes every row for an independent observation, and these rows belong to groups';
}

/** McNemar's test on whether the row (of several labels all of them) is predicted right. */
function mcNemarOf({ challenger, champion }: Comparison): Outcome | null {
  const answers = champion && answersOf(challenger.data, champion.data);
  if (answers === null) return null;
  const reason = unsuited(challenger.data);
  if (reason !== null) return nothing('exact', reason);
  let [mine, theirs] = [0, 0];
  for (let row = 0; row < challenger.rows; row++) {
    const [first, second] = [answers.challengerRight(row), answers.championRight(row)];
    if (first && !second) mine++;
    if (second && !first) theirs++;
  }
  const { method, statistic, pValue } = mcNemar(mine, theirs);
  return { method, statistic, pValue, reason: null, rows: mine + theirs };
}

function binarySample(sample: Comparison['challenger']): Sample<ClassificationData> | null {
  const isBinary = sample.data.task === 'binary-classification';
  return isBinary && isClassifiedSample(sample) ? sample : null;
}

/**
 * DeLong's test of two AUCs on the same rows (Biometrics 44(3), 1988): the difference in standard
 * errors, whose variance is that of the difference of the rows' deviations within each class.
 */
function deLongOf({ challenger, champion }: Comparison): Outcome | null {
  const [mine, theirs] = [binarySample(challenger), champion && binarySample(champion)];
  if (mine === null || theirs === null || mine.data.scores === null || theirs.data.scores === null)
    return null;
  const reason = unsuited(mine.data) ?? ROC_AUC.obstacle(mine);
  if (reason !== null) return nothing('normal', reason);
  const [first, second] = [ROC_AUC.linearise(mine), ROC_AUC.linearise(theirs)];
  if (first.strata.sizes.some((size) => size <= 1))
    return nothing('normal', 'a class of one row has no variance');
  const deviations = tabulate(
    mine.rows,
    (row) => (first.deviations[row] ?? 0) - (second.deviations[row] ?? 0),
  );
  const variance = covarianceOf(deviations, deviations, first.strata);
  if (!(variance > 1e-20)) return nothing('normal', 'both rank the rows alike');
  const statistic = (first.value - second.value) / Math.sqrt(variance);
  return { method: 'normal', statistic, pValue: 2 * normalSf(Math.abs(statistic)), reason: null };
}

function absoluteErrors({ target, predicted }: RegressionData): Float64Array {
  return target.map((truth, row) => Math.abs(truth - (predicted[row] ?? NaN)));
}

/** Wilcoxon's signed-rank test of the absolute errors. */
function wilcoxonOf({ challenger, champion }: Comparison): Outcome | null {
  const [mine, theirs] = [challenger.data, champion?.data];
  if (mine.task !== 'regression' || theirs?.task !== 'regression') return null;
  const reason = unsuited(mine);
  if (reason !== null) return nothing('exact', reason);
  const others = absoluteErrors(theirs);
  const result = wilcoxonSignedRank(
    absoluteErrors(mine).map((error, row) => error - (others[row] ?? NaN)),
  );
  if (result === null) return nothing('exact', 'the absolute errors are equal on every row');
  const { method, statistic, pValue, pairs } = result;
  return { method, statistic, pValue, reason: null, rows: pairs };
}

/**
 * Hypothesis tests of challenger against champion on the same rows, two-sided. They are reported
 * beside the intervals of the differences, on which gates decide. Empty without a champion.
 */
export function pairedTests(comparison: Comparison): TestResult[] {
  if (comparison.champion === null) return [];
  const tests = [
    ['mcnemar', 'both are right equally often', mcNemarOf],
    ['delong', 'both have the same ROC AUC', deLongOf],
    ['wilcoxon', 'absolute errors differ symmetrically around 0', wilcoxonOf],
  ] as const;
  return tests.flatMap(([test, hypothesis, run]) => {
    const outcome = run(comparison);
    return outcome === null ? [] : [{ test, hypothesis, rows: comparison.rows, ...outcome }];
  });
}
