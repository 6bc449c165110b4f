import type { Verdict } from '@slipway/core';
import { formatCount, plural } from '@slipway/core';

/** The symbol of a verdict; it always stands beside its word. */
export const VERDICT_SYMBOLS: Record<Verdict, string> = {
  pass: '✅',
  fail: '❌',
  inconclusive: '⚪',
};

/** The order in which verdicts are listed: what needs somebody comes first. */
export const VERDICT_ORDER: Record<Verdict, number> = { fail: 0, inconclusive: 1, pass: 2 };

/** How good something is, apart from the direction it moved in. */
export type Tone = 'good' | 'bad' | 'warn' | 'neutral';

/** Coloured dots for surfaces without a style sheet; a word always stands beside them. */
export const TONE_SYMBOLS: Record<Tone, string> = {
  good: '🟢',
  bad: '🔴',
  warn: '🟡',
  neutral: '⚪',
};

/** The actions in the order of the journey from commit to production; others follow. */
const ACTION_ORDER = [
  'validate',
  'scan-model',
  'evaluate',
  'drift',
  'build-image',
  'scan-image',
  'register',
  'promote',
  'rollback',
  'monitor',
];

/** Sorts action names in the order of the journey. */
export function compareActions(a: string, b: string): number {
  const rank = (action: string): number => {
    const index = ACTION_ORDER.indexOf(action);
    return index === -1 ? ACTION_ORDER.length : index;
  };
  return rank(a) - rank(b) || compareText(a, b);
}

/** Sorts text by code units: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `2 of 7 gates`. */
export function ofTotal(part: number, total: number, noun: string): string {
  return `${formatCount(part)} of ${plural(total, noun)}`;
}

/** The first twelve digits of a digest; enough for people, never for a decision. */
export function shortDigest(sha256: string): string {
  return sha256.slice(0, 12);
}
