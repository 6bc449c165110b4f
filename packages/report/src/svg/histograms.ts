import type { ColumnDrift, ColumnHistogram, EvaluatePredicate } from '@slipway/core';
import { formatCount } from '@slipway/core';
import { max } from 'd3-array';
import { formatPercent, formatPValue, formatValue } from '../display/numbers.ts';
import { shares } from '../display/spark.ts';
import type { Markup } from '../escape/markup.ts';
import { markup } from '../escape/markup.ts';
import type { LegendEntry, Scale } from './axes.ts';
import { bottomAxis, leftAxis, legend, linear } from './axes.ts';
import type { Plot } from './plot.ts';
import { label } from './plot.ts';

const WIDTH = 420;
const MAX_BINS = 40;
const MAX_CATEGORIES = 8;

type Numeric = Extract<ColumnHistogram, { kind: 'numeric' }>;
type Categorical = Extract<ColumnHistogram, { kind: 'categorical' }>;

interface Bin {
  readonly low: number;
  readonly high: number;
  readonly reference: number;
  readonly current: number;
}

/** Merges neighbouring bins until a plot can show them. */
function binsOf({ edges, reference, current }: Numeric): Bin[] {
  const count = Math.min(edges.length - 1, reference.length, current.length);
  if (count < 1) return [];
  const step = Math.ceil(count / MAX_BINS);
  const sum = (values: readonly number[], from: number, to: number): number =>
    values.slice(from, to).reduce((total, value) => total + value, 0);
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => {
    const [from, to] = [i * step, Math.min(count, (i + 1) * step)];
    return {
      low: edges[from] ?? 0,
      high: edges[to] ?? 0,
      reference: sum(reference, from, to),
      current: sum(current, from, to),
    };
  });
}

/** Bins of equal width stand on a true axis; others (quantiles) side by side, one slot each. */
function haveEqualWidths(bins: readonly Bin[]): boolean {
  const widths = bins.slice(0, -1).map((bin) => bin.high - bin.low);
  const [least, most] = [Math.min(...widths), Math.max(...widths)];
  return widths.length === 0 || (least > 0 && most / least < 1.02);
}

/** Where each bin is drawn, from left to right. */
interface Slots {
  readonly left: (i: number) => number;
  readonly right: (i: number) => number;
  readonly axis: Markup;
}

function trueSlots(bins: readonly Bin[], left: number, right: number, bottom: number): Slots {
  const x = linear(bins[0]?.low ?? 0, bins.at(-1)?.high ?? 1, [left, right]);
  return {
    left: (i) => x(bins[i]?.low ?? 0),
    right: (i) => x(bins[i]?.high ?? 0),
    axis: bottomAxis(x, 0, bottom, { title: '', ticks: 6 }),
  };
}

function evenSlots(bins: readonly Bin[], left: number, right: number, bottom: number): Slots {
  const width = (right - left) / bins.length;
  const every = Math.ceil(bins.length / 5);
  const ticks = [...bins.map((bin) => bin.low), bins.at(-1)?.high ?? 0]
    .map((edge, i) => ({ edge, at: left + i * width, shown: i % every === 0 }))
    .filter(({ shown }) => shown);
  return {
    left: (i) => left + i * width,
    right: (i) => left + (i + 1) * width,
    axis: markup`<line class="baseline" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${ticks.map(({ edge, at }) => markup`<text class="middle" x="${at}" y="${bottom + 17}">${formatValue(edge)}</text>`)}`,
  };
}

/** The reference as an outline of steps. */
function outline(heights: readonly number[], slots: Slots, y: Scale): string {
  const floor = y(0).toFixed(1);
  const steps = heights.map(
    (height, i) =>
      `L${slots.left(i).toFixed(1)} ${y(height).toFixed(1)}H${slots.right(i).toFixed(1)}`,
  );
  return `M${slots.left(0).toFixed(1)} ${floor}${steps.join('')}V${floor}`;
}

const referenceMark: LegendEntry['mark'] = (x, y) =>
  markup`<rect class="outline-b" x="${x}" y="${y - 5}" width="24" height="10"/>`;
const currentMark: LegendEntry['mark'] = (x, y) =>
  markup`<rect class="bar-a" x="${x}" y="${y - 5}" width="24" height="10"/>`;

function sides({ rows, missing }: ColumnDrift): LegendEntry[] {
  const words = (name: string, total: number, gone: number): string =>
    `${name}, n ${formatCount(total - gone)}`;
  return [
    { words: words('reference', rows.reference, missing.reference), mark: referenceMark },
    { words: words('current', rows.current, missing.current), mark: currentMark },
  ];
}

interface Histogram {
  readonly body: Markup;
  readonly height: number;
}

function numericHistogram(column: ColumnDrift, histogram: Numeric): Histogram | null {
  const bins = binsOf(histogram);
  const before = shares(bins.map((bin) => bin.reference));
  const after = shares(bins.map((bin) => bin.current));
  const tallest = max([...before, ...after]) ?? 0;
  if (tallest === 0) return null;
  const [left, right] = [42, WIDTH - 18];
  const key = legend(sides(column), left, right - left);
  const bottom = key.height + 130;
  const y = linear(0, tallest * 1.05, [bottom, key.height]);
  const make = haveEqualWidths(bins) ? trueSlots : evenSlots;
  const slots = make(bins, left, right, bottom);
  const bars = after.map(
    (share, i) =>
      markup`<rect class="bar-a" x="${slots.left(i) + 0.5}" y="${y(share)}" width="${Math.max(0.5, slots.right(i) - slots.left(i) - 1)}" height="${bottom - y(share)}"/>`,
  );
  return {
    body: markup`${leftAxis(y, left, right, { title: '', ticks: 3, percent: true })}${bars}<path class="outline-b" d="${outline(before, slots, y)}"/>${slots.axis}${key.body}`,
    height: bottom + 26,
  };
}

interface CategoryShare {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** The categories of the largest shares, the others as one. */
function categoriesOf({ categories, reference, current }: Categorical): CategoryShare[] {
  const [before, after] = [shares(reference), shares(current)];
  const all = categories
    .map((category, i) => ({
      name: label(category, 16),
      before: before[i] ?? 0,
      after: after[i] ?? 0,
    }))
    .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after));
  if (all.length <= MAX_CATEGORIES) return all;
  const rest = all.slice(MAX_CATEGORIES - 1);
  const sum = (side: 'before' | 'after'): number =>
    rest.reduce((total, item) => total + item[side], 0);
  return [
    ...all.slice(0, MAX_CATEGORIES - 1),
    { name: `${formatCount(rest.length)} others`, before: sum('before'), after: sum('after') },
  ];
}

function categoricalHistogram(column: ColumnDrift, histogram: Categorical): Histogram | null {
  const categories = categoriesOf(histogram);
  const longest = max(categories, (item) => Math.max(item.before, item.after)) ?? 0;
  if (longest === 0) return null;
  const [left, right, row] = [120, WIDTH - 92, 26];
  const key = legend(sides(column), 12, WIDTH - 24);
  const x = linear(0, longest, [left, right]);
  const bars = categories.map((item, i) => {
    const top = key.height + i * row;
    return markup`<text class="name end" x="${left - 8}" y="${top + 15}">${item.name}</text><rect class="bar-a" x="${left}" y="${top + 11}" width="${x(item.after) - left}" height="9"/><rect class="outline-b" x="${left}" y="${top + 2}" width="${x(item.before) - left}" height="8"/><text x="${Math.max(x(item.before), x(item.after)) + 8}" y="${top + 15}">${formatPercent(item.before)} → ${formatPercent(item.after)}</text>`;
  });
  return {
    body: markup`${bars}${key.body}`,
    height: key.height + categories.length * row + 6,
  };
}

/** What was decided about the column, in one line. */
export function columnWords(column: ColumnDrift): string {
  const { method, effect, threshold, adjustedPValue, drifted } = column;
  const state = drifted === null ? 'undecided' : drifted ? 'drifted' : 'stable';
  const parts = [state];
  if (method !== null && effect !== null) parts.push(`${method} ${formatValue(effect)}`);
  if (threshold !== null) parts.push(`threshold ${formatValue(threshold)}`);
  if (adjustedPValue !== null) parts.push(`p ${formatPValue(adjustedPValue)}`);
  return parts.join(', ');
}

/** Reference and current values of one column; null without counts. */
export function driftHistogramPlot(name: string, column: ColumnDrift): Plot | null {
  const { histogram } = column;
  if (histogram === null) return null;
  const drawn =
    histogram.kind === 'numeric'
      ? numericHistogram(column, histogram)
      : categoricalHistogram(column, histogram);
  if (drawn === null) return null;
  return {
    title: `${label(name, 40)}: ${columnWords(column)}`,
    description: `Values of ${label(name, 60)} in the reference and the current data; ${columnWords(column)}.`,
    width: WIDTH,
    ...drawn,
  };
}

/** The histogram of true − predicted; null without one. */
export function residualPlot(predicate: EvaluatePredicate): Plot | null {
  const residuals = predicate.plots?.residuals ?? null;
  if (residuals === null) return null;
  const { edges, counts } = residuals;
  const bins = binsOf({ kind: 'numeric', edges, reference: counts, current: counts });
  const tallest = max(bins, (bin) => bin.current) ?? 0;
  if (tallest === 0) return null;
  const [left, right, top, bottom] = [56, WIDTH - 18, 10, 220];
  const x = linear(bins[0]?.low ?? 0, bins.at(-1)?.high ?? 1, [left, right]);
  const y = linear(0, tallest * 1.05, [bottom, top]);
  const bars = bins.map(
    (bin) =>
      markup`<rect class="bar-a" x="${x(bin.low) + 0.5}" y="${y(bin.current)}" width="${Math.max(0.5, x(bin.high) - x(bin.low) - 1)}" height="${bottom - y(bin.current)}"/>`,
  );
  const [low = 0, high = 0] = x.domain();
  const zero =
    low < 0 && high > 0
      ? markup`<line class="limit" x1="${x(0)}" x2="${x(0)}" y1="${top}" y2="${bottom}"/>`
      : null;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    title: 'Residuals',
    description: `Histogram of true minus predicted value of ${formatCount(total)} rows, from ${formatValue(low)} to ${formatValue(high)}.`,
    width: WIDTH,
    height: bottom + 46,
    body: markup`${leftAxis(y, left, right, { title: 'rows', ticks: 4 })}${bars}${zero}${bottomAxis(x, top, bottom, { title: 'true − predicted', ticks: 6 })}`,
  };
}
