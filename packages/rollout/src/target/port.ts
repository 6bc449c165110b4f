import { InputError } from '@slipway/core';
import type { Plan } from '../plan/plan.ts';
import type { Traffic } from '../machine/traffic.ts';

/** A version, and where its files are, for targets that load it themselves. */
export interface DeployRequest {
  readonly version: string;
  /** sha256 of the content; null where it is not known. */
  readonly sha256: string | null;
}

/** Whether a version can take traffic, and why not. */
export type Readiness =
  { readonly ready: true } | { readonly ready: false; readonly reason: string };

/** The traffic is not what it was expected to be: somebody else changed it. Nothing was written. */
export class TargetChanged extends InputError {
  readonly live: Traffic;

  constructor(detail: string, live: Traffic) {
    super('target', detail);
    this.live = live;
  }
}

/**
 * What shares out traffic among versions: a file, a server, a proxy, a cluster. One adapter a file
 * beside this one; all of them pass testing/conformance.ts.
 *
 * Every method may be called again after a crash and must then come to the same end. Whatever
 * cannot be reached is an InputError that starts with `target`.
 */
export interface TrafficTarget {
  /** The target in words, for messages. */
  readonly description: string;
  /** What of a plan it could not do, in words; null when it can do all of it. Touches nothing. */
  refuses(plan: Plan): string | null;
  /** The traffic as it is. */
  read(): Promise<Traffic>;
  /** Makes a version ready to take traffic; it gets none by that. */
  deploy(request: DeployRequest): Promise<void>;
  /**
   * Shares traffic out.
   *
   * @param expected what it has to be now; null: whatever it is (a restore, which reads nothing)
   * @throws TargetChanged when it is something else than expected
   */
  write(after: Traffic, expected: Traffic | null): Promise<void>;
  /** Whether the version can answer. */
  readiness(version: string): Promise<Readiness>;
  close(): Promise<void>;
}
