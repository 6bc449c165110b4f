import { createHmac, randomBytes } from 'node:crypto';
import path from 'node:path';
import type { JsonValue, Logger } from '@slipway/core';
import { ConfigurationError, messageOf } from '@slipway/core';
import type { Metrics } from '../metrics/metrics.ts';
import { JsonLinesSink } from './json-lines-sink.ts';
import { ParquetSink } from './parquet-sink.ts';
import type { LoggedRequest, Redaction } from './rows.ts';
import { logRows } from './rows.ts';
import type { LogSink, Rotation } from './sink.ts';

/** Settings of the prediction log. */
export interface PredictionLogSettings {
  /** Absolute path; Parquet where it ends in `.parquet`, else JSON Lines. */
  readonly file: string;
  /** Share of requests that are logged. */
  readonly sample: number;
  readonly rotation: Rotation;
  readonly drop: readonly string[];
  readonly hash: readonly string[];
  /** Key of the hashes; null for a random one. */
  readonly hashKey: string | null;
}

/** A problem is told once in so long, however many rows it costs. */
const TELL_EVERY_MS = 60_000;
/** Digits of a hash: 128 bits. */
const HASH_DIGITS = 32;

/** HMAC-SHA-256 (RFC 2104) of the value's JSON, shortened to 128 bits. */
function hashWith(key: string | Buffer): (value: JsonValue) => string {
  return (value) =>
    createHmac('sha256', key).update(JSON.stringify(value)).digest('hex').slice(0, HASH_DIGITS);
}

function redactionOf({ drop, hash, hashKey }: PredictionLogSettings, logger: Logger): Redaction {
  if (hash.length > 0 && hashKey === null) {
    logger.notice(
      'The prediction log hashes columns with a random key: hashes of this run compare with each ' +
        'other only. Set SLIPWAY_LOG_KEY to keep them the same.',
    );
  }
  const conceal = hashWith(hashKey ?? randomBytes(32));
  return { drop: new Set(drop), hash: new Map(hash.map((name) => [name, conceal])) };
}

/** Writes rows and what was answered to a file. It never keeps an answer waiting. */
export class PredictionLog {
  readonly #sink: LogSink;
  readonly #sample: number;
  readonly #redaction: Redaction;
  readonly #metrics: Metrics;
  readonly #random: () => number;

  private constructor(
    sink: LogSink,
    settings: PredictionLogSettings,
    metrics: Metrics,
    logger: Logger,
    random: () => number,
  ) {
    this.#sink = sink;
    this.#sample = settings.sample;
    this.#redaction = redactionOf(settings, logger);
    this.#metrics = metrics;
    this.#random = random;
  }

  /** @throws ConfigurationError when the file cannot be written. */
  static async open(
    settings: PredictionLogSettings,
    metrics: Metrics,
    logger: Logger,
    random: () => number = Math.random,
  ): Promise<PredictionLog> {
    let told = -Infinity;
    const lost = (rows: number, error: unknown): void => {
      metrics.notLogged('', rows);
      if (Date.now() - told < TELL_EVERY_MS) return;
      told = Date.now();
      logger.warning(`prediction-log: rows are lost: ${messageOf(error)}`);
    };
    const { file, rotation } = settings;
    const isParquet = path.extname(file) === '.parquet';
    const sink = isParquet
      ? new ParquetSink(file, rotation, lost)
      : new JsonLinesSink(file, rotation, lost);
    try {
      await sink.prepare();
    } catch (error) {
      throw new ConfigurationError(
        'prediction-log',
        `${file} cannot be written: ${messageOf(error)}`,
        {
          cause: error,
        },
      );
    }
    return new PredictionLog(sink, settings, metrics, logger, random);
  }

  /** Logs a request, if it is in the sample. */
  add(request: LoggedRequest): void {
    if (this.#sample < 1 && this.#random() >= this.#sample) return;
    const rows = logRows(request, this.#redaction, new Date());
    if (this.#sink.write(rows)) this.#metrics.logged(request.version, rows.length);
    else this.#metrics.notLogged(request.version, rows.length);
  }

  close(): Promise<void> {
    return this.#sink.close();
  }
}
