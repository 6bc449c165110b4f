import type { ColumnInfo } from '@slipway/core';

/** Columns of a table, found by name. */
export class ColumnIndex {
  readonly names: readonly string[];
  readonly #columns: ReadonlyMap<string, ColumnInfo>;

  constructor(columns: readonly ColumnInfo[]) {
    this.names = columns.map(({ name }) => name);
    this.#columns = new Map(columns.map((column) => [column.name, column]));
  }

  /** The column of exactly this name. */
  get(name: string): ColumnInfo | null {
    return this.#columns.get(name) ?? null;
  }

  /**
   * The only column whose name differs from `name` in nothing but blanks and underscores, as in
   * `fixed_acidity` and `fixed acidity`; null when there is none, or more than one.
   */
  similar(name: string): ColumnInfo | null {
    const plain = plainName(name);
    const found = this.names.filter((candidate) => plainName(candidate) === plain);
    const [only] = found;
    return found.length === 1 && only !== undefined ? this.get(only) : null;
  }
}

function plainName(name: string): string {
  return name.replaceAll(' ', '_');
}
