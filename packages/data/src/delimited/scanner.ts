/** Something about the text for which no table can be read from it. */
export class ScanProblem extends Error {
  /** The line it is on, from 1. */
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.name = 'ScanProblem';
    this.line = line;
  }
}

/** What the scanner tells while it goes through the bytes. */
export interface RecordSink {
  /** Bytes of the current record, without its line end; a record may come in several pieces. */
  content?(block: Uint8Array, start: number, end: number): void;
  /** The current record is complete. Blank lines are no records. */
  record?(fields: number, line: number): void;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;

/** Where the scanner is: at the start of a field, in it, in quotes, or behind closing quotes. */
type State = 'start' | 'plain' | 'quoted' | 'closed';

/** Bytes that end a run of ordinary ones outside quotes. */
function specialBytes(delimiter: number): Uint8Array {
  const special = new Uint8Array(256);
  for (const byte of [0, LF, CR, QUOTE, delimiter]) special[byte] = 1;
  return special;
}

/**
 * Goes through delimited text (RFC 4180: quotes around a field, doubled inside it) byte by byte
 * and finds records, fields and lines, without taking the fields apart. Every CR or LF outside
 * quotes ends a record, so that LF, CRLF, CR and CR CR LF all do; lines with nothing on them are
 * not records.
 */
export class DelimitedScanner {
  /** Records so far, the header included. */
  records = 0;
  /** Lines with nothing on them. */
  blankLines = 0;
  /** Bytes of the longest record. */
  longest = 0;
  /** Whether some field begins or ends with a blank. */
  padded = false;
  /** Quotes inside fields that have none around them; they stand for themselves. */
  strayQuotes = 0;

  readonly #delimiter: number;
  readonly #special: Uint8Array;
  readonly #sink: RecordSink;
  #state: State = 'start';
  #line = 1;
  #recordLine = 1;
  #fields = 0;
  #bytes = 0;
  #afterCr = false;
  #quoteOpened = false;
  /** The last two bytes of the blocks before. */
  #previous: readonly [number, number] = [QUOTE, QUOTE];
  #lineEnds = { lf: 0, crlf: 0, other: 0 };

  constructor(delimiter: string, sink: RecordSink) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#special = specialBytes(this.#delimiter);
    this.#sink = sink;
  }

  /** Whether all line ends outside quotes are LF, or all are CRLF. */
  get regularLineEnds(): boolean {
    const { lf, crlf, other } = this.#lineEnds;
    return other === 0 && (lf === 0 || crlf === 0);
  }

  /**
   * @throws ScanProblem for a NUL byte or text behind closing quotes.
   */
  push(block: Uint8Array): void {
    let at = 0;
    let from = 0;
    while (at < block.length) {
      const state = this.#state;
      if (state === 'quoted') {
        at = this.#insideQuotes(block, at);
        continue;
      }
      if (state === 'start' && this.#opensField(block, at)) {
        if (block[at] === QUOTE) at += 1;
        continue;
      }
      if (state === 'plain') at = this.#plain(block, at);
      if (at >= block.length) break;
      const byte = block[at] ?? 0;
      if (byte === LF || byte === CR) {
        this.#flush(block, from, at);
        from = at + 1;
      }
      this.#fieldEnd(block, at, byte);
      at += 1;
    }
    this.#flush(block, from, block.length);
    this.#previous = [this.#byteAt(block, block.length - 2), this.#byteAt(block, block.length - 1)];
  }

  /**
   * Ends the last record, which may have no line end.
   *
   * @throws ScanProblem when quotes are still open.
   */
  end(): void {
    if (this.#state === 'quoted') {
      throw new ScanProblem(this.#recordLine, 'the quotes that open here are never closed');
    }
    if (this.#afterCr) this.#lineEnds.other += 1;
    if (this.#state === 'plain' && this.#previous[1] <= SPACE) this.padded = true;
    this.#endRecord();
  }

  /** The byte at a position of the block, or just before it. */
  #byteAt(block: Uint8Array, at: number): number {
    if (at >= 0) return block[at] ?? 0;
    return at === -1 ? this.#previous[1] : this.#previous[0];
  }

  /** Whether a field with something in it begins here. */
  #opensField(block: Uint8Array, at: number): boolean {
    const byte = block[at] ?? 0;
    if (byte === LF || byte === CR) return false;
    if (this.#afterCr) {
      this.#afterCr = false;
      this.#lineEnds.other += 1;
      this.#line += 1;
    }
    if (this.#fields === 0) this.#recordLine = this.#line;
    if (byte === this.#delimiter) return false;
    if (byte <= SPACE) this.padded = true;
    this.#quoteOpened = byte === QUOTE;
    this.#state = byte === QUOTE ? 'quoted' : 'plain';
    return true;
  }

  #plain(block: Uint8Array, from: number): number {
    let at = from;
    for (;;) {
      while (at < block.length && this.#special[block[at] ?? 0] === 0) at += 1;
      if (at >= block.length || block[at] !== QUOTE) return at;
      this.strayQuotes += 1;
      at += 1;
    }
  }

  #insideQuotes(block: Uint8Array, from: number): number {
    let at = from;
    if (this.#quoteOpened) {
      this.#quoteOpened = false;
      if ((block[at] ?? QUOTE) <= SPACE) this.padded = true;
    }
    for (; at < block.length; at++) {
      const byte = block[at];
      if (byte === QUOTE) break;
      if (byte === LF) this.#line += 1;
      if (byte === 0) this.#unexpected(0);
    }
    if (at >= block.length) return at;
    this.#state = 'closed';
    return at + 1;
  }

  /** What stands behind a field: a delimiter, a line end, or a quote that was not the last one. */
  #fieldEnd(block: Uint8Array, at: number, byte: number): void {
    if (byte === QUOTE && this.#state === 'closed') {
      this.#state = 'quoted';
      return;
    }
    if (this.#state !== 'start') {
      const last = this.#byteAt(block, this.#state === 'closed' ? at - 2 : at - 1);
      if (last <= SPACE) this.padded = true;
    }
    if (byte === this.#delimiter) {
      this.#state = 'start';
      this.#fields += 1;
    } else if (byte === LF || byte === CR) {
      this.#lineEnd(byte);
    } else {
      this.#unexpected(byte);
    }
  }

  #lineEnd(byte: number): void {
    const empty = this.#state === 'start' && this.#fields === 0;
    if (empty && !this.#afterCr) this.blankLines += 1;
    this.#endRecord();
    if (byte === CR) {
      if (this.#afterCr) this.#lineEnds.other += 1;
      this.#afterCr = true;
      return;
    }
    if (this.#afterCr) this.#lineEnds.crlf += 1;
    else this.#lineEnds.lf += 1;
    this.#line += 1;
    this.#afterCr = false;
  }

  #flush(block: Uint8Array, start: number, end: number): void {
    if (end <= start) return;
    this.#bytes += end - start;
    this.#sink.content?.(block, start, end);
  }

  #endRecord(): void {
    if (this.#state !== 'start' || this.#fields > 0) {
      this.records += 1;
      this.longest = Math.max(this.longest, this.#bytes);
      this.#sink.record?.(this.#fields + 1, this.#recordLine);
    }
    this.#state = 'start';
    this.#fields = 0;
    this.#bytes = 0;
  }

  #unexpected(byte: number): never {
    if (byte === 0) throw new ScanProblem(this.#line, 'a NUL byte; is this a text file?');
    throw new ScanProblem(this.#recordLine, 'text behind the closing quotes of a field');
  }
}
