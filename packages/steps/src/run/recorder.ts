import type { InputRecord, Logger, Subject } from '@slipway/core';

/**
 * What has become known during a run. It outlives an error, so that the evidence of a run that
 * could not finish still says which model it was about and what had been read.
 */
export class Recorder {
  readonly startedAt = new Date();
  readonly inputs: InputRecord[] = [];
  readonly notes: string[] = [];
  /** Outputs that are known already; they stand when an error stops the run. */
  readonly outputs: Record<string, string> = {};
  #subject: Subject[] = [];
  #runtime: string | null = null;
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  get subject(): readonly Subject[] {
    return this.#subject;
  }

  get runtime(): string | null {
    return this.#runtime;
  }

  /** Names what the evidence is about. */
  setSubject(name: string, sha256: string): void {
    this.#subject = [{ name, digest: { sha256 } }];
  }

  /** Names one more version that the evidence is about. */
  addSubject(name: string, sha256: string): void {
    this.#subject.push({ name, digest: { sha256 } });
  }

  /** The runtime that ran the model, e.g. `onnxruntime-node 1.30.0`. */
  setRuntime(runtime: string): void {
    this.#runtime = runtime;
  }

  addInput(name: string, uri: string, sha256: string | null, rows: number | null): void {
    this.inputs.push({ name, uri, digest: sha256 === null ? null : { sha256 }, rows });
  }

  /** A remark that decides nothing but that the user should know. */
  note(message: string): void {
    if (this.notes.includes(message)) return;
    this.notes.push(message);
    this.#logger.notice(message);
  }
}
