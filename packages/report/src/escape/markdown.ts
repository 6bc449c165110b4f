import { isWebAddress } from '../links.ts';
import { cleanName, cleanPiece, cleanProse, NAME_LIMIT, PROSE_LIMIT } from './clean.ts';

/**
 * Foreign text in GitHub-flavoured Markdown. A backslash or `&#64;` before a name still notifies
 * on GitHub, since mentions are looked for after Markdown was rendered; only code formatting or a
 * character in between breaks them.
 */
const BREAK = '\u200b';

/** Breaks mentions, references to issues, automatic links, emoji short codes and HTML comments. */
function breakReferences(text: string): string {
  return text
    .replace(/@/g, `@${BREAK}`)
    .replace(/#(?=[\p{L}\p{N}])/gu, `#${BREAK}`)
    .replace(/\b(gh)-(?=\d)/giu, `$1${BREAK}-`)
    .replace(/\b(www)\./giu, `$1${BREAK}.`)
    .replace(/:(?=\S)/gu, `:${BREAK}`);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // GitHub's own way to write a dollar sign that starts no formula.
  $: '<span>$</span>',
};

/** Backslashes for everything that Markdown or a table cell could take for itself. */
function escapeSyntax(text: string): string {
  return text
    .replace(/[&<>$]/g, (char) => ESCAPES[char] ?? char)
    .replace(/[\\`*[\]{}|~^]/g, String.raw`\$&`)
    .replace(/#/g, String.raw`\#`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replace(/^\s?(?:[-+=]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** A foreign sentence (or part of one) as Markdown text, safe in a paragraph, a list item and a table cell. */
export function markdownText(text: string, limit = PROSE_LIMIT): string {
  return escapeSyntax(breakReferences(cleanPiece(text, limit)));
}

/** A number of ours, formatted: nothing in it is foreign, but `<` and `|` still are syntax. */
export function markdownValue(text: string): string {
  return text.replace(/[&<>]/g, (char) => ESCAPES[char] ?? char).replaceAll('|', String.raw`\|`);
}

/**
 * A foreign name in code formatting, safe in a paragraph and in a table cell. Names that a code
 * span cannot hold in both places (a pipe, a backtick, a comment's start) stand in `<code>`.
 */
export function markdownCode(text: string, limit = NAME_LIMIT): string {
  const name = cleanName(text, limit);
  if (!/[`|\\$]|<!/.test(name)) return `\`${name}\``;
  return `<code>${escapeSyntax(breakReferences(name))}</code>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (char) => ESCAPES[char] ?? char);
}

/** A foreign sentence inside raw HTML of a Markdown document (`<summary>`). */
export function markdownHtmlText(text: string, limit = PROSE_LIMIT): string {
  return escapeHtml(breakReferences(cleanPiece(text, limit)));
}

/** A foreign name inside raw HTML of a Markdown document (`<summary>`). */
export function markdownHtmlCode(text: string, limit = NAME_LIMIT): string {
  return `<code>${escapeHtml(breakReferences(cleanName(text, limit)))}</code>`;
}

/** A link to an http(s) address of our own; with any other address only the words remain. */
export function markdownLink(words: string, url: string): string {
  if (!isWebAddress(url)) return markdownText(words);
  const address = new URL(url).href.replace(
    /[()<>|`[\]\\]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${markdownText(words)}](${address})`;
}

/** Text that is used on surfaces of unknown kind: only mentions and references are broken. */
export function withoutReferences(text: string, limit = PROSE_LIMIT): string {
  return breakReferences(cleanProse(text, limit)).replaceAll('<!--', `<${BREAK}!--`);
}
