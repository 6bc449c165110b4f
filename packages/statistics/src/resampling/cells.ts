import { gammaVariate } from '../random/variates.ts';
import { Xoshiro128 } from '../random/xoshiro128.ts';

/** Rows that are alike in all that matters, counted together. */
export interface Cell {
  /** Sum of the rows' weights; the number of rows where they have none. */
  readonly weight: number;
  /** Sum of the squares of the weights. */
  readonly squaredWeight: number;
}

/** How often to resample, and from which sequence of random numbers. */
export interface ResamplingPlan {
  readonly resamples: number;
  readonly seed: number;
  /** Tells several uses of one seed apart. */
  readonly stream?: number;
}

/**
 * Redraws the masses of the cells of a contingency table: the Bayesian bootstrap (Rubin, Annals of
 * Statistics 9(1), 1981), whose row weights, summed by cell, are gamma variates. A cell of n rows
 * and prior a gets Gamma(n + a), so that the shares of all cells have the Dirichlet posterior
 * Dir(n + a); a cell of weighted rows gets a gamma variate with the mean and the variance of its
 * weighted sum. Work and result depend on the cells only, never on the number or order of rows.
 *
 * @param prior pseudo-rows of each cell, in rows of average weight
 * @param visit receives the masses of all cells, in one array that is used again
 */
export function resampleCells(
  cells: readonly Cell[],
  prior: ArrayLike<number>,
  plan: ResamplingPlan,
  visit: (masses: Float64Array, resample: number, random: Xoshiro128) => void,
): void {
  const random = new Xoshiro128(plan.seed, plan.stream ?? 0);
  const { shapes, scales } = gammaOf(cells, prior);
  const masses = new Float64Array(cells.length);
  for (let resample = 0; resample < plan.resamples; resample++) {
    for (let i = 0; i < masses.length; i++) {
      const shape = shapes[i] ?? 0;
      masses[i] = shape > 0 ? gammaVariate(random, shape) * (scales[i] ?? 0) : 0;
    }
    visit(masses, resample, random);
  }
}

/** Shape and scale of each cell's gamma variate. */
function gammaOf(
  cells: readonly Cell[],
  prior: ArrayLike<number>,
): { shapes: Float64Array; scales: Float64Array } {
  let weight = 0;
  let squared = 0;
  for (const cell of cells) {
    weight += cell.weight;
    squared += cell.squaredWeight;
  }
  const usual = weight > 0 ? squared / weight : 1;
  const shapes = new Float64Array(cells.length);
  const scales = new Float64Array(cells.length);
  cells.forEach((cell, i) => {
    const scale = cell.weight > 0 ? cell.squaredWeight / cell.weight : usual;
    shapes[i] = (cell.weight > 0 ? cell.weight / scale : 0) + (prior[i] ?? 0);
    scales[i] = scale;
  });
  return { shapes, scales };
}
