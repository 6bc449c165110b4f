import type { CheckResult, ModelDescription } from '@slipway/core';
import { compareSignatures } from '@slipway/registry';
import type { StepContext } from '../run/step.ts';
import type { RegisteredChampion } from '../shared/registered-champion.ts';
import { withRegisteredChampion } from '../shared/registered-champion.ts';

function compareWith(
  { recorder }: StepContext,
  { inputs, outputs }: ModelDescription,
  champion: RegisteredChampion,
): CheckResult[] {
  if (champion.kind === 'none') {
    recorder.note(`the signature was compared with no champion: ${champion.reason}`);
    return [];
  }
  const { name, record } = champion;
  recorder.addInput('champion', name, record.digest.sha256, null);
  if (record.signature === null) {
    recorder.note(`the signature was not compared with ${name}: none is recorded of it`);
    return [];
  }
  const changes = compareSignatures(record.signature, { inputs, outputs });
  const isBreaking = changes.some(({ breaking }) => breaking);
  const words = changes.map((change) => change.words).join('; ');
  if (isBreaking) {
    recorder.note(
      `breaking for callers of ${name}: ${words}; register makes it the next major version`,
    );
  }
  const compatible = changes.length === 0 ? 'same' : 'compatible';
  return [
    {
      check: 'champion_signature',
      verdict: 'pass',
      observed: isBreaking ? 'breaking' : compatible,
      limit: null,
      reason: changes.length === 0 ? null : `compared with ${name}: ${words}`,
    },
  ];
}

/**
 * Compares the signature with the one recorded of the champion, where `champion: registry` is
 * configured. It informs and never fails: a breaking change is a major version, and who wants it
 * refused writes down the signature (`model.signature`).
 *
 * @throws InputError or ConfigurationError when the registry cannot be read
 */
export async function checkChampionSignature(
  context: StepContext,
  description: ModelDescription,
): Promise<CheckResult[]> {
  if (context.config.champion !== 'registry') return [];
  return withRegisteredChampion(context, (champion) =>
    Promise.resolve(compareWith(context, description, champion)),
  );
}
