import type { EvaluatePredicate } from '@slipway/core';
import { formatCount } from '@slipway/core';
import { formatPercent } from '../display/numbers.ts';
import type { Markup } from '../escape/markup.ts';
import { markup } from '../escape/markup.ts';
import type { Plot } from './plot.ts';
import { label, textWidth } from './plot.ts';

/** Larger matrices keep their most frequent classes and sum the others up. */
const MAX_CLASSES = 12;

interface Matrix {
  readonly names: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/** Sums all but the most frequent classes into one. */
function condense({ names, counts }: Matrix): Matrix {
  if (names.length <= MAX_CLASSES) return { names, counts };
  const total = (i: number): number => (counts[i] ?? []).reduce((sum, count) => sum + count, 0);
  const order = names.map((_, i) => i).sort((a, b) => total(b) - total(a) || a - b);
  const kept = order.slice(0, MAX_CLASSES - 1).sort((a, b) => a - b);
  const position = new Map(kept.map((original, i) => [original, i]));
  const size = kept.length + 1;
  const summed = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [i, row] of counts.entries()) {
    for (const [j, count] of row.entries()) {
      const target = summed[position.get(i) ?? size - 1];
      const at = position.get(j) ?? size - 1;
      if (target !== undefined) target[at] = (target[at] ?? 0) + count;
    }
  }
  const others = `${names.length - kept.length} others`;
  return { names: [...kept.map((i) => names[i] ?? ''), others], counts: summed };
}

interface Geometry {
  readonly left: number;
  readonly top: number;
  /** Size of a cell. */
  readonly width: number;
  readonly height: number;
}

/** Few classes have square cells, many have flat ones on a wider drawing. */
function geometryOf(names: readonly string[]): Geometry & { readonly total: number } {
  const room = 36 + Math.max(...names.map((name) => textWidth(label(name, 16))));
  const isSmall = names.length <= 4;
  const total = isSmall ? 420 : 860;
  const width = Math.min(96, Math.floor((total - room - 8) / names.length));
  const left = room + (total - room - 8 - names.length * width) / 2;
  return { left, top: 44, width, height: isSmall ? width : 32, total };
}

function drawCell(count: number, share: number, x: number, y: number, cell: Geometry): Markup {
  const [middle, centre] = [x + cell.width / 2, y + cell.height / 2];
  const roomy = cell.height >= 60;
  const percent = roomy
    ? markup`<text class="name middle" x="${middle}" y="${centre + 16}">${formatPercent(share)}</text>`
    : null;
  return markup`<rect class="cell fill-a" x="${x}" y="${y}" width="${cell.width}" height="${cell.height}" fill-opacity="${0.04 + 0.5 * share}"/><text class="name middle" x="${middle}" y="${centre + (roomy ? 0 : 4)}">${formatCell(count, cell.width)}</text>${percent}`;
}

/** Counts that would not fit are written with SI prefixes. */
function formatCell(count: number, width: number): string {
  const full = formatCount(count);
  if (textWidth(full) < width - 6) return full;
  return new Intl.NumberFormat('en-US', { notation: 'compact' }).format(count);
}

function drawMatrix({ names, counts }: Matrix, geometry: Geometry): Markup {
  const { left, top, width, height } = geometry;
  const rows = counts.map((row, i) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const y = top + i * height;
    const cells = row.map((count, j) =>
      drawCell(count, total === 0 ? 0 : count / total, left + j * width, y, geometry),
    );
    return markup`<text class="name end" x="${left - 8}" y="${y + height / 2 + 4}">${label(names[i] ?? '', 16)}</text>${cells}`;
  });
  const room = Math.max(3, Math.floor((width - 4) / 7));
  const heads = names.map(
    (name, j) =>
      markup`<text class="name middle" x="${left + (j + 0.5) * width}" y="${top - 8}">${label(name, room)}</text>`,
  );
  return markup`${heads}${rows}`;
}

function describe({ names, counts }: Matrix): string {
  const rows = counts.map((row, i) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const right = row[i] ?? 0;
    const share =
      total === 0 ? 'no rows' : `${formatPercent(right / total)} of ${formatCount(total)}`;
    return `${label(names[i] ?? '', 40)}: ${share}`;
  });
  return `Rows predicted right, by true class: ${rows.join('; ')}.`;
}

/**
 * The confusion matrix of the challenger or the champion: true classes down, predicted ones
 * across, shaded by the share of the true class; null without one.
 */
export function confusionPlot(
  predicate: EvaluatePredicate,
  whose: 'challenger' | 'champion',
): Plot | null {
  const counts =
    whose === 'challenger' ? predicate.confusionMatrix : predicate.championConfusionMatrix;
  if (counts === null || counts.length === 0) return null;
  const names = counts.map((_, i) => predicate.classes?.[i] ?? String(i));
  const matrix = condense({ names, counts });
  const size = matrix.names.length;
  const geometry = geometryOf(matrix.names);
  const { left, top, total } = geometry;
  const centre = left + (size * geometry.width) / 2;
  const bottom = top + size * geometry.height;
  const widest = Math.max(...matrix.names.map((name) => textWidth(label(name, 16))));
  const side = left - widest - 22;
  return {
    title: whose === 'challenger' ? 'Confusion matrix' : 'Confusion matrix of the champion',
    description: describe(matrix),
    width: total,
    height: bottom + 34,
    body: markup`<text class="axis-title middle" x="${centre}" y="14">predicted class</text><text class="axis-title middle" transform="translate(${side} ${(top + bottom) / 2}) rotate(-90)">true class</text>${drawMatrix(matrix, geometry)}<text class="middle" x="${centre}" y="${bottom + 22}">shade: share of the true class</text>`,
  };
}
