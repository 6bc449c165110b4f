import type { Band, Curve, EvaluatePredicate } from '@slipway/core';
import { formatCount } from '@slipway/core';
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area as areaOf, line } from 'd3-shape';
import { formatConfidence, formatFixed, formatPercent } from '../display/numbers.ts';
import type { Markup } from '../escape/markup.ts';
import { markup } from '../escape/markup.ts';
import type { LegendEntry } from './axes.ts';
import { area, bottomAxis, guideMark, leftAxis, legend, lineMark, linear } from './axes.ts';
import type { Plot } from './plot.ts';

export const WIDTH = 420;
export const AREA_HEIGHT = 340;
/** A curve of more points is no smoother at this size. */
const MAX_POINTS = 200;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** At most `MAX_POINTS` points, the first and the last among them. */
function pointsOf({ x, y }: Curve): Point[] {
  const length = Math.min(x.length, y.length);
  const count = Math.min(length, MAX_POINTS);
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? 0 : Math.round((i * (length - 1)) / (count - 1));
    return { x: x[at] ?? 0, y: y[at] ?? 0 };
  });
}

/** The curve's height at `x`, on the straight line between its neighbours; null outside. */
export function heightAt(curve: Curve, x: number): number | null {
  const points = pointsOf(curve).sort((a, b) => a.x - b.x || a.y - b.y);
  const after = points.findIndex((point) => point.x >= x);
  const right = points[after];
  const left = points[after - 1] ?? right;
  if (left === undefined || right === undefined) return null;
  if (right.x === left.x) return right.y;
  return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
}

export interface UnitPlot {
  readonly title: string;
  readonly description: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly entries: readonly LegendEntry[];
  /** Where both axes end; 1 unless all points lie close to 0. */
  readonly end?: number;
  readonly draw: (x: (value: number) => number, y: (value: number) => number) => Markup;
}

/** A square plot of two shares. */
export function unitPlot(plot: UnitPlot): Plot {
  const left = 52;
  const { body, height } = legend(plot.entries, left, WIDTH - left - 14);
  const total = height + AREA_HEIGHT + 46;
  const inner = area(WIDTH, total, { top: height, right: 14, bottom: 46, left });
  const end = plot.end ?? 1;
  const x = linear(0, end, [inner.left, inner.right]);
  const y = linear(0, end, [inner.bottom, inner.top]);
  return {
    title: plot.title,
    description: plot.description,
    width: WIDTH,
    height: total,
    body: markup`${leftAxis(y, inner.left, inner.right, { title: plot.yTitle })}${bottomAxis(x, inner.top, inner.bottom, { title: plot.xTitle, grid: true })}${plot.draw(x, y)}${body}`,
  };
}

export interface Series {
  readonly name: 'challenger' | 'champion';
  readonly class: 'a' | 'b';
  readonly curve: Curve & { readonly band?: Band | null | undefined };
}

/** The champion is drawn first, so that the challenger lies on top. */
export function seriesOf(pair: {
  challenger: Series['curve'];
  champion: Series['curve'] | null;
}): Series[] {
  const challenger: Series = { name: 'challenger', class: 'a', curve: pair.challenger };
  return pair.champion === null
    ? [challenger]
    : [{ name: 'champion', class: 'b', curve: pair.champion }, challenger];
}

function curvePath(curve: Curve, x: (v: number) => number, y: (v: number) => number): string {
  const path = line<Point>()
    .x((point) => x(point.x))
    .y((point) => y(point.y))
    .digits(1);
  return path(pointsOf(curve)) ?? '';
}

/** The area between a band's limits. */
function bandPath(
  { x, low, high }: Band,
  px: (v: number) => number,
  py: (v: number) => number,
): string {
  const indices = x.map((_, i) => i);
  const path = areaOf<number>()
    .x((i) => px(x[i] ?? 0))
    .y0((i) => py(low[i] ?? 0))
    .y1((i) => py(high[i] ?? 0))
    .digits(1);
  return path(indices) ?? '';
}

function bandMark(
  { class: name, curve: { band = null } }: Series,
  x: (v: number) => number,
  y: (v: number) => number,
): Markup | null {
  if (band === null) return null;
  return markup`<path class="band band-${name}" d="${bandPath(band, x, y)}"/>`;
}

/** Draws curves over their bands. */
export function drawSeries(series: readonly Series[]): UnitPlot['draw'] {
  return (x, y) =>
    markup`${series.map((item) => bandMark(item, x, y))}${series.map((item) => markup`<path class="line ${item.class}" d="${curvePath(item.curve, x, y)}"/>`)}`;
}

/** `challenger, AUC 0.741`, where the metric is known. */
function seriesWords(
  { name }: Series,
  predicate: EvaluatePredicate,
  metric: string,
  short: string,
): string {
  const result = Object.hasOwn(predicate.metrics, metric) ? predicate.metrics[metric] : undefined;
  const value = name === 'challenger' ? result?.value : result?.champion;
  return value === null || value === undefined
    ? name
    : `${name}, ${short} ${formatFixed(value, 3)}`;
}

export function entriesOf(
  series: readonly Series[],
  words: (item: Series) => string,
): LegendEntry[] {
  return [...series].reverse().map((item) => ({ words: words(item), mark: lineMark(item.class) }));
}

/** What shading means, where there is any. */
function bandWords(series: readonly Series[], confidence: number): string {
  const isBanded = series.some(({ curve }) => curve.band !== undefined && curve.band !== null);
  return isBanded ? ` Shaded: pointwise ${formatConfidence(confidence)} limits.` : '';
}

/** What the curves say at one place, in words. */
export function readOff(series: readonly Series[], at: number, what: string): string {
  const values = [...series].reverse().map((item) => {
    const height = heightAt(item.curve, at);
    return height === null ? null : `${item.name} ${formatFixed(height, 3)}`;
  });
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? '' : `${what}: ${known.join(', ')}.`;
}

/** The ROC curve; null without its points. */
export function rocPlot(predicate: EvaluatePredicate): Plot | null {
  const roc = predicate.plots?.roc ?? null;
  if (roc === null) return null;
  const series = seriesOf(roc);
  const words = (item: Series): string => seriesWords(item, predicate, 'roc_auc', 'AUC');
  const entries = entriesOf(series, words);
  const draw = drawSeries(series);
  return unitPlot({
    title: 'ROC curve',
    description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.1, 'True positive rate at a false positive rate of 0.1')}${bandWords(series, predicate.confidence)}`,
    xTitle: 'False positive rate',
    yTitle: 'True positive rate',
    entries,
    draw: (x, y) =>
      markup`<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>${draw(x, y)}`,
  });
}

/** The share of positives, from the confusion matrix; null where it is not known. */
function prevalence({ confusionMatrix, classes, positiveClass }: EvaluatePredicate): number | null {
  const index = classes?.indexOf(positiveClass ?? '') ?? -1;
  const rows = confusionMatrix?.map((row) => row.reduce((sum, count) => sum + count, 0)) ?? [];
  const total = rows.reduce((sum, count) => sum + count, 0);
  const positives = rows[index];
  return positives === undefined || total === 0 ? null : positives / total;
}

/** The precision–recall curve, with the share of positives as its floor; null without points. */
export function precisionRecallPlot(predicate: EvaluatePredicate): Plot | null {
  const curves = predicate.plots?.precisionRecall ?? null;
  if (curves === null) return null;
  const series = seriesOf(curves);
  const share = prevalence(predicate);
  const words = (item: Series): string => seriesWords(item, predicate, 'average_precision', 'AP');
  const entries = entriesOf(series, words);
  const floor =
    share === null ? [] : [{ words: `positives, ${formatPercent(share)}`, mark: guideMark }];
  const draw = drawSeries(series);
  return unitPlot({
    title: 'Precision–recall curve',
    description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.5, 'Precision at a recall of 0.5')}${bandWords(series, predicate.confidence)}`,
    xTitle: 'Recall',
    yTitle: 'Precision',
    entries: [...entries, ...floor],
    draw: (x, y) =>
      markup`${share === null ? null : markup`<line class="guide" x1="${x(0)}" x2="${x(1)}" y1="${y(share)}" y2="${y(share)}"/>`}${draw(x, y)}`,
  });
}

type CalibrationCurve = Curve & {
  readonly rows: readonly number[];
  readonly low?: readonly number[] | null | undefined;
  readonly high?: readonly number[] | null | undefined;
};

/** Mean distance from the diagonal, weighted by rows (expected calibration error). */
export function calibrationError({ x, y, rows }: CalibrationCurve): number | null {
  const total = rows.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const distances = x.map((value, i) => Math.abs(value - (y[i] ?? value)) * (rows[i] ?? 0));
  return distances.reduce((sum, distance) => sum + distance, 0) / total;
}

function calibrationWords(name: string, curve: CalibrationCurve): string {
  const error = calibrationError(curve);
  return error === null ? name : `${name}, off by ${formatFixed(error, 3)}`;
}

/** Marks whose area grows with the rows of the bin: circles, and diamonds for the champion. */
function calibrationMarks(
  curve: CalibrationCurve,
  series: 'a' | 'b',
  x: (v: number) => number,
  y: (v: number) => number,
): Markup {
  const most = curve.rows.reduce((a, b) => Math.max(a, b), 1);
  const marks = curve.x.slice(0, 60).map((value, i) => {
    const radius = 2.5 + 3.5 * Math.sqrt((curve.rows[i] ?? 0) / most);
    const [cx, cy] = [x(value), y(curve.y[i] ?? 0)];
    if (series === 'a') return markup`<circle class="fill-a" cx="${cx}" cy="${cy}" r="${radius}"/>`;
    const path = `M${cx.toFixed(1)} ${(cy - radius).toFixed(1)}l${radius.toFixed(1)} ${radius.toFixed(1)}l${(-radius).toFixed(1)} ${radius.toFixed(1)}l${(-radius).toFixed(1)} ${(-radius).toFixed(1)}z`;
    return markup`<path class="fill-b" d="${path}"/>`;
  });
  return markup`${whiskers(curve, series, x, y)}${marks}`;
}

/** The confidence limits of each bin. */
function whiskers(
  { x: places, low, high }: CalibrationCurve,
  series: 'a' | 'b',
  x: (v: number) => number,
  y: (v: number) => number,
): Markup | null {
  if (low === undefined || low === null || high === undefined || high === null) return null;
  return markup`${places.slice(0, 60).map((place, i) => markup`<line class="whisker ${series}" x1="${x(place)}" x2="${x(place)}" y1="${y(low[i] ?? 0)}" y2="${y(high[i] ?? 0)}"/>`)}`;
}

/** The whole unit, or the part near 0 where every bin of a rare class lies. */
function calibrationEnd(curves: readonly CalibrationCurve[]): number {
  const largest = max(curves.flatMap(({ x, y, high }) => [...x, ...y, ...(high ?? [])])) ?? 1;
  if (largest > 0.5 || largest <= 0) return 1;
  return scaleLinear([0, largest], [0, 1]).nice(5).domain()[1] ?? 1;
}

/** A binary model promises positives; others promise that their answer is right. */
function calibrationTitles({ task }: EvaluatePredicate): { xTitle: string; yTitle: string } {
  return task === 'binary-classification'
    ? { xTitle: 'Mean predicted probability', yTitle: 'Share of positives' }
    : { xTitle: 'Mean confidence', yTitle: 'Share predicted right' };
}

/** The reliability diagram; null without its points. */
export function calibrationPlot(predicate: EvaluatePredicate): Plot | null {
  const pair = predicate.plots?.calibration ?? null;
  if (pair === null) return null;
  const { challenger, champion } = pair;
  const series = seriesOf(pair);
  const words = (item: Series): string =>
    calibrationWords(
      item.name,
      item.name === 'champion' && champion !== null ? champion : challenger,
    );
  const entries = entriesOf(series, words);
  const rows = challenger.rows.reduce((sum, count) => sum + count, 0);
  const draw = drawSeries(series);
  const titles = calibrationTitles(predicate);
  const end = calibrationEnd(champion === null ? [challenger] : [champion, challenger]);
  return unitPlot({
    title: 'Calibration',
    description: `${titles.yTitle} against ${titles.xTitle.toLowerCase()} in ${challenger.x.length} bins of ${formatCount(rows)} rows; mean distance from the diagonal: ${entries.map((entry) => entry.words).join('; ')}.`,
    xTitle: `${titles.xTitle} (mark grows with rows)`,
    yTitle: titles.yTitle,
    entries,
    end,
    draw: (x, y) =>
      markup`<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(end)}" y2="${y(end)}"/>${draw(x, y)}${champion === null ? null : calibrationMarks(champion, 'b', x, y)}${calibrationMarks(challenger, 'a', x, y)}`,
  });
}
