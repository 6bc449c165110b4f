import type { ColumnDrift } from '@slipway/core';
import type { DriftSettings } from '../settings.ts';
import type { Measured } from './measured.ts';
import { smallestSize } from './measured.ts';
import { chance, drift, rowsToDecide, smallestVisible, tooFewRows } from './words.ts';

export type Decided = Pick<ColumnDrift, 'drifted' | 'verdict' | 'reason' | 'rowsNeeded'>;

function undecided(reason: string, rowsNeeded: number | null): Decided {
  return { drifted: null, verdict: 'inconclusive', reason, rowsNeeded };
}

/**
 * A column has drifted when its effect reaches the threshold and its adjusted p-value is below
 * alpha. It is undecided when so many rows cannot tell: when chance explains an effect that reaches
 * the threshold, and with fewer rows than the minimum unless both sides are equal. One row on a
 * side decides nothing. Else it passes.
 */
export function decideColumn(measured: Measured, settings: DriftSettings): Decided {
  const { effect, threshold, comparison, adjustedPValue, rowsNeeded } = measured;
  const { alpha, minimumRows } = settings;
  if (adjustedPValue === null) {
    return undecided(tooFewRows(comparison.size, minimumRows), rowsNeeded);
  }
  if (effect === null) {
    return undecided(`${measured.method} overflows for these values`, null);
  }
  const reaches = effect >= threshold;
  if (reaches && adjustedPValue < alpha) {
    return { drifted: true, verdict: 'fail', reason: drift(measured), rowsNeeded: null };
  }
  if (comparison.measure.distance > 0 && smallestSize(comparison) < minimumRows) {
    const reason = tooFewRows(comparison.size, minimumRows) + smallestVisible(measured);
    return undecided(reason, rowsNeeded);
  }
  if (reaches && effect > 0) {
    return undecided(chance(measured) + rowsToDecide(rowsNeeded), rowsNeeded);
  }
  return { drifted: false, verdict: 'pass', reason: null, rowsNeeded: null };
}
