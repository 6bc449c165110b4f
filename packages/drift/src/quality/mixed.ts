import type { QualityFinding } from '@slipway/core';
import { formatNumber, plural } from '@slipway/core';
import type { DriftSettings } from '../settings.ts';
import type { Sides } from '../summary.ts';
import { findingsOf } from './finding.ts';

/** Texts by whether they read as a number. */
export interface Mix {
  readonly numbers: number;
  readonly others: number;
}

/** With fewer of the rarer kind it is a stray value, which the other checks tell of. */
const LEAST_SHARE = 0.01;

function rarer({ numbers, others }: Mix): number {
  const all = numbers + others;
  return all === 0 ? 0 : Math.min(numbers, others) / all;
}

/** Numbers among texts, or texts among numbers, in one column; a note where it always was so. */
export function checkMix(
  name: string,
  { reference, current }: Sides<Mix | null>,
  settings: DriftSettings,
): QualityFinding[] {
  if (current === null || rarer(current) < LEAST_SHARE) return [];
  const always = reference !== null && rarer(reference) >= LEAST_SHARE;
  const share = formatNumber((100 * current.numbers) / (current.numbers + current.others), 3);
  const message =
    `${plural(current.numbers, 'text')} of ${current.numbers + current.others} (${share} %) read ` +
    `as numbers, the others do not${always ? '; so it is in the reference' : ''}`;
  const severity = always ? 'note' : 'warn';
  return findingsOf(
    name,
    [
      {
        code: 'mixed_types',
        severity,
        message,
        reference: reference?.numbers ?? null,
        current: current.numbers,
      },
    ],
    settings,
  );
}
