/**
 * Foreign text (model and column names, class labels, reasons, paths …) before it is escaped for
 * a surface: well-formed, on one line, without invisible characters, and of bounded length. Every
 * escape module starts from here.
 */

/** Longest name (model, column, class, file) that is shown, in characters. */
export const NAME_LIMIT = 80;
/** Longest gate line that is shown. */
export const GATE_LIMIT = 160;
/** Longest sentence (reason, headline, note) that is shown. */
export const PROSE_LIMIT = 400;

/** Line ends of Unicode (UAX #14), CR LF as one. */
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/**
 * Control and format characters (bidirectional overrides, zero-width spaces, tags), private and
 * unassigned code points: what is in a text without being seen. The joiners U+200C and U+200D
 * stay, since scripts and emoji need them.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

function codePointName(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `⟨U+${hex}⟩`;
}

/** At most `limit` code points, the last of them `…` where something was cut. */
export function cap(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = Array.from(text.slice(0, 2 * limit + 2));
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
}

/** Cuts early what is far too long, so that ten megabytes cost no more than one kilobyte. */
function bounded(text: string, limit: number): string {
  return text.length > 4 * limit ? `${text.slice(0, 4 * limit)}…` : text;
}

/**
 * A sentence on one line: white space collapsed, invisible characters written as `⟨U+202E⟩`, at
 * most `limit` characters.
 */
export function cleanProse(text: string, limit = PROSE_LIMIT): string {
  const line = bounded(text, limit)
    .toWellFormed()
    .replace(LINE_ENDS, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(INVISIBLE, codePointName);
  return cap(line, limit);
}

/**
 * A name on one line that still shows what is special about it: line ends are `↵`, tabs `⇥`,
 * blanks at either end `␣`, invisible characters `⟨U+202E⟩`, nothing at all is `(empty)`.
 */
export function cleanName(text: string, limit = NAME_LIMIT): string {
  if (text === '') return '(empty)';
  const line = bounded(text, limit)
    .toWellFormed()
    .replace(LINE_ENDS, '↵')
    .replaceAll('\t', '⇥')
    .replace(INVISIBLE, codePointName)
    .replace(/^\s+|\s+$/gu, (blanks) => '␣'.repeat(blanks.length))
    .replace(/\s/gu, ' ');
  return cap(line, limit);
}

/** Part of a line: a sentence that keeps one blank at either end where it has any. */
export function cleanPiece(text: string, limit = PROSE_LIMIT): string {
  const words = cleanProse(text, limit);
  if (words === '') return text === '' ? '' : ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${words}${/\s$/.test(text) ? ' ' : ''}`;
}
