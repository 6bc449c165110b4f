import type { ColumnDrift, ColumnHistogram, DriftPredicate, QualityFinding } from '@slipway/core';
import { formatCount, formatNumber, plural } from '@slipway/core';
import { formatPercent, formatPValue, formatValue } from '../display/numbers.ts';
import { shares, sparkline } from '../display/spark.ts';
import type { Tone } from '../display/words.ts';
import { compareText, ofTotal } from '../display/words.ts';
import type { Content, Figure, Section, Table } from './document.ts';
import { code, PRIORITIES, value } from './document.ts';
import type { Profile } from './profile.ts';
import { firstOf, makeTable, optional } from './table.ts';

/** What became of a column. */
export type ColumnState = 'drifted' | 'undecided' | 'stable' | 'left out';

export interface NamedColumn {
  readonly name: string;
  readonly column: ColumnDrift;
  readonly state: ColumnState;
}

function stateOf(column: ColumnDrift): ColumnState {
  if (column.drifted === true) return 'drifted';
  if (column.drifted === false) return 'stable';
  return column.compared ? 'undecided' : 'left out';
}

const STATE_ORDER: Record<ColumnState, number> = {
  drifted: 0,
  undecided: 1,
  stable: 2,
  'left out': 3,
};

/** How far the effect is beyond its threshold; 1 is at the threshold. */
export function effectRatio({ effect, threshold }: ColumnDrift): number {
  if (effect === null || threshold === null) return 0;
  if (threshold > 0) return effect / threshold;
  return effect > 0 ? Number.MAX_VALUE : 0;
}

/** How much a drift matters: its size × what the model relies on the column, where that is known. */
function weight(column: ColumnDrift): number {
  return effectRatio(column) * (column.importance ?? 1);
}

/** All columns: drifted first, each group by its effect × importance. */
export function orderedColumns(predicate: DriftPredicate): NamedColumn[] {
  return Object.entries(predicate.columns)
    .map(([name, column]) => ({ name, column, state: stateOf(column) }))
    .sort(
      (a, b) =>
        STATE_ORDER[a.state] - STATE_ORDER[b.state] ||
        weight(b.column) - weight(a.column) ||
        effectRatio(b.column) - effectRatio(a.column) ||
        compareText(a.name, b.name),
    );
}

const STATE_TONES: Record<ColumnState, Tone> = {
  drifted: 'bad',
  stable: 'good',
  undecided: 'neutral',
  'left out': 'neutral',
};

/** The category whose share changed most, in words; null when none did. */
function changedCategory(histogram: Extract<ColumnHistogram, { kind: 'categorical' }>): Content {
  const [before, after] = [shares(histogram.reference), shares(histogram.current)];
  const changes = histogram.categories.map((category, i) => ({
    category,
    before: before[i] ?? 0,
    after: after[i] ?? 0,
  }));
  const size = (change: { before: number; after: number }): number =>
    Math.abs(change.after - change.before);
  const largest = changes.sort((a, b) => size(b) - size(a))[0];
  if (largest === undefined || size(largest) === 0) return [];
  return [
    code(largest.category, 24),
    ' ',
    value(`${formatPercent(largest.before)} → ${formatPercent(largest.after)}`),
  ];
}

/** Reference → current in a few characters. */
function change({ histogram }: ColumnDrift): Content {
  if (histogram === null) return [];
  if (histogram.kind === 'categorical') return changedCategory(histogram);
  const [before, after] = [sparkline(histogram.reference), sparkline(histogram.current)];
  return before === '' || after === '' ? [] : [`${before} → ${after}`];
}

/** How many values are missing, where any are. */
function missing({ rows, missing: gone }: ColumnDrift): Content {
  if (gone.reference === 0 && gone.current === 0) return [];
  const rate = (count: number, total: number): string =>
    total === 0 ? '—' : formatPercent(count / total);
  return [value(`${rate(gone.reference, rows.reference)} → ${rate(gone.current, rows.current)}`)];
}

const number = (given: number | null): Content =>
  given === null ? [] : [value(formatValue(given))];

function columnRow({ name, column, state }: NamedColumn): Content[] {
  const { adjustedPValue } = column;
  return [
    [{ tone: STATE_TONES[state], words: state }],
    [code(name)],
    [column.type],
    optional(column.method),
    number(column.effect),
    number(column.threshold),
    adjustedPValue === null ? [] : [value(formatPValue(adjustedPValue))],
    column.importance === null ? [] : [value(formatPercent(column.importance))],
    change(column),
    missing(column),
    optional(column.reason),
  ];
}

/** Columns as a table; their order is the caller's. */
export function columnTable(
  caption: string,
  columns: readonly NamedColumn[],
  limit: number,
): Table {
  const { shown, more } = firstOf(columns, limit, 'column');
  return makeTable(
    caption,
    [
      { title: 'Result', align: 'left' },
      { title: 'Column', align: 'left' },
      { title: 'Type', align: 'left', terminal: false },
      { title: 'Method', align: 'left' },
      { title: 'Effect', align: 'right' },
      { title: 'Threshold', align: 'right' },
      { title: 'p (adjusted)', align: 'right', hint: 'Benjamini–Hochberg over all columns' },
      { title: 'Importance', align: 'right', hint: 'share of what the model relies on' },
      { title: 'Reference → current', align: 'left', terminal: false, page: false },
      { title: 'Missing', align: 'right', terminal: false, hint: 'reference → current' },
      { title: 'Why', align: 'left', terminal: false },
    ],
    shown.map(columnRow),
    more,
  );
}

function count(columns: readonly NamedColumn[], state: ColumnState): number {
  return columns.filter((column) => column.state === state).length;
}

/** `2 of 31 columns drifted`: of those that could be decided. */
export function driftCount(predicate: DriftPredicate): string {
  const columns = orderedColumns(predicate);
  const drifted = count(columns, 'drifted');
  const decided = drifted + count(columns, 'stable');
  return decided === 0 ? 'no column was decided' : `${ofTotal(drifted, decided, 'column')} drifted`;
}

function rowsOf(columns: readonly NamedColumn[]): string | null {
  const side = (which: 'reference' | 'current'): number =>
    columns.reduce((most, { column }) => Math.max(most, column.rows[which]), 0);
  if (columns.length === 0) return null;
  return `${formatCount(side('reference'))} reference rows, ${formatCount(side('current'))} current`;
}

function driftSubtitle(predicate: DriftPredicate, columns: readonly NamedColumn[]): Content {
  const parts = [driftCount(predicate)];
  for (const state of ['undecided', 'left out'] as const) {
    const columnsInState = count(columns, state);
    if (columnsInState > 0) parts.push(`${formatCount(columnsInState)} ${state}`);
  }
  if (predicate.driftedShare !== null) parts.push(`share ${formatPercent(predicate.driftedShare)}`);
  const rows = rowsOf(columns);
  if (rows !== null) parts.push(rows);
  parts.push(`α ${formatNumber(predicate.alpha)}`);
  return [parts.join(' · ')];
}

/** One table of all columns; where drift needs attention, the others are a section of their own. */
export function driftSections(
  predicate: DriftPredicate,
  figures: readonly Figure[],
  profile: Profile,
): Section[] {
  const columns = orderedColumns(predicate);
  if (columns.length === 0) return [];
  const subtitle = driftSubtitle(predicate, columns);
  const whole = {
    title: 'Drift',
    subtitle,
    blocks: [
      ...(figures.length === 0 ? [] : [{ kind: 'gallery' as const, figures }]),
      columnTable('Columns, drifted first', columns, profile.rows.columns),
    ],
    collapsed: profile.compact,
    priority: PRIORITIES.drift,
  };
  const first = columns.filter(({ state }) => state === 'drifted' || state === 'undecided');
  if (!profile.compact || predicate.verdict === 'pass' || first.length === 0) return [whole];
  const table = columnTable('Drifted and undecided columns', first, profile.rows.columns);
  return [
    { ...whole, blocks: [table], collapsed: false },
    ...steadySections(columns.slice(first.length), profile),
  ];
}

/** The columns that did not drift, folded away. */
function steadySections(columns: readonly NamedColumn[], profile: Profile): Section[] {
  if (columns.length === 0) return [];
  const title = `Columns without drift (${formatCount(columns.length)})`;
  return [
    {
      title,
      subtitle: null,
      blocks: [columnTable('Columns without drift', columns, profile.rows.columns)],
      collapsed: true,
      priority: PRIORITIES.steadyColumns,
    },
  ];
}

const SEVERITY_ORDER = { fail: 0, warn: 1, note: 2 };
const SEVERITY_TONES: Record<QualityFinding['severity'], Tone> = {
  fail: 'bad',
  warn: 'warn',
  note: 'neutral',
};

/** A value in code formatting, with how many rows have it. */
function exampleOf({ value: text, rows }: QualityFinding['examples'][number], i: number): Content {
  const count = rows === null ? '' : ` × ${formatCount(rows)}`;
  return [i === 0 ? '' : ', ', code(text, 24), count];
}

/** The findings about the data's quality, failures first; null when there are none. */
export function qualitySection(predicate: DriftPredicate, profile: Profile): Section | null {
  const findings = [...predicate.quality].sort(
    (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity],
  );
  if (findings.length === 0) return null;
  const { shown, more } = firstOf(findings, profile.rows.findings, 'finding');
  const table = makeTable(
    'Data quality findings',
    [
      { title: 'Severity', align: 'left' },
      { title: 'Column', align: 'left' },
      { title: 'Code', align: 'left' },
      { title: 'Reference', align: 'right', terminal: false },
      { title: 'Current', align: 'right', terminal: false },
      { title: 'Finding', align: 'left' },
      { title: 'Examples', align: 'left', terminal: false, hint: 'values with their rows' },
    ],
    shown.map((finding) => [
      [{ tone: SEVERITY_TONES[finding.severity], words: finding.severity }],
      finding.column === null ? [] : [code(finding.column)],
      [code(finding.code, 40)],
      number(finding.reference),
      number(finding.current),
      [finding.message],
      finding.examples.slice(0, 5).flatMap(exampleOf),
    ]),
    more,
  );
  return {
    title: 'Data quality',
    subtitle: [severityCounts(findings)],
    blocks: [table],
    collapsed: profile.compact && findings.every((finding) => finding.severity === 'note'),
    priority: PRIORITIES.quality,
  };
}

function severityCounts(findings: readonly QualityFinding[]): string {
  const words = { fail: 'failure', warn: 'warning', note: 'note' } as const;
  return (['fail', 'warn', 'note'] as const)
    .map((severity) => ({
      words: words[severity],
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter((entry) => entry.count > 0)
    .map((entry) => plural(entry.count, entry.words))
    .join(', ');
}

/** Names of the drifted columns for one line: at most three, then how many more. */
export function driftedNames(predicate: DriftPredicate): Content {
  const drifted = orderedColumns(predicate).filter(({ state }) => state === 'drifted');
  const names = drifted.slice(0, 3).map(({ name }) => code(name, 40));
  const rest = drifted.length - names.length;
  return [
    ...names.flatMap((name, i) => (i === 0 ? [name] : [', ', name])),
    ...(rest > 0 ? [` and ${formatCount(rest)} more`] : []),
  ];
}
