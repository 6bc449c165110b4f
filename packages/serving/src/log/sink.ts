import type { LogRow } from './rows.ts';

/** When a file of the log is finished and a new one begun, and how many are kept. */
export interface Rotation {
  readonly maxBytes: number;
  readonly maxAgeMs: number;
  /** Finished files that are kept; 0 keeps all. */
  readonly keep: number;
}

/** Where rows of the log go. */
export interface LogSink {
  /**
   * Takes rows; returns at once.
   *
   * @returns false when they cannot be taken, because too much waits to be written
   */
  write(rows: readonly LogRow[]): boolean;
  /** Writes everything that was taken. */
  close(): Promise<void>;
}

/** Is told of rows that were taken and then could not be written. */
export type LostRows = (rows: number, error: unknown) => void;
