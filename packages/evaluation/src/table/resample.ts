import type { Cell, ResamplingPlan, Xoshiro128 } from '@slipway/statistics';
import { resampleCells } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
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

/** Counts the rows of each cell, in the order of the cells' keys. */
function tableCells(models: readonly ClassificationData[]): TableCell[] {
  const first = models[0];
  if (first === undefined) return [];
  const k = first.classes.length;
  const cells = new Map<number, { weight: number; squaredWeight: number; row: number }>();
  for (let row = 0; row < first.target.length; row++) {
    const weight = first.weights === null ? 1 : (first.weights[row] ?? 0);
    if (weight === 0) continue;
    let key = first.target[row] ?? 0;
    for (const { predicted } of models) key = key * k + (predicted[row] ?? 0);
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

/** Counts of no rows yet. */
function emptyCounts(occurs: Uint8Array): { total: number } & ClassCounts {
  const zeros = (): Float64Array => new Float64Array(occurs.length);
  return { correct: zeros(), actual: zeros(), predicted: zeros(), total: 0, occurs };
}

function add(
  to: { total: number } & ClassCounts,
  truth: number,
  guess: number,
  mass: number,
): void {
  to.actual[truth] = (to.actual[truth] ?? 0) + mass;
  to.predicted[guess] = (to.predicted[guess] ?? 0) + mass;
  if (truth === guess) to.correct[truth] = (to.correct[truth] ?? 0) + mass;
  to.total += mass;
}

/** A class other than `truth`, one of the candidates where there is one. */
function wrongGuess(truth: number, candidates: readonly number[], random: Xoshiro128): number {
  const own = candidates.indexOf(truth);
  if (own === -1) return candidates[random.below(candidates.length)] ?? truth;
  const other = random.below(candidates.length - 1);
  return candidates[other < own ? other : other + 1] ?? truth;
}

/**
 * Redraws the table of (true class, prediction of each model): the Bayesian bootstrap of its cells
 * with pseudo-rows (`resampleCells`). All models are redrawn together, so that differences
 * between them are paired.
 *
 * @param models one model, or challenger and champion on the same rows
 * @param occurs for each model which classes occur (`ClassCounts.occurs`)
 */
export function resampleTable(
  models: readonly ClassificationData[],
  occurs: readonly Uint8Array[],
  plan: ResamplingPlan,
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
  resampleCells(cells, prior, plan, (masses, resample, random) => {
    draws.forEach((ofModel, model) => {
      const counts = ofModel[resample];
      if (counts === undefined) return;
      cells.forEach(({ truth, guesses }, i) => {
        const guess = guesses[model] ?? -1;
        const made = guess >= 0 ? guess : wrongGuess(truth, candidates[model] ?? all, random);
        add(counts, truth, made, masses[i] ?? 0);
      });
    });
  });
  return draws;
}
