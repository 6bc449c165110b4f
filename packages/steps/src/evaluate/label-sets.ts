import type { Batch, ColumnRequest, ScoredColumns } from '@slipway/core';
import { ConfigurationError, InputError, listNames } from '@slipway/core';
import type { Table } from '@slipway/data';
import { requireColumn } from '@slipway/data';
import type { StepContext } from '../run/step.ts';
import type { RowConsumer } from '../shared/stream.ts';
import { streamRows } from '../shared/stream.ts';
import { ArrayColumn, matrixColumns, NumberMatrix } from './array-column.ts';
import type { Scored, Scorer } from './scored.ts';

/** Where the labels of rows stand: an array, a matrix, or a column of 0 and 1 for each. */
export type LabelSource = string | Readonly<Record<string, string>>;

/** The labels of rows as n × k flags. */
export class LabelSets implements RowConsumer {
  readonly flags: Uint8Array;
  readonly #reader: ArrayColumn | NumberMatrix;
  readonly #uri: string;
  readonly #classes: readonly string[];
  readonly #name: string;

  constructor(table: Table, source: LabelSource, classes: readonly string[]) {
    this.flags = new Uint8Array(table.rows * classes.length);
    this.#uri = table.uri;
    this.#classes = classes;
    this.#name = typeof source === 'string' ? source : 'targets';
    const isNested = typeof source === 'string' && matrixColumns(table, source).length === 0;
    this.#reader = isNested
      ? new ArrayColumn(table, source, (row, items) => this.#take(row, items))
      : new NumberMatrix(table, columnsOf(source, classes), classes.length);
  }

  get requests(): readonly ColumnRequest[] {
    return this.#reader.requests;
  }

  consume(batch: Batch): void {
    this.#reader.consume(batch);
  }

  /** Names of labels, or k flags of 0 and 1. */
  #take(row: number, items: readonly (string | number | boolean)[]): string | null {
    const k = this.#classes.length;
    const areFlags =
      items.length === k && items.every((item) => [0, 1, true, false].includes(item as number));
    for (const [i, item] of items.entries()) {
      const position = areFlags ? i : this.#classes.indexOf(String(item));
      if (position === -1) {
        return `has the label ${JSON.stringify(item)}, which is none of ${listNames(this.#classes)}`;
      }
      this.flags[row * k + position] = areFlags ? Number(item) : 1;
    }
    return null;
  }

  /** @throws InputError for a row without labels in the form that is needed */
  check(): void {
    this.#reader.check();
    if (!(this.#reader instanceof NumberMatrix)) return;
    const { values, width } = this.#reader;
    values.forEach((value, i) => {
      if (value !== 0 && value !== 1) {
        throw new InputError(
          'data',
          `"${this.#name}" of ${this.#uri} is ${value} in row ${Math.floor(i / width) + 1}; a label is 0 or 1`,
        );
      }
      this.flags[i] = value;
    });
  }
}

function columnsOf(source: LabelSource, classes: readonly string[]): string | string[] {
  if (typeof source === 'string') return source;
  return classes.map((label) => source[label] ?? '');
}

/** Different labels in an array column; empty where the arrays hold flags. */
async function labelsInArrays(table: Table, column: string): Promise<string[]> {
  const found = new Set<string>();
  let width = 0;
  let areFlags = true;
  const reader = new ArrayColumn(table, column, (_row, items) => {
    width = Math.max(width, items.length);
    for (const item of items) {
      if (item !== 0 && item !== 1) areFlags = false;
      if (typeof item === 'string') found.add(item);
    }
    return null;
  });
  await streamRows(table, [reader]);
  reader.check();
  if (areFlags) return Array.from({ length: width }, (_, i) => String(i));
  return [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** All labels: as configured, as the columns name them, else those found in the data. */
export async function labelNames(
  { config, recorder }: StepContext,
  table: Table,
  source: LabelSource,
): Promise<string[]> {
  const configured = config.model?.classes?.map(String);
  if (configured !== undefined) return configured;
  if (typeof source !== 'string') return Object.keys(source);
  const columns = matrixColumns(table, source);
  const names =
    columns.length > 0 ? columns.map((_, i) => String(i)) : await labelsInArrays(table, source);
  recorder.note(`labels: ${listNames(names)}, as found in "${source}"`);
  return names;
}

/** The labels whose scores reach the threshold; 0.5 unless given, which only probabilities know. */
export function decideLabels(
  scores: Float64Array | null,
  given: number | null,
  probabilities: boolean,
): Uint8Array {
  const threshold = given ?? (probabilities ? 0.5 : null);
  if (scores === null) throw new Error('neither labels nor scores');
  if (threshold === null) {
    throw new ConfigurationError(
      'threshold',
      'there are scores outside [0, 1], so that 0.5 means nothing; set evaluate.threshold, or ' +
        'name the predicted labels with data.prediction',
    );
  }
  return Uint8Array.from(scores, (score) => Number(score >= threshold));
}

/** Answers of a multilabel task that stand in the data. */
export class LabelSetScorer implements Scorer {
  readonly classes: readonly string[];
  readonly positive = null;
  readonly scoredBy: Scorer['scoredBy'];
  readonly #labels: LabelSets | null;
  readonly #scores: NumberMatrix | null;
  readonly #threshold: number | null;

  constructor(
    table: Table,
    { prediction, score, probabilities }: ScoredColumns,
    classes: readonly string[],
    threshold: number | null,
  ) {
    this.classes = classes;
    this.#threshold = threshold;
    const absent = probabilities && classes.filter((name) => !Object.hasOwn(probabilities, name));
    if (absent?.[0] !== undefined) {
      throw new ConfigurationError('data', `probabilities has no column for ${listNames(absent)}`);
    }
    const source = probabilities ? classes.map((name) => probabilities[name] ?? '') : score;
    this.#scores = source === undefined ? null : new NumberMatrix(table, source, classes.length);
    const decided = threshold === null ? prediction : undefined;
    this.#labels = decided === undefined ? null : new LabelSets(table, decided, classes);
    const scores = source === undefined ? null : [source].flat().join(', ');
    this.scoredBy = { label: decided ?? scores, scores };
  }

  #parts(): readonly (LabelSets | NumberMatrix)[] {
    return [this.#labels, this.#scores].filter((part) => part !== null);
  }

  get requests(): readonly ColumnRequest[] {
    return this.#parts().flatMap((part) => part.requests);
  }

  consume(batch: Batch): void {
    let position = 0;
    for (const part of this.#parts()) {
      const { length } = part.requests;
      part.consume({ ...batch, columns: batch.columns.slice(position, position + length) });
      position += length;
    }
  }

  finish(): Promise<Scored> {
    for (const part of this.#parts()) part.check();
    const scores = this.#scores?.values ?? null;
    const probabilities = scores?.every((score) => score >= 0 && score <= 1) ?? false;
    const predicted = this.#labels?.flags ?? decideLabels(scores, this.#threshold, probabilities);
    return Promise.resolve({ kind: 'labels', predicted, scores, probabilities });
  }

  release(): Promise<void> {
    return Promise.resolve();
  }
}

/** Where the true labels stand. */
export function labelSource({ config }: StepContext, table: Table): LabelSource {
  const { target, targets } = config.data ?? {};
  if (targets !== undefined) return targets;
  if (target === undefined) {
    throw new ConfigurationError(
      'target',
      'is missing; set data.target to a column of arrays (or a NumPy matrix), or data.targets to a ' +
        'column of 0 and 1 for each label',
    );
  }
  if (matrixColumns(table, target).length === 0) requireColumn(table, target, 'target');
  return target;
}
