import type { JsonValue } from '@slipway/core';
import type { RunnableType } from '@slipway/model';
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

/** What the model took of a value: true is 1 to a number, 7 is "7" to a text; so a column has one type. */
function asTaken(value: unknown, type: RunnableType | null): JsonValue {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' && typeof value !== 'boolean') return null;
  if (type === 'string') return String(value);
  if (type === 'bool') return value === true || value === 1;
  return type === null ? value : Number(value);
}

/**
 * Records as they are logged: the model's columns under the names the client gave, and the column
 * that identifies a row.
 */
export function loggedRecords(
  version: ServedVersion,
  { list }: Records,
  { read, interpretation }: PredictedRecords,
  { id, idColumn }: { readonly id: string | null; readonly idColumn: string | undefined },
): LoggedRequest {
  const { keys } = read;
  const types = version.parts.reader.is?.columns.map(({ elementType }) => elementType) ?? [];
  const columns = idColumn === undefined || keys.includes(idColumn) ? keys : [...keys, idColumn];
  return {
    version: version.name,
    id,
    rows: list.length,
    columns,
    cell: (row, column) => {
      const record = list[row];
      return isJsonObject(record)
        ? asTaken(own(record, columns[column] ?? ''), types[column] ?? null)
        : null;
    },
    ...loggedAnswers(interpretation),
  };
}
