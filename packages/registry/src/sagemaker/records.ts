import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { eventSchema } from '../event-schema.ts';
import type { Attachment, RegistryEvent } from '../port.ts';
import type { VersionRecord } from '../record.ts';
import { recordSchema } from '../record.ts';
import type { S3Folder } from './s3.ts';

function parsed<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * What SageMaker has no room for, in S3: records with their attachments, each in a folder named by
 * the record's sha256, and what happened to a model.
 */
export class S3Records {
  readonly #folder: S3Folder;
  /** By sha256: a record never changes. */
  readonly #known = new Map<string, VersionRecord>();

  constructor(folder: S3Folder) {
    this.#folder = folder;
  }

  get description(): string {
    return this.#folder.url;
  }

  /** @returns the record's sha256 */
  async write(record: VersionRecord, attachments: readonly Attachment[]): Promise<string> {
    const text = `${JSON.stringify(record, null, 2)}\n`;
    const digest = sha256(text);
    for (const attachment of [...attachments, { file: 'record.json', text }]) {
      await this.#write(`${place(record.model, digest)}/${attachment.file}`, attachment.text);
    }
    return digest;
  }

  /** The record; null when it is missing, or another than the one that was written. */
  async read(model: string, digest: string): Promise<VersionRecord | null> {
    const known = this.#known.get(digest);
    if (known !== undefined) return known;
    const text = await this.#folder.text(`${place(model, digest)}/record.json`);
    if (text === null || sha256(text) !== digest) return null;
    const record = parsed(text, recordSchema);
    if (record !== null) this.#known.set(digest, record);
    return record;
  }

  async attachment(model: string, digest: string, file: string): Promise<string | null> {
    return this.#folder.text(`${place(model, digest)}/${file}`);
  }

  /** Notes what happened: an object each, named by its time. */
  async note(model: string, event: RegistryEvent): Promise<void> {
    const name = `${event.at}.${randomBytes(4).toString('hex')}.json`;
    await this.#write(`registry/${model}/events/${name}`, `${JSON.stringify(event)}\n`);
  }

  /** What happened, oldest first. */
  async events(model: string): Promise<RegistryEvent[]> {
    const objects = await this.#folder.list(`registry/${model}/events`);
    const events: RegistryEvent[] = [];
    for (const { name } of objects.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const event = parsed((await this.#folder.text(name)) ?? '', eventSchema);
      if (event !== null) events.push(event);
    }
    return events;
  }

  async #write(name: string, text: string): Promise<void> {
    const size = { sha256: sha256(text), sizeBytes: Buffer.byteLength(text) };
    await this.#folder.write(name, text, size);
  }
}

function place(model: string, digest: string): string {
  return `registry/${model}/versions/${digest}`;
}
