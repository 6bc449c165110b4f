import type { EvaluatePredicate, MetricResult } from '@slipway/core';
import { formatCount, plural } from '@slipway/core';
import { formatConfidence, formatEstimate } from '../display/numbers.ts';
import { championMargins } from '../document/gates.ts';
import type { Judgement } from '../document/metrics.ts';
import { judge, metricDecimals, orderedMetrics } from '../document/metrics.ts';
import { sliceMetrics, slicesBy } from '../document/slices.ts';
import type { Markup } from '../escape/markup.ts';
import { markup } from '../escape/markup.ts';
import { bottomAxis, linear } from './axes.ts';
import type { Plot } from './plot.ts';
import { label, textWidth } from './plot.ts';

const WIDTH = 860;
const ROW = 26;
const MAX_ROWS = 40;

/** One line of the plot: an estimate with its interval, turned so that right is better. */
interface Row {
  readonly name: string;
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  readonly judgement: Judgement;
  /** The numbers as they stand in the table, not turned. */
  readonly text: string;
  /** A gate's margin against the champion, turned as the row is. */
  readonly margin: number | null;
}

interface Panel {
  readonly title: string;
  readonly rows: readonly Row[];
}

const CLASSES: Record<Judgement, string> = {
  better: 'good',
  worse: 'bad',
  equal: 'neutral',
  'not distinguishable': 'neutral',
  unknown: 'neutral',
};

/** Circle: better; diamond: worse; hollow circle: cannot be told. */
function mark(judgement: Judgement, x: number, y: number): Markup {
  if (judgement === 'better') return markup`<circle class="good" cx="${x}" cy="${y}" r="5"/>`;
  if (judgement === 'worse') {
    return markup`<rect class="bad" x="${x - 4.5}" y="${y - 4.5}" width="9" height="9" transform="rotate(45 ${x} ${y})"/>`;
  }
  return markup`<circle class="neutral hollow" cx="${x}" cy="${y}" r="4.5" stroke-width="2"/>`;
}

function differenceRow(name: string, metric: MetricResult, margin: number | null): Row | null {
  const { difference, differenceInterval, greaterIsBetter } = metric;
  if (difference === null || differenceInterval === null) return null;
  const turn = greaterIsBetter ? 1 : -1;
  const ends = differenceInterval.map((end) => end * turn).sort((a, b) => a - b);
  return {
    name,
    middle: difference * turn,
    low: ends[0] ?? 0,
    high: ends[1] ?? 0,
    judgement: judge(metric),
    text: formatEstimate(difference, differenceInterval, metricDecimals(metric), true),
    margin: margin === null ? null : margin * turn,
  };
}

/** Metrics in the unit of the target: their differences share an axis. */
const IN_TARGET_UNIT = new Set([
  'mean_absolute_error',
  'median_absolute_error',
  'root_mean_squared_error',
  'max_error',
]);
/** Metrics without a unit and of comparable size: scores and probability losses. */
const OTHER_UNIT =
  /^(?:mean_squared_error|mean_squared_log_error|mean_poisson_deviance|mean_gamma_deviance|mean_pinball)/;

function panelName(metric: string): string {
  if (IN_TARGET_UNIT.has(metric)) return 'in the unit of the target';
  return OTHER_UNIT.test(metric) ? metric : 'scores';
}

function metricPanels(predicate: EvaluatePredicate): Panel[] {
  const margins = championMargins(predicate.gates);
  const rows = orderedMetrics(predicate)
    .map(([name, metric]) => ({
      panel: panelName(name),
      row: differenceRow(name, metric, margins.get(name) ?? null),
    }))
    .filter((item) => item.row !== null)
    .slice(0, MAX_ROWS);
  const groups = Map.groupBy(rows, ({ panel }) => panel);
  return [...groups].map(([title, items]) => ({
    title: groups.size > 1 ? title : '',
    rows: items.map(({ row }) => row).filter((row) => row !== null),
  }));
}

interface Columns {
  /** Where the names end, the drawing begins and ends, and the numbers begin. */
  readonly names: number;
  readonly left: number;
  readonly right: number;
  readonly numbers: number;
}

function columnsOf(panels: readonly Panel[]): Columns {
  const rows = panels.flatMap((panel) => panel.rows);
  const widest = (texts: string[]): number => Math.max(0, ...texts.map((text) => textWidth(text)));
  const names = Math.min(280, widest(rows.map((row) => row.name)) + 8);
  const numbers = WIDTH - widest(rows.map((row) => row.text)) - 8;
  return { names, left: names + 14, right: numbers - 20, numbers };
}

function drawRow(row: Row, x: (v: number) => number, y: number, columns: Columns): Markup {
  const kind = CLASSES[row.judgement];
  const margin =
    row.margin === null
      ? null
      : markup`<line class="limit" x1="${x(row.margin)}" x2="${x(row.margin)}" y1="${y - 10}" y2="${y + 10}"/>`;
  return markup`<text class="name end" x="${columns.names}" y="${y + 4}">${row.name}</text>${margin}<line class="span ${kind}" x1="${x(row.low)}" x2="${x(row.high)}" y1="${y}" y2="${y}"/>${mark(row.judgement, x(row.middle), y)}<text class="name" x="${columns.numbers}" y="${y + 4}">${row.text}</text>`;
}

/** What the axis says, and whether zero is drawn as "no difference". */
interface ForestAxis {
  readonly title: string;
  readonly zero: number | null;
}

function drawPanel(
  panel: Panel,
  top: number,
  columns: Columns,
  axis: ForestAxis,
): { body: Markup; height: number } {
  const ends = panel.rows.flatMap((row) => [row.low, row.high, row.margin ?? row.middle]);
  const values = axis.zero === null ? ends : [...ends, axis.zero];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = (high - low) * 0.04;
  const x = linear(low - pad, high + pad, [columns.left, columns.right]);
  const header = panel.title === '' ? 6 : 24;
  const bottom = top + header + panel.rows.length * ROW;
  const zero =
    axis.zero === null
      ? null
      : markup`<line class="baseline" x1="${x(axis.zero)}" x2="${x(axis.zero)}" y1="${top + header}" y2="${bottom}"/>`;
  const body = markup`${panel.title === '' ? null : markup`<text class="axis-title" x="${columns.left}" y="${top + 14}">${panel.title}</text>`}${bottomAxis(x, top + header, bottom, { title: axis.title, grid: true })}${zero}${panel.rows.map((row, i) => drawRow(row, x, top + header + ROW * (i + 0.5), columns))}`;
  return { body, height: header + panel.rows.length * ROW + 46 };
}

function drawPanels(
  panels: readonly Panel[],
  axis: ForestAxis,
  top = 0,
): { body: Markup; height: number } {
  const columns = columnsOf(panels);
  let height = top;
  const bodies = panels.map((panel) => {
    const drawn = drawPanel(panel, height, columns, axis);
    height += drawn.height;
    return drawn.body;
  });
  return { body: markup`${bodies}`, height };
}

const KEY: readonly [Judgement, string][] = [
  ['better', 'better than the champion'],
  ['not distinguishable', 'not distinguishable'],
  ['worse', 'worse'],
];

function key(hasMargin: boolean): Markup {
  let x = 8;
  const marks = KEY.map(([judgement, words]) => {
    const at = x;
    x += 36 + textWidth(words);
    return markup`${mark(judgement, at, 10)}<text x="${at + 12}" y="14">${words}</text>`;
  });
  if (!hasMargin) return markup`${marks}`;
  return markup`${marks}<line class="limit" x1="${x}" x2="${x}" y1="2" y2="18"/><text x="${x + 8}" y="14">limit of a gate</text>`;
}

function sayRows(panels: readonly Panel[]): string {
  return panels
    .flatMap((panel) => panel.rows)
    .map(
      (row) => `${row.name} ${row.text}${row.judgement === 'unknown' ? '' : `, ${row.judgement}`}`,
    )
    .join('; ');
}

function differencePlot(title: string, what: string, panels: readonly Panel[]): Plot {
  const hasMargin = panels.some((panel) => panel.rows.some((row) => row.margin !== null));
  const axis = { title: '← champion better · challenger better →', zero: 0 };
  const { body, height } = drawPanels(panels, axis, 26);
  return {
    title,
    description: `${what}: ${sayRows(panels)}.`,
    width: WIDTH,
    height,
    body: markup`${key(hasMargin)}${body}`,
  };
}

/**
 * Differences from the champion with their intervals, one line per metric, turned so that the
 * right side is better; null where nothing can be compared.
 */
export function differencePlotOfMetrics(predicate: EvaluatePredicate): Plot | null {
  const panels = metricPanels(predicate);
  if (panels.length === 0) return null;
  const confidence = formatConfidence(predicate.confidence);
  const title = `Difference from the champion, ${confidence} intervals`;
  return differencePlot(title, `Challenger minus champion with ${confidence} intervals`, panels);
}

function sliceName(slice: string, rows: number): string {
  return `${label(slice, 26)} (n ${formatCount(rows)})`;
}

function valueRow(name: string, metric: MetricResult): Row | null {
  if (metric.value === null) return null;
  const [low, high] = metric.interval ?? [metric.value, metric.value];
  return {
    name,
    middle: metric.value,
    low,
    high,
    judgement: 'unknown',
    text: formatEstimate(metric.value, metric.interval, metricDecimals(metric)),
    margin: null,
  };
}

/**
 * The slices by their first metric: differences from the champion where there is one, else the
 * values; weakest first. Null when no slice has a value.
 */
export function slicePlot(predicate: EvaluatePredicate): Plot | null {
  const name = sliceMetrics(predicate)[0];
  if (name === undefined) return null;
  const slices = slicesBy(predicate, name).filter(({ metric }) => metric !== null);
  const rowsOf = (make: (text: string, metric: MetricResult) => Row | null): Row[] =>
    slices
      .map(({ slice, metric }) =>
        metric === null ? null : make(sliceName(slice.slice, slice.rows), metric),
      )
      .filter((row) => row !== null);
  const differences = rowsOf((text, metric) => differenceRow(text, metric, null));
  const all = differences.length > 0 ? differences : rowsOf(valueRow);
  if (all.length === 0) return null;
  const rows = all.slice(0, MAX_ROWS);
  const rest =
    all.length > rows.length
      ? `, the ${rows.length} weakest of ${plural(all.length, 'slice')}`
      : '';
  const metric = label(name, 40);
  const panels = [{ title: '', rows }];
  if (differences.length > 0) {
    const title = `${metric} by slice: difference from the champion${rest}`;
    return differencePlot(title, title, panels);
  }
  const { body, height } = drawPanels(panels, { title: metric, zero: null });
  const title = `${metric} by slice${rest}`;
  return { title, description: `${title}: ${sayRows(panels)}.`, width: WIDTH, height, body };
}
