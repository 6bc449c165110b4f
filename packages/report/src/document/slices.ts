import type { EvaluatePredicate, MetricResult, SliceResult } from '@slipway/core';
import { formatCount, plural } from '@slipway/core';
import { formatConfidence } from '../display/numbers.ts';
import type { Figure, Section, Table } from './document.ts';
import { code, PRIORITIES, value } from './document.ts';
import { gatedMetrics, isAboutSlice } from './gates.ts';
import { comparisonCells, comparisonColumns, hasChampion, judge } from './metrics.ts';
import type { Profile } from './profile.ts';
import { firstOf, makeTable, optional } from './table.ts';

/** Which metrics the slices are shown by: those of slice gates, then other gates, then the rest. */
export function sliceMetrics(predicate: EvaluatePredicate): string[] {
  const present = new Set(predicate.slices.flatMap((slice) => Object.keys(slice.metrics)));
  const sliceGates = predicate.gates.filter((gate) => isAboutSlice(gate.gate));
  const order = [
    ...gatedMetrics(sliceGates),
    ...gatedMetrics(predicate.gates),
    ...Object.keys(predicate.metrics),
    ...present,
  ];
  return [...new Set(order)].filter((name) => present.has(name));
}

/** A slice and one of its metrics. */
export interface SliceMetric {
  readonly slice: SliceResult;
  readonly metric: MetricResult | null;
}

const JUDGEMENT_ORDER = { worse: 0, unknown: 1, 'not distinguishable': 1, equal: 1, better: 1 };

function rank({ metric }: SliceMetric): number {
  if (metric === null) return 2;
  return metric.value === null ? 2 : JUDGEMENT_ORDER[judge(metric)];
}

function badness({ metric }: SliceMetric): number {
  const number = metric?.value ?? 0;
  return metric?.greaterIsBetter === false ? -number : number;
}

/** Weakest first: what became worse, then by value; slices without a value are last. */
function compareSlices(a: SliceMetric, b: SliceMetric): number {
  return rank(a) - rank(b) || badness(a) - badness(b);
}

/** The slices by one metric, weakest first. */
export function slicesBy(predicate: EvaluatePredicate, metric: string): SliceMetric[] {
  return predicate.slices
    .map((slice) => ({
      slice,
      metric: Object.hasOwn(slice.metrics, metric) ? (slice.metrics[metric] ?? null) : null,
    }))
    .sort(compareSlices);
}

const NO_VALUE = [['—'], ['—'], ['—'], []];

function sliceTable(predicate: EvaluatePredicate, name: string, limit: number): Table {
  const rows = slicesBy(predicate, name);
  const compared = hasChampion(rows.map((row) => row.metric).filter((metric) => metric !== null));
  const { shown, more } = firstOf(rows, limit, 'slice');
  return makeTable(
    `${name} by slice, weakest first`,
    [
      { title: 'Slice', align: 'left' },
      { title: 'Rows', align: 'right' },
      ...comparisonColumns(formatConfidence(predicate.confidence), compared),
      { title: 'Remark', align: 'left', terminal: false },
    ],
    shown.map(({ slice, metric }) => {
      const cells = metric === null ? NO_VALUE : comparisonCells(metric);
      return [
        [code(slice.slice)],
        [value(formatCount(slice.rows))],
        ...(compared ? cells : cells.slice(1, 2)),
        optional(slice.reason ?? metric?.reason ?? null),
      ];
    }),
    more,
  );
}

/** The metrics on parts of the data; null when no slices were evaluated. */
export function sliceSection(
  predicate: EvaluatePredicate,
  figures: readonly Figure[],
  profile: Profile,
): Section | null {
  if (predicate.slices.length === 0) return null;
  const names = sliceMetrics(predicate);
  const shown = names.slice(0, profile.rows.sliceMetrics);
  const columns = [...new Set(predicate.slices.flatMap((slice) => slice.columns))];
  const sliceGateFailed = predicate.gates.some(
    (gate) => gate.verdict !== 'pass' && isAboutSlice(gate.gate),
  );
  const blocks = shown.flatMap((name) => [
    { kind: 'paragraph' as const, content: ['By ', code(name), ' (weakest first)'] },
    sliceTable(predicate, name, profile.rows.slices),
  ]);
  return {
    title: 'Slices',
    subtitle: [
      `${plural(predicate.slices.length, 'slice')} of ${plural(columns.length, 'column')}`,
      ...(names.length > shown.length ? [` · ${shown.length} of ${names.length} metrics`] : []),
    ],
    blocks: [...blocks, ...(figures.length === 0 ? [] : [{ kind: 'gallery' as const, figures }])],
    collapsed: profile.compact && !sliceGateFailed,
    priority: PRIORITIES.slices,
  };
}
