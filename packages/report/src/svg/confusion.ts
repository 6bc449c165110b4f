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
  readonly cell: number;
  readonly left: number;
  readonly top: number;
}

function drawCell(count: number, share: number, x: number, y: number, cell: number): Markup {
  const kind = share > 0.55 ? 'strong' : 'name';
  const middle = x + cell / 2;
  const roomy = cell >= 60;
  const percent = roomy
    ? markup`<text class="${kind} middle" x="${middle}" y="${y + cell / 2 + 16}">${formatPercent(share)}</text>`
    : null;
  return markup`<rect class="cell fill-a" x="${x}" y="${y}" width="${cell}" height="${cell}" fill-opacity="${0.06 + 0.84 * share}"/><text class="${kind} middle" x="${middle}" y="${y + cell / 2 + (roomy ? 0 : 4)}">${formatCell(count, cell)}</text>${percent}`;
}

/** Counts that would not fit are written with SI prefixes. */
function formatCell(count: number, cell: number): string {
  const full = formatCount(count);
  if (textWidth(full) < cell - 6) return full;
  return new Intl.NumberFormat('en-US', { notation: 'compact' }).format(count);
}

function drawMatrix({ names, counts }: Matrix, { cell, left, top }: Geometry): Markup {
  const rows = counts.map((row, i) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const y = top + i * cell;
    const cells = row.map((count, j) =>
      drawCell(count, total === 0 ? 0 : count / total, left + j * cell, y, cell),
    );
    return markup`<text class="name end" x="${left - 8}" y="${y + cell / 2 + 4}">${label(names[i] ?? '', 16)}</text>${cells}`;
  });
  const room = Math.max(3, Math.floor((cell - 4) / 7));
  const heads = names.map(
    (name, j) =>
      markup`<text class="name middle" x="${left + (j + 0.5) * cell}" y="${top - 8}">${label(name, room)}</text>`,
  );
  return markup`${heads}${rows}`;
}

function describe({ names, counts }: Matrix): string {
  const rows = counts.map((row, i) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const right = row[i] ?? 0;
    const share = total === 0 ? 'no rows' : `${formatPercent(right / total)} of ${formatCount(total)}`;
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
  const cell = Math.max(34, Math.min(92, Math.floor(300 / size)));
  const widest = Math.max(...matrix.names.map((name) => textWidth(label(name, 16))));
  const geometry = { cell, left: 36 + widest, top: 44 };
  const width = Math.max(260, geometry.left + size * cell + 8);
  const centre = geometry.left + (size * cell) / 2;
  const middle = geometry.top + (size * cell) / 2;
  return {
    title: whose === 'challenger' ? 'Confusion matrix' : 'Confusion matrix of the champion',
    description: describe(matrix),
    width,
    height: geometry.top + size * cell + 10,
    body: markup`<text class="axis-title middle" x="${centre}" y="14">predicted class (shade: share of the true class)</text><text class="axis-title middle" transform="translate(13 ${middle}) rotate(-90)">true class</text>${drawMatrix(matrix, geometry)}`,
  };
}
