import type { LoneCategory } from '../compare/comparison.ts';
import type { Example } from './finding.ts';

/** Examples that a message names, and that a finding has. */
const NAMED = 3;
const LISTED = 10;
const LENGTH = 40;

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= LENGTH ? text : `${characters.slice(0, LENGTH - 1).join('')}…`;
}

/** `"a", "b", "c" and 4 more`. */
export function listExamples(categories: readonly LoneCategory[]): string {
  const shown = categories.slice(0, NAMED).map(({ category }) => `"${shorten(category)}"`);
  const rest = categories.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** The first categories, as a finding holds them. */
export function examplesOf(categories: readonly LoneCategory[]): Example[] {
  return categories
    .slice(0, LISTED)
    .map(({ category, rows }) => ({ value: shorten(category), rows }));
}
