import { UserError } from '@slipway/core';
import type { Lease } from './schema.ts';

/** The journal is not as it was when it was read: read it again and decide again. */
export class JournalChanged extends UserError {
  override readonly name = 'JournalChanged';
}

/** Somebody else holds the lease. */
export class LeaseHeld extends UserError {
  override readonly name = 'LeaseHeld';
  readonly lease: Lease;

  constructor(subject: string, journal: string, lease: Lease) {
    super(
      subject,
      `${journal} is held by ${lease.holder} until ${lease.expiresAt} (fencing number ` +
        `${lease.fence}); wait for it to end, or for the lease to expire`,
    );
    this.lease = lease;
  }
}

/** The lease ran out and somebody else took it, or it was given back. Stop at once. */
export class LeaseLost extends UserError {
  override readonly name = 'LeaseLost';
}
