import type { JsonValue } from '@slipway/core';
import { PREDICTION_LOG } from '@slipway/core';

/** A row of the log: columns and values in order. */
export type LogRow = readonly (readonly [column: string, value: JsonValue])[];

/** Rows of one request, by columns, and what was answered. */
export interface LoggedRequest {
  readonly version: string;
  /** The request's id, where the client gave one. */
  readonly id: string | null;
  readonly rows: number;
  readonly columns: readonly string[];
  /** The value of a column in a row. */
  cell(row: number, column: number): JsonValue;
  label(row: number): JsonValue;
  score(row: number): number | null;
}

/** What becomes of columns on their way to the log. */
export interface Redaction {
  readonly drop: ReadonlySet<string>;
  /** Columns that are hashed, and how. */
  readonly hash: ReadonlyMap<string, (value: JsonValue) => JsonValue>;
}

/** The rows as they are logged: the data's columns by their own names, then the log's own. */
export function logRows(request: LoggedRequest, { drop, hash }: Redaction, time: Date): LogRow[] {
  const kept = request.columns
    .map((name, position) => ({ name, position, conceal: hash.get(name) }))
    .filter(({ name }) => !drop.has(name));
  const when = time.toISOString();
  return Array.from({ length: request.rows }, (_, row) => [
    ...kept.map(({ name, position, conceal }) => {
      const value = request.cell(row, position);
      return [name, conceal === undefined || value === null ? value : conceal(value)] as const;
    }),
    [PREDICTION_LOG.time, when] as const,
    [PREDICTION_LOG.request, request.id] as const,
    [PREDICTION_LOG.version, request.version] as const,
    [PREDICTION_LOG.label, request.label(row)] as const,
    [PREDICTION_LOG.score, request.score(row)] as const,
  ]);
}

/** One line of JSON. Two columns of one name cannot occur: names of columns are unique. */
export function jsonLine(row: LogRow): string {
  const cells = row.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${cells.join(',')}}\n`;
}
