import type { JsonValue } from '@slipway/core';
import type { Tensors } from '@slipway/model';
import { runPortions } from '@slipway/model';
import type { Batcher } from '../batching/batcher.ts';
import type { Engine } from '../engine/engine.ts';
import type { ModelInterface } from '../protocol/infer-request.ts';
import type { Interpreter } from '../records/interpreter.ts';
import type { RecordReader } from '../records/record-reader.ts';

/** Something a version can do, or why it cannot. */
export type Able<T> =
  { readonly is: T; readonly reason: null } | { readonly is: null; readonly reason: string };

/** What a version is made of. */
export interface VersionParts {
  readonly name: string;
  /** The model file as the user wrote it. */
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly interface: ModelInterface;
  readonly engine: Engine;
  readonly batcher: Batcher;
  /** Rows that every call must have; null when their number may vary. */
  readonly fixedRows: number | null;
  /** Columns in, for `/predict`. */
  readonly reader: Able<RecordReader>;
  /** Labels and scores out. */
  readonly interpreter: Able<Interpreter>;
  readonly notes: readonly string[];
}

/** A version of a model that is loaded and has answered its warm-up request. */
export class ServedVersion {
  readonly parts: VersionParts;
  #inFlight = 0;
  #whenIdle: (() => void) | null = null;

  constructor(parts: VersionParts) {
    this.parts = parts;
  }

  get name(): string {
    return this.parts.name;
  }

  /** Requests that it is answering. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /**
   * The model's answers.
   *
   * @param rows size of the first dimension of all inputs; null where they have none in common
   */
  async run(feeds: Tensors, rows: number | null): Promise<Tensors> {
    const { batcher, fixedRows } = this.parts;
    this.#inFlight += 1;
    try {
      if (fixedRows === null || rows === null || rows === fixedRows) {
        return await batcher.submit(feeds, rows ?? 1);
      }
      const run = (portion: Tensors): Promise<Tensors> => batcher.submit(portion, fixedRows);
      return await runPortions(run, 'model', feeds, rows, fixedRows);
    } finally {
      this.#inFlight -= 1;
      if (this.#inFlight === 0) this.#whenIdle?.();
    }
  }

  /** Waits until everything under way is answered, then frees threads and memory. */
  async close(): Promise<void> {
    if (this.#inFlight > 0) {
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve;
      });
    }
    await this.parts.engine.close();
  }

  /** The names under which its inputs are logged, one for each value of a row. */
  get logColumns(): readonly string[] {
    const { reader, interface: model } = this.parts;
    if (reader.is !== null) return reader.is.columns.map(({ name }) => name);
    return model.inputs.flatMap(({ name, shape }) => {
      const width = (shape ?? []).slice(1).reduce<number>((all, size) => all * (size ?? 1), 1);
      return width === 1 ? [name] : Array.from({ length: width }, (_, i) => `${name}_${i}`);
    });
  }

  /** The value of a log column in a row of tensors; null where it has none. */
  logCell(feeds: Tensors, rows: number): (row: number, column: number) => JsonValue {
    const places = this.#logPlaces(feeds, rows);
    return (row, column) => {
      const place = places[column];
      if (place === undefined) return null;
      const tensor = feeds.get(place.input);
      const value = tensor?.data[row * place.width + place.offset];
      if (value === undefined) return null;
      if (typeof value === 'bigint') {
        const number = Number(value);
        return Number.isSafeInteger(number) ? number : String(value);
      }
      if (tensor?.type === 'bool') return value === 1;
      return typeof value === 'number' && !Number.isFinite(value) ? null : value;
    };
  }

  #logPlaces(
    feeds: Tensors,
    rows: number,
  ): { readonly input: string; readonly width: number; readonly offset: number }[] {
    const { reader, interface: model } = this.parts;
    const order =
      reader.is === null
        ? model.inputs.map(({ name }) => name)
        : reader.is.binding.inputs.map(({ form }) => form.name);
    return order.flatMap((input) => {
      const width = rows === 0 ? 1 : (feeds.get(input)?.data.length ?? 0) / rows;
      return Array.from({ length: width }, (_, offset) => ({ input, width, offset }));
    });
  }
}
