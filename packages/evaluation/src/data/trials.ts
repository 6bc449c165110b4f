import { studentTQuantile } from '@slipway/statistics';
import { effectiveRows, weightAt } from '../numeric/sum.ts';
import type { Sample } from './sample.ts';
import { clustersOf, sumsByCluster } from './units.ts';

/**
 * The number of independent trials behind a share of rows that come in groups: as many as would
 * give the share's variance between groups (Korn and Graubard, "Confidence intervals for
 * proportions with small expected number of positive counts estimated from survey data", Survey
 * Methodology 24(2), 1998), with their allowance for knowing that variance from few groups only.
 * As many as there are groups where the share is 0 or 1. Null where rows are by themselves.
 *
 * @param outcome whether a row counts for the share; null for a row that is no trial
 */
export function clusteredTrials(
  sample: Sample,
  outcome: (row: number) => boolean | null,
): number | null {
  const clusters = sample.derive(clustersOf);
  if (clusters === null) return null;
  const weight = weightAt(sample.data.weights);
  const trialWeight = (row: number): number => (outcome(row) === null ? 0 : weight(row));
  const weights = sumsByCluster(clusters, trialWeight);
  const hits = sumsByCluster(clusters, (row) => (outcome(row) === true ? weight(row) : 0));
  const total = weights.reduce((sum, x) => sum + x, 0);
  const share = hits.reduce((sum, x) => sum + x, 0) / total;
  const groups = effectiveRows(0, weights);
  if (!(share > 0 && share < 1) || !(groups > 1)) return groups;
  let variance = 0;
  weights.forEach((own, i) => {
    // What leaving the group out changes.
    const change = own < total ? ((hits[i] ?? 0) - share * own) / (total - own) : 0;
    variance += (change * change * (groups - 1)) / groups;
  });
  const allowance = (normalReach: number, freedom: number): number =>
    (normalReach / studentTQuantile(0.5 + sample.plan.confidence / 2, freedom)) ** 2;
  const rows = effectiveRows(sample.rows, sample.data.weights);
  const wide = studentTQuantile(0.5 + sample.plan.confidence / 2, Math.max(1, rows - 1));
  return ((share * (1 - share)) / variance) * allowance(wide, groups - 1);
}
