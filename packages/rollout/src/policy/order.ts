import { formatDuration, InputError } from '@slipway/core';
import type { RolloutState } from '../machine/state.ts';

/** An environment that a version has to have been good in before. */
export interface Predecessor {
  readonly environment: string;
  /** How long it has to have been there, in milliseconds. */
  readonly soakMs: number;
}

/**
 * Checks that a version is in the environment before this one, and was there long enough.
 *
 * @param state of the journal of that environment; null when nothing was ever promoted there
 * @throws InputError that says what is missing
 */
export function requirePredecessor(
  version: string,
  { environment, soakMs }: Predecessor,
  state: RolloutState | null,
  now: Date,
): void {
  const fail = (detail: string): never => {
    throw new InputError('version', `${version} ${detail}; promote it to ${environment} first`);
  };
  const stable = state?.stable ?? null;
  if (stable?.version !== version) {
    fail(`is not in ${environment}${stable === null ? '' : `, ${stable.version} is`}`);
  }
  const active = state?.promotion ?? null;
  if (active !== null && active.state !== 'done' && active.state !== 'rolled_back') {
    fail(`is in ${environment}, where ${active.to.version} is being promoted`);
  }
  const since = state?.history.find((entry) => entry.version === version)?.at;
  const age = since === undefined ? 0 : now.getTime() - Date.parse(since);
  if (age >= soakMs) return;
  throw new InputError(
    'version',
    `${version} is in ${environment} for ${formatDuration(age)}, and ${formatDuration(soakMs)} are ` +
      'asked for; try again later',
  );
}
