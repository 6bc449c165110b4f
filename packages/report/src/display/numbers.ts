import type { Interval } from '@slipway/core';
import { formatNumber } from '@slipway/core';

/** Decimals are never more than this; smaller numbers are written with an exponent. */
const MAX_DECIMALS = 6;

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(decimals: number, signed: boolean): Intl.NumberFormat {
  const key = `${decimals}${signed ? '+' : ''}`;
  let found = formatters.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: signed ? 'exceptZero' : 'negative',
    });
    formatters.set(key, found);
  }
  return found;
}

/** The typographic minus sign, which is as wide as a digit. */
function withMinus(text: string): string {
  return text.replaceAll('-', '−');
}

/** A number with exactly `decimals` decimals, groups of three digits and a true minus sign. */
export function formatFixed(value: number, decimals: number, signed = false): string {
  return withMinus(formatter(decimals, signed).format(value));
}

function formatExponent(value: number, signed: boolean): string {
  if (value === 0) return '0';
  return (signed && value > 0 ? '+' : '') + withMinus(value.toExponential(2));
}

/** Whether decimals are the wrong way to write these numbers. */
function needsExponent(values: readonly number[]): boolean {
  const largest = Math.max(...values.map(Math.abs));
  return largest >= 1e15 || (largest > 0 && largest < 1e-4);
}

/** Decimals that show a number to `digits` significant digits. */
function decimalsOf(value: number, digits: number): number {
  if (value === 0) return 0;
  const decimals = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  return Math.min(MAX_DECIMALS, Math.max(0, decimals));
}

/** Decimals that show an interval's width to two digits: 3 for [0.733, 0.749]. */
function decimalsOfWidth([low, high]: Interval): number | null {
  return high > low ? decimalsOf(high - low, 2) : null;
}

/**
 * Decimals for numbers that are read together (a value and its interval, a row of a table): as
 * the narrowest interval asks, else four significant digits of the smallest value.
 */
export function commonDecimals(
  values: readonly (number | null)[],
  intervals: readonly (Interval | null)[],
): number {
  const widths = intervals
    .map((interval) => (interval === null ? null : decimalsOfWidth(interval)))
    .filter((decimals) => decimals !== null);
  if (widths.length > 0) return Math.max(...widths);
  const needed = values
    .filter((value) => value !== null)
    .map((value) => (Number.isInteger(value) ? 0 : decimalsOf(value, 4)));
  return Math.max(0, ...needed);
}

/** A value and its interval with the same decimals: `0.741 [0.733, 0.749]`, or without it. */
export function formatEstimate(
  value: number,
  interval: Interval | null,
  decimals = commonDecimals([value], [interval]),
  signed = false,
): string {
  const all = interval === null ? [value] : [value, ...interval];
  const write = needsExponent(all)
    ? (number: number) => formatExponent(number, signed)
    : (number: number) => formatFixed(number, decimals, signed);
  if (interval === null) return write(value);
  return `${write(value)} [${write(interval[0])}, ${write(interval[1])}]`;
}

/** A limit as the user would write it: no rounding that a reader could notice. */
export function formatLimit(value: number): string {
  return withMinus(formatNumber(value, 6));
}

/**
 * An observed value beside the limit it was compared with: enough decimals that the two never
 * look equal when they are not (0.79996 against 0.8).
 */
export function decimalsAgainst(value: number, limit: number | null, decimals: number): number {
  if (limit === null || value === limit) return decimals;
  let enough = decimals;
  const same = (): boolean => Number(value.toFixed(enough)) === Number(limit.toFixed(enough));
  while (enough < 12 && same()) enough++;
  return enough;
}

/** A number that stands alone: four significant digits, whole thousands in groups. */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000 && size < 1e15) return formatFixed(value, 0);
  return withMinus(formatNumber(value));
}

/** A p-value: three decimals, and `< 0.001` below that. */
export function formatPValue(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** A share as a percentage: `12.4%`; `< 0.1%` where rounding would say none. */
export function formatPercent(share: number): string {
  if (share > 0 && share < 0.0005) return '< 0.1%';
  if (share < 1 && share > 0.9995) return '> 99.9%';
  return `${formatNumber(Math.round(share * 1000) / 10)}%`;
}

/** Bytes in units of 1000: `412 kB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${formatNumber(size, 3)} ${units[unit] ?? 'B'}`;
}

/** The confidence as it is named in a heading: `95%`. */
export function formatConfidence(confidence: number): string {
  return `${formatNumber(Math.round(confidence * 1e6) / 1e4)}%`;
}
