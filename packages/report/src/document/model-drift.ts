import type { DriftPredicate, PerformanceChange } from '@slipway/core';
import { formatCount, formatNumber } from '@slipway/core';
import { formatConfidence, formatPercent, formatPValue, formatValue } from '../display/numbers.ts';
import type { Tone } from '../display/words.ts';
import type { Block, Content, Section, Table } from './document.ts';
import { code, PRIORITIES, value } from './document.ts';
import { columnTable, orderedColumns } from './drift.ts';
import type { Profile } from './profile.ts';
import { firstOf, makeTable } from './table.ts';

function predictionsTable(predicate: DriftPredicate, profile: Profile): Table[] {
  const columns = orderedColumns({ ...predicate, columns: predicate.predictions });
  if (columns.length === 0) return [];
  return [columnTable('What the model predicts', columns, profile.rows.columns)];
}

/** Better or worse beyond chance, or neither. */
function judgement({ interval, greaterIsBetter }: PerformanceChange): {
  tone: Tone;
  words: string;
} {
  if (interval === null) return { tone: 'neutral', words: 'unknown' };
  const [low, high] = greaterIsBetter ? interval : [-interval[1], -interval[0]];
  if (high < 0) return { tone: 'bad', words: 'worse' };
  return low > 0 ? { tone: 'good', words: 'better' } : { tone: 'neutral', words: 'as before' };
}

function estimate(given: number | null, interval: readonly [number, number] | null): Content {
  if (given === null) return [];
  const range = interval === null ? '' : ` [${interval.map(formatValue).join(', ')}]`;
  return [value(formatValue(given) + range)];
}

function performanceTable({ performance }: DriftPredicate, profile: Profile): Table[] {
  if (performance === null) return [];
  const defined = Object.entries(performance.metrics).filter(([, c]) => c.difference !== null);
  const { shown, more } = firstOf(defined, profile.rows.metrics, 'metric');
  const columns = [
    { title: 'Result', align: 'left' },
    { title: 'Metric', align: 'left' },
    { title: 'Reference', align: 'right' },
    { title: 'Current', align: 'right' },
    { title: 'Change', align: 'right', hint: formatConfidence(performance.confidence) },
  ] as const;
  const rows = shown.map(([name, change]): Content[] => [
    [judgement(change)],
    [code(name)],
    estimate(change.reference, null),
    estimate(change.current, null),
    estimate(change.difference, change.interval),
  ]);
  return [makeTable('Performance on both sides', columns, rows, more)];
}

function modelSection(predicate: DriftPredicate, profile: Profile): Section[] {
  const { performance, importance, driftedImportance } = predicate;
  const blocks: Block[] = [
    ...predictionsTable(predicate, profile),
    ...performanceTable(predicate, profile),
  ];
  if (blocks.length === 0 && importance === null) return [];
  const parts = [
    ...(performance === null
      ? []
      : [
          `${formatCount(performance.rows.current)} labelled rows now, ${formatCount(performance.rows.reference)} before`,
        ]),
    ...(importance === null
      ? []
      : [
          `importance by ${importance.metric} on ${formatCount(importance.rows)} reference rows`,
          driftedImportance === null
            ? 'the model relies on no column'
            : `${formatPercent(driftedImportance)} of it drifted`,
        ]),
  ];
  return [
    {
      title: 'Drift of the model',
      subtitle: parts.length === 0 ? null : [parts.join(' · ')],
      blocks,
      collapsed: profile.compact,
      priority: PRIORITIES.drift + 1,
    },
  ];
}

function classifierBlocks({ classifier }: DriftPredicate): Block[] {
  if (classifier === null) return [];
  const { auc, interval, confidence, columns, reason } = classifier;
  if (auc === null) {
    return [{ kind: 'paragraph', content: [`Classifier: not decided; ${reason ?? ''}`] }];
  }
  const range =
    interval === null
      ? ''
      : ` (${formatConfidence(confidence)} ${interval.map((bound) => formatNumber(bound, 3)).join(' … ')})`;
  const most = columns
    .slice(0, 3)
    .flatMap(({ column }, i): Content => [i === 0 ? '' : ', ', code(column)]);
  const content: Content = [
    'A classifier tells both sides apart with AUC ',
    value(formatNumber(auc, 3)),
    `${range}; 0.5 is not at all. What tells it most: `,
    ...most,
  ];
  return [{ kind: 'paragraph', content }];
}

function correlationBlocks({ correlation }: DriftPredicate, profile: Profile): Block[] {
  if (correlation === null || correlation.pairs === 0) return [];
  const { shown, more } = firstOf(
    correlation.changes.filter((change) => change.drifted || !profile.compact),
    profile.rows.columns,
    'pair',
  );
  const summary: Block = {
    kind: 'paragraph',
    content: [
      `Rank correlations: ${formatCount(correlation.drifted)} of ${formatCount(correlation.pairs)} pairs changed by ${formatNumber(correlation.threshold)} or more.`,
    ],
  };
  if (shown.length === 0) return [summary];
  const table = makeTable(
    'Pairs of columns by the change of their rank correlation',
    [
      { title: 'Result', align: 'left' },
      { title: 'Columns', align: 'left' },
      { title: 'Reference', align: 'right' },
      { title: 'Current', align: 'right' },
      { title: 'p (adjusted)', align: 'right' },
    ],
    shown.map(({ columns, reference, current, adjustedPValue, drifted }): Content[] => [
      [drifted ? { tone: 'bad', words: 'changed' } : { tone: 'neutral', words: 'as before' }],
      [code(columns[0]), ' and ', code(columns[1])],
      [value(formatValue(reference))],
      [value(formatValue(current))],
      [value(formatPValue(adjustedPValue))],
    ]),
    more,
  );
  return [summary, table];
}

/** What is said of the model's answers, and of all columns together. */
export function modelDriftSections(predicate: DriftPredicate, profile: Profile): Section[] {
  const together = [...classifierBlocks(predicate), ...correlationBlocks(predicate, profile)];
  return [
    ...modelSection(predicate, profile),
    ...(together.length === 0
      ? []
      : [
          {
            title: 'All columns together',
            subtitle: null,
            blocks: together,
            collapsed: profile.compact,
            priority: PRIORITIES.drift + 2,
          },
        ]),
  ];
}
