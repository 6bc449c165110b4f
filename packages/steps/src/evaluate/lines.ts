import type { Config, Gate, SliceLine, SliceTerm } from '@slipway/core';
import { ConfigurationError, parseGates, parseSlice } from '@slipway/core';

/** The lines of a configuration that gates, slices and fairness are written in. */
export interface EvaluateLines {
  readonly gates: readonly Gate[];
  readonly slices: readonly SliceLine[];
  /** Columns (or bins) whose combinations are the groups to compare. */
  readonly fairness: readonly (readonly SliceTerm[])[];
  /** The SQL predicate for the rows that a threshold is chosen on; null without one. */
  readonly thresholdRows: string | null;
}

function fairnessTerms(line: string): readonly SliceTerm[] {
  const { on, where } = parseSlice(line, 'fairness');
  if (where === null) return on;
  throw new ConfigurationError('fairness', `"${line}": columns are needed, not "where"`);
}

/** @throws ConfigurationError that quotes the line and says what is wrong with it */
export function linesOf({ evaluate = {} }: Config): EvaluateLines {
  const rule = evaluate['threshold-rule'];
  const thresholdRows = evaluate['threshold-rows'] ?? null;
  if (thresholdRows !== null && rule === undefined) {
    throw new ConfigurationError('threshold-rows', 'threshold-rule is missing: what to choose by');
  }
  if (rule !== undefined && evaluate.threshold !== undefined) {
    throw new ConfigurationError(
      'threshold',
      'threshold and threshold-rule are both set; give the threshold, or how to choose it',
    );
  }
  return {
    gates: parseGates(evaluate.gates ?? []),
    slices: (evaluate.slices ?? []).map((line) => parseSlice(line)),
    fairness: (evaluate.fairness ?? []).map(fairnessTerms),
    thresholdRows,
  };
}
