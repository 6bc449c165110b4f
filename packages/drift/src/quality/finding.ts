import type { QualityFinding, QualitySeverity } from '@slipway/core';
import type { QualityCode, QualityPolicy } from './codes.ts';
import { QUALITY_CODES } from './codes.ts';

/** A finding before the configuration decides how severe it is. */
export interface Observation {
  readonly code: QualityCode;
  readonly message: string;
  readonly reference?: number | null;
  readonly current?: number | null;
  /** Where this case is milder than the code usually is. */
  readonly severity?: QualitySeverity;
}

/** Codes without which a column would appear nowhere: ignored, they are still notes. */
const ALWAYS_LISTED: ReadonlySet<QualityCode> = new Set(['missing_column', 'new_column']);

/** How severe a finding is; null when the configuration ignores it. */
function severityOf(observation: Observation, policy: QualityPolicy): QualitySeverity | null {
  const action = policy.get(observation.code);
  if (action === 'ignore') return ALWAYS_LISTED.has(observation.code) ? 'note' : null;
  return action ?? observation.severity ?? QUALITY_CODES[observation.code];
}

/** Findings about a column, as the evidence holds them. */
export function findingsOf(
  column: string,
  observations: readonly Observation[],
  policy: QualityPolicy,
): QualityFinding[] {
  return observations.flatMap((observation) => {
    const severity = severityOf(observation, policy);
    if (severity === null) return [];
    const { code, message, reference = null, current = null } = observation;
    return [{ code, severity, column, message, reference, current }];
  });
}
