import { formatNumber, plural } from '@slipway/core';
import { describeMethod } from '../methods.ts';
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

/** What the sizes could have shown at best. */
export function smallestVisible({ detectable, method }: Measured): string {
  if (detectable === null || detectable === 0) return '';
  const smallest = formatNumber(detectable, 2);
  return ` (so few show no ${describeMethod(method).effect} below about ${smallest})`;
}

/** How many rows would decide. */
export function rowsToDecide(rows: number | null): string {
  return rows === null ? '' : `; about ${rows} rows on each side would decide`;
}

/** Why an effect that reaches the threshold is no proof. */
export function chance({ method, effect, threshold, adjustedPValue }: Measured): string {
  return (
    `${describeMethod(method).effect} ${formatNumber(effect ?? 0)} reaches ${formatNumber(threshold)}, ` +
    `but chance explains it (adjusted p ${formatNumber(adjustedPValue ?? 1)})`
  );
}

/** Why a column counts as drifted. */
export function drift({ method, effect, threshold, adjustedPValue }: Measured): string {
  const p = `adjusted p ${formatNumber(adjustedPValue ?? 0)}`;
  if (effect === Infinity) return `the reference is constant, the current side is not it; ${p}`;
  return `${describeMethod(method).effect} ${formatNumber(effect ?? 0)} reaches ${formatNumber(threshold)}; ${p}`;
}

/** Why a column has no comparison. */
export function absence({ column, type }: ComparedColumn): string {
  if (type.leftOut !== null) return `left out: ${type.reason}`;
  const empty = SIDES.filter((side) => presentRows(column[side]) === 0);
  if (empty.length > 0) return `no value ${onSides(empty)}`;
  const infinite = SIDES.filter((side) => presentRows(column[side]) === column[side].infinite);
  return `no finite number ${onSides(infinite)}`;
}
