import { stripVTControlCharacters } from 'node:util';

export interface TableColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Text from outside without what a terminal would obey. */
export function clean(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .trim();
}

const segmenter = new Intl.Segmenter();

/** Columns that text takes: East Asian wide characters and emoji take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    const isWide =
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uFF01-\uFF60]|\p{Emoji_Presentation}/u;
    width += isWide.test(segment) ? 2 : 1;
  }
  return width;
}

function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? blanks + text : text + blanks;
}

/** A table for a terminal, two blanks between columns; columns without any text are left out. */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const cells = rows.map((row) => columns.map((_, i) => clean(row[i] ?? '')));
  const used = columns
    .map((column, i) => ({ column, i }))
    .filter(({ i }) => cells.some((row) => row[i] !== ''));
  const widths = used.map(({ column, i }) =>
    Math.max(widthOf(column.title), ...cells.map((row) => widthOf(row[i] ?? ''))),
  );
  const line = (texts: readonly string[]): string =>
    used
      .map(({ column }, place) => pad(texts[place] ?? '', widths[place] ?? 0, column.align))
      .join('  ')
      .trimEnd();
  const header = line(used.map(({ column }) => column.title));
  return [header, ...cells.map((row) => line(used.map(({ i }) => row[i] ?? '')))].join('\n');
}
