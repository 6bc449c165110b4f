import { InputError } from '@slipway/core';
import type { Tensors } from '../session/tensor.ts';
import type { LabelLayout, LabelPlan } from './label-plan.ts';
import type { NonFinite } from './predictions.ts';
import { numbersOf } from './read-tensor.ts';
import { FiniteTally } from './tally.ts';

/** Labels of all rows, n × k, row by row. */
export interface LabelPredictions {
  readonly rows: number;
  /** 0 or 1 for each label; null when the model gives scores only. */
  readonly labels: Uint8Array | null;
  readonly scores: Float64Array | null;
  readonly nonFinite: NonFinite | null;
}

/** Where the score of a label stands: in which dimensions, and at which place. */
interface Layout {
  readonly dims: (rows: number, k: number) => readonly number[];
  readonly place: (row: number, label: number, rows: number, k: number) => number;
}

const LAYOUTS: Readonly<Record<LabelLayout, Layout>> = {
  flat: { dims: (n, k) => [n, k], place: (row, label, _n, k) => row * k + label },
  pairs: { dims: (n, k) => [n, 2 * k], place: (row, label, _n, k) => 2 * (row * k + label) + 1 },
  'rows-first': {
    dims: (n, k) => [n, k, 2],
    place: (row, label, _n, k) => 2 * (row * k + label) + 1,
  },
  'labels-first': {
    dims: (n, k) => [k, n, 2],
    place: (row, label, n) => 2 * (label * n + row) + 1,
  },
};

function join<T extends Uint8Array | Float64Array>(parts: readonly T[], whole: T): T {
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Gathers the labels and scores of a multilabel model batch by batch. */
export class LabelCollector {
  readonly #subject: string;
  readonly #plan: LabelPlan;
  readonly #labels: Uint8Array[] = [];
  readonly #scores: Float64Array[] = [];
  readonly #finite = new FiniteTally();
  #rows = 0;

  constructor(subject: string, plan: LabelPlan) {
    this.#subject = subject;
    this.#plan = plan;
  }

  /**
   * Takes the answers for the next rows.
   *
   * @throws InputError when an output has other dimensions, or a label that is neither 0 nor 1
   */
  add(outputs: Tensors, rows: number): void {
    const { label, scores, order } = this.#plan;
    if (label !== null) {
      const values = this.#read(outputs, label, 'flat', rows);
      const wrong = values.findIndex((value) => value !== 0 && value !== 1);
      if (wrong >= 0) {
        const row = this.#rows + Math.floor(wrong / order.length) + 1;
        throw new InputError(
          this.#subject,
          `output "${label}" is ${values[wrong]} in row ${row}; a label is 0 or 1`,
        );
      }
      this.#labels.push(Uint8Array.from(values));
    }
    if (scores !== null) {
      const values = this.#read(outputs, scores.output, scores.layout, rows);
      this.#finite.add({ output: scores.output, values, width: order.length }, this.#rows);
      this.#scores.push(values);
    }
    this.#rows += rows;
  }

  /** An output's numbers by row, and in the order of the plan's classes. */
  #read(outputs: Tensors, output: string, layout: LabelLayout, rows: number): Float64Array {
    const { order } = this.#plan;
    const k = order.length;
    const { dims, place } = LAYOUTS[layout];
    const needed = dims(rows, k);
    const found = outputs.get(output)?.dims ?? [];
    if (found.join() !== needed.join()) {
      throw new InputError(
        this.#subject,
        `output "${output}" has the dimensions [${found.join(', ')}] for ${rows} rows and ${k} ` +
          `labels, [${needed.join(', ')}] is needed; list the model's labels in model.classes`,
      );
    }
    const { values } = numbersOf(this.#subject, outputs, output, needed[0] ?? rows);
    const sorted = new Float64Array(rows * k);
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < k; i++) {
        sorted[row * k + i] = values[place(row, order[i] ?? i, rows, k)] ?? NaN;
      }
    }
    return sorted;
  }

  /** The answers for all rows, in the order they came. */
  finish(): LabelPredictions {
    const size = this.#rows * this.#plan.order.length;
    return {
      rows: this.#rows,
      labels: this.#plan.label === null ? null : join(this.#labels, new Uint8Array(size)),
      scores: this.#plan.scores === null ? null : join(this.#scores, new Float64Array(size)),
      nonFinite: this.#finite.value,
    };
  }
}
