import type { Batch, ColumnRequest } from '@slipway/core';
import { ConfigurationError, InputError, listNames, plural } from '@slipway/core';
import type { Table } from '@slipway/data';
import { requireColumn } from '@slipway/data';
import type { RowConsumer } from '../shared/stream.ts';
import { streamRows } from '../shared/stream.ts';
import type { Scored, Scorer } from './scored.ts';

/** How many ids a message names. */
const MOST_NAMED = 3;

/** Reads the column that identifies a row; every value must be there, and once. */
export class IdColumn implements RowConsumer {
  /** The row of each id. */
  readonly rows = new Map<string, number>();
  readonly requests: readonly ColumnRequest[];
  readonly #uri: string;
  readonly #column: string;
  readonly #twice: string[] = [];
  #missing = 0;

  constructor(table: Table, column: string) {
    requireColumn(table, column, 'id');
    this.requests = [{ as: 'text', column }];
    this.#uri = table.uri;
    this.#column = column;
  }

  consume(batch: Batch): void {
    const [column] = batch.columns;
    if (column?.as !== 'text') throw new Error('a column of text was asked for');
    column.values.forEach((id, i) => {
      if (id === null) this.#missing++;
      else if (this.rows.has(id)) this.#twice.push(id);
      else this.rows.set(id, batch.start + i);
    });
  }

  /** @throws InputError when an id is missing or occurs twice */
  check(): void {
    const where = `column "${this.#column}" of ${this.#uri}`;
    if (this.#missing > 0) {
      throw new InputError('id', `${where} has no value in ${plural(this.#missing, 'row')}`);
    }
    if (this.#twice.length === 0) return;
    throw new InputError(
      'id',
      `${where} has the same value more than once, in ${plural(this.#twice.length, 'row')} too ` +
        `many: ${listNames([...new Set(this.#twice)], MOST_NAMED)}; rows are joined by it`,
    );
  }
}

/** Copies rows of `width` entries into the order of `rows`. */
function inOrder<T extends Float64Array | Int32Array | Uint8Array>(
  values: T,
  rows: Int32Array,
  from: number,
  empty: (length: number) => T,
): T {
  const width = values.length / from;
  const ordered = empty(rows.length * width);
  rows.forEach((row, to) => {
    for (let i = 0; i < width; i++) ordered[to * width + i] = values[row * width + i] ?? NaN;
  });
  return ordered;
}

const floats = (length: number): Float64Array => new Float64Array(length);
const flags = (length: number): Uint8Array => new Uint8Array(length);
const codes = (length: number): Int32Array => new Int32Array(length);

function reordered(scored: Scored, rows: Int32Array, from: number): Scored {
  if (scored.kind === 'values') {
    return { ...scored, predicted: inOrder(scored.predicted, rows, from, floats) };
  }
  const scores = scored.scores && inOrder(scored.scores, rows, from, floats);
  return scored.kind === 'labels'
    ? { ...scored, scores, predicted: inOrder(scored.predicted, rows, from, flags) }
    : { ...scored, scores, predicted: inOrder(scored.predicted, rows, from, codes) };
}

/** Answers that stand in a file of their own, brought into the order of the labels by their ids. */
export class JoinedScorer implements Scorer {
  readonly classes: Scorer['classes'];
  readonly positive: Scorer['positive'];
  readonly scoredBy: Scorer['scoredBy'];
  readonly requests: readonly ColumnRequest[];
  readonly #inner: Scorer;
  readonly #predictions: Table;
  readonly #id: string;
  readonly #labels: IdColumn;
  readonly #note: (remark: string) => void;

  /**
   * @param inner reads the answers from `predictions`
   * @param labels the ids of the labelled rows, which this scorer reads
   */
  constructor(
    inner: Scorer,
    predictions: Table,
    id: string,
    labels: IdColumn,
    note: (remark: string) => void,
  ) {
    this.#inner = inner;
    this.#predictions = predictions;
    this.#id = id;
    this.#labels = labels;
    this.#note = note;
    this.classes = inner.classes;
    this.positive = inner.positive;
    this.scoredBy = inner.scoredBy;
    this.requests = labels.requests;
  }

  consume(batch: Batch): void {
    this.#labels.consume(batch);
  }

  async finish(): Promise<Scored> {
    this.#labels.check();
    const ids = new IdColumn(this.#predictions, this.#id);
    await streamRows(this.#predictions, [this.#inner, ids]);
    ids.check();
    const scored = await this.#inner.finish();
    const rows = this.#match(ids);
    return reordered(scored, rows, this.#predictions.rows);
  }

  #match(ids: IdColumn): Int32Array {
    const rows = new Int32Array(this.#labels.rows.size);
    const without: string[] = [];
    for (const [id, row] of this.#labels.rows) {
      const found = ids.rows.get(id);
      if (found === undefined) without.push(id);
      else rows[row] = found;
    }
    const { uri } = this.#predictions;
    if (without.length > 0) {
      throw new InputError(
        'predictions',
        `${uri} has no answer for ${plural(without.length, 'labelled row')} ` +
          `("${this.#id}": ${listNames(without, MOST_NAMED)}); score them too, or leave them out`,
      );
    }
    const more = ids.rows.size - rows.length;
    if (more > 0) this.#note(`${plural(more, 'row')} of ${uri} without a label left out`);
    return rows;
  }

  async release(): Promise<void> {
    await this.#inner.release();
  }
}

/**
 * A scorer of answers in a file of their own.
 *
 * @throws ConfigurationError when no id is set to join by
 */
export function joinedScorer(
  inner: Scorer,
  tables: { readonly labels: Table; readonly predictions: Table },
  id: string | undefined,
  note: (remark: string) => void,
): JoinedScorer {
  if (id === undefined) {
    throw new ConfigurationError(
      'predictions',
      'data.id is missing: the column of both files that rows are joined by',
    );
  }
  requireColumn(tables.predictions, id, 'id');
  return new JoinedScorer(inner, tables.predictions, id, new IdColumn(tables.labels, id), note);
}
