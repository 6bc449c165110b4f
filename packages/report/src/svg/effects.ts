import type { DriftPredicate } from '@slipway/core';
import { formatCount } from '@slipway/core';
import { formatValue } from '../display/numbers.ts';
import type { NamedColumn } from '../document/drift.ts';
import { effectRatio, orderedColumns } from '../document/drift.ts';
import type { Markup } from '../escape/markup.ts';
import { markup } from '../escape/markup.ts';
import { bottomAxis, linear } from './axes.ts';
import type { Plot } from './plot.ts';
import { label, textWidth } from './plot.ts';

const WIDTH = 860;
const ROW = 24;
const MAX_ROWS = 30;
/** Longer bars end in an arrow: ten times the threshold and a hundred times are both far beyond. */
const MAX_RATIO = 10;

function words({ column }: NamedColumn): string {
  const effect = column.effect === null ? '—' : formatValue(column.effect);
  const threshold = column.threshold === null ? '—' : formatValue(column.threshold);
  return `${column.method ?? 'effect'} ${effect}, limit ${threshold}`;
}

function drawBar(
  named: NamedColumn,
  y: number,
  x: (ratio: number) => number,
  names: number,
  numbers: number,
): Markup {
  const ratio = effectRatio(named.column);
  const end = x(Math.min(ratio, MAX_RATIO));
  const kind = named.state === 'drifted' ? 'fill-bad' : 'fill-neutral';
  const beyond =
    ratio > MAX_RATIO ? markup`<path class="${kind}" d="M${end + 2} ${y - 7}l7 7l-7 7z"/>` : null;
  return markup`<text class="name end" x="${names}" y="${y + 4}">${label(named.name, 28)}</text><rect class="${kind}" x="${x(0)}" y="${y - 7}" width="${Math.max(1, end - x(0))}" height="14" fill-opacity="${named.state === 'drifted' ? 0.9 : 0.45}"/>${beyond}<text class="name" x="${numbers}" y="${y + 4}">${words(named)}${named.state === 'drifted' ? ', drifted' : ''}</text>`;
}

/**
 * The effect of every column as a multiple of its own threshold, drifted columns first; null when
 * no column has both.
 */
export function effectPlot(predicate: DriftPredicate): Plot | null {
  const all = orderedColumns(predicate).filter(
    ({ column }) => column.effect !== null && column.threshold !== null,
  );
  if (all.length === 0) return null;
  const columns = all.slice(0, MAX_ROWS);
  const widest = (texts: string[]): number => Math.max(...texts.map((text) => textWidth(text)));
  const names = Math.min(230, widest(columns.map(({ name }) => label(name, 28))) + 8);
  const numbers = WIDTH - widest(columns.map((column) => `${words(column)}, drifted`)) - 8;
  const ratios = columns.map(({ column }) => Math.min(effectRatio(column), MAX_RATIO));
  const x = linear(0, Math.max(1.25, ...ratios), [names + 14, numbers - 26]);
  const [top, bottom] = [22, 22 + columns.length * ROW];
  const rest = all.length - columns.length;
  const more = rest > 0 ? ` (${formatCount(rest)} more in the table)` : '';
  const drifted = columns.filter(({ state }) => state === 'drifted');
  return {
    title: `Drift effect against threshold${more}`,
    description: `${formatCount(drifted.length)} of the ${formatCount(columns.length)} columns shown drifted: ${columns.map((column) => `${label(column.name, 40)} ${words(column)}`).join('; ')}.`,
    width: WIDTH,
    height: bottom + 46,
    body: markup`${bottomAxis(x, top, bottom, { title: 'effect ÷ threshold', grid: true })}${columns.map((column, i) => drawBar(column, top + ROW * (i + 0.5), x, names, numbers))}<line class="limit" x1="${x(1)}" x2="${x(1)}" y1="${top - 4}" y2="${bottom}"/><text class="middle" x="${x(1)}" y="${top - 8}">threshold</text>`,
  };
}
