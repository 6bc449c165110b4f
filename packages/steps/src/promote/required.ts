import { createHash } from 'node:crypto';
import type { Config, RequirementResult } from '@slipway/core';
import { actionOf, formatDuration, InputError, parseDuration, parseEvidence } from '@slipway/core';
import type {
  EvidenceReference,
  RegisteredVersion,
  Registry,
  VersionRecord,
} from '@slipway/registry';
import type { EnvironmentSettings } from '@slipway/rollout';

const DEFAULT_MAX_AGE = '30d';
const GATED = ['validate', 'evaluate', 'drift'] as const;

/** What evidence a promotion asks for. */
export interface EvidencePolicy {
  readonly required: readonly string[];
  readonly maxAgeMs: number;
}

/** The policy of an environment, else the registry's, else what slipway.yml has a section of. */
export function evidencePolicy(config: Config, settings: EnvironmentSettings): EvidencePolicy {
  const required =
    settings.required ??
    config.registry?.required ??
    GATED.filter((action) => config[action] !== undefined);
  const maxAge = settings['max-age'] ?? config.registry?.['max-age'] ?? DEFAULT_MAX_AGE;
  return { required, maxAgeMs: parseDuration(maxAge) ?? 0 };
}

/** Why a statement does not count; null when it does. */
async function problemOf(
  registry: Registry,
  record: VersionRecord,
  reference: EvidenceReference,
  { maxAgeMs }: EvidencePolicy,
  now: Date,
): Promise<string | null> {
  const { model, version, digest } = record;
  const text = await registry.attachment(model, version, reference.file);
  if (text === null) return `${reference.file} is not kept with the version`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (sha256 !== reference.sha256)
    return `${reference.file} is not what was registered (sha256 ${sha256})`;
  const { statement, problem } = parseEvidence(text);
  if (statement === null) return `${reference.file} cannot be read: ${problem}`;
  if (actionOf(statement) !== reference.action) return `it is evidence of ${actionOf(statement)}`;
  const isAbout = statement.subject.some((subject) => subject.digest.sha256 === digest.sha256);
  if (!isAbout) {
    const other = statement.subject[0]?.digest.sha256.slice(0, 12) ?? 'nothing';
    return `it is about ${other}, not about ${digest.sha256.slice(0, 12)}`;
  }
  if (statement.predicate.verdict !== 'pass') {
    return `its verdict is ${statement.predicate.verdict}: ${statement.predicate.headline}`;
  }
  const age = now.getTime() - Date.parse(statement.predicate.finishedAt);
  if (age > maxAgeMs) {
    return `it is ${formatDuration(age)} old, and at most ${formatDuration(maxAgeMs)} are allowed`;
  }
  return null;
}

/** The statements of one action; the newest of each id counts. */
function newest(record: VersionRecord, action: string): EvidenceReference[] {
  const byId = new Map<string, EvidenceReference>();
  for (const reference of record.evidence) {
    if (reference.action !== action) continue;
    const key = reference.id ?? '';
    const known = byId.get(key);
    if (known === undefined || reference.finishedAt > known.finishedAt) byId.set(key, reference);
  }
  return [...byId.values()];
}

function missing(action: string, reason: string): RequirementResult {
  return { action, id: null, verdict: 'inconclusive', path: null, sha256: null, reason };
}

/** Checks the evidence that is kept with a version, action by action. */
export async function checkEvidence(
  registry: Registry,
  { record, version }: RegisteredVersion,
  policy: EvidencePolicy,
  now: Date,
): Promise<RequirementResult[]> {
  const results: RequirementResult[] = [];
  for (const action of policy.required) {
    const references = record === null ? [] : newest(record, action);
    if (record === null || references.length === 0) {
      results.push(missing(action, `${version} was registered without evidence of ${action}`));
      continue;
    }
    for (const reference of references) {
      const reason = await problemOf(registry, record, reference, policy, now);
      const verdict =
        reason === null ? 'pass' : reference.verdict === 'fail' ? 'fail' : 'inconclusive';
      const { id, file, sha256 } = reference;
      results.push({ action, id, verdict, path: file, sha256, reason });
    }
  }
  return results;
}

/** @throws InputError that says which evidence does not count, and why */
export function requireEvidence(
  version: string,
  environment: string,
  results: readonly RequirementResult[],
): void {
  const bad = results.filter(({ verdict }) => verdict !== 'pass');
  if (bad.length === 0) return;
  const reasons = bad.map(({ action, reason }) => `${action}: ${reason ?? 'does not pass'}`);
  throw new InputError(
    'version',
    `${version} may not be promoted to ${environment}: ${reasons.join('; ')}`,
  );
}
