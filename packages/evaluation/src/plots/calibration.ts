import { quantileOfSorted, wilsonInterval } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { tabulate, weightAt } from '../numeric/sum.ts';
import type { Claims } from '../probability/calibration.ts';
import { binOf, BINS } from '../probability/calibration.ts';

/** Mean probability (x) and share of hits (y) of the rows of each bin. */
export interface CalibrationCurve {
  readonly x: number[];
  readonly y: number[];
  readonly rows: number[];
  /** Wilson's interval of each `y`; null where rows belong together. */
  readonly low: number[] | null;
  readonly high: number[] | null;
}

/**
 * The calibration curve in ten bins of equally many rows, scikit-learn's
 * `calibration_curve(n_bins=10, strategy='quantile')`: with equal-width bins a model of rare events
 * would be one point. Empty bins, as ties make them, are left out.
 */
export function calibrationCurve(
  { confidence, holds }: Claims,
  { data: { weights, clusters = null }, plan }: Sample<ClassificationData>,
): CalibrationCurve {
  const sorted = confidence.slice().sort();
  const edges = tabulate(BINS - 1, (i) => quantileOfSorted(sorted, (i + 1) / BINS));
  const weight = weightAt(weights);
  const sums = Array.from({ length: BINS }, () => ({
    claimed: 0,
    hits: 0,
    weight: 0,
    squared: 0,
    rows: 0,
  }));
  for (let row = 0; row < confidence.length; row++) {
    const claim = confidence[row] ?? 0;
    const into = sums[binOf(claim, edges)];
    if (into === undefined) continue;
    into.claimed += weight(row) * claim;
    into.hits += weight(row) * (holds[row] ?? 0);
    into.weight += weight(row);
    into.squared += weight(row) ** 2;
    into.rows += 1;
  }
  const filled = sums.filter((bin) => bin.weight > 0);
  const intervals = filled.map(({ hits, weight: all, squared }) =>
    wilsonInterval(Math.min(1, hits / all), (all * all) / squared, plan.confidence),
  );
  return {
    x: filled.map((bin) => bin.claimed / bin.weight),
    y: filled.map((bin) => bin.hits / bin.weight),
    rows: filled.map((bin) => bin.rows),
    low: clusters === null ? intervals.map(([low]) => low) : null,
    high: clusters === null ? intervals.map(([, high]) => high) : null,
  };
}
