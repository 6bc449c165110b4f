import { ConfigurationError, InputError, parseDuration } from '@slipway/core';
import type { GitRepository } from '@slipway/registry';
import { Journal, journalRef } from '@slipway/registry';
import type { EnvironmentSettings, FreezeRules, FreezeWindow } from '@slipway/rollout';
import { INITIAL_STATE, requirePredecessor, rolloutStateSchema } from '@slipway/rollout';
import type { StepContext } from '../run/step.ts';
import { isSet, textOf } from './options.ts';

/** The freezes of an environment. */
export function windowsOf({ freeze = [] }: EnvironmentSettings): FreezeWindow[] {
  return freeze.map(({ from, to, zone = 'UTC', reason = null }) => ({ from, to, zone, reason }));
}

/** The rules that are asked before anything is begun. @throws InputError in a freeze */
export function refuseFreeze(freeze: FreezeRules, isOverridden: boolean): void {
  const block = isOverridden ? null : freeze.blockAt(new Date());
  if (block === null) return;
  const end = block.until === null ? '' : ` until ${block.until.toISOString()}`;
  throw new InputError(
    'version',
    `nothing is promoted${end}: ${block.reason}; wait, or override it with \`override: true\` and a reason`,
  );
}

/** The environment before this one has to have the version. @throws InputError when it has not */
export async function checkOrder(
  version: string,
  { after }: EnvironmentSettings,
  repository: GitRepository,
  model: string,
): Promise<void> {
  if (after === undefined) return;
  const { environment, soak } = after;
  const options = { schema: rolloutStateSchema, initial: INITIAL_STATE };
  const journal = new Journal(repository, journalRef(model, environment), options);
  const state = (await journal.read())?.state ?? null;
  requirePredecessor(
    version,
    { environment, soakMs: parseDuration(soak ?? '0s') ?? 0 },
    state,
    new Date(),
  );
}

/**
 * What goes on in spite of a rule is said by somebody who may, with a reason.
 *
 * @returns whether rules are overridden
 * @throws ConfigurationError without a reason, or by somebody else
 */
export function isOverride(
  context: StepContext,
  { approvers }: EnvironmentSettings,
  who: string,
): boolean {
  const asked = (['override', 'resume'] as const).filter((name) => isSet(context, name));
  const [first] = asked;
  if (first === undefined) return false;
  if (approvers !== undefined && !approvers.includes(who)) {
    throw new ConfigurationError(
      first,
      `${who} is none of the approvers (promote.approvers: ${approvers.join(', ')})`,
    );
  }
  if (first === 'override' && textOf(context, 'reason') === null) {
    throw new ConfigurationError('override', 'needs a reason; it is kept in the journal');
  }
  return first === 'override';
}
