const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** Merges neighbouring bins until at most `bins` are left. */
export function mergeBins(counts: readonly number[], bins: number): number[] {
  if (counts.length <= bins) return [...counts];
  const merged = new Array<number>(bins).fill(0);
  for (const [i, count] of counts.entries()) {
    const at = Math.floor((i * bins) / counts.length);
    merged[at] = (merged[at] ?? 0) + count;
  }
  return merged;
}

/**
 * A histogram as a line of text, tallest bar full height: `▁▂▅█▃`. An empty bin is the lowest
 * bar, so that every bin keeps its place.
 */
export function sparkline(counts: readonly number[], bins = 10): string {
  const merged = mergeBins(counts, bins);
  const tallest = Math.max(0, ...merged);
  if (tallest === 0) return '';
  return merged
    .map((count) => BARS[Math.round((count / tallest) * (BARS.length - 1))] ?? '▁')
    .join('');
}

/** Shares of a total; all zero when there is none. */
export function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total > 0 ? count / total : 0));
}
