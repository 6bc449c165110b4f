import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { InputError, messageOf } from '@slipway/core';
import { Document, isMap, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Traffic } from '../machine/traffic.ts';
import { describeTraffic, isSameTraffic, NO_TRAFFIC, totalOf } from '../machine/traffic.ts';
import type { DeployRequest, Readiness, TrafficTarget } from './port.ts';
import { TargetChanged } from './port.ts';

const contentSchema = z.looseObject({
  weights: z.record(z.string(), z.number().min(0).max(100)).nullish(),
  shadows: z.array(z.string()).nullish(),
});

const HEADER =
  ' Written by Slipway: percentage of the traffic by version; together they are 100.\n' +
  ' Versions under shadows get copies of requests, and their answers go nowhere.';

/** What may be off the sum of 100 by rounding of decimals. */
const ROUNDING = 0.01;

export interface FileTargetOptions {
  /** Absolute path. */
  readonly file: string;
  /** The path as the user wrote it. */
  readonly shown: string;
  readonly model: string;
  readonly environment: string;
}

/**
 * The simplest target: a YAML file with `weights: {1.0.0: 95, 1.1.0: 5}`, for whatever reads it.
 * It is replaced as a whole, so that a reader sees it before or after a change and never between.
 * Other keys and comments in it are kept.
 */
export class FileTarget implements TrafficTarget {
  readonly description: string;
  readonly #options: FileTargetOptions;

  constructor(options: FileTargetOptions) {
    this.#options = options;
    this.description = options.shown;
  }

  refuses(): null {
    return null;
  }

  async read(): Promise<Traffic> {
    return this.#parse(await this.#text());
  }

  deploy(_request: DeployRequest): Promise<void> {
    return Promise.resolve();
  }

  async write(after: Traffic, expected: Traffic | null): Promise<void> {
    if (expected !== null) {
      const live = await this.read();
      if (isSameTraffic(live, after)) return;
      if (!isSameTraffic(live, expected)) {
        throw new TargetChanged(
          `${this.#options.shown} has ${describeTraffic(live)}, expected was ` +
            `${describeTraffic(expected)}: somebody changed it`,
          live,
        );
      }
    }
    await this.#replace(await this.#document(), after);
  }

  readiness(): Promise<Readiness> {
    return Promise.resolve({ ready: true });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** The file's text; null when there is no file. */
  async #text(): Promise<string | null> {
    try {
      return await readFile(this.#options.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw this.#broken(`cannot be read: ${messageOf(error)}`, error);
    }
  }

  #broken(detail: string, cause?: unknown): InputError {
    return new InputError('target', `${this.#options.shown} ${detail}`, { cause });
  }

  #parse(text: string | null): Traffic {
    if (text === null || text.trim() === '') return NO_TRAFFIC;
    const document = parseDocument(text, { prettyErrors: false });
    const syntax = document.errors[0];
    if (syntax !== undefined) throw this.#broken(`is not YAML: ${syntax.message}`);
    const parsed = contentSchema.safeParse(document.toJS() ?? {});
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw this.#broken(
        `has not the form {weights: {1.0.0: 95, 1.1.0: 5}}: ${issue?.path.join('.') ?? ''}: ` +
          (issue?.message ?? ''),
      );
    }
    const shares = Object.entries(parsed.data.weights ?? {})
      .filter(([, percent]) => percent > 0)
      .map(([version, percent]) => ({ version, percent }));
    const traffic = { shares, shadows: parsed.data.shadows ?? [] };
    const total = totalOf(traffic);
    if (shares.length > 0 && Math.abs(total - 100) > ROUNDING) {
      throw this.#broken(
        `has weights that add up to ${total}, not to 100 (${describeTraffic(traffic)}); mend it, or ` +
          'run rollback, which writes it anew',
      );
    }
    return traffic;
  }

  /** The document to change: the one that is there, or a new one where it cannot be read. */
  async #document(): Promise<Document> {
    const text = await this.#text().catch(() => null);
    if (text !== null && text.trim() !== '') {
      const document = parseDocument(text);
      if (document.errors.length === 0 && isMap(document.contents)) return document;
    }
    const document = new Document({
      model: this.#options.model,
      environment: this.#options.environment,
    });
    document.commentBefore = HEADER;
    return document;
  }

  async #replace(document: Document, { shares, shadows }: Traffic): Promise<void> {
    const weights = Object.fromEntries(shares.map(({ version, percent }) => [version, percent]));
    document.set('weights', document.createNode(weights));
    document.set('shadows', document.createNode(shadows, { flow: true }));
    const { file } = this.#options;
    const temporary = `${file}.${process.pid}.tmp`;
    try {
      await mkdir(path.dirname(file), { recursive: true });
      const handle = await open(temporary, 'w');
      try {
        await handle.writeFile(document.toString());
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, file);
    } catch (error) {
      throw this.#broken(`cannot be written: ${messageOf(error)}`, error);
    } finally {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }
}
