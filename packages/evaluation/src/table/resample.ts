import type { Cell, ClusteredCells, ResamplingPlan, Xoshiro128 } from '@slipway/statistics';
import { resampleCells, resampleClusters } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
import type { Clusters } from '../data/units.ts';
import { weightAt } from '../numeric/sum.ts';
import type { ClassCounts } from './counts.ts';

/**
 * Pseudo-rows for each way in which the models are right or wrong about a class, added before a
 * table is redrawn. For one model that is Jeffreys' prior of the class's recall; for two it is what
 * Agresti and Min add to the table of two paired proportions ("Simple improved confidence intervals
 * for comparing matched proportions", Statistics in Medicine 24(5), 2005). Intervals then keep their
 * coverage with few rows and next to 0 or 1, where a bootstrap without them collapses.
 */
const PSEUDO_ROWS = 0.5;

/**
 * With many classes, pseudo-rows are fewer: this share of the rows, but never less than two classes
 * would have.
 */
const MOST_PSEUDO_ROWS = 0.05;

/** Rows of the same true class and the same prediction by each model. */
interface TableCell extends Cell {
  readonly truth: number;
  /** The class predicted by each model; −1 in a cell of pseudo-rows for "some wrong class". */
  readonly guesses: readonly number[];
}

/** Redrawn class counts: for each model one entry per resample. */
export type TableDraws = readonly (readonly ClassCounts[])[];

/** The cell of a row, as a number. */
function keyOf(models: readonly ClassificationData[], row: number): number {
  const [first] = models;
  const k = first?.classes.length ?? 0;
  let key = first?.target[row] ?? 0;
  for (const { predicted } of models) key = key * k + (predicted[row] ?? 0);
  return key;
}

/** Counts the rows of each cell, in the order of the cells' keys. */
function tableCells(models: readonly ClassificationData[]): TableCell[] {
  const first = models[0];
  if (first === undefined) return [];
  const cells = new Map<number, { weight: number; squaredWeight: number; row: number }>();
  for (let row = 0; row < first.target.length; row++) {
    const weight = first.weights === null ? 1 : (first.weights[row] ?? 0);
    if (weight === 0) continue;
    const key = keyOf(models, row);
    const cell = cells.get(key);
    if (cell === undefined) {
      cells.set(key, { weight, squaredWeight: weight * weight, row });
    } else {
      cell.weight += weight;
      cell.squaredWeight += weight * weight;
    }
  }
  return [...cells]
    .sort(([one], [other]) => one - other)
    .map(([, { weight, squaredWeight, row }]) => ({
      weight,
      squaredWeight,
      truth: first.target[row] ?? 0,
      guesses: models.map(({ predicted }) => predicted[row] ?? 0),
    }));
}

/** The cells of each group's rows, with their weights; cells are numbered as by `tableCells`. */
function clusteredCells(
  models: readonly ClassificationData[],
  { of, count }: Clusters,
  cellCount: number,
): ClusteredCells {
  const keys = new Set<number>();
  for (let row = 0; row < of.length; row++) if ((of[row] ?? -1) >= 0) keys.add(keyOf(models, row));
  const position = new Map([...keys].sort((a, b) => a - b).map((key, i) => [key, i]));
  const groups = Array.from({ length: count }, () => new Map<number, number>());
  const weight = weightAt(models[0]?.weights ?? null);
  for (let row = 0; row < of.length; row++) {
    const group = groups[of[row] ?? -1];
    const cell = position.get(keyOf(models, row));
    if (group !== undefined && cell !== undefined) {
      group.set(cell, (group.get(cell) ?? 0) + weight(row));
    }
  }
  const starts = new Int32Array(count + 1);
  groups.forEach((cells, i) => (starts[i + 1] = (starts[i] ?? 0) + cells.size));
  return {
    starts,
    cells: Int32Array.from(groups.flatMap((cells) => [...cells.keys()])),
    weights: Float64Array.from(groups.flatMap((cells) => [...cells.values()])),
    cellCount,
  };
}

/** Weight of an average row. */
function usualWeight(cells: readonly TableCell[]): number {
  const weight = cells.reduce((sum, cell) => sum + cell.weight, 0);
  const squared = cells.reduce((sum, cell) => sum + cell.squaredWeight, 0);
  return weight > 0 ? squared / weight : 1;
}

/**
 * Cells of pseudo-rows: for each class of the target one cell for every way in which each model is
 * right or wrong. They are kept apart from the observed ones, since a wrong guess is another class
 * in each resample.
 */
function pseudoCells(cells: readonly TableCell[], models: number): TableCell[] {
  const truths = [...new Set(cells.map(({ truth }) => truth))];
  const outcomes = 2 ** models;
  return truths.flatMap((truth) =>
    Array.from({ length: outcomes }, (_, outcome) => ({
      weight: 0,
      squaredWeight: 0,
      truth,
      guesses: Array.from({ length: models }, (_, i) => ((outcome >> i) & 1 ? truth : -1)),
    })),
  );
}

/** Pseudo-rows of each cell: none of the observed ones, equally many of the others. */
function pseudoRows(observed: readonly TableCell[], pseudo: number, models: number): number[] {
  const rows = observed.reduce((sum, cell) => sum + cell.weight ** 2 / cell.squaredWeight, 0);
  const most = Math.max(MOST_PSEUDO_ROWS * rows, 2 * PSEUDO_ROWS * 2 ** models);
  const each = Math.min(PSEUDO_ROWS, most / pseudo);
  return [...observed.map(() => 0), ...Array<number>(pseudo).fill(each)];
}

type Sums = 'total' | 'distance' | 'squaredDistance';
type CountsInMaking = Omit<ClassCounts, Sums> & Record<Sums, number>;

/** Counts of no rows yet. */
function emptyCounts(occurs: Uint8Array): CountsInMaking {
  const zeros = (): Float64Array => new Float64Array(occurs.length);
  const sums = { total: 0, distance: 0, squaredDistance: 0 };
  return { correct: zeros(), actual: zeros(), predicted: zeros(), ...sums, occurs };
}

function add(to: CountsInMaking, truth: number, guess: number, mass: number): void {
  to.actual[truth] = (to.actual[truth] ?? 0) + mass;
  to.predicted[guess] = (to.predicted[guess] ?? 0) + mass;
  if (truth === guess) to.correct[truth] = (to.correct[truth] ?? 0) + mass;
  to.total += mass;
  to.distance += mass * Math.abs(truth - guess);
  to.squaredDistance += mass * (truth - guess) ** 2;
}

/** A class other than `truth`, one of the candidates where there is one. */
function wrongGuess(truth: number, candidates: readonly number[], random: Xoshiro128): number {
  const own = candidates.indexOf(truth);
  if (own === -1) return candidates[random.below(candidates.length)] ?? truth;
  const other = random.below(candidates.length - 1);
  return candidates[other < own ? other : other + 1] ?? truth;
}

export interface TableResampling {
  /** Groups that rows belong to, which are redrawn as wholes; null where rows are by themselves. */
  readonly clusters?: Clusters | null;
  /** The wrong class that a pseudo-row is predicted as; default: any that occurs, at random. */
  readonly wrongClass?: (truth: number) => number;
}

/**
 * Redraws the table of (true class, prediction of each model): the Bayesian bootstrap of its cells
 * with pseudo-rows (`resampleCells`), or of the groups that rows belong to. All models are redrawn together, so that differences
 * between them are paired.
 *
 * @param models one model, or challenger and champion on the same rows
 * @param occurs for each model which classes occur (`ClassCounts.occurs`)
 */
export function resampleTable(
  models: readonly ClassificationData[],
  occurs: readonly Uint8Array[],
  plan: ResamplingPlan,
  { clusters = null, wrongClass }: TableResampling = {},
): TableDraws {
  const observed = tableCells(models);
  const pseudo = pseudoCells(observed, models.length);
  const cells = [...observed, ...pseudo];
  const prior = pseudoRows(observed, pseudo.length, models.length);
  const all = Array.from(occurs[0] ?? [], (_, i) => i);
  const candidates = occurs.map((flags) => {
    const present = all.filter((i) => flags[i] === 1);
    return present.length > 1 ? present : all;
  });
  const draws = occurs.map((flags) =>
    Array.from({ length: plan.resamples }, () => emptyCounts(flags)),
  );
  const visit = (masses: Float64Array, resample: number, random: Xoshiro128): void => {
    draws.forEach((ofModel, model) => {
      const counts = ofModel[resample];
      if (counts === undefined) return;
      cells.forEach(({ truth, guesses }, i) => {
        const guess = guesses[model] ?? -1;
        const wrong = wrongClass ?? ((own) => wrongGuess(own, candidates[model] ?? all, random));
        const made = guess >= 0 ? guess : wrong(truth);
        add(counts, truth, made, masses[i] ?? 0);
      });
    });
  };
  if (clusters === null) {
    resampleCells(cells, prior, plan, visit);
  } else {
    const clustered = clusteredCells(models, clusters, cells.length);
    resampleClusters(clustered, prior, usualWeight(observed), plan, visit);
  }
  return draws;
}
