import type { EvaluatePredicate, Interval, MetricResult } from '@slipway/core';
import { formatCount, plural } from '@slipway/core';
import { commonDecimals, formatConfidence, formatEstimate } from '../display/numbers.ts';
import { shortDigest } from '../display/words.ts';
import type { Column, Content, Figure, Inline, Section, Table } from './document.ts';
import { code, join, PRIORITIES, value } from './document.ts';
import { gatedMetrics } from './gates.ts';
import type { Profile } from './profile.ts';
import { firstOf, makeTable, optional } from './table.ts';

/** Whether challenger and champion can be told apart, and which way. */
export type Judgement = 'better' | 'worse' | 'equal' | 'not distinguishable' | 'unknown';

/**
 * Judges a difference by its confidence interval alone: better or worse only where the interval
 * leaves zero out.
 */
export function judge(metric: MetricResult): Judgement {
  const { difference, differenceInterval, greaterIsBetter } = metric;
  if (difference === null || differenceInterval === null) return 'unknown';
  const [low, high] = differenceInterval;
  if (low === 0 && high === 0) return 'equal';
  if (low <= 0 && high >= 0) return 'not distinguishable';
  return low > 0 === greaterIsBetter ? 'better' : 'worse';
}

/** ▲ up, ▼ down: the direction of the number, not its goodness. */
export function arrow(difference: number): string {
  return difference > 0 ? '▲' : difference < 0 ? '▼' : '=';
}

function judgementCell(metric: MetricResult): Content {
  const words = judge(metric);
  if (metric.difference === null) return [];
  if (words === 'unknown') return [{ tone: 'neutral', words: 'no interval' }];
  const tone = words === 'better' ? 'good' : words === 'worse' ? 'bad' : 'neutral';
  return [{ tone, words }];
}

/** The decimals that all numbers of a metric are written with. */
export function metricDecimals(metric: MetricResult): number {
  const { value, interval, champion, difference, differenceInterval } = metric;
  return commonDecimals([value, champion, difference], [interval, differenceInterval]);
}

function estimateCell(
  number: number | null,
  interval: Interval | null,
  decimals: number,
  signed = false,
): Content {
  if (number === null) return ['—'];
  const text = formatEstimate(number, interval, decimals, signed);
  return [value(signed ? `${arrow(number)} ${text}` : text)];
}

/** The cells of a metric: champion, challenger, difference, judgement. */
export function comparisonCells(metric: MetricResult): Content[] {
  const decimals = metricDecimals(metric);
  return [
    estimateCell(metric.champion, null, decimals),
    estimateCell(metric.value, metric.interval, decimals),
    metric.difference === null
      ? ['—']
      : estimateCell(metric.difference, metric.differenceInterval, decimals, true),
    judgementCell(metric),
  ];
}

/** The columns of `comparisonCells`; those of the champion are absent where there is none. */
export function comparisonColumns(confidence: string, hasChampion: boolean): Column[] {
  if (!hasChampion) return [{ title: `Value [${confidence} CI]`, align: 'right' }];
  return [
    { title: 'Champion', align: 'right', terminal: false },
    { title: `Challenger [${confidence} CI]`, align: 'right' },
    { title: `Difference [${confidence} CI]`, align: 'right' },
    { title: 'Against champion', align: 'left' },
  ];
}

/** Metrics with those that gates name first, then in the order of the evidence. */
export function orderedMetrics(predicate: EvaluatePredicate): [string, MetricResult][] {
  const gated = gatedMetrics(predicate.gates);
  const rank = (name: string): number => {
    const index = gated.indexOf(name);
    return index === -1 ? gated.length : index;
  };
  return Object.entries(predicate.metrics).sort(([a], [b]) => rank(a) - rank(b));
}

/** Whether any number of the champion is there. */
export function hasChampion(metrics: readonly MetricResult[]): boolean {
  return metrics.some((metric) => metric.champion !== null);
}

function metricName(name: string, metric: MetricResult): Content {
  return [code(name), metric.greaterIsBetter ? ' ↑' : ' ↓'];
}

/** What a model that does not look at the features scores. */
function baselineColumn({ baseline = null }: EvaluatePredicate): Column[] {
  if (baseline === null) return [];
  return [{ title: 'Baseline', align: 'right', hint: baseline.description, terminal: false }];
}

function baselineCell(
  { baseline = null }: EvaluatePredicate,
  name: string,
  metric: MetricResult,
): Content[] {
  if (baseline === null) return [];
  const number = Object.hasOwn(baseline.metrics, name) ? (baseline.metrics[name] ?? null) : null;
  if (number === null) return [['—']];
  // A baseline of 0 but for rounding is no number of its own.
  const decimals = metricDecimals(metric);
  const isNothing = Math.abs(number) < 1e-9 && Math.abs(metric.value ?? 0) > 1e-4;
  return [[value(formatEstimate(isNothing ? 0 : number, null, decimals))]];
}

function metricTable(predicate: EvaluatePredicate, limit: number): Table {
  const metrics = orderedMetrics(predicate);
  const compared = hasChampion(metrics.map(([, metric]) => metric));
  const { shown, more } = firstOf(metrics, limit, 'metric');
  const confidence = formatConfidence(predicate.confidence);
  return makeTable(
    'Metrics',
    [
      { title: 'Metric', align: 'left', hint: '↑ higher is better, ↓ lower is better' },
      ...comparisonColumns(confidence, compared),
      ...baselineColumn(predicate),
      { title: 'Remark', align: 'left', terminal: false },
    ],
    shown.map(([name, metric]) => [
      metricName(name, metric),
      ...(compared ? comparisonCells(metric) : comparisonCells(metric).slice(1, 2)),
      ...baselineCell(predicate, name, metric),
      optional(metric.reason),
    ]),
    more,
  );
}

function championWords({ champion }: EvaluatePredicate): Content {
  if (champion === null) return ['no champion'];
  const parts: Inline[] = ['champion ', code(champion.name)];
  if (champion.digest !== null) parts.push(' ', code(shortDigest(champion.digest.sha256)));
  if (champion.reason !== null) parts.push(` (${champion.reason})`);
  return parts;
}

function intervalMethods(predicate: EvaluatePredicate): string | null {
  const methods = Object.values(predicate.metrics)
    .map((metric) => metric.intervalMethod)
    .filter((method) => method !== null);
  return methods.length === 0 ? null : `intervals: ${[...new Set(methods)].join(', ')}`;
}

/** `3 better, 1 worse, 2 not distinguishable`; null where nothing could be compared. */
function judgementCounts({ metrics }: EvaluatePredicate): string | null {
  const all = Object.values(metrics).map(judge);
  const words = (['better', 'worse', 'not distinguishable', 'equal'] as const)
    .map((word) => ({ word, count: all.filter((judgement) => judgement === word).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${formatCount(count)} ${word}`);
  return words.length === 0 ? null : words.join(', ');
}

/** What was scored: rows, task, what decided the prediction, the champion. */
export function evaluationSubtitle(predicate: EvaluatePredicate): Content {
  const counts = judgementCounts(predicate);
  const parts: Content[] = counts === null ? [] : [[counts]];
  parts.push([plural(predicate.rows, 'row')], [predicate.task.replaceAll('-', ' ')]);
  if (predicate.positiveClass !== null)
    parts.push(['positive class ', code(predicate.positiveClass)]);
  parts.push(championWords(predicate));
  const { groups = null, baseline = null, multipleTesting = 'none' } = predicate;
  if (groups !== null) {
    parts.push([`intervals of ${plural(groups.count, 'group')} of `, code(groups.column)]);
  }
  if (multipleTesting === 'holm') parts.push(['gates against the champion by Holm’s method']);
  if (baseline !== null) parts.push([`baseline: ${baseline.description}`]);
  const methods = intervalMethods(predicate);
  if (methods !== null) parts.push([methods]);
  return join(parts, ' · ');
}

/** Metrics against the champion, with their plots. */
export function metricSection(
  predicate: EvaluatePredicate,
  figures: readonly Figure[],
  profile: Profile,
): Section {
  return {
    title: 'Metrics',
    subtitle: evaluationSubtitle(predicate),
    blocks: [
      metricTable(predicate, profile.rows.metrics),
      ...(figures.length === 0 ? [] : [{ kind: 'gallery' as const, figures }]),
    ],
    collapsed: profile.compact && predicate.verdict === 'pass',
    priority: PRIORITIES.metrics,
  };
}
