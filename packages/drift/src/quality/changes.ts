import type { QualitySeverity } from '@slipway/core';
import { formatNumber, plural } from '@slipway/core';
import type { TypeDecision } from '../column-type.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { ColumnSummary, SharedColumn } from '../summary.ts';
import { examplesOf, listExamples } from './examples.ts';
import type { Observation } from './finding.ts';

/** ln of the probability that the `count` largest of all values are all current ones, by chance. */
function logChance(count: number, { reference, current }: Comparison['size']): number {
  let sum = 0;
  for (let i = 0; i < count && sum > -50; i++) {
    sum += Math.log((current - i) / (reference + current - i));
  }
  return sum;
}

/** Whether a value lies beyond the reference's range by more than the range is wide. */
function isFarOut({ reference, current }: SharedColumn): boolean {
  const [low, high] = [reference.minimum ?? 0, reference.maximum ?? 0];
  const beyond = Math.max(low - (current.minimum ?? low), (current.maximum ?? high) - high);
  return beyond > high - low;
}

function rangeOf({ lowest, highest, minimum, maximum }: ColumnSummary): string {
  const low = lowest ?? formatNumber(minimum ?? 0);
  const high = highest ?? formatNumber(maximum ?? 0);
  return `${low} … ${high}`;
}

/**
 * Current numbers outside the reference's range. A few are to be expected (of two equal samples one
 * holds the largest value), and time moves on: such findings are notes.
 */
function checkRange(
  column: SharedColumn,
  type: TypeDecision,
  comparison: Comparison,
  alpha: number,
): Observation[] {
  const { outside } = comparison.changes;
  const count = outside === null ? 0 : outside.below + outside.above;
  if (outside === null || count === 0) return [];
  const { reference, current } = column;
  const share = formatNumber((count / comparison.size.current) * 100, 3);
  const logAlpha = Math.log(alpha / 2);
  const expected =
    logChance(outside.below, comparison.size) >= logAlpha &&
    logChance(outside.above, comparison.size) >= logAlpha;
  const mild = type.type === 'datetime' || (expected && !isFarOut(column));
  const severity: QualitySeverity = mild ? 'note' : 'warn';
  const message = `${plural(count, 'value')} (${share} %) outside the reference's range`;
  const values = ` ${rangeOf(reference)}; now ${rangeOf(current)}`;
  return [{ code: 'out_of_range', message, values, reference: 0, current: count, severity }];
}

function checkNewCategories({ changes, size }: Comparison): Observation[] {
  const { added } = changes;
  if (added.length === 0) return [];
  const rows = added.reduce((sum, { rows }) => sum + rows, 0);
  const share = formatNumber((rows / size.current) * 100, 3);
  const message =
    `${added.length === 1 ? 'a category' : `${added.length} categories`} that the reference ` +
    `has not, in ${plural(rows, 'row')} (${share} %)`;
  const values = `: ${listExamples(added)}`;
  const examples = examplesOf(added);
  return [{ code: 'new_category', message, values, examples, reference: 0, current: rows }];
}

/** Categories that were too frequent for chance to explain that none of their rows is here. */
function checkVanishedCategories(comparison: Comparison, alpha: number): Observation[] {
  const { size, changes } = comparison;
  const vanished = changes.vanished.filter(
    ({ rows }) =>
      size.current * Math.log1p(-Math.min(1, rows / size.reference)) <
      Math.log(alpha / changes.referenceCategories),
  );
  if (vanished.length === 0) return [];
  const rows = vanished.reduce((sum, category) => sum + category.rows, 0);
  const message =
    `${vanished.length === 1 ? 'a category' : `${vanished.length} categories`} of the reference ` +
    `(${plural(rows, 'row')} there) no longer occur${vanished.length === 1 ? 's' : ''}`;
  const values = `: ${listExamples(vanished)}`;
  const examples = examplesOf(vanished);
  return [{ code: 'vanished_category', message, values, examples, reference: rows, current: 0 }];
}

/** What the values of a compared column say about its quality. */
export function checkChanges(
  column: SharedColumn,
  type: TypeDecision,
  comparison: Comparison,
  alpha: number,
): Observation[] {
  return [
    ...checkRange(column, type, comparison, alpha),
    ...checkNewCategories(comparison),
    ...checkVanishedCategories(comparison, alpha),
  ];
}
