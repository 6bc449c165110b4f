import type { Batch, ColumnRequest, ScoredColumns } from '@slipway/core';
import { ConfigurationError, listNames } from '@slipway/core';
import type { Table } from '@slipway/data';
import type { RowConsumer } from '../shared/stream.ts';
import { isArray, NumberMatrix } from './array-column.ts';
import type { Scored, Scorer } from './scored.ts';
import { LabelColumn, NumberColumn } from './target.ts';

/** Rows of probabilities may miss 1 by rounding. */
const SUM_TOLERANCE = 1e-6;

/** The classes that columns of answers are about, and which one is positive. */
export interface ClassList {
  readonly classes: readonly string[];
  readonly positive: number | null;
}

/** Hands the columns of a batch on to several consumers. */
async function consumeAll(consumers: readonly RowConsumer[], batch: Batch): Promise<void> {
  let position = 0;
  for (const consumer of consumers) {
    const columns = batch.columns.slice(position, position + consumer.requests.length);
    position += consumer.requests.length;
    await consumer.consume({ ...batch, columns });
  }
}

/** Answers that stand in the data: a predicted class, and scores. */
export class ClassColumnScorer implements Scorer {
  readonly classes: readonly string[];
  readonly positive: number | null;
  readonly scoredBy: Scorer['scoredBy'];
  readonly #rows: number;
  readonly #labels: LabelColumn | null;
  readonly #scores: readonly NumberColumn[];
  readonly #matrix: NumberMatrix | null;
  readonly #threshold: number | null;

  constructor(table: Table, columns: ScoredColumns, list: ClassList, threshold: number | null) {
    this.classes = list.classes;
    this.positive = list.positive;
    this.#rows = table.rows;
    const names = scoreColumns(columns, list);
    const [first] = names;
    const isMatrix = names.length === 1 && first !== undefined && isArray(table, first);
    this.#matrix = isMatrix ? new NumberMatrix(table, first, list.classes.length) : null;
    this.#scores = isMatrix ? [] : names.map((name) => new NumberColumn(table, name));
    requireEnough(names, isMatrix, list);
    // A threshold decides by the score, whatever label the data has.
    const label = threshold === null ? (columns.prediction ?? null) : null;
    this.#labels = label === null ? null : new LabelColumn(table, label, list.classes);
    this.#threshold = threshold;
    const scores = names.length === 0 ? null : names.join(', ');
    this.scoredBy = { label: label ?? scores, scores };
  }

  get requests(): readonly ColumnRequest[] {
    return this.#parts().flatMap((part) => part.requests);
  }

  #parts(): RowConsumer[] {
    return [this.#labels, this.#matrix, ...this.#scores].filter((part) => part !== null);
  }

  async consume(batch: Batch): Promise<void> {
    await consumeAll(this.#parts(), batch);
  }

  async finish(): Promise<Scored> {
    await this.#labels?.check();
    this.#matrix?.check();
    for (const column of this.#scores) column.check();
    const all = this.#gather();
    const probabilities = all !== null && this.#areProbabilities(all);
    const scores = all && this.#ofPositive(all);
    const predicted = this.#labels?.codes ?? this.#decide(scores, probabilities);
    return { kind: 'classes', predicted, scores, probabilities };
  }

  release(): Promise<void> {
    return Promise.resolve();
  }

  /** Numbers in a row. */
  get #width(): number {
    return this.#matrix?.width ?? this.#scores.length;
  }

  /** Binary: the scores of the positive class, of those of both. */
  #ofPositive(scores: Float64Array): Float64Array {
    const { positive } = this;
    if (this.#matrix === null || positive === null) return scores;
    return new Float64Array(this.#rows).map((_, row) => scores[2 * row + positive] ?? NaN);
  }

  /** One score a row, or n × k scores row by row. */
  #gather(): Float64Array | null {
    if (this.#matrix !== null) return this.#matrix.values;
    const [first, ...rest] = this.#scores;
    if (first === undefined) return null;
    if (rest.length === 0) return first.values;
    const width = this.#scores.length;
    const all = new Float64Array(this.#rows * width);
    this.#scores.forEach(({ values }, position) => {
      for (let row = 0; row < this.#rows; row++) all[row * width + position] = values[row] ?? NaN;
    });
    return all;
  }

  #areProbabilities(scores: Float64Array): boolean {
    if (scores.some((score) => score < 0 || score > 1)) return false;
    const width = this.#width;
    if (width === 1) return true;
    for (let row = 0; row < this.#rows; row++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += scores[row * width + i] ?? NaN;
      if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) return false;
    }
    return true;
  }

  #decide(scores: Float64Array | null, probabilities: boolean): Int32Array {
    if (scores === null) throw new Error('neither labels nor scores');
    return this.positive === null
      ? argmaxOfRows(scores, this.#width)
      : this.#byThreshold(scores, probabilities);
  }

  #byThreshold(scores: Float64Array, probabilities: boolean): Int32Array {
    const threshold = this.#threshold ?? (probabilities ? 0.5 : null);
    if (threshold === null) {
      throw new ConfigurationError(
        'threshold',
        `column "${this.scoredBy.scores ?? ''}" has scores outside [0, 1], so that 0.5 means nothing; ` +
          'set evaluate.threshold, or name the predicted class with data.prediction',
      );
    }
    const positive = this.positive ?? 1;
    return Int32Array.from(scores, (score) => (score >= threshold ? positive : 1 - positive));
  }
}

/** One score does not tell several classes apart. */
function requireEnough(
  names: readonly string[],
  isMatrix: boolean,
  { classes, positive }: ClassList,
): void {
  if (positive !== null || isMatrix || names.length !== 1) return;
  throw new ConfigurationError(
    'score',
    `column "${names[0] ?? ''}" has one score a row, but there are ${classes.length} classes; name a ` +
      'column of arrays, or a column for each class with data.probabilities',
  );
}

function argmaxOfRows(scores: Float64Array, width: number): Int32Array {
  const predicted = new Int32Array(scores.length / width);
  for (let row = 0; row < predicted.length; row++) {
    let best = 0;
    for (let i = 1; i < width; i++) {
      if ((scores[row * width + i] ?? NaN) > (scores[row * width + best] ?? NaN)) best = i;
    }
    predicted[row] = best;
  }
  return predicted;
}

/** The columns with scores: one for the positive class, or one for each class in their order. */
function scoreColumns(columns: ScoredColumns, { classes, positive }: ClassList): string[] {
  const { probabilities, score } = columns;
  if (probabilities === undefined) return score === undefined ? [] : [score];
  const named = Object.keys(probabilities);
  const absent = classes.filter((label) => !Object.hasOwn(probabilities, label));
  if (positive !== null) {
    const column = probabilities[classes[positive] ?? ''];
    if (column !== undefined) return [column];
  }
  if (absent.length > 0) {
    throw new ConfigurationError(
      'data',
      `probabilities names columns for ${listNames(named)}, but not for ${listNames(absent)}`,
    );
  }
  return classes.map((label) => probabilities[label] ?? '');
}

/** Answers that stand in the data: a predicted number. */
export class ValueColumnScorer implements Scorer {
  readonly classes = null;
  readonly positive = null;
  readonly scoredBy: Scorer['scoredBy'];
  readonly #values: NumberColumn;

  constructor(table: Table, column: string) {
    this.#values = new NumberColumn(table, column);
    this.scoredBy = { label: column, scores: null };
  }

  get requests(): readonly ColumnRequest[] {
    return this.#values.requests;
  }

  consume(batch: Batch): void {
    this.#values.consume(batch);
  }

  finish(): Promise<Scored> {
    this.#values.check();
    return Promise.resolve({ kind: 'values', predicted: this.#values.values });
  }

  release(): Promise<void> {
    return Promise.resolve();
  }
}
