import { InputError } from '@slipway/core';
import type { Tensors } from '../session/tensor.ts';
import type { ClassPlan } from './plan.ts';
import type { ClassPredictions } from './predictions.ts';
import { ProbabilityCheck } from './probabilities.ts';
import { labelsOf, numbersOf } from './read-tensor.ts';
import { FiniteTally, RowTally } from './tally.ts';

/** Scores closer than this are a tie: nothing contradicts a label there. */
const TIE = 1e-6;

/** Scores of a batch, row-major: one for each class, or (binary) of the second class alone. */
interface ScoreTable {
  readonly values: Float64Array;
  readonly width: number;
}

/** Position of the largest of `width` scores; -1 when one of them is NaN. */
function argmax(scores: Float64Array, offset: number, width: number): number {
  let best = 0;
  for (let i = 0; i < width; i++) {
    const score = scores[offset + i] ?? NaN;
    if (Number.isNaN(score)) return -1;
    if (score > (scores[offset + best] ?? NaN)) best = i;
  }
  return best;
}

/** Gathers labels and scores of a classifier; what depends on all rows is decided at the end. */
export class ClassCollector {
  readonly #subject: string;
  readonly #plan: ClassPlan;
  readonly #labels: Int32Array[] = [];
  readonly #scores: Float64Array[] = [];
  readonly #finite = new FiniteTally();
  readonly #probabilities = new ProbabilityCheck();
  /** A single score is held against 0.5 as a probability, against 0 as a decision function. */
  readonly #againstScores = { probability: new RowTally(), decision: new RowTally() };
  #rows = 0;
  #width: number | null = null;
  #scoresReason: string | null;

  constructor(subject: string, plan: ClassPlan) {
    this.#subject = subject;
    this.#plan = plan;
    this.#scoresReason = plan.scores.length === 0 ? 'the model gives no scores' : null;
  }

  add(outputs: Tensors, rows: number): void {
    const { label, positions } = this.#plan;
    const labels = label === null ? null : labelsOf(this.#subject, outputs, label, positions, rows);
    if (labels !== null) this.#labels.push(labels);
    const table = this.#scoresReason === null ? this.#readScores(outputs, rows) : null;
    if (table !== null) {
      for (let row = 0; row < rows; row++) {
        this.#probabilities.add(table.values, row * table.width, table.width, this.#rows + row);
      }
      if (labels !== null) this.#compare(labels, table);
      this.#scores.push(table.values);
    }
    this.#rows += rows;
  }

  #readScores(outputs: Tensors, rows: number): ScoreTable | null {
    const { scores, classes, positive } = this.#plan;
    const tables = scores.map((name) => numbersOf(this.#subject, outputs, name, rows));
    for (const table of tables) this.#finite.add(table, this.#rows);
    const width = tables.reduce((sum, table) => sum + table.width, 0);
    const isUsable = width === classes.length || (positive !== null && width === 1);
    if (!isUsable) {
      this.#refuseWidth(width);
      return null;
    }
    this.#width = width;
    const values = new Float64Array(rows * width);
    let column = 0;
    for (const table of tables) {
      for (let row = 0; row < rows; row++) {
        for (let i = 0; i < table.width; i++) {
          values[row * width + column + i] = table.values[row * table.width + i] ?? NaN;
        }
      }
      column += table.width;
    }
    return { values, width };
  }

  /** Scores that do not fit the classes are left out when a label decides, and an error otherwise. */
  #refuseWidth(width: number): void {
    const { scores, classes, decision } = this.#plan;
    const problem =
      `output "${scores.join('", "')}" has ${width} scores a row for ${classes.length} classes ` +
      `(${classes.join(', ')})`;
    if (decision !== 'label') throw new InputError(this.#subject, problem);
    this.#scoresReason = problem;
  }

  /** Counts the rows whose label is not the class that the scores favour. */
  #compare(labels: Int32Array, { values, width }: ScoreTable): void {
    const { probability, decision } = this.#againstScores;
    labels.forEach((label, row) => {
      const offset = row * width;
      if (width === 1) {
        const score = values[row] ?? NaN;
        const sign = label === 1 ? 1 : -1;
        if (sign * (score - 0.5) < -TIE) probability.add(this.#rows + row);
        if (sign * score < -TIE) decision.add(this.#rows + row);
        return;
      }
      const best = argmax(values, offset, width);
      if (best < 0) return;
      const gap = (values[offset + best] ?? 0) - (values[offset + label] ?? 0);
      if (gap > TIE) {
        probability.add(this.#rows + row);
        decision.add(this.#rows + row);
      }
    });
  }

  finish(): ClassPredictions {
    const { plan, rows } = { plan: this.#plan, rows: this.#rows };
    const hasScores = this.#scoresReason === null;
    const reason = hasScores ? this.#probabilities.reason : null;
    const table = hasScores ? this.#scoreTable() : null;
    const scores = table === null ? null : this.#judgedScores(table, reason === null);
    const tally = this.#againstScores[reason === null ? 'probability' : 'decision'];
    const outputs = plan.scores.join(', ');
    return {
      kind: 'classes',
      rows,
      classes: plan.classes,
      positive: plan.positive,
      predicted: this.#predicted(table, scores, reason),
      scores,
      scoresReason: this.#scoresReason,
      areProbabilities: hasScores && reason === null,
      probabilitiesReason:
        reason === null ? null : `output "${outputs}" gives scores, not probabilities: ${reason}`,
      contradictions: plan.label === null || !hasScores ? null : tally.value,
      nonFinite: this.#finite.value,
      decidedBy: {
        label: plan.decision === 'label' ? plan.label : null,
        scores: hasScores ? outputs : null,
      },
      threshold: plan.threshold,
    };
  }

  #scoreTable(): ScoreTable {
    const width = this.#width ?? 1;
    const values = new Float64Array(this.#rows * width);
    let offset = 0;
    for (const part of this.#scores) {
      values.set(part, offset);
      offset += part.length;
    }
    return { values, width };
  }

  /** Binary: the positive class's score. A single score is that of the second class. */
  #judgedScores({ values, width }: ScoreTable, areProbabilities: boolean): Float64Array {
    const { positive } = this.#plan;
    if (positive === null) return values;
    if (width === 1) {
      if (positive === 1) return values;
      return values.map((score) => (areProbabilities ? 1 - score : -score));
    }
    const judged = new Float64Array(this.#rows);
    for (let row = 0; row < this.#rows; row++) judged[row] = values[row * width + positive] ?? NaN;
    return judged;
  }

  #predicted(
    table: ScoreTable | null,
    scores: Float64Array | null,
    reason: string | null,
  ): Int32Array {
    const { decision, positive, threshold, isThresholdGiven } = this.#plan;
    const predicted = new Int32Array(this.#rows);
    if (decision === 'label') {
      let offset = 0;
      for (const part of this.#labels) {
        predicted.set(part, offset);
        offset += part.length;
      }
      return predicted;
    }
    if (table === null || scores === null) throw new Error('scores decide, and there are none');
    if (decision === 'argmax') {
      return predicted.map((_, row) => argmax(table.values, row * table.width, table.width));
    }
    if (!isThresholdGiven && reason !== null) {
      throw new InputError(
        this.#subject,
        `output "${this.#plan.scores.join(', ')}" gives scores, not probabilities (${reason}), and ` +
          'the model has no label output; set evaluate.threshold to the score from which the ' +
          'positive class is predicted',
      );
    }
    const position = positive ?? 0;
    return predicted.map((_, row) => {
      const score = scores[row] ?? NaN;
      if (Number.isNaN(score)) return -1;
      return score >= (threshold ?? 0.5) ? position : 1 - position;
    });
  }
}
