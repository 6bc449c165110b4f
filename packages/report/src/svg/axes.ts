import type { ScaleContinuousNumeric } from 'd3-scale';
import { scaleLinear } from 'd3-scale';
import type { Markup } from '../escape/markup.ts';
import { markup } from '../escape/markup.ts';
import type { Margin } from './plot.ts';
import { textWidth } from './plot.ts';

export type Scale = ScaleContinuousNumeric<number, number>;

/** A linear scale over the values; an empty range is widened so that it can be drawn. */
export function linear(low: number, high: number, range: readonly [number, number]): Scale {
  const pad = high > low ? 0 : Math.abs(low) / 2 || 0.5;
  return scaleLinear([low - pad, high + pad], range);
}

/** Ticks and how they are written: thousands and more with SI prefixes. */
function ticksOf(scale: Scale, count: number, isPercent: boolean): { at: number; text: string }[] {
  const [low = 0, high = 1] = scale.domain();
  const isLarge = Math.max(Math.abs(low), Math.abs(high)) >= 10_000;
  const write = scale.tickFormat(count, isPercent ? '~%' : isLarge ? '~s' : undefined);
  return scale.ticks(count).map((at) => ({ at, text: write(at) }));
}

export interface AxisOptions {
  readonly title: string;
  readonly ticks?: number;
  readonly grid?: boolean;
  readonly percent?: boolean;
}

/** An axis under the area, with its title. */
export function bottomAxis(
  scale: Scale,
  top: number,
  bottom: number,
  { title, ticks = 5, grid = false, percent = false }: AxisOptions,
): Markup {
  const [left = 0, right = 0] = scale.range();
  return markup`<line class="baseline" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${ticksOf(
    scale,
    ticks,
    percent,
  ).map(
    ({ at, text }) =>
      markup`${grid ? markup`<line class="grid" x1="${scale(at)}" x2="${scale(at)}" y1="${top}" y2="${bottom}"/>` : null}<text class="middle" x="${scale(at)}" y="${bottom + 17}">${text}</text>`,
  )}<text class="axis-title middle" x="${(left + right) / 2}" y="${bottom + 36}">${title}</text>`;
}

/** An axis left of the area, with grid lines over its width and its title turned upwards. */
export function leftAxis(
  scale: Scale,
  left: number,
  right: number,
  { title, ticks = 5, percent = false }: AxisOptions,
): Markup {
  const [low = 0, high = 0] = scale.range();
  const middle = (low + high) / 2;
  return markup`${ticksOf(scale, ticks, percent).map(
    ({ at, text }) =>
      markup`<line class="grid" x1="${left}" x2="${right}" y1="${scale(at)}" y2="${scale(at)}"/><text class="end" x="${left - 7}" y="${scale(at) + 4}">${text}</text>`,
  )}<text class="axis-title middle" transform="translate(13 ${middle}) rotate(-90)">${title}</text>`;
}

/** An entry of a legend: the mark it explains and the words. */
export interface LegendEntry {
  readonly words: string;
  readonly mark: (x: number, y: number) => Markup;
}

/** The mark of a curve. */
export function lineMark(series: 'a' | 'b'): LegendEntry['mark'] {
  return (x, y) =>
    markup`<line class="line ${series}" x1="${x}" x2="${x + 24}" y1="${y}" y2="${y}"/>`;
}

/** The mark of a dashed guide. */
export const guideMark: LegendEntry['mark'] = (x, y) =>
  markup`<line class="guide" x1="${x}" x2="${x + 24}" y1="${y}" y2="${y}"/>`;

/** The mark of a limit. */
export const limitMark: LegendEntry['mark'] = (x, y) =>
  markup`<line class="limit" x1="${x}" x2="${x + 24}" y1="${y}" y2="${y}"/>`;

const ENTRY_GAP = 18;
const LINE_HEIGHT = 18;

/** Lays the entries out in lines of at most `width`. */
function legendLines(entries: readonly LegendEntry[], width: number): LegendEntry[][] {
  const lines: LegendEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const needed = 30 + textWidth(entry.words) + ENTRY_GAP;
    const line = lines.at(-1);
    if (line !== undefined && needed <= room) line.push(entry);
    else lines.push([entry]);
    room = (line !== undefined && needed <= room ? room : width) - needed;
  }
  return lines;
}

/** The legend above the area: its drawing, and the height it takes. */
export function legend(
  entries: readonly LegendEntry[],
  left: number,
  width: number,
): { body: Markup; height: number } {
  const lines = legendLines(entries, width);
  const body = lines.map((line, i) => {
    const y = 12 + i * LINE_HEIGHT;
    let x = left;
    return line.map((entry) => {
      const start = x;
      x += 30 + textWidth(entry.words) + ENTRY_GAP;
      return markup`${entry.mark(start, y)}<text class="name" x="${start + 30}" y="${y + 4}">${entry.words}</text>`;
    });
  });
  return { body: markup`${body}`, height: lines.length * LINE_HEIGHT + 8 };
}

/** The area inside the margins. */
export function area(
  width: number,
  height: number,
  margin: Margin,
): { left: number; right: number; top: number; bottom: number } {
  return {
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  };
}
