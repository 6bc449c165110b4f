import type { ColumnDrift } from '@slipway/core';
import type { DriftSettings } from '../settings.ts';
import type { Measured } from './measured.ts';
import { smallestSize } from './measured.ts';
import { chance, drift, smallestVisible, tooFewRows } from './words.ts';

export type Decided = Pick<ColumnDrift, 'drifted' | 'verdict' | 'reason'>;

function undecided(reason: string): Decided {
  return { drifted: null, verdict: 'inconclusive', reason };
}

/**
 * A column has drifted when its effect reaches the threshold and its adjusted p-value is below
 * alpha. Else it passes, unless too few rows could hide a drift: with fewer than the minimum on a
 * side only equal sides pass. One row on a side decides nothing.
 */
export function decideColumn(measured: Measured, settings: DriftSettings): Decided {
  const { effect, threshold, comparison, adjustedPValue } = measured;
  const { alpha, minimumRows } = settings;
  if (adjustedPValue === null) return undecided(tooFewRows(comparison.size, minimumRows));
  if (effect === null) return undecided(`${measured.method} overflows for these values`);
  const reaches = effect >= threshold;
  if (reaches && adjustedPValue < alpha) {
    return { drifted: true, verdict: 'fail', reason: drift(measured) };
  }
  if (effect > 0 && smallestSize(comparison) < minimumRows) {
    return undecided(tooFewRows(comparison.size, minimumRows) + smallestVisible(measured, alpha));
  }
  const reason = reaches && effect > 0 ? chance(measured) : null;
  return { drifted: false, verdict: 'pass', reason };
}
