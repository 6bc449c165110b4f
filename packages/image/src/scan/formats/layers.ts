import type { LayerOrigin } from '../report.ts';

interface HistoryEntry {
  readonly created_by?: string | null | undefined;
  readonly empty_layer?: boolean | null | undefined;
}

/** The layers with their instructions; without these where the history does not fit the layers. */
export function layersOf(
  diffIds: readonly string[],
  history: readonly HistoryEntry[],
): LayerOrigin[] {
  const makers = history.filter((entry) => entry.empty_layer !== true);
  const fits = makers.length === diffIds.length;
  return diffIds.map((diffId, i) => ({
    diffId,
    createdBy: fits ? (makers[i]?.created_by ?? null) : null,
  }));
}
