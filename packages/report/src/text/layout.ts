import stringWidth from 'string-width';

/** Width of the terminal that the text is made for. */
export const TEXT_WIDTH = 100;

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

/**
 * Widths of a table's columns within `room`: as wide as their cells, then the widest of those
 * that may shrink give way, one character at a time, down to `least`.
 */
export function fitWidths(
  natural: readonly number[],
  mayShrink: readonly boolean[],
  room: number,
  least = 12,
): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = widths.reduce(
      (best, width, i) =>
        mayShrink[i] === true && width > least && width > (widths[best] ?? 0) ? i : best,
      -1,
    );
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
  return widths;
}
