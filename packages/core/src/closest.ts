import { distance } from 'fastest-levenshtein';

/**
 * The candidate that was most probably meant by a mistyped name, or null when none is near
 * (Levenshtein distance above a third of the name's length). Letter case, `_`, `-` and blanks
 * count as equal.
 */
export function closest(name: string, candidates: Iterable<string>): string | null {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, ' ');
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: { candidate: string; edits: number } | null = null;
  for (const candidate of candidates) {
    const edits = distance(plain(name), plain(candidate));
    if (edits <= limit && (best === null || edits < best.edits)) best = { candidate, edits };
  }
  return best?.candidate ?? null;
}

/** `; did you mean "x"?` for error messages, or an empty text. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const candidate = closest(name, candidates);
  return candidate === null ? '' : `; did you mean "${candidate}"?`;
}

/** Names for an error message: quoted, in order, at most `limit` of them. */
export function listNames(names: readonly string[], limit = 20): string {
  const shown = names.slice(0, limit).map((name) => `"${name}"`);
  const rest = names.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
