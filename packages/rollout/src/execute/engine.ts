import { ConfigurationError, messageOf } from '@slipway/core';
import { JournalChanged, LeaseLost, RegistryConflict } from '@slipway/registry';
import type { Command } from '../machine/next.ts';
import { horizonOf, isIncrease, nextCommand, soakEndOf } from '../machine/next.ts';
import { countsFailuresOnly } from '../machine/reduce.ts';
import type { Baseline, Effect, PromotionRun } from '../machine/state.ts';
import { isSameTraffic, percentOf } from '../machine/traffic.ts';
import { describeAdvance } from '../machine/words.ts';
import { TargetChanged } from '../target/port.ts';
import { perform, persist, registered } from './perform.ts';
import type { Block, Look, RolloutPorts } from './ports.ts';
import type { Session } from './session.ts';

/** Time between two looks at a target that has not settled yet. */
const SETTLE_PAUSE = 250;
/** Longest sleep without looking whether somebody changed the traffic. */
const LONGEST_SLEEP = 10_000;

/** Where a promotion stands when nothing can be done at the moment. */
export interface Standing {
  /** When there is something to do again; null when never, or when somebody has to act. */
  readonly nextLookAt: Date | null;
  readonly block: Block | null;
  readonly look: Look | null;
}

/** Whether an error is about the right to go on, and not about what was tried. */
function isOutOfHand(error: unknown): boolean {
  return error instanceof LeaseLost || error instanceof JournalChanged;
}

/**
 * Does what the state machine asks for: an intention is written, then acted on, then what came of it
 * is written. Wherever it is stopped, the next run goes on from there.
 */
export class Engine {
  readonly #ports: RolloutPorts;
  readonly #session: Session;
  #lastLook: { readonly at: number; readonly look: Look } | null = null;
  #looks = 0;

  constructor(ports: RolloutPorts, session: Session) {
    this.#ports = ports;
    this.#session = session;
  }

  /**
   * Goes on until the promotion is over, somebody has to act, or time has to pass.
   *
   * @param wait whether passing time is slept through
   */
  async run(wait: boolean): Promise<Standing> {
    for (;;) {
      const run = this.#session.active;
      if (run === null) return this.#standing(null, null);
      const command = nextCommand(run, this.#now());
      const standing = await this.#obey(run, command, wait);
      if (standing !== null) return standing;
    }
  }

  #now(): number {
    return this.#ports.clock.now().getTime();
  }

  #standing(nextLookAt: number | null, block: Block | null): Standing {
    return {
      nextLookAt: nextLookAt === null ? null : new Date(nextLookAt),
      block,
      look: this.#lastLook?.look ?? null,
    };
  }

  /** Null: go on with the next command. */
  async #obey(run: PromotionRun, command: Command, wait: boolean): Promise<Standing | null> {
    switch (command.kind) {
      case 'stop':
        return this.#standing(null, null);
      case 'effect':
        return this.#bringAbout(run, command.effect, wait);
      case 'settle':
        return this.#settle(run, command.deadline);
      case 'advance':
        await this.#session.append({ kind: 'advanced', what: describeAdvance(run) });
        return null;
      case 'wait':
        return this.#pass(run, command.until, wait);
      case 'look':
        return this.#watch(run, wait);
    }
  }

  async #bringAbout(run: PromotionRun, effect: Effect, wait: boolean): Promise<Standing | null> {
    if (run.pending === null) {
      if (isIncrease(run, effect)) {
        const block = await this.#blockOf(run, effect);
        if (block !== null) return this.#waitForBlock(run, block, wait);
        if (this.#session.active !== run) return null;
      }
      await this.#session.append({ kind: 'intended', effect });
      return null;
    }
    try {
      const { signal } = this.#session;
      const performed = await persist(this.#ports, signal, () => perform(this.#ports, run, effect));
      await this.#session.append({ kind: 'observed', effect, ...performed });
    } catch (error) {
      await this.#failed(run, effect, error);
    }
    return null;
  }

  /** What a failed effect leads to. */
  async #failed(run: PromotionRun, effect: Effect, error: unknown): Promise<void> {
    if (isOutOfHand(error)) throw error;
    const reason = messageOf(error);
    if (error instanceof TargetChanged && run.state !== 'aborting') {
      await this.#session.append({ kind: 'drifted', live: error.live, reason });
    } else if (error instanceof RegistryConflict) {
      await this.#session.append({ kind: 'aborted', cause: 'registry', reason });
    } else if (effect.kind === 'assign' || effect.kind === 'alias') {
      // The traffic is right; the intention is kept, and the next run goes on.
      throw error;
    } else if (run.state === 'aborting') {
      await this.#session.append({ kind: 'stuck', reason });
    } else {
      await this.#session.append({ kind: 'aborted', cause: 'target', reason });
    }
  }

  /** Why traffic must not go up now; a candidate that is not ready, or a changed registry, ends it. */
  async #blockOf(run: PromotionRun, effect: Effect): Promise<Block | null> {
    for (const rules of this.#ports.rules) {
      const block = await rules.blocks(run, effect, this.#ports.clock.now());
      if (block !== null) return block;
    }
    const current = await registered(this.#ports, null);
    if (current !== run.assignedFrom && current !== run.to.version) {
      await this.#session.append({
        kind: 'aborted',
        cause: 'registry',
        reason: `the registry has ${current ?? 'nothing'} in the environment, and had ${run.assignedFrom ?? 'nothing'}: somebody else changed it`,
      });
      return null;
    }
    const problem = await this.#awaitReadiness(run);
    if (problem === null) return null;
    await this.#session.append({ kind: 'aborted', cause: 'not-ready', reason: problem });
    return null;
  }

  async #waitForBlock(run: PromotionRun, block: Block, wait: boolean): Promise<Standing | null> {
    const until = block.until?.getTime() ?? null;
    if (!wait || until === null) return this.#standing(until, block);
    this.#ports.logger.notice(block.reason);
    return this.#pass(run, until, wait);
  }

  /** @returns why the candidate does not get ready, or null when it is */
  async #awaitReadiness(run: PromotionRun): Promise<string | null> {
    const { target, clock } = this.#ports;
    if (target === null) return null;
    const deadline = this.#now() + run.plan.settleMs;
    for (;;) {
      const readiness = await target.readiness(run.to.version).catch((error: unknown) => ({
        ready: false as const,
        reason: messageOf(error),
      }));
      if (readiness.ready) return null;
      if (this.#now() >= deadline) return `${run.to.version} is not ready: ${readiness.reason}`;
      await clock.sleep(SETTLE_PAUSE, this.#session.signal);
    }
  }

  /** What has been counted so far; null where nothing is watched, or where it cannot be read. */
  async #baselineOf(run: PromotionRun): Promise<Baseline | null> {
    const { analysis, clock } = this.#ports;
    if (analysis === null || run.plan.analysis === null) return null;
    try {
      return await persist(this.#ports, this.#session.signal, () =>
        analysis.begin(run, clock.now()),
      );
    } catch (error) {
      this.#session.signal.throwIfAborted();
      this.#ports.logger.warning(`the metrics cannot be read: ${messageOf(error)}`);
      return null;
    }
  }

  /** Waits until the target shows what it was told. */
  async #settle(run: PromotionRun, deadline: number): Promise<Standing | null> {
    const { target, clock } = this.#ports;
    if (target === null) throw new Error('Nothing settles without a target');
    for (;;) {
      let reason: string;
      try {
        const live = await target.read();
        if (isSameTraffic(live, run.live)) {
          await this.#session.append({ kind: 'settled', baseline: await this.#baselineOf(run) });
          return null;
        }
        reason = `${target.description} does not show the traffic that it was told`;
      } catch (error) {
        if (isOutOfHand(error)) throw error;
        reason = messageOf(error);
      }
      if (this.#now() >= deadline) {
        await this.#session.append({ kind: 'aborted', cause: 'target', reason });
        return null;
      }
      await clock.sleep(SETTLE_PAUSE, this.#session.signal);
    }
  }

  /** Looks whether the traffic is still as it was made. @returns false when it was not */
  async #isUndisturbed(run: PromotionRun): Promise<boolean> {
    const { target, logger } = this.#ports;
    if (target === null) return true;
    try {
      const live = await target.read();
      if (isSameTraffic(live, run.live)) return true;
      const reason = `${target.description} was changed by somebody else`;
      await this.#session.append({ kind: 'drifted', live, reason });
      return false;
    } catch (error) {
      if (isOutOfHand(error)) throw error;
      logger.warning(`the traffic could not be read: ${messageOf(error)}`);
      return true;
    }
  }

  /** Lets time pass, or says when it has. */
  async #pass(run: PromotionRun, until: number, wait: boolean): Promise<Standing | null> {
    if (!(await this.#isUndisturbed(run))) return null;
    const left = until - this.#now();
    if (left <= 0) return null;
    if (!wait) return this.#standing(until, null);
    await this.#ports.clock.sleep(Math.min(left, LONGEST_SLEEP), this.#session.signal);
    return null;
  }

  async #watch(run: PromotionRun, wait: boolean): Promise<Standing | null> {
    const { analysis, clock } = this.#ports;
    const plan = run.plan.analysis;
    if (analysis === null || plan === null) {
      throw new ConfigurationError(
        'promote',
        `analysis: is missing, and promotion ${run.id} is watched by it; put it back, or promote ` +
          `${run.to.version} again, which begins anew without it`,
      );
    }
    const due = (this.#lastLook?.at ?? -Infinity) + plan.intervalMs;
    if (this.#now() < due) {
      const end = soakEndOf(run);
      return this.#pass(run, end > this.#now() ? Math.min(due, end) : due, wait);
    }
    if (!(await this.#isUndisturbed(run))) return null;
    const look = await analysis.look(run, clock.now());
    this.#looks += 1;
    this.#lastLook = { at: this.#now(), look };
    const isDue = this.#now() >= soakEndOf(run);
    const decides =
      look.verdict === 'fail' ||
      (isDue &&
        (look.verdict === 'pass' || countsFailuresOnly(run) || this.#now() >= horizonOf(run)));
    if (decides || !wait) {
      const { verdict, summary } = look;
      await this.#session.append({ kind: 'looked', verdict, summary, looks: this.#looks });
    }
    if (decides) {
      this.#lastLook = null;
      return null;
    }
    const next = Math.max(this.#now() + plan.intervalMs, 0);
    return wait ? null : this.#standing(isDue ? next : Math.min(next, soakEndOf(run)), null);
  }
}

/** The candidate's share of the traffic as it was last seen. */
export function trafficOf(run: PromotionRun): number {
  return percentOf(run.live, run.to.version);
}
