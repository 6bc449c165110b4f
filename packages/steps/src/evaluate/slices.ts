import type { Batch, ColumnRequest, NumericBins, SliceTerm } from '@slipway/core';
import { ConfigurationError, formatCount } from '@slipway/core';
import type { Table } from '@slipway/data';
import { distinctValues, parsePredicate, requireColumn } from '@slipway/data';
import type { SliceColumn } from '@slipway/evaluation';
import { binColumn, FAIRNESS_METRICS, termName } from '@slipway/evaluation';
import type { RowConsumer } from '../shared/stream.ts';
import type { EvaluateLines } from './lines.ts';

/** A slice for every one of more values than this would be no table that anybody reads. */
const MOST_VALUES = 500;

/** What slices, gates and fairness need of the rows. */
export interface SliceNeeds {
  /** Columns and bins, with the input that names each. */
  readonly terms: readonly { readonly term: SliceTerm; readonly subject: string }[];
  /** SQL predicates, with the input that each comes from. */
  readonly predicates: readonly { readonly sql: string; readonly subject: string }[];
}

/** What the slices, gates and fairness of a configuration group and pick rows by. */
export function sliceNeeds({ slices, gates, fairness, thresholdRows }: EvaluateLines): SliceNeeds {
  const lines = [
    ...slices.map(({ on, where }) => ({ on, where, subject: 'slices' })),
    ...gates.map(({ on, where }) => ({ on, where, subject: 'gates' })),
    ...fairness.map((on) => ({ on, where: null, subject: 'fairness' })),
    { on: [], where: thresholdRows, subject: 'threshold-rows' },
  ];
  const known = new Set(lines.flatMap(({ on }) => on.map(termName)));
  const ofGates = gates
    .filter(({ metric }) => FAIRNESS_METRICS.includes(metric))
    .flatMap(({ args }) => args)
    .filter((column) => !known.has(column));
  return {
    terms: [
      ...lines.flatMap(({ on, subject }) => on.map((term) => ({ term, subject }))),
      ...ofGates.map((term) => ({ term, subject: 'gates' })),
    ],
    predicates: lines.flatMap(({ where, subject }) =>
      where === null ? [] : [{ sql: where, subject }],
    ),
  };
}

/** Reads a column of numbers, whose bins are known when all rows are. */
class BinReader {
  readonly request: ColumnRequest;
  readonly name: string;
  readonly #bins: NumericBins;
  readonly #values: Float64Array;

  constructor(rows: number, bins: NumericBins) {
    this.#bins = bins;
    this.#values = new Float64Array(rows);
    this.name = termName(bins);
    this.request = { as: 'float', column: bins.column };
  }

  set(values: Float64Array, start: number): void {
    this.#values.set(values, start);
  }

  column(): SliceColumn {
    return binColumn(this.#bins, this.#values);
  }
}

/** Reads the columns that slices and gates are made of, and the rows that `where` picks. */
export class SliceReader implements RowConsumer {
  readonly requests: readonly ColumnRequest[];
  readonly predicates: ReadonlyMap<string, Uint8Array>;
  readonly #codes: ReadonlyMap<string, SliceColumn>;
  readonly #bins: readonly BinReader[];
  #columns: ReadonlyMap<string, SliceColumn> | null = null;

  constructor(
    rows: number,
    values: ReadonlyMap<string, readonly string[]>,
    bins: readonly NumericBins[],
    predicates: readonly string[],
  ) {
    this.#codes = new Map(
      [...values].map(([name, texts]) => [name, { values: texts, codes: new Int32Array(rows) }]),
    );
    this.#bins = bins.map((term) => new BinReader(rows, term));
    this.predicates = new Map(predicates.map((sql) => [sql, new Uint8Array(rows)]));
    this.requests = [
      ...[...values].map(([column, categories]) => ({ as: 'code', column, categories }) as const),
      ...predicates.map((sql) => ({ as: 'predicate', sql }) as const),
      ...this.#bins.map(({ request }) => request),
    ];
  }

  /** The names that gates may use; their rows are known after the last batch. */
  get names(): ReadonlySet<string> {
    return new Set([...this.#codes.keys(), ...this.#bins.map(({ name }) => name)]);
  }

  /** The columns of all rows, once they are read. */
  get columns(): ReadonlyMap<string, SliceColumn> {
    this.#columns ??= new Map([
      ...this.#codes,
      ...this.#bins.map((bins) => [bins.name, bins.column()] as const),
    ]);
    return this.#columns;
  }

  consume(batch: Batch): void {
    const targets = [
      ...[...this.#codes.values()].map(({ codes }) => codes),
      ...this.predicates.values(),
      ...this.#bins,
    ];
    targets.forEach((target, index) => {
      const column = batch.columns[index];
      if (column?.as === 'float' && target instanceof BinReader) {
        target.set(column.values, batch.start);
      } else if (
        (column?.as === 'code' || column?.as === 'predicate') &&
        !(target instanceof BinReader)
      ) {
        target.set(column.values, batch.start);
      } else {
        throw new Error('no such slice');
      }
    });
  }
}

async function valuesOf(table: Table, column: string, subject: string): Promise<string[]> {
  requireColumn(table, column, subject);
  const { values, complete } = await distinctValues(table, column, MOST_VALUES);
  if (complete) return values.map(({ text }) => text);
  throw new ConfigurationError(
    subject,
    `column "${column}" has more than ${formatCount(MOST_VALUES)} different values; slice by a ` +
      'column with fewer, or by a predicate: `<gate> where <SQL>`',
  );
}

/**
 * Prepares reading of what slices, fairness and gates group and pick rows by.
 *
 * @throws ConfigurationError for a column that the table lacks or that has too many values
 */
export async function createSliceReader(
  table: Table,
  { terms, predicates }: SliceNeeds,
): Promise<SliceReader> {
  const values = new Map<string, readonly string[]>();
  const bins = new Map<string, NumericBins>();
  for (const { term, subject } of terms) {
    if (typeof term !== 'string') {
      requireColumn(table, term.column, subject);
      bins.set(termName(term), term);
    } else if (!values.has(term)) {
      values.set(term, await valuesOf(table, term, subject));
    }
  }
  for (const { sql, subject } of predicates) await parsePredicate(table, sql, subject);
  const texts = new Set(predicates.map(({ sql }) => sql));
  return new SliceReader(table.rows, values, [...bins.values()], [...texts]);
}
