import type { EvaluatePredicate, Fairness } from '@slipway/core';
import { formatCount, plural } from '@slipway/core';
import { formatConfidence, formatFixed } from '../display/numbers.ts';
import type { Block, Content, Section, Table } from './document.ts';
import { code, PRIORITIES, value } from './document.ts';
import { gatedMetrics } from './gates.ts';
import { comparisonCells, comparisonColumns, hasChampion } from './metrics.ts';
import type { Profile } from './profile.ts';
import { firstOf, makeTable, optional } from './table.ts';

function rateCell(rate: number | null): Content {
  return [rate === null ? '—' : value(formatFixed(rate, 3))];
}

function groupTable({ column, groups }: Fairness, limit: number): Table {
  const { shown, more } = firstOf(groups, limit, 'group');
  return makeTable(
    `Rates by ${column}`,
    [
      { title: 'Group', align: 'left' },
      { title: 'Rows', align: 'right' },
      { title: 'Selected', align: 'right', hint: 'share of the rows that are predicted positive' },
      { title: 'True positive rate', align: 'right' },
      { title: 'False positive rate', align: 'right' },
      { title: 'Precision', align: 'right' },
    ],
    shown.map((group) => [
      [code(group.value)],
      [value(formatCount(group.rows))],
      rateCell(group.selectionRate),
      rateCell(group.truePositiveRate),
      rateCell(group.falsePositiveRate),
      rateCell(group.precision),
    ]),
    more,
  );
}

function metricTable({ column, metrics }: Fairness, confidence: number): Table {
  const entries = Object.entries(metrics);
  const compared = hasChampion(entries.map(([, metric]) => metric));
  return makeTable(
    `Fairness by ${column}`,
    [
      { title: 'Metric', align: 'left', hint: 'a difference of 0 and a ratio of 1 are equal' },
      ...comparisonColumns(formatConfidence(confidence), compared),
      { title: 'Remark', align: 'left', terminal: false },
    ],
    entries.map(([name, metric]) => [
      [code(name), metric.greaterIsBetter ? ' ↑' : ' ↓'],
      ...(compared ? comparisonCells(metric) : comparisonCells(metric).slice(1, 2)),
      optional(metric.reason),
    ]),
  );
}

/** Whether a gate on fairness does not pass. */
function hasOpenGate({ gates, fairness = [] }: EvaluatePredicate): boolean {
  const names = fairness.flatMap(({ metrics }) => Object.keys(metrics));
  const bare = new Set(names.map((name) => name.replace(/\(.*/, '')));
  const open = gates.filter(({ verdict }) => verdict !== 'pass');
  return gatedMetrics(open).some((name) => bare.has(name));
}

/** How the groups of columns differ; null where none were compared. */
export function fairnessSection(predicate: EvaluatePredicate, profile: Profile): Section | null {
  const { fairness = [] } = predicate;
  if (fairness.length === 0) return null;
  const blocks = fairness.flatMap((entry): Block[] => [
    { kind: 'paragraph', content: ['Groups of ', code(entry.column)] },
    groupTable(entry, profile.rows.slices),
    metricTable(entry, predicate.confidence),
  ]);
  return {
    title: 'Fairness',
    subtitle: [plural(fairness.length, 'grouping')],
    blocks,
    collapsed: profile.compact && !hasOpenGate(predicate),
    priority: PRIORITIES.fairness,
  };
}
