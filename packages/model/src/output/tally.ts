import type { NonFinite, RowCount } from './predictions.ts';
import type { NumberTable } from './read-tensor.ts';

/** Counts rows and keeps the first. */
export class RowTally {
  #count = 0;
  #firstRow = 0;

  add(row: number): void {
    if (this.#count === 0) this.#firstRow = row;
    this.#count += 1;
  }

  get value(): RowCount {
    return { count: this.#count, firstRow: this.#firstRow };
  }
}

/** Counts numbers that are NaN or infinite, over several batches. */
export class FiniteTally {
  #found: NonFinite | null = null;

  /** @param start number of the batch's first row */
  add({ output, values, width }: NumberTable, start: number): void {
    let count = 0;
    let first = 0;
    for (let i = 0; i < values.length; i++) {
      if (Number.isFinite(values[i])) continue;
      if (count === 0) first = i;
      count += 1;
    }
    if (count === 0) return;
    this.#found ??= { output, count: 0, firstRow: start + Math.floor(first / width) };
    this.#found = { ...this.#found, count: this.#found.count + count };
  }

  get value(): NonFinite | null {
    return this.#found;
  }
}
