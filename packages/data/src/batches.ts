import type { Batch, ColumnRequest } from '@slipway/core';
import { messageOf } from '@slipway/core';
import type * as DuckDb from '@duckdb/node-api';
import { canonicalSql } from './canonical.ts';
import type { ColumnBuffer } from './columns.ts';
import { columnBuffer } from './columns.ts';
import { int64Error, numberProblem, wholeNumber } from './explain.ts';
import type { Predicate } from './predicate.ts';
import { parsePredicate, predicateFailure } from './predicate.ts';
import { readFailure } from './reason.ts';
import { literal } from './sql.ts';
import type { Table, TablePart } from './table.ts';
import { partValue, requireColumn, settledType, tableRelation } from './table.ts';

export interface BatchOptions {
  /** Rows of every batch but the last; default 32,768. */
  readonly batchRows?: number | undefined;
  /** SQL condition that rows must meet; batches then count the rows that do. */
  readonly where?: string | undefined;
  /** The input that predicates come from, the first word of their errors. */
  readonly subject?: string | undefined;
}

const DEFAULT_BATCH_ROWS = 32_768;
/** Marks the error that a query raises on purpose; the number of the request follows. */
const UNFIT = 'unfit for INT64: request ';

/** What is read, checked once, for every part of the table. */
interface Plan {
  readonly table: Table;
  readonly requests: readonly ColumnRequest[];
  /** The columns behind the requests, each once. */
  readonly columns: readonly string[];
  /** By the position of their request. */
  readonly predicates: ReadonlyMap<number, Predicate>;
  readonly where: Predicate | null;
  readonly subject: string;
}

async function makePlan(
  table: Table,
  requests: readonly ColumnRequest[],
  options: BatchOptions,
): Promise<Plan> {
  const subject = options.subject ?? 'gates';
  const columns = new Set<string>();
  const predicates = new Map<number, Predicate>();
  for (const [index, request] of requests.entries()) {
    if (request.as === 'predicate') {
      predicates.set(index, await parsePredicate(table, request.sql, subject));
      continue;
    }
    requireColumn(table, request.column);
    if (request.as === 'float' || request.as === 'int64') {
      const problem = await numberProblem(table, request.column);
      if (problem !== null) throw problem;
    }
    columns.add(request.column);
  }
  const where =
    options.where === undefined ? null : await parsePredicate(table, options.where, subject);
  for (const predicate of [...predicates.values(), ...(where === null ? [] : [where])]) {
    for (const column of predicate.columns) columns.add(column);
  }
  return { table, requests, columns: [...columns], predicates, where, subject };
}

/** SQL of the position of a text among categories: -1 for another one, null for a missing one. */
function positionSql(value: string, text: string, categories: readonly string[]): string {
  if (new Set(categories).size !== categories.length) {
    throw new Error('Categories must differ from each other');
  }
  const position =
    categories.length === 0
      ? '-1'
      : `coalesce(enum_code(TRY_CAST(${text} AS ENUM(${categories.map(literal).join(', ')}))), -1)`;
  return `CASE WHEN ${value} IS NOT NULL THEN CAST(${position} AS INTEGER) END`;
}

function requestSql(plan: Plan, index: number, sqlOf: (column: string) => string): string {
  const request = plan.requests[index];
  if (request === undefined) throw new Error(`No request ${index}`);
  if (request.as === 'predicate') {
    const condition = plan.predicates.get(index)?.bind(sqlOf) ?? 'false';
    return `CAST(coalesce(${condition}, false) AS UTINYINT)`;
  }
  const value = sqlOf(request.column);
  const { sqlType } = settledType(plan.table, request.column);
  switch (request.as) {
    case 'float':
      return `CAST(${value} AS DOUBLE)`;
    case 'int64':
      return (
        `CASE WHEN ${value} IS NOT NULL THEN coalesce(${wholeNumber(value, sqlType)}, ` +
        `CAST(error(${literal(UNFIT + index)}) AS BIGINT)) END`
      );
    case 'text':
      return canonicalSql(value, sqlType);
    case 'code':
      return positionSql(value, canonicalSql(value, sqlType), request.categories);
  }
}

/** The query on one part; its columns are the requests, in their order. */
function partQuery(plan: Plan, part: TablePart): string {
  const { table, requests, columns, where } = plan;
  const values = columns.map(
    (column, index) => `${partValue(part, column, settledType(table, column))} AS v${index}`,
  );
  const sqlOf = (column: string): string => `v${columns.indexOf(column)}`;
  const selected = requests.map((_, index) => requestSql(plan, index, sqlOf));
  const from = `(SELECT ${['1 AS one', ...values].join(', ')} FROM ${part.relation})`;
  const condition = where === null ? '' : ` WHERE ${where.bind(sqlOf)}`;
  return `SELECT ${['one', ...selected].join(', ')} FROM ${from}${condition}`;
}

/** The first predicate that fails by itself, and how. */
async function failingPredicate(plan: Plan): Promise<Error | null> {
  const { table, where } = plan;
  for (const predicate of [...plan.predicates.values(), ...(where === null ? [] : [where])]) {
    const relation = tableRelation(table, predicate.columns);
    const condition = predicate.bind((column) => `v${predicate.columns.indexOf(column)}`);
    try {
      await table.access.database.row(`SELECT count(*) FROM ${relation} WHERE ${condition}`);
    } catch (error) {
      return predicateFailure(error, predicate, plan.subject);
    }
  }
  return null;
}

/** What to tell of an error that a query raised: whose value, or whose condition, it is. */
async function explain(error: unknown, plan: Plan): Promise<unknown> {
  const message = messageOf(error);
  const at = message.indexOf(UNFIT);
  if (at !== -1) {
    const request = plan.requests[Number.parseInt(message.slice(at + UNFIT.length), 10)];
    if (request?.as === 'int64') return int64Error(plan.table, request.column);
  }
  return (await failingPredicate(plan)) ?? readFailure(error, plan.table.uri);
}

/** Puts chunks of 2048 rows together to batches. */
class BatchBuilder {
  readonly #plan: Plan;
  readonly #capacity: number;
  #buffers: ColumnBuffer[] = [];
  #start = 0;
  #rows = 0;

  constructor(plan: Plan, capacity: number) {
    this.#plan = plan;
    this.#capacity = capacity;
  }

  /** Takes a chunk in; the batches that it completes come out. */
  *append(chunk: DuckDb.DuckDBDataChunk): Generator<Batch> {
    let from = 0;
    while (from < chunk.rowCount) {
      const count = Math.min(chunk.rowCount - from, this.#capacity - this.#rows);
      if (this.#rows === 0) {
        this.#buffers = this.#plan.requests.map(({ as }) => columnBuffer(as, this.#capacity));
      }
      for (const [index, buffer] of this.#buffers.entries()) {
        buffer.append({ vector: chunk.getColumnVector(index + 1), from, count }, this.#rows);
      }
      this.#rows += count;
      from += count;
      if (this.#rows === this.#capacity) yield this.#batch();
    }
  }

  /** The rows that no batch has had yet. */
  *finish(): Generator<Batch> {
    if (this.#rows > 0) yield this.#batch();
  }

  #batch(): Batch {
    const rows = this.#rows;
    const start = this.#start;
    this.#start += rows;
    this.#rows = 0;
    return { start, rows, columns: this.#buffers.map((buffer) => buffer.finish(rows)) };
  }
}

/**
 * Reads rows in the order of the files, in batches of typed arrays; memory does not grow with the
 * number of rows. The arrays are the caller's: no later batch changes them.
 *
 * - `float`: whole numbers, floats and booleans (1 and 0); a missing value is NaN and not present,
 *   a NaN in the data is NaN and present;
 * - `int64`: the same, where they are whole numbers of 64 bits;
 * - `text`, `code`: the canonical text (see `canonicalSql`) and its position.
 *
 * @throws ConfigurationError for a column that does not exist or a predicate that is none;
 *   InputError naming the first value that is not what was asked for.
 */
export async function* readBatches(
  table: Table,
  requests: readonly ColumnRequest[],
  options: BatchOptions = {},
): AsyncGenerator<Batch> {
  const plan = await makePlan(table, requests, options);
  const builder = new BatchBuilder(plan, options.batchRows ?? DEFAULT_BATCH_ROWS);
  const connection = await table.access.database.connect();
  try {
    for (const part of table.access.parts) {
      const result = await connection.stream(partQuery(plan, part));
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) break;
        yield* builder.append(chunk);
      }
    }
    yield* builder.finish();
  } catch (error) {
    throw await explain(error, plan);
  } finally {
    connection.closeSync();
  }
}
