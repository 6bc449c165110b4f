import type { NumberFormat } from './options.ts';
import { literal } from './sql.ts';

/** Blanks that group digits: the plain one, the no-break one and the narrow no-break one. */
const BLANKS = '[ \u00a0\u202f]';

/** SQL condition: all of the text has the form. */
export function fullMatch(text: string, pattern: string): string {
  return `regexp_full_match(${text}, ${literal(pattern)})`;
}

function escapePattern(text: string): string {
  return text.replace(/[.+*?^$()[\]{}|\\]/g, String.raw`\$&`);
}

/** Whether `t` begins with a zero and another digit, as codes do and numbers do not. */
function looksLikeCode(text: string): string {
  return `(${text} >= '00' AND ${text} < '0:')`;
}

function isPlain(format: NumberFormat): boolean {
  return format.decimal === '.' && format.thousands === null;
}

/**
 * SQL of a number's text in the form that DuckDB casts: separators of thousands taken out, the
 * decimal separator a point; null where the text is not written in this format (groups of three
 * digits, the decimal separator behind them).
 */
export function numberText(text: string, format: NumberFormat): string {
  if (isPlain(format)) return text;
  const decimal = escapePattern(format.decimal);
  const group = format.thousands === ' ' ? BLANKS : escapePattern(format.thousands ?? '');
  const grouped = format.thousands === null ? '' : String.raw`|\d{1,3}(${group}\d{3})+`;
  const digits = String.raw`(\d+${grouped})(${decimal}\d*)?|${decimal}\d+`;
  const pattern = String.raw`[+-]?((${digits})([eE][+-]?\d+)?|(?i:nan|inf|infinity))`;
  const ungrouped =
    format.thousands === null ? text : `regexp_replace(${text}, ${literal(group)}, '', 'g')`;
  return (
    `CASE WHEN ${fullMatch(text, pattern)} ` +
    `THEN replace(${ungrouped}, ${literal(format.decimal)}, '.') END`
  );
}

/** SQL condition: the text is a number in this format. */
export function isNumber(text: string, format: NumberFormat, codesToo: boolean): string {
  const number = numberText(text, format);
  const conditions = [`TRY_CAST(${number} AS DOUBLE) IS NOT NULL`, `NOT contains(${number}, '_')`];
  if (!codesToo) conditions.push(`NOT ${looksLikeCode(text)}`);
  return `(${conditions.join(' AND ')})`;
}
