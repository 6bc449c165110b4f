import { setTimeout as delay } from 'node:timers/promises';
import type { GateResult, Logger } from '@slipway/core';
import type { Actor, Journal, Lease, Registry } from '@slipway/registry';
import type { LookVerdict } from '../machine/events.ts';
import type { Baseline, Effect, PromotionRun, RolloutState } from '../machine/state.ts';
import type { TrafficTarget } from '../target/port.ts';

/** What a look at the metrics found. */
export interface Look {
  readonly verdict: LookVerdict;
  /** In one line. */
  readonly summary: string;
  readonly gates: readonly GateResult[];
}

/** Watches a candidate beside the stable version. */
export interface Analysis {
  /** What has been counted when a step begins. */
  begin(run: PromotionRun, now: Date): Promise<Baseline>;
  look(run: PromotionRun, now: Date): Promise<Look>;
}

export type { Baseline } from '../machine/state.ts';

/** Why traffic must not be increased now. */
export interface Block {
  readonly reason: string;
  /** When that ends by itself; null when somebody has to do something. */
  readonly until: Date | null;
}

/** Rules that are asked before every increase, and never before a decrease. */
export interface Rules {
  blocks(run: PromotionRun, effect: Effect, now: Date): Promise<Block | null>;
}

export interface Clock {
  now(): Date;
  /** @throws the signal's reason when it is aborted meanwhile */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  sleep: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, { signal }).catch(() => {
      signal.throwIfAborted();
    });
  },
};

/** Everything that a promotion works with. */
export interface RolloutPorts {
  readonly model: string;
  readonly environment: string;
  readonly journal: Journal<RolloutState>;
  readonly registry: Registry;
  /** Null for strategies without traffic. */
  readonly target: TrafficTarget | null;
  readonly analysis: Analysis | null;
  readonly rules: readonly Rules[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly by: Actor;
  /** Who holds the lease, in words. */
  readonly holder: string;
  /** Whether the holder of a lease is known to be gone; without it a lease is held until it expires. */
  readonly isGone?: (lease: Lease) => Promise<boolean>;
  /**
   * Told of the promotion that the journal has at the start, which an earlier run may have left
   * untold, and of every state that is written. Must neither throw nor keep anybody waiting.
   */
  readonly observe?: (run: PromotionRun) => void;
  /** Milliseconds that the lease is good for unless renewed. */
  readonly leaseMs: number;
}
