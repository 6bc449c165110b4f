import { InputError, recordFrom } from '@slipway/core';
import type { ClassPlan, OutputPlan, Tensors } from '@slipway/model';
import { elementCount, readPredictions } from '@slipway/model';

/** A predicted class or value as JSON has it; null where the model's score is no number. */
export type Label = string | number | boolean | null;

/** The answer for one record. */
export interface Answer {
  /** The predicted class, or the predicted value of a regression. */
  readonly label: Label;
  /** Probability of each class; null where the model gives none. */
  readonly probabilities: Readonly<Record<string, number | null>> | null;
  readonly version: string;
  /** Why there are no probabilities, or no label, of a classification. */
  readonly reason?: string;
}

/** What the model said about the rows of a request. */
export interface Interpretation {
  readonly labels: readonly Label[];
  /**
   * One number a row for distributions: the positive class's score (binary), the highest score
   * (several classes); null without scores, and for a regression, whose labels are its values.
   */
  readonly scores: Float64Array | null;
  /** Row-major probabilities of the classes; null where the model gives none. */
  readonly probabilities: Float64Array | null;
  readonly reason: string | null;
}

/** Labels in the type that the model has them in: numbers and truth values are not texts. */
function typedLabels(plan: ClassPlan, isText: boolean): Label[] {
  const { classes } = plan;
  if (isText) return [...classes];
  if (classes.every((name) => /^-?\d+$/.test(name) && Number.isSafeInteger(Number(name)))) {
    return classes.map(Number);
  }
  const isTruth = classes.every((name) => name === 'true' || name === 'false');
  return isTruth ? classes.map((name) => name === 'true') : [...classes];
}

/** Probabilities of all classes, row-major, as the model gives them. */
function tableOfScores(plan: ClassPlan, outputs: Tensors, rows: number): Float64Array {
  const count = plan.classes.length;
  const table = new Float64Array(rows * count);
  let column = 0;
  for (const name of plan.scores) {
    const tensor = outputs.get(name);
    if (tensor === undefined) throw new InputError('model', `it gave no output "${name}"`);
    const width = elementCount(tensor.dims.slice(1));
    // A single score is that of the second class.
    const isSecond = width === 1 && plan.scores.length === 1;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < width; i++) {
        const score = Number(tensor.data[row * width + i]);
        if (isSecond) {
          table[row * count] = 1 - score;
          table[row * count + 1] = score;
        } else table[row * count + column + i] = score;
      }
    }
    column += width;
  }
  return table;
}

function highest(table: Float64Array, rows: number, width: number): Float64Array {
  const best = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    best[row] = Math.max(...table.subarray(row * width, (row + 1) * width));
  }
  return best;
}

/** Reads a version's outputs as labels and probabilities. */
export class Interpreter {
  readonly plan: OutputPlan;
  readonly #labels: readonly Label[];
  /** Once scores were seen to be no probabilities, they are none: not in one answer so, in one not. */
  #notProbabilities: string | null = null;

  /** @param isTextLabel whether the model's label output is of strings */
  constructor(plan: OutputPlan, isTextLabel: boolean) {
    this.plan = plan;
    this.#labels = plan.kind === 'classes' ? typedLabels(plan, isTextLabel) : [];
  }

  /** Class labels as texts, for metrics; null for a regression. */
  get classes(): readonly string[] | null {
    return this.plan.kind === 'classes' ? this.plan.classes : null;
  }

  /** @throws InputError when the outputs are not as the plan says. */
  read(outputs: Tensors, rows: number): Interpretation {
    const predictions = readPredictions(this.plan, outputs, rows);
    if (predictions.kind === 'values') {
      const labels = Array.from(predictions.values, (value) =>
        Number.isFinite(value) ? value : null,
      );
      return { labels, scores: null, probabilities: null, reason: null };
    }
    if (this.plan.kind !== 'classes') throw new Error('classes without a plan for them');
    const labels = Array.from(predictions.predicted, (code) => this.#labels[code] ?? null);
    this.#notProbabilities ??= predictions.scoresReason ?? predictions.probabilitiesReason;
    if (this.#notProbabilities !== null) {
      const isBinary = predictions.positive !== null;
      const scores = isBinary ? predictions.scores : null;
      return { labels, scores, probabilities: null, reason: this.#notProbabilities };
    }
    const probabilities = tableOfScores(this.plan, outputs, rows);
    const scores =
      predictions.positive === null
        ? highest(probabilities, rows, this.plan.classes.length)
        : predictions.scores;
    return { labels, scores, probabilities, reason: null };
  }

  /** The answers that clients get. */
  answers(interpretation: Interpretation, version: string): Answer[] {
    const { labels, probabilities, reason } = interpretation;
    const classes = this.classes;
    if (classes === null) {
      return labels.map((label) => ({
        label,
        probabilities: null,
        version,
        ...(label === null ? { reason: 'the model gave NaN or an infinity' } : {}),
      }));
    }
    return labels.map((label, row) => ({
      label,
      probabilities:
        probabilities === null
          ? null
          : recordFrom(
              classes.map((name, i) => {
                const value = probabilities[row * classes.length + i] ?? NaN;
                return [name, Number.isFinite(value) ? value : null] as const;
              }),
            ),
      version,
      ...(reason === null ? {} : { reason }),
    }));
  }
}
