import { LeaseHeld, LeaseLost } from './errors.ts';
import type { Journal, JournalSnapshot } from './journal.ts';
import { isKnownDead, thisProcess } from './process.ts';
import { retryWhileChanged } from './retry.ts';
import type { Actor, Lease } from './schema.ts';

/** How long a lease is good for unless renewed, in milliseconds. */
export const DEFAULT_LEASE = 30_000;

export interface LeaseRequest {
  /** Who takes it, in words for people: `run 1234 (attempt 1) of octo/demo`. */
  readonly holder: string;
  readonly by: Actor;
  /** Milliseconds that it is good for; 30,000 unless given. */
  readonly duration?: number;
  /** Whether the holder of a lease that did not expire is known to be gone; asked only then. */
  readonly isGone?: (lease: Lease) => Promise<boolean>;
}

/** Whether somebody else may take it: it expired, or its process on this host is dead. */
function isFree(lease: Lease | null, now: Date): boolean {
  if (lease === null || now >= new Date(lease.expiresAt)) return true;
  return lease.process !== null && isKnownDead(lease.process);
}

function expiry(now: Date, duration: number = DEFAULT_LEASE): string {
  return new Date(now.getTime() + duration).toISOString();
}

/**
 * Takes the journal's lease: when nobody holds it, when it expired, when its holder was a process of
 * this host that is dead, or when `isGone` knows that the holder is gone. A journal that does not exist is started.
 *
 * The lease keeps honest writers apart; what makes it safe is its fencing number: entries that are
 * appended under a lease are refused once somebody has taken the next one, however wrong the clocks
 * are.
 *
 * @throws LeaseHeld when somebody holds it
 */
export async function acquireLease<S>(
  journal: Journal<S>,
  { holder, by, duration, isGone = () => Promise.resolve(false) }: LeaseRequest,
): Promise<Lease> {
  return retryWhileChanged(async () => {
    const snapshot = await journal.read();
    const held = snapshot?.lease ?? null;
    const now = journal.now();
    if (held !== null && !isFree(held, now) && !(await isGone(held))) {
      throw new LeaseHeld('registry', journal.description, held);
    }
    const lease: Lease = {
      holder,
      fence: (snapshot?.fence ?? 0) + 1,
      acquiredAt: now.toISOString(),
      expiresAt: expiry(now, duration),
      process: thisProcess(),
    };
    const title = `${journal.ref}: lease ${lease.fence} taken by ${holder}`;
    await journal.writeLease(snapshot, lease, title, by);
    return lease;
  }, journal.options.patience);
}

/** The journal, in which the lease is still held. */
async function readUnder<S>(journal: Journal<S>, lease: Lease): Promise<JournalSnapshot<S>> {
  const snapshot = await journal.read();
  journal.checkFence(snapshot, lease.fence);
  if (snapshot !== null) return snapshot;
  throw new LeaseLost('registry', `${journal.description} is gone, and the lease with it`);
}

/**
 * Makes a lease good for longer, from now.
 *
 * @throws LeaseLost when it is not held any more
 */
export async function renewLease<S>(
  journal: Journal<S>,
  lease: Lease,
  { by, duration }: Omit<LeaseRequest, 'holder' | 'isGone'>,
): Promise<Lease> {
  return retryWhileChanged(async () => {
    const snapshot = await readUnder(journal, lease);
    const renewed = { ...lease, expiresAt: expiry(journal.now(), duration) };
    const title = `${journal.ref}: lease ${lease.fence} renewed`;
    await journal.writeLease(snapshot, renewed, title, by);
    return renewed;
  }, journal.options.patience);
}

/** Gives a lease back; one that is not held any more is left alone. */
export async function releaseLease<S>(journal: Journal<S>, lease: Lease, by: Actor): Promise<void> {
  await retryWhileChanged(async () => {
    const snapshot = await journal.read();
    if (snapshot?.lease?.fence !== lease.fence) return;
    const title = `${journal.ref}: lease ${lease.fence} given back`;
    await journal.writeLease(snapshot, null, title, by);
  }, journal.options.patience);
}

/** A lease that is renewed while work goes on. */
export interface KeptLease {
  readonly lease: Lease;
  /** Aborted, with the error as reason, when the lease could not be renewed in time or is lost. */
  readonly signal: AbortSignal;
  /** Stops renewing and gives the lease back. */
  release(): Promise<void>;
}

/** Takes the lease and renews it, every third of its time, until it is released. */
export async function keepLease<S>(journal: Journal<S>, request: LeaseRequest): Promise<KeptLease> {
  const lease = await acquireLease(journal, request);
  const { by, duration = DEFAULT_LEASE } = request;
  const controller = new AbortController();
  let expires = performance.now() + duration;
  let renewing: Promise<void> = Promise.resolve();
  const renew = async (): Promise<void> => {
    const started = performance.now();
    try {
      await renewLease(journal, lease, { by, duration });
      expires = started + duration;
    } catch (error) {
      // One that could not be renewed is good until it expires, and the next attempt may work.
      if (error instanceof LeaseLost || performance.now() >= expires) {
        clearInterval(timer);
        controller.abort(error);
      }
    }
  };
  const timer = setInterval(() => {
    renewing = renewing.then(renew);
  }, duration / 3);
  timer.unref();
  return {
    lease,
    signal: controller.signal,
    release: async () => {
      clearInterval(timer);
      await renewing;
      await releaseLease(journal, lease, by);
    },
  };
}
