import type { Verdict } from '@slipway/core';
import { formatCount, plural } from '@slipway/core';
import { VERDICT_ORDER } from '../display/words.ts';
import type { Column, Content, Table } from './document.ts';

/** The first `limit` items, and what the others are in words (null when there are none). */
export function firstOf<T>(
  items: readonly T[],
  limit: number,
  noun: string,
): { shown: readonly T[]; more: string | null } {
  const rest = items.length - limit;
  if (rest <= 0) return { shown: items, more: null };
  return { shown: items.slice(0, limit), more: `${plural(rest, `more ${noun}`)} not shown` };
}

/** What needs somebody comes first; the order stays otherwise. */
export function worstFirst<T extends { readonly verdict: Verdict }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict]);
}

/** How many of each verdict, worst first: `1 failed, 2 inconclusive, 40 passed`. */
export function countVerdicts(items: readonly { readonly verdict: Verdict }[]): string {
  const words: [Verdict, string][] = [
    ['fail', 'failed'],
    ['inconclusive', 'inconclusive'],
    ['pass', 'passed'],
  ];
  return words
    .map(([verdict, word]): [number, string] => [
      items.filter((item) => item.verdict === verdict).length,
      word,
    ])
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${formatCount(count)} ${word}`)
    .join(', ');
}

/** A table without the columns in which no row has anything. */
export function makeTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
  more: string | null = null,
): Table {
  const used = columns.map((_, i) => rows.some((row) => (row[i] ?? []).length > 0));
  return {
    kind: 'table',
    caption,
    columns: columns.filter((_, i) => used[i]),
    rows: rows.map((row) => columns.map((_, i) => row[i] ?? []).filter((_, i) => used[i])),
    more,
  };
}

/** A cell for text that may be absent. */
export function optional(text: string | null): Content {
  return text === null || text === '' ? [] : [text];
}
