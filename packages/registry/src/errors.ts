import { UserError } from '@slipway/core';

/** The registry is not as the caller expects; nothing was changed. */
export class RegistryConflict extends UserError {
  override readonly name = 'RegistryConflict';
}
