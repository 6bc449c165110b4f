const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** An array or object whose end has not come yet. */
interface Container {
  readonly isArray: boolean;
  /** Keys that lead to it, joined by dots; arrays add none. */
  readonly path: string;
}

/** Takes an object that stands in an array at a path; returns the JSON that stands in for it. */
export type TakeRecord = (json: string, path: string) => string;

/**
 * Splits JSON that comes in blocks into records, the objects in the arrays at some paths, and the rest,
 * in which a short text stands for each record. It tells brackets and strings apart, and nothing else:
 * whether all that is JSON is for `JSON.parse` to say, of each record and of the rest.
 */
export class Splitter {
  readonly #paths: ReadonlySet<string>;
  readonly #take: TakeRecord;
  readonly #rest: string[] = [];
  readonly #stack: Container[] = [];
  /** What is needed still: from the start of the record, or of the rest that was not put aside. */
  #buffer = Buffer.alloc(0);
  #at = 0;
  /** Behind the last bracket, comma or colon of the rest: no letter and no key is cut here. */
  #whole = 0;
  #isInString = false;
  /** Brackets that are open within a record; 0 outside. */
  #depth = 0;
  #stringStart = 0;
  #stringEnd = 0;
  #key = '';

  constructor(paths: Iterable<string>, take: TakeRecord) {
    this.#paths = new Set(paths);
    this.#take = take;
  }

  /** Reads the next block. */
  write(block: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, block]);
    // The buffer gets shorter with each record that ends.
    while (this.#at < this.#buffer.length) {
      if (this.#isInString) this.#skipString();
      else if (this.#depth > 0) this.#skipRecord();
      else this.#readRest();
    }
    if (this.#depth === 0) this.#putAside();
  }

  /** The rest, once everything is read. */
  end(): string {
    this.#rest.push(this.#buffer.toString('utf8'));
    return this.#rest.join('');
  }

  /** Goes behind the end of the string, or of the block. */
  #skipString(): void {
    const buffer = this.#buffer;
    const { length } = buffer;
    let at = this.#at;
    for (; at < length; at++) {
      const byte = buffer[at];
      if (byte === BACKSLASH) {
        at += 1;
      } else if (byte === QUOTE) {
        this.#isInString = false;
        this.#stringEnd = at + 1;
        at += 1;
        break;
      }
    }
    // Beyond the block when it ends with a backslash: the letter after it is skipped in the next.
    this.#at = at;
  }

  /** Goes to the next string of a record, behind its end, or to the end of the block. */
  #skipRecord(): void {
    const buffer = this.#buffer;
    const { length } = buffer;
    while (this.#at < length) {
      const byte = buffer[this.#at];
      this.#at += 1;
      if (byte === QUOTE) {
        this.#isInString = true;
        return;
      }
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#depth += 1;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        this.#depth -= 1;
        if (this.#depth === 0) {
          this.#endRecord();
          return;
        }
      }
    }
  }

  #readRest(): void {
    const byte = this.#buffer[this.#at];
    this.#at += 1;
    if (byte === QUOTE) {
      this.#isInString = true;
      this.#stringStart = this.#at - 1;
      return;
    }
    if (byte === OPEN_OBJECT && this.#startsRecord()) {
      this.#at -= 1;
      this.#whole = this.#at;
      this.#putAside();
      this.#at += 1;
      this.#depth = 1;
      return;
    }
    if (byte === COLON) {
      const text = this.#buffer.toString('utf8', this.#stringStart, this.#stringEnd);
      this.#key = String(JSON.parse(text));
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#open(byte === OPEN_ARRAY);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.#stack.pop();
    else if (byte !== COMMA) return;
    this.#whole = this.#at;
  }

  #startsRecord(): boolean {
    const top = this.#stack.at(-1);
    return top?.isArray === true && this.#paths.has(top.path);
  }

  #open(isArray: boolean): void {
    const top = this.#stack.at(-1);
    const path =
      top === undefined
        ? ''
        : top.isArray
          ? top.path
          : [top.path, this.#key].filter(Boolean).join('.');
    this.#stack.push({ isArray, path });
  }

  #endRecord(): void {
    const json = this.#buffer.toString('utf8', 0, this.#at);
    this.#rest.push(this.#take(json, this.#stack.at(-1)?.path ?? ''));
    this.#drop(this.#at);
  }

  /** Puts the rest so far aside, as text. */
  #putAside(): void {
    if (this.#whole > 0) this.#rest.push(this.#buffer.toString('utf8', 0, this.#whole));
    this.#drop(this.#whole);
  }

  #drop(count: number): void {
    this.#buffer = this.#buffer.subarray(count);
    this.#at -= count;
    this.#stringStart -= count;
    this.#stringEnd -= count;
    this.#whole = 0;
  }
}
