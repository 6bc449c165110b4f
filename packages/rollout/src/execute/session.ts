import type { JsonValue } from '@slipway/core';
import type { JournalChange, JournalSnapshot, KeptLease } from '@slipway/registry';
import { keepLease } from '@slipway/registry';
import type { RolloutEvent } from '../machine/events.ts';
import { reduce } from '../machine/reduce.ts';
import type { PromotionRun, RolloutState } from '../machine/state.ts';
import { activePromotion, INITIAL_STATE } from '../machine/state.ts';
import { describeEvent } from '../machine/words.ts';
import type { RolloutPorts } from './ports.ts';

/** An entry that was written. */
export interface WrittenEntry {
  readonly sequence: number;
  readonly at: string;
  readonly kind: string;
  readonly by: string;
  readonly text: string;
}

function dataOf({ kind: _, ...data }: RolloutEvent): Record<string, JsonValue> {
  return JSON.parse(JSON.stringify(data)) as Record<string, JsonValue>;
}

/**
 * The right to move one environment, for a time: the journal under its lease. Every entry carries
 * the lease's fencing number; once somebody else has the lease, nothing is written any more.
 */
export class Session {
  readonly entries: WrittenEntry[] = [];
  readonly #ports: RolloutPorts;
  readonly #lease: KeptLease;
  #snapshot: JournalSnapshot<RolloutState> | null = null;

  private constructor(ports: RolloutPorts, lease: KeptLease) {
    this.#ports = ports;
    this.#lease = lease;
  }

  /** @throws LeaseHeld when somebody else is at it */
  static async open(ports: RolloutPorts): Promise<Session> {
    const { journal, holder, by, leaseMs, isGone } = ports;
    const request = { holder, by, duration: leaseMs, ...(isGone === undefined ? {} : { isGone }) };
    const lease = await keepLease(journal, request);
    const session = new Session(ports, lease);
    try {
      session.#snapshot = await journal.read();
      if (session.state.promotion !== null) ports.observe?.(session.state.promotion);
    } catch (error) {
      await lease.release().catch(() => undefined);
      throw error;
    }
    return session;
  }

  /** Aborted when the lease is lost. */
  get signal(): AbortSignal {
    return this.#lease.signal;
  }

  get state(): RolloutState {
    return this.#snapshot?.state ?? INITIAL_STATE;
  }

  get active(): PromotionRun | null {
    return activePromotion(this.state);
  }

  /** Writes an event. @throws LeaseLost when somebody else has the lease */
  async append(event: RolloutEvent): Promise<RolloutState> {
    this.signal.throwIfAborted();
    const { journal, by, environment, logger, observe } = this.#ports;
    const text = describeEvent(event);
    const snapshot = await journal.update((before): JournalChange<RolloutState> => {
      const clock = journal.now();
      const at = before === null || clock > before.at ? clock : before.at;
      return {
        kind: event.kind,
        data: dataOf(event),
        state: reduce(before?.state ?? INITIAL_STATE, event, at.toISOString()),
        by,
        title: `${environment}: ${event.kind}: ${text}`,
        fence: this.#lease.lease.fence,
      };
    });
    if (snapshot === null) throw new Error('The journal is gone');
    this.#snapshot = snapshot;
    const at = snapshot.at.toISOString();
    this.entries.push({ sequence: snapshot.sequence, at, kind: event.kind, by: by.name, text });
    logger.info(`${at} ${event.kind}: ${text}`);
    if (snapshot.state.promotion !== null && event.kind !== 'adopted') {
      observe?.(snapshot.state.promotion);
    }
    return snapshot.state;
  }

  /** Gives the lease back. */
  async close(): Promise<void> {
    await this.#lease.release();
  }
}
