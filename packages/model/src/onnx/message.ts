import protobuf from 'protobufjs/minimal.js';

/** Bytes `start` to `end` (exclusive) of a file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The bytes are not the protobuf message that they should be; the message says what is wrong. */
export class MalformedMessage extends Error {
  constructor(detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'MalformedMessage';
  }
}

/** Wire types of the protobuf encoding. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

// A byte order mark is part of a name like any other character.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Steps through the fields of one protobuf message without decoding what is not asked for: a
 * field whose value is not read is skipped, whatever its length.
 *
 *     while (message.next()) if (message.field === 1) name = message.text();
 *
 * @throws MalformedMessage from every method, when the bytes are not a protobuf message or the
 *   field is not of the kind asked for.
 */
export class MessageReader {
  /** Number of the current field. */
  field = 0;
  /** Wire type of the current field. */
  wireType = 0;

  readonly #bytes: Uint8Array;
  readonly #reader: protobuf.Reader;
  readonly #end: number;
  /** The message in words, for errors. */
  readonly #what: string;
  #fieldStart = 0;
  #valueStart = 0;
  #valueEnd = 0;

  constructor(bytes: Uint8Array, range: Range, what: string) {
    this.#bytes = bytes;
    this.#what = what;
    this.#end = range.end;
    this.#reader = protobuf.Reader.create(bytes);
    this.#reader.len = range.end;
    this.#valueEnd = range.start;
  }

  /** Moves to the next field; false at the end of the message. */
  next(): boolean {
    const reader = this.#reader;
    reader.pos = this.#valueEnd;
    if (reader.pos >= this.#end) return false;
    this.#fieldStart = reader.pos;
    try {
      const tag = reader.uint32();
      this.field = tag >>> 3;
      this.wireType = tag & 7;
      this.#measure();
    } catch (error) {
      throw this.#malformed(error);
    }
    return true;
  }

  /** The whole current field, its tag included. */
  fieldRange(): Range {
    return { start: this.#fieldStart, end: this.#valueEnd };
  }

  /** The current field's value: a nested message, or bytes. */
  range(): Range {
    this.#expect(WIRE.bytes);
    return { start: this.#valueStart, end: this.#valueEnd };
  }

  text(): string {
    const { start, end } = this.range();
    return decoder.decode(this.#bytes.subarray(start, end));
  }

  /** A varint as a signed 64-bit number. */
  bigint(): bigint {
    this.#expect(WIRE.varint);
    this.#reader.pos = this.#valueStart;
    return this.#varint();
  }

  /** A varint as a number: exact within 2^53. */
  number(): number {
    return Number(this.bigint());
  }

  /** Calls `take` for every number of a repeated integer field, packed or not. */
  eachBigint(take: (value: bigint) => void): void {
    this.#each(WIRE.varint, () => {
      take(this.#varint());
    });
  }

  eachFloat(take: (value: number) => void): void {
    this.#each(WIRE.fixed32, () => {
      take(this.#reader.float());
    });
  }

  eachDouble(take: (value: number) => void): void {
    this.#each(WIRE.fixed64, () => {
      take(this.#reader.double());
    });
  }

  #each(unpacked: number, read: () => void): void {
    if (this.wireType !== unpacked) this.#expect(WIRE.bytes);
    const reader = this.#reader;
    reader.pos = this.#valueStart;
    reader.len = this.#valueEnd;
    try {
      while (reader.pos < this.#valueEnd) read();
    } catch (error) {
      throw this.#malformed(error);
    } finally {
      reader.len = this.#end;
    }
  }

  #varint(): bigint {
    const long = this.#reader.int64() as protobuf.Long | number;
    if (typeof long === 'number') return BigInt(long);
    return (BigInt(long.high) << 32n) | BigInt(long.low >>> 0);
  }

  /** Finds where the current field's value starts and ends. */
  #measure(): void {
    const reader = this.#reader;
    if (this.field === 0) throw new MalformedMessage(`has a field with number 0 in ${this.#what}`);
    switch (this.wireType) {
      case WIRE.varint:
        this.#valueStart = reader.pos;
        reader.skip();
        this.#valueEnd = reader.pos;
        break;
      case WIRE.fixed64:
        this.#take(8);
        break;
      case WIRE.fixed32:
        this.#take(4);
        break;
      case WIRE.bytes:
        this.#take(reader.uint32());
        break;
      default:
        throw new MalformedMessage(
          `has a field of unknown kind (wire type ${this.wireType}) in ${this.#what}`,
        );
    }
  }

  #take(length: number): void {
    this.#valueStart = this.#reader.pos;
    this.#valueEnd = this.#valueStart + length;
    if (this.#valueEnd > this.#end) {
      throw new MalformedMessage(
        `ends in the middle of ${this.#what}: ${length} bytes should follow, ` +
          `${this.#end - this.#valueStart} are there`,
      );
    }
  }

  #expect(wireType: number): void {
    if (this.wireType !== wireType) {
      throw new MalformedMessage(
        `has a field ${this.field} of the wrong kind (wire type ${this.wireType}) in ${this.#what}`,
      );
    }
  }

  /** An error of protobufjs in our words. */
  #malformed(error: unknown): MalformedMessage {
    if (error instanceof MalformedMessage) return error;
    return new MalformedMessage(`ends in the middle of ${this.#what}`, { cause: error });
  }
}
