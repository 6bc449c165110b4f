import { formatNumber, plural } from '@slipway/core';
import { smallestSignificantDistance } from '@slipway/statistics';
import type { Side, Sides } from '../summary.ts';
import { presentRows, SIDES } from '../summary.ts';
import type { ComparedColumn, Measured } from './measured.ts';

function onSides(sides: readonly Side[]): string {
  return sides.length === 2 ? 'on either side' : `on the ${sides[0] ?? ''} side`;
}

/** `12 rows on the current side; at least 30 are needed`. */
export function tooFewRows(size: Sides<number>, minimum: number): string {
  const few = SIDES.filter((side) => size[side] < minimum).map(
    (side) => `${plural(size[side], 'row')} on the ${side} side`,
  );
  return `${few.join(' and ')}; at least ${minimum} are needed`;
}

/** What the sizes could have shown at best, for the Kolmogorov–Smirnov statistic. */
export function smallestVisible({ method, comparison }: Measured, alpha: number): string {
  if (method !== 'ks') return '';
  const { reference, current } = comparison.size;
  const smallest = smallestSignificantDistance(reference, current, alpha);
  return smallest === null
    ? ' (so few show no distance, however large)'
    : ` (so few show no distance below ${formatNumber(smallest, 2)})`;
}

/** Why a column passes whose effect reaches the threshold. */
export function chance({ effect, threshold, adjustedPValue }: Measured): string {
  return (
    `${formatNumber(effect ?? 0)} reaches ${formatNumber(threshold)}, ` +
    `but chance explains it (adjusted p ${formatNumber(adjustedPValue ?? 1)})`
  );
}

/** Why a column counts as drifted. */
export function drift({ method, effect, threshold, adjustedPValue }: Measured): string {
  const p = `adjusted p ${formatNumber(adjustedPValue ?? 0)}`;
  if (effect === Infinity) return `the reference is constant, the current side is not it; ${p}`;
  const name = method === 'chi-squared' ? 'total variation distance' : method;
  return `${name} ${formatNumber(effect ?? 0)} reaches ${formatNumber(threshold)}; ${p}`;
}

/** Why a column has no comparison. */
export function absence({ column, type }: ComparedColumn): string {
  if (type.leftOut !== null) return `left out: ${type.reason}`;
  const empty = SIDES.filter((side) => presentRows(column[side]) === 0);
  if (empty.length > 0) return `no value ${onSides(empty)}`;
  const infinite = SIDES.filter((side) => presentRows(column[side]) === column[side].infinite);
  return `no finite number ${onSides(infinite)}`;
}
