import type { Fairness, FairnessGroup } from '@slipway/core';
import type { Comparison } from '../comparison.ts';
import { metricResults } from '../evaluate.ts';
import { isClassifiedSample } from '../data/sample.ts';
import type { ClassCounts } from '../table/counts.ts';
import { countsOf } from '../table/counts.ts';
import { FAIRNESS_METRICS } from './families.ts';
import { groupedBy } from './groups.ts';
import type { GroupRate } from './rates.ts';
import {
  FALSE_POSITIVE_RATE,
  PRECISION_RATE,
  SELECTION_RATE,
  TRUE_POSITIVE_RATE,
} from './rates.ts';

/** A rate of a group; null where the group has no such rows. */
function rateOf(counts: ClassCounts, rate: GroupRate, group: number): number | null {
  const under = rate.under(counts, group);
  return under > 0 ? Math.min(1, rate.over(counts, group) / under) : null;
}

function groupsOf(comparison: Comparison, columns: readonly string[]): FairnessGroup[] {
  const { challenger } = comparison;
  if (!isClassifiedSample(challenger)) return [];
  const { names, rows, table } = challenger.derive(groupedBy(columns));
  const counts = table.derive(countsOf);
  return names.map((value, group) => ({
    value,
    rows: rows[group] ?? 0,
    selectionRate: rateOf(counts, SELECTION_RATE, group),
    truePositiveRate: rateOf(counts, TRUE_POSITIVE_RATE, group),
    falsePositiveRate: rateOf(counts, FALSE_POSITIVE_RATE, group),
    precision: rateOf(counts, PRECISION_RATE, group),
  }));
}

/**
 * How the groups of each of some columns (or of their combinations) differ: rates of every group, and
 * Fairlearn's metrics with intervals and, where there is a champion, differences. For a binary task.
 *
 * @param lists columns, by `termName`
 * @throws ConfigurationError for a column that the data lacks, and for another task
 */
export function fairnessOf(
  comparison: Comparison,
  lists: readonly (readonly string[])[],
): Fairness[] {
  return lists.map((args) => {
    const metrics = metricResults(
      comparison,
      FAIRNESS_METRICS.map((metric) => ({ metric, args })),
    );
    return { column: args.join(', '), groups: groupsOf(comparison, args), metrics };
  });
}
