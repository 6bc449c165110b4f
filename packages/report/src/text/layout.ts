import stringWidth from 'string-width';

/** Width of the terminal that the text is made for. */
export const TEXT_WIDTH = 100;
/** No column is made narrower than this. */
const LEAST_WIDTH = 8;

/** Cuts a text to a display width; wide characters count two. */
export function truncate(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const char of text) {
    if (stringWidth(kept + char) > width - 1) break;
    kept += char;
  }
  return `${kept}…`;
}

/** Fills a text with blanks to a display width. */
export function pad(text: string, width: number, align: 'left' | 'right' | 'center'): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? blanks + text : text + blanks;
}

/** Breaks a line at blanks so that it fits; the lines after the first are indented. */
export function wrap(text: string, indent: string, hanging = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    const room = TEXT_WIDTH - stringWidth(line) - (isEmpty ? 0 : 1);
    if (!isEmpty && stringWidth(word) > room) {
      lines.push(line);
      line = hanging;
      isEmpty = true;
    }
    const piece = truncate(word, TEXT_WIDTH - stringWidth(line));
    line += isEmpty ? piece : ` ${piece}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** Takes from the widest of the columns that may shrink, one character at a time. */
function shrinkWidths(
  widths: readonly number[],
  mayShrink: (i: number) => boolean,
  room: number,
): number[] {
  const shrunk = [...widths];
  let excess = shrunk.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const candidates = shrunk.map((width, i) => (mayShrink(i) ? width : 0));
    const widest = candidates.indexOf(Math.max(...candidates));
    if ((candidates[widest] ?? 0) <= LEAST_WIDTH) break;
    shrunk[widest] = (shrunk[widest] ?? 0) - 1;
    excess--;
  }
  return shrunk;
}

/**
 * Widths of a table's columns within `room`: as wide as their cells; where that is too much,
 * those of words give way first, then any, down to `LEAST_WIDTH`.
 */
export function fitWidths(
  natural: readonly number[],
  isWords: readonly boolean[],
  room: number,
): number[] {
  const first = shrinkWidths(natural, (i) => isWords[i] === true, room);
  return shrinkWidths(first, () => true, room);
}
