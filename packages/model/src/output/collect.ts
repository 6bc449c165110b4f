import { InputError } from '@slipway/core';
import type { Tensors } from '../session/tensor.ts';
import { ClassCollector } from './collect-classes.ts';
import type { OutputPlan, ValuePlan } from './plan.ts';
import type { Predictions, ValuePredictions } from './predictions.ts';
import { numbersOf } from './read-tensor.ts';
import { FiniteTally } from './tally.ts';

/** Gathers a model's answers batch by batch. */
export interface PredictionCollector {
  /**
   * Takes the answers for the next rows.
   *
   * @throws InputError when an output has another number of rows, or a label is none of the classes.
   */
  add(outputs: Tensors, rows: number): void;
  /** The predictions for all rows, in the order they came. */
  finish(): Predictions;
}

class ValueCollector implements PredictionCollector {
  readonly #subject: string;
  readonly #plan: ValuePlan;
  readonly #parts: Float64Array[] = [];
  readonly #finite = new FiniteTally();
  #rows = 0;

  constructor(subject: string, plan: ValuePlan) {
    this.#subject = subject;
    this.#plan = plan;
  }

  add(outputs: Tensors, rows: number): void {
    const table = numbersOf(this.#subject, outputs, this.#plan.output, rows);
    if (table.width !== 1) {
      throw new InputError(
        this.#subject,
        `output "${table.output}" has ${table.width} values a row, one is needed`,
      );
    }
    this.#finite.add(table, this.#rows);
    this.#parts.push(Float64Array.from(table.values));
    this.#rows += rows;
  }

  finish(): ValuePredictions {
    const values = new Float64Array(this.#rows);
    let offset = 0;
    for (const part of this.#parts) {
      values.set(part, offset);
      offset += part.length;
    }
    return { kind: 'values', rows: this.#rows, values, nonFinite: this.#finite.value };
  }
}

/** @param subject first word of errors: `model` or `champion` */
export function collectPredictions(plan: OutputPlan, subject = 'model'): PredictionCollector {
  return plan.kind === 'values'
    ? new ValueCollector(subject, plan)
    : new ClassCollector(subject, plan);
}

/** The predictions in the outputs of a single run; see `collectPredictions` for many. */
export function readPredictions(
  plan: OutputPlan,
  outputs: Tensors,
  rows: number,
  subject = 'model',
): Predictions {
  const collector = collectPredictions(plan, subject);
  collector.add(outputs, rows);
  return collector.finish();
}
