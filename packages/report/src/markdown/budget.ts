/** A piece of a document that may be dropped as a whole. */
export interface Part {
  /** What it is, for the note that says what was left out. */
  readonly name: string;
  readonly markdown: string;
  /** Parts with larger numbers are dropped first. */
  readonly priority: number;
}

/** How the size of a document is counted: GitHub counts comments in characters, files in bytes. */
export type Measure = (text: string) => number;

export const inCharacters: Measure = (text) => text.length;
export const inBytes: Measure = (text) => Buffer.byteLength(text, 'utf8');

/** A document of which some parts were dropped. */
export interface Fitted {
  readonly markdown: string;
  readonly dropped: readonly Part[];
}

/**
 * Drops whole parts, the least important first, until the assembled document fits. Nothing is
 * ever cut in the middle, so that no fence, table row or character breaks.
 *
 * @param assemble makes the document of the parts that stay and those that were dropped; without
 *   any part it must fit
 */
export function fit(
  parts: readonly Part[],
  limit: number,
  measure: Measure,
  assemble: (kept: ReadonlySet<Part>, dropped: readonly Part[]) => string,
): Fitted {
  const kept = new Set(parts);
  const dropped: Part[] = [];
  const byImportance = parts
    .map((part, index) => ({ part, index }))
    .sort((a, b) => b.part.priority - a.part.priority || b.index - a.index)
    .map(({ part }) => part);
  let markdown = assemble(kept, dropped);
  let excess = measure(markdown) - limit;
  for (const part of byImportance) {
    if (excess <= 0) break;
    kept.delete(part);
    dropped.push(part);
    excess -= measure(part.markdown);
    if (excess > 0) continue;
    markdown = assemble(kept, dropped);
    excess = measure(markdown) - limit;
  }
  return { markdown: excess > 0 ? assemble(kept, dropped) : markdown, dropped };
}
