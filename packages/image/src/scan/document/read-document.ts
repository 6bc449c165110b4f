import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FormatContext } from '../formats/context.ts';
import { RECORDS } from '../formats/records.ts';
import { parseJson } from '../json.ts';
import { Splitter } from './splitter.ts';

const BLOCK = 1 << 20;

/** A JSON document of a tool. */
export interface Document {
  readonly json: unknown;
  /** Of the file's bytes. */
  readonly sha256: string;
}

/** Keeps one copy of texts that come again and again: paths, versions, layers. */
class Texts {
  readonly #known = new Map<string, string>();

  share(value: unknown): unknown {
    if (typeof value === 'string') {
      const known = this.#known.get(value);
      if (known === undefined) this.#known.set(value, value);
      return known ?? value;
    }
    if (typeof value !== 'object' || value === null) return value;
    const items = value as Record<string, unknown>;
    for (const key of Object.keys(items)) items[key] = this.share(items[key]);
    return value;
  }
}

/**
 * The records of a document, each as what is read of it; one that does not fit its schema stays as it
 * is, for the check of the whole to say where it stands.
 */
class Records {
  /** A key that no document has. */
  readonly #mark = `record-${randomBytes(12).toString('hex')}`;
  readonly #all: unknown[] = [];
  readonly #texts = new Texts();

  readonly take = (json: string, path: string): string => {
    const value: unknown = JSON.parse(json);
    const read = RECORDS.get(path)?.safeParse(value);
    this.#all.push(read?.success === true ? this.#texts.share(read.data) : value);
    return `{"${this.#mark}":${this.#all.length - 1}}`;
  };

  /** The document with its records. */
  join(rest: string): unknown {
    return JSON.parse(rest, (_, value: unknown) => {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, this.#mark)) {
        return value;
      }
      return this.#all[(value as Record<string, number>)[this.#mark] ?? -1];
    });
  }
}

async function readInBlocks(file: string): Promise<{ json: unknown; sha256: string } | null> {
  const hash = createHash('sha256');
  const records = new Records();
  const splitter = new Splitter(RECORDS.keys(), records.take);
  try {
    for await (const block of createReadStream(file, { highWaterMark: BLOCK })) {
      hash.update(block as Buffer);
      splitter.write(block as Buffer);
    }
    const json = records.join(splitter.end().replace(/^\uFEFF/, ''));
    return { json, sha256: hash.digest('hex') };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Reads a JSON document of a tool, in blocks: of the findings of a report, which are nearly all of it,
 * no more is kept than what is read of them.
 *
 * @throws InputError that says where the text stops being JSON
 */
export async function readDocument(file: string, context: FormatContext): Promise<Document> {
  const read = await readInBlocks(file);
  if (read !== null) return read;
  // Damaged: parsed at once, since that says where.
  const bytes = await readFile(file);
  const json = parseJson(bytes.toString('utf8'), context.uri, context.subject);
  return { json, sha256: createHash('sha256').update(bytes).digest('hex') };
}
