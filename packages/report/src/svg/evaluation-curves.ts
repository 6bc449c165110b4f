import type { Curve, EvaluatePredicate } from '@slipway/core';
import { extent } from 'd3-array';
import { formatFixed, formatPercent, formatValue } from '../display/numbers.ts';
import { markup } from '../escape/markup.ts';
import { area, bottomAxis, leftAxis, limitMark, legend, linear } from './axes.ts';
import {
  AREA_HEIGHT,
  drawSeries,
  entriesOf,
  heightAt,
  readOff,
  seriesOf,
  unitPlot,
  WIDTH,
} from './curves.ts';
import { label } from './plot.ts';
import type { Plot } from './plot.ts';

/** The share of all rows that are taken in the descriptions of gains. */
const TOP = 0.1;

function gainWords(name: string, curve: Curve): string {
  const found = heightAt(curve, TOP);
  return found === null ? name : `${name}, lift ${formatFixed(found / TOP, 1)} in the top 10%`;
}

/** The cumulative gain; null without its points. */
export function gainPlot(predicate: EvaluatePredicate): Plot | null {
  const gain = predicate.plots?.gain ?? null;
  if (gain === null) return null;
  const series = seriesOf(gain);
  const entries = entriesOf(series, ({ name, curve }) => gainWords(name, curve));
  const draw = drawSeries(series);
  return unitPlot({
    title: 'Cumulative gain',
    description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.2, 'Share of the positives among the fifth of the rows with the highest scores')}`,
    xTitle: 'Share of rows, highest scores first',
    yTitle: 'Share of positives found',
    entries,
    draw: (x, y) =>
      markup`<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>${draw(x, y)}`,
  });
}

/** The detection error trade-off; null without its points. */
export function detPlot(predicate: EvaluatePredicate): Plot | null {
  const det = predicate.plots?.det ?? null;
  if (det === null) return null;
  const series = seriesOf(det);
  const entries = entriesOf(series, ({ name }) => name);
  const draw = drawSeries(series);
  return unitPlot({
    title: 'Detection error trade-off',
    description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.1, 'False negative rate at a false positive rate of 0.1')}`,
    xTitle: 'False positive rate',
    yTitle: 'False negative rate',
    entries,
    draw: (x, y) =>
      markup`<line class="guide" x1="${x(0)}" y1="${y(1)}" x2="${x(1)}" y2="${y(0)}"/>${draw(x, y)}`,
  });
}

/** What the threshold's rule looks at, at every threshold; null without its points. */
export function thresholdPlot(predicate: EvaluatePredicate): Plot | null {
  const curves = predicate.plots?.threshold ?? null;
  const decision = predicate.decision ?? null;
  if (curves === null || decision === null) return null;
  const series = seriesOf(curves);
  const chosen = decision.threshold;
  const entries = [
    ...entriesOf(series, ({ name }) => name),
    ...(chosen === null ? [] : [{ words: `chosen, ${formatValue(chosen)}`, mark: limitMark }]),
  ];
  const left = 60;
  const { body, height } = legend(entries, left, WIDTH - left - 14);
  const total = height + AREA_HEIGHT + 46;
  const inner = area(WIDTH, total, { top: height, right: 14, bottom: 46, left });
  const [lowX = 0, highX = 1] = extent(series.flatMap(({ curve }) => curve.x));
  const [lowY = 0, highY = 1] = extent(series.flatMap(({ curve }) => curve.y));
  const x = linear(lowX, highX, [inner.left, inner.right]);
  const y = linear(lowY, highY, [inner.bottom, inner.top]);
  const rule = label(decision.rule, 60);
  const what = decision.rule.replace(/^\S+\s+/, '').replace(/\s+with\s.*$/, '');
  const best = decision.objective === null ? '' : ` and gives ${formatValue(decision.objective)}`;
  const at = chosen === null ? 'none was chosen' : `${formatValue(chosen)} was chosen${best}`;
  return {
    title: 'Threshold',
    description: `${what} at thresholds from ${formatValue(lowX)} to ${formatValue(highX)}, on ${formatPercent(decision.chosenOn.rows / (decision.chosenOn.rows + predicate.rows))} of the rows; ${at} to ${rule}.`,
    width: WIDTH,
    height: total,
    body: markup`${leftAxis(y, inner.left, inner.right, { title: label(what, 40) })}${bottomAxis(x, inner.top, inner.bottom, { title: 'Threshold', grid: true })}${chosen === null ? null : markup`<line class="limit" x1="${x(chosen)}" x2="${x(chosen)}" y1="${inner.top}" y2="${inner.bottom}"/>`}${drawSeries(series)(x, y)}${body}`,
  };
}
