import type { GateResult, Verdict } from '@slipway/core';
import { listNames, plural, worstVerdict } from '@slipway/core';
import type { DriftResult } from './gates/gates.ts';

/** The outcome of a run, in one line. */
export interface DriftOutcome {
  readonly verdict: Verdict;
  readonly headline: string;
  /** Why the verdict is not `pass`, when no gate says it. */
  readonly reason: string | null;
}

function headlineOf({ columns, quality }: DriftResult): string {
  const entries = Object.entries(columns).filter(([, column]) => column.compared);
  const drifted = entries.filter(([, column]) => column.drifted === true).map(([name]) => name);
  const open = entries.filter(([, column]) => column.drifted === null).length;
  const decided = entries.length - open;
  const parts = [
    decided === 0
      ? 'no column was decided'
      : `${drifted.length} of ${plural(decided, 'column')} drifted` +
        (drifted.length > 0 ? `: ${listNames(drifted, 3)}` : ''),
  ];
  if (open > 0 && decided > 0) parts.push(`${open} undecided`);
  const failures = quality.filter(({ severity }) => severity === 'fail').length;
  if (failures > 0) parts.push(plural(failures, 'data-quality failure'));
  return parts.join('; ');
}

/**
 * The verdict of a run: the worst of its gates; a data-quality finding of severity `fail` makes it
 * `fail`, whatever the gates say.
 */
export function driftOutcome(result: DriftResult, gates: readonly GateResult[]): DriftOutcome {
  const byGates = worstVerdict(gates.map((gate) => gate.verdict));
  const failure = result.quality.find(({ severity }) => severity === 'fail');
  const headline = headlineOf(result);
  if (failure === undefined || byGates === 'fail') {
    return { verdict: byGates, headline, reason: null };
  }
  const place = failure.column === null ? '' : `"${failure.column}": `;
  return { verdict: 'fail', headline, reason: `${place}${failure.message} (${failure.code})` };
}
