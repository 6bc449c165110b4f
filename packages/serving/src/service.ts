import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { ConfigurationError, didYouMean, listNames } from '@slipway/core';
import type { Tensors } from '@slipway/model';
import { modelDigest, readModel } from '@slipway/model';
import { inferTensors, loggedTensors } from './answering/infer.ts';
import { loggedRecords, predictRecords, recordsOf } from './answering/predict.ts';
import type { JsonBody } from './http/json.ts';
import { isJsonObject, own } from './http/json.ts';
import { PredictionLog } from './log/prediction-log.ts';
import type { LoadContext } from './model/load-version.ts';
import { loadVersion, requireDigest } from './model/load-version.ts';
import type { ServedVersion } from './model/served-version.ts';
import { VersionSet } from './model/version-set.ts';
import type { InferBody, InferRequest } from './protocol/infer-request.ts';
import type { Answer } from './records/interpreter.ts';
import { notFound, RequestError, shown } from './request-error.ts';
import type { VersionRequest } from './settings.ts';
import { compareInterpretations, compareTensors } from './traffic/compare.ts';
import { Shadows } from './traffic/shadows.ts';

/** Where a server is in its life. */
export type State = 'starting' | 'ready' | 'draining';

/** The model server without its network: versions, traffic, predictions, log and metrics. */
export class Service {
  readonly context: LoadContext;
  readonly versions = new VersionSet();
  readonly #shadows: Shadows;
  #state: State = 'starting';
  #log: PredictionLog | null = null;

  constructor(context: LoadContext) {
    this.context = context;
    this.#shadows = new Shadows(this.versions, context.metrics, context.logger);
    context.metrics.watch(() => this.versions.states());
  }

  get state(): State {
    return this.#state;
  }

  get modelName(): string {
    return this.context.settings.modelName;
  }

  /**
   * Loads all versions; the server is ready when each has answered its warm-up request.
   *
   * @throws ConfigurationError or InputError, after which the service cannot be used.
   */
  async start(): Promise<void> {
    const { settings, logger, metrics } = this.context;
    const weights = new Map<string, number>();
    const shadows = new Set<string>();
    for (const request of settings.versions) {
      const { name } = await this.#load(request);
      if (this.#isEnding()) {
        await this.versions.close();
        return;
      }
      weights.set(name, request.weight);
      if (request.isShadow) shadows.add(name);
    }
    const problem = this.versions.setPlan({ weights, shadows });
    if (problem !== null) throw new ConfigurationError('versions', problem);
    if (settings.log !== null) {
      this.#checkLogColumns();
      this.#log = await PredictionLog.open(settings.log, metrics, logger);
    }
    if (this.#isEnding()) await this.close();
    else this.#state = 'ready';
  }

  /** Whether somebody ended the server, which may happen while it is being started. */
  #isEnding(): boolean {
    return this.#state === 'draining';
  }

  async #load(request: VersionRequest): Promise<ServedVersion> {
    const version = await loadVersion(this.context, request);
    const problem = this.versions.add(version);
    if (problem !== null) {
      await version.close();
      throw new ConfigurationError('versions', problem);
    }
    for (const note of version.parts.notes) {
      this.context.logger.notice(`version ${version.name}: ${note}`);
    }
    return version;
  }

  /**
   * Loads a version beside those that are served; it has no traffic yet. One that is there already
   * with the same content is left as it is.
   *
   * @throws ConfigurationError for a file outside the working directory and the folders of the
   *   models that the server was started with, and for a name that has other content.
   */
  async loadWhileRunning(
    request: VersionRequest,
  ): Promise<{ readonly version: ServedVersion; readonly isNew: boolean }> {
    const file = await this.#existingInside(request.path, 'path');
    if (request.evidence !== null) await this.#existingInside(request.evidence, 'evidence');
    const known = request.version === null ? null : this.versions.get(request.version);
    if (known === null) return { version: await this.#load(request), isNew: true };
    const { sha256 } = await modelDigest(await readModel(file, { shown: request.path }));
    requireDigest(request, sha256);
    if (known.parts.sha256 === sha256) return { version: known, isNew: false };
    throw new ConfigurationError(
      'version',
      `"${known.name}" is loaded with ${known.parts.sha256.slice(0, 12)}…, and ${request.path} is ` +
        `${sha256.slice(0, 12)}…; a version is one digest for good`,
    );
  }

  /** The file behind all symbolic links, in the working directory or beside a served model. */
  async #existingInside(written: string, subject: string): Promise<string> {
    const { workspace, settings } = this.context;
    const folders = await Promise.all(
      [
        workspace.directory,
        ...settings.versions.map((one) => path.dirname(workspace.absolute(one.path))),
      ].map((folder) => realpath(folder)),
    );
    const file = await realpath(await workspace.existing(written, subject));
    const isInside = folders.some((folder) => {
      const relative = path.relative(folder, file);
      return !relative.startsWith('..') && !path.isAbsolute(relative);
    });
    if (isInside) return file;
    throw new ConfigurationError(
      subject,
      `${written} is neither in the working directory nor beside a model that is served`,
    );
  }

  /** A misspelt column to drop or hash would be logged in clear. */
  #checkLogColumns(): void {
    const { settings, config } = this.context;
    const known = new Set([...this.versions.all()].flatMap((version) => version.logColumns));
    if (config.data?.id !== undefined) known.add(config.data.id);
    for (const [setting, names] of [
      ['log-drop', settings.log?.drop ?? []],
      ['log-hash', settings.log?.hash ?? []],
    ] as const) {
      const unknown = names.find((name) => !known.has(name));
      if (unknown === undefined) continue;
      throw new ConfigurationError(
        setting,
        `"${unknown}" is no column that is logged${didYouMean(unknown, known)}; columns are ` +
          listNames([...known]),
      );
    }
  }

  /** From now on the server says that it is not ready; requests are still answered. */
  beginDraining(): void {
    this.#state = 'draining';
  }

  /** Frees everything, after the last request was answered. */
  async close(): Promise<void> {
    this.#state = 'draining';
    await this.versions.close();
    await this.#log?.close();
  }

  /**
   * The version that answers a request.
   *
   * @param key what keeps a client on one version; null: chance decides
   * @throws RequestError 503 while the model is being loaded.
   */
  pick(key: string | null): ServedVersion {
    this.#requireStarted();
    return this.versions.choose(key);
  }

  /** The version that a request names. */
  requireVersion(name: string): ServedVersion {
    this.#requireStarted();
    const version = this.versions.get(name);
    if (version !== null) return version;
    throw notFound(`there is no version ${shown(name)} of ${JSON.stringify(this.modelName)}`);
  }

  #requireStarted(): void {
    if (this.#state !== 'starting') return;
    throw new RequestError(503, 'unavailable', 'the model is being loaded', 1);
  }

  /** @throws RequestError 404 for another model than the one that is served. */
  requireModel(name: string): void {
    if (name === this.modelName) return;
    throw notFound(
      `there is no model ${shown(name)}; this server has ${JSON.stringify(this.modelName)}`,
    );
  }

  /** The value of the sticky column in a request's first record; null where there is none. */
  stickyValue({ value }: JsonBody): string | null {
    const { stickyColumn } = this.context.settings;
    if (stickyColumn === null) return null;
    const record: unknown = Array.isArray(value) ? value[0] : value;
    const cell = isJsonObject(record) ? own(record, stickyColumn) : undefined;
    return cell === undefined || cell === null ? null : JSON.stringify(cell);
  }

  /**
   * Answers JSON records: an answer for a record, a list for a list.
   *
   * @param id the request's name in the log; null where it has none
   */
  async predict(
    version: ServedVersion,
    json: JsonBody,
    id: string | null,
  ): Promise<{ readonly rows: number; readonly answer: Answer | Answer[] }> {
    const { metrics, settings, config } = this.context;
    const records = recordsOf(json, settings.maxRows);
    const predicted = await predictRecords(version, records, metrics);
    const { interpreter, interpretation } = predicted;
    const answers = interpreter.answers(interpretation, version.name);
    if (answers.length > 0) {
      const names = { id, idColumn: config.data?.id };
      this.#log?.add(loggedRecords(version, records, predicted, names));
      this.#shadows.ask(version, async (shadow) => {
        const other = await predictRecords(shadow, records, metrics);
        return compareInterpretations(other.interpretation, interpretation);
      });
    }
    const [first] = answers;
    const answer = records.isList || first === undefined ? answers : first;
    return { rows: answers.length, answer };
  }

  /** Answers a request of the Open Inference Protocol. */
  async infer(
    version: ServedVersion,
    body: InferBody,
  ): Promise<{ readonly request: InferRequest; readonly outputs: Tensors }> {
    const { metrics, settings, logger } = this.context;
    const inferred = await inferTensors(version, body, settings.maxRows, metrics, logger);
    const logged = this.#log === null ? null : loggedTensors(version, inferred);
    if (logged !== null) this.#log?.add(logged);
    this.#shadows.ask(version, async (shadow) => {
      const other = await inferTensors(shadow, body, settings.maxRows, metrics, logger);
      if (other.interpretation !== null && inferred.interpretation !== null) {
        return compareInterpretations(other.interpretation, inferred.interpretation);
      }
      return compareTensors(other.outputs, inferred.outputs, inferred.request.rows ?? 1);
    });
    return inferred;
  }
}
