import type { JsonValue } from '@slipway/core';
import type { JsonBody } from '../http/json.ts';
import { isJsonObject, own } from '../http/json.ts';
import type { LoggedRequest } from '../log/rows.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { ServedVersion } from '../model/served-version.ts';
import type { Interpretation, Interpreter } from '../records/interpreter.ts';
import type { ReadRecords, RecordReader } from '../records/record-reader.ts';
import { RequestError } from '../request-error.ts';
import { interpret, runVersion } from './run-version.ts';

/** The records of a request. */
export interface Records {
  readonly list: readonly unknown[];
  /** Whether the client sent a list, and gets one. */
  readonly isList: boolean;
  /** The records with whole numbers beyond 2^53 as bigint. */
  readonly exact: () => readonly unknown[];
}

/** @throws RequestError 413 for more records than are taken at a time. */
export function recordsOf(json: JsonBody, maxRows: number): Records {
  const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
  const list = asList(json.value);
  if (list.length > maxRows) {
    throw new RequestError(
      413,
      'too_large',
      `the request has ${list.length} records; at most ${maxRows} are taken at a time`,
    );
  }
  return { list, isList: Array.isArray(json.value), exact: () => asList(json.exact()) };
}

/** What a version said about records. */
export interface PredictedRecords {
  readonly interpreter: Interpreter;
  readonly interpretation: Interpretation;
  readonly read: ReadRecords;
}

function requireAble(version: ServedVersion): { reader: RecordReader; interpreter: Interpreter } {
  const { reader, interpreter } = version.parts;
  if (reader.is !== null && interpreter.is !== null) {
    return { reader: reader.is, interpreter: interpreter.is };
  }
  const reason = reader.reason ?? interpreter.reason ?? '';
  throw new RequestError(
    422,
    'unsupported',
    `version ${version.name} cannot answer records: ${reason}`,
  );
}

/** @throws RequestError 400 that names column and row; 422 where the model takes no records. */
export async function predictRecords(
  version: ServedVersion,
  records: Records,
  metrics: Metrics,
): Promise<PredictedRecords> {
  const { reader, interpreter } = requireAble(version);
  const read = reader.read(records.list, records.exact);
  if (read.rows === 0) {
    const nothing = { labels: [], scores: null, probabilities: null, reason: null };
    return { interpreter, interpretation: nothing, read };
  }
  const outputs = await runVersion(version, read.feeds, read.rows);
  const interpretation = interpret(version, interpreter, outputs, read.rows, metrics);
  return { interpreter, interpretation, read };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** What is known of the answer to a row, for the log. */
export function loggedAnswers(
  interpretation: Interpretation | null,
): Pick<LoggedRequest, 'label' | 'score'> {
  return {
    label: (row) => interpretation?.labels[row] ?? null,
    score: (row) => finite(interpretation?.scores?.[row]),
  };
}

/** A value of a column that the model does not take: plain ones are logged, others are not. */
function plainOrNull(value: unknown): JsonValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

/**
 * Records as they are logged: the model's columns under the names the client gave, and the column
 * that identifies a row.
 */
export function loggedRecords(
  version: string,
  { list }: Records,
  { read, interpretation }: PredictedRecords,
  idColumn: string | undefined,
): LoggedRequest {
  const { keys } = read;
  const columns = idColumn === undefined || keys.includes(idColumn) ? keys : [...keys, idColumn];
  return {
    version,
    id: null,
    rows: list.length,
    columns,
    cell: (row, column) => {
      const record = list[row];
      return isJsonObject(record) ? plainOrNull(own(record, columns[column] ?? '')) : null;
    },
    ...loggedAnswers(interpretation),
  };
}
