import type { QualityFinding, QualitySeverity } from '@slipway/core';
import type { QualityCode, QualityPolicy } from './codes.ts';
import { QUALITY_CODES } from './codes.ts';

/** A value of the data; rows is null where they were not counted. */
export interface Example {
  readonly value: string;
  readonly rows: number | null;
}

/** A finding before the configuration decides how severe it is. */
export interface Observation {
  readonly code: QualityCode;
  readonly message: string;
  readonly reference?: number | null;
  readonly current?: number | null;
  /** Values of the data with the rows that have them. */
  readonly examples?: readonly Example[];
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
  column: string | null,
  observations: readonly Observation[],
  policy: QualityPolicy,
): QualityFinding[] {
  return observations.flatMap((observation) => {
    const severity = severityOf(observation, policy);
    if (severity === null) return [];
    const { code, message, reference = null, current = null, examples = [] } = observation;
    return [{ code, severity, column, message, reference, current, examples: [...examples] }];
  });
}
