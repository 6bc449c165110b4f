/** Visits of one buffer; a table may be mentioned twice, and nest itself. */
const MOST_VISITS = 1_000_000;

/**
 * Reads FlatBuffers (https://flatbuffers.dev/internals/) with every offset and length checked
 * against the buffer.
 */
export class FlatBuffer {
  readonly #view: DataView;
  #visits = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Position of the root table. */
  root(): number {
    return this.table(0);
  }

  /** Position of the table that the offset at `at` refers to. */
  table(at: number): number {
    const table = at + this.#uint32(at);
    this.#visits += 1;
    if (this.#visits > MOST_VISITS) throw new RangeError('the metadata nest without end');
    this.#check(table, 4);
    return table;
  }

  /** Position of a field of a table, or null where it is not set. */
  field(table: number, index: number): number | null {
    const vtable = table - this.#view.getInt32(table, true);
    this.#check(vtable, 4);
    const entry = 4 + 2 * index;
    if (entry + 2 > this.#view.getUint16(vtable, true)) return null;
    this.#check(vtable + entry, 2);
    const offset = this.#view.getUint16(vtable + entry, true);
    if (offset === 0) return null;
    this.#check(table + offset, 1);
    return table + offset;
  }

  /** The table in a field, or null. */
  tableIn(table: number, index: number): number | null {
    const at = this.field(table, index);
    return at === null ? null : this.table(at);
  }

  /** The vector in a field: where its elements of `size` bytes begin, and how many there are. */
  vectorIn(table: number, index: number, size: number): { start: number; length: number } {
    const at = this.field(table, index);
    if (at === null) return { start: 0, length: 0 };
    const vector = at + this.#uint32(at);
    const length = this.#uint32(vector);
    this.#check(vector + 4, length * size);
    return { start: vector + 4, length };
  }

  /** The tables of a vector in a field. */
  tablesIn(table: number, index: number): number[] {
    const { start, length } = this.vectorIn(table, index, 4);
    return Array.from({ length }, (_, element) => this.table(start + 4 * element));
  }

  byteIn(table: number, index: number): number {
    const at = this.field(table, index);
    return at === null ? 0 : this.#view.getUint8(at);
  }

  /** A 64-bit number in a field; 0 where it is not set. */
  longIn(table: number, index: number): number {
    const at = this.field(table, index);
    return at === null ? 0 : this.long(at);
  }

  long(at: number): number {
    this.#check(at, 8);
    return Number(this.#view.getBigInt64(at, true));
  }

  int(at: number): number {
    this.#check(at, 4);
    return this.#view.getInt32(at, true);
  }

  #uint32(at: number): number {
    this.#check(at, 4);
    return this.#view.getUint32(at, true);
  }

  #check(at: number, size: number): void {
    if (at < 0 || at + size > this.#view.byteLength) {
      throw new RangeError('the metadata refer to what lies behind their end');
    }
  }
}
