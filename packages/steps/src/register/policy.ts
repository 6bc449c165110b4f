import type { Config } from '@slipway/core';
import { parseDuration } from '@slipway/core';
import type { EvidenceDecision, EvidencePolicy } from '@slipway/registry';
import { checkRequired, decideEvidence, DEFAULT_MAX_AGE } from '@slipway/registry';
import { readEvidenceFolder } from '../report/read-folder.ts';
import type { StepContext } from '../run/step.ts';

/** Gates of a pull request, whose evidence is asked for when slipway.yml has a section of them. */
const GATE_ACTIONS = ['validate', 'evaluate', 'drift'] as const;

/**
 * What is asked of the evidence. Without `registry.required`: that of the gates that slipway.yml
 * configures, and whatever else was said about the model must be good as well.
 *
 * @throws ConfigurationError for an unknown action
 */
export function evidencePolicy(config: Config): EvidencePolicy {
  const { required, 'max-age': maxAge } = config.registry ?? {};
  checkRequired(required ?? []);
  return {
    required: required ?? GATE_ACTIONS.filter((action) => config[action] !== undefined),
    includesOthers: required === undefined,
    maxAge: (maxAge === undefined ? null : parseDuration(maxAge)) ?? DEFAULT_MAX_AGE,
  };
}

/** Decides on the evidence in the evidence directory. */
export async function decideOnEvidence(
  context: StepContext,
  policy: EvidencePolicy,
  sha256: string,
): Promise<EvidenceDecision> {
  const files = await readEvidenceFolder(context.evidenceDirectory);
  return decideEvidence(files, policy, { model: context.modelName, sha256, now: new Date() });
}
