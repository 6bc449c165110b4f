import type { QualityFinding, QualitySeverity } from '@slipway/core';
import type { DriftSettings } from '../settings.ts';
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
  /** What follows the message where values of the data may be shown. */
  readonly values?: string;
  readonly reference?: number | null;
  readonly current?: number | null;
  /** Values of the data with the rows that have them. */
  readonly examples?: readonly Example[];
  /** Where this case is milder than the code usually is. */
  readonly severity?: QualitySeverity;
  /** Whether it is no more than a note whatever the configuration makes of the code. */
  readonly isNote?: boolean;
}

/** Codes without which a column would appear nowhere: ignored, they are still notes. */
const ALWAYS_LISTED: ReadonlySet<QualityCode> = new Set(['missing_column', 'new_column']);

/** How severe a finding is; null when the configuration ignores it. */
function severityOf(observation: Observation, policy: QualityPolicy): QualitySeverity | null {
  if (observation.isNote === true) return 'note';
  const action = policy.get(observation.code);
  if (action === 'ignore') return ALWAYS_LISTED.has(observation.code) ? 'note' : null;
  return action ?? observation.severity ?? QUALITY_CODES[observation.code];
}

/** Findings about a column, as the evidence holds them. */
export function findingsOf(
  column: string | null,
  observations: readonly Observation[],
  { quality, showValues }: Pick<DriftSettings, 'quality' | 'showValues'>,
): QualityFinding[] {
  return observations.flatMap((observation) => {
    const severity = severityOf(observation, quality);
    if (severity === null) return [];
    const { code, reference = null, current = null } = observation;
    const message = observation.message + (showValues ? (observation.values ?? '') : '');
    const examples = showValues ? [...(observation.examples ?? [])] : [];
    return [{ code, severity, column, message, reference, current, examples }];
  });
}
