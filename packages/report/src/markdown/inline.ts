import { TONE_SYMBOLS, VERDICT_SYMBOLS } from '../display/words.ts';
import type { Content, Inline } from '../document/document.ts';
import {
  markdownCode,
  markdownHtmlCode,
  markdownHtmlText,
  markdownText,
  markdownValue,
} from '../escape/markdown.ts';

function renderInline(inline: Inline, limit?: number): string {
  if (typeof inline === 'string') return markdownText(inline, limit);
  if ('code' in inline) return markdownCode(inline.code, inline.limit);
  if ('value' in inline) return markdownValue(inline.value);
  if ('strong' in inline) return `**${markdownText(inline.strong, limit)}**`;
  if ('verdict' in inline) return `${VERDICT_SYMBOLS[inline.verdict]} ${inline.verdict}`;
  return `${TONE_SYMBOLS[inline.tone]} ${markdownText(inline.words)}`;
}

/** A line in Markdown: safe in a paragraph, a list item, a heading and a table cell. */
export function renderContent(content: Content, limit?: number): string {
  return content
    .map((inline) => renderInline(inline, limit))
    .join('')
    .trim();
}

function renderInHtml(inline: Inline): string {
  if (typeof inline === 'string') return markdownHtmlText(inline);
  if ('code' in inline) return markdownHtmlCode(inline.code, inline.limit);
  if ('value' in inline) return markdownHtmlText(inline.value);
  if ('strong' in inline) return `<b>${markdownHtmlText(inline.strong)}</b>`;
  if ('verdict' in inline) return `${VERDICT_SYMBOLS[inline.verdict]} ${inline.verdict}`;
  return `${TONE_SYMBOLS[inline.tone]} ${markdownHtmlText(inline.words)}`;
}

/** The same inside raw HTML (`<summary>`), where Markdown is not read. */
export function renderSummaryContent(content: Content): string {
  return content.map(renderInHtml).join('').trim();
}
