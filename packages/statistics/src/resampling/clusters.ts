import { gammaVariate } from '../random/variates.ts';
import { Xoshiro128 } from '../random/xoshiro128.ts';
import { normalCdf, studentTQuantile } from '../distributions/index.ts';
import type { ResamplingPlan } from './cells.ts';

/** For each group of rows the cells of a table that its rows lie in, one after the other. */
export interface ClusteredCells {
  /** Where the entries of each group begin; one more than there are groups. */
  readonly starts: Int32Array;
  /** The cell of each entry. */
  readonly cells: Int32Array;
  /** The weight of the group's rows in that cell. */
  readonly weights: Float64Array;
  readonly cellCount: number;
}

/**
 * Redraws the masses of the cells of a table whose rows come in groups: the Bayesian bootstrap
 * (Rubin, Annals of Statistics 9(1), 1981) of the groups. Every group gets one exponential variate,
 * which all of its rows share.
 *
 * @param prior pseudo-rows of each cell
 * @param unit weight of a pseudo-row
 * @param visit receives the masses of all cells, in one array that is used again
 */
export function resampleClusters(
  { starts, cells, weights, cellCount }: ClusteredCells,
  prior: ArrayLike<number>,
  unit: number,
  plan: ResamplingPlan,
  visit: (masses: Float64Array, resample: number, random: Xoshiro128) => void,
): void {
  const random = new Xoshiro128(plan.seed, plan.stream ?? 0);
  const masses = new Float64Array(cellCount);
  for (let resample = 0; resample < plan.resamples; resample++) {
    for (let cell = 0; cell < cellCount; cell++) {
      const shape = prior[cell] ?? 0;
      masses[cell] = shape > 0 ? unit * gammaVariate(random, shape) : 0;
    }
    for (let group = 0; group + 1 < starts.length; group++) {
      const share = -Math.log(1 - random.uniform());
      const end = starts[group + 1] ?? 0;
      for (let entry = starts[group] ?? 0; entry < end; entry++) {
        const cell = cells[entry] ?? 0;
        masses[cell] = (masses[cell] ?? 0) + share * (weights[entry] ?? 0);
      }
    }
    visit(masses, resample, random);
  }
}

/**
 * The confidence at which percentiles of a bootstrap of `size` observations are taken so that the
 * interval is as wide as Student's t makes it (Hesterberg, "What teachers should know about the
 * bootstrap", The American Statistician 69(4), 2015: the expanded percentile interval). Null for
 * one observation.
 */
export function expandedConfidence(confidence: number, size: number): number | null {
  if (!(size > 1)) return null;
  const reach = studentTQuantile(0.5 + confidence / 2, size - 1) * Math.sqrt(size / (size - 1));
  return 1 - 2 * normalCdf(-reach);
}
