import { expandedConfidence, percentileInterval } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
import type { Pair } from '../data/sample.ts';
import { clustersOf } from '../data/units.ts';
import type { Bounds, Estimator } from '../metric/metric.ts';
import { defined, undefinedBecause } from '../metric/metric.ts';
import { countsOf } from '../table/counts.ts';
import { resampleTable } from '../table/resample.ts';
import type { Disparity } from './disparity.ts';
import { disparityInterval, disparityValue } from './disparity.ts';
import type { Grouped } from './groups.ts';
import { groupedBy } from './groups.ts';

/** Why the groups cannot be compared; null when they can. */
function obstacle({ rates, kind }: Disparity, grouped: Grouped, minimum: number): string | null {
  const { names, rows, table } = grouped;
  if (names.length < 2) return 'one group only: there is nothing to compare';
  const small = rows.findIndex((count) => count < minimum);
  if (small !== -1) {
    return `the group "${names[small] ?? ''}" has ${rows[small] ?? 0} rows, fewer than the minimum of ${minimum}`;
  }
  const counts = table.derive(countsOf);
  for (const rate of rates) {
    const empty = names.findIndex((_, g) => rate.under(counts, g) === 0);
    if (empty !== -1) {
      return `no ${rate.name}: the group "${names[empty] ?? ''}" ${rate.emptyBecause}`;
    }
    if (kind === 'ratio' && names.every((_, g) => rate.over(counts, g) === 0)) {
      return `the ${rate.name} is 0 in every group`;
    }
  }
  return null;
}

/** The interval of the paired difference, by redrawing the tables of both models together. */
function pairedDifference(
  mine: Grouped,
  theirs: Grouped,
  disparity: Disparity,
  factor: number,
): Bounds | null {
  const { plan } = mine.table;
  const clusters = mine.table.derive(clustersOf);
  const samples = [mine.table, theirs.table];
  const [first = [], second = []] = resampleTable(
    samples.map(({ data }) => data),
    samples.map((sample) => sample.derive(countsOf).occurs),
    { ...plan, stream: 4 },
    { clusters, wrongClass: (truth) => truth ^ 1 },
  );
  const values = first.map(
    (counts, i) =>
      disparityValue(disparity, counts) - factor * disparityValue(disparity, second[i] ?? counts),
  );
  const confidence =
    clusters === null ? plan.confidence : expandedConfidence(plan.confidence, clusters.effective);
  return confidence === null ? null : percentileInterval(Float64Array.from(values), confidence);
}

/**
 * A fairness metric of the groups of some columns. A group of few rows, or one without the rows that
 * a rate is about, leaves it undefined: leaving the group out would hide it.
 */
export function fairnessEstimator(
  disparity: Disparity,
  columns: readonly string[],
): Estimator<ClassificationData> {
  const grouped = groupedBy(columns);
  return {
    intervalMethod: 'pairwise-score',
    measure: (sample) => {
      const groups = sample.derive(grouped);
      const problem = obstacle(disparity, groups, sample.plan.minimumRows);
      if (problem !== null) return undefinedBecause(problem);
      return defined(disparityValue(disparity, groups.table.derive(countsOf)));
    },
    interval: (sample) => ({
      bounds: disparityInterval(disparity, sample.derive(grouped), sample.plan.confidence),
      method: 'pairwise-score',
    }),
    difference: ({ challenger, champion }: Pair<ClassificationData>, factor) =>
      pairedDifference(challenger.derive(grouped), champion.derive(grouped), disparity, factor),
  };
}
