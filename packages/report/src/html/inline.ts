import type { Verdict } from '@slipway/core';
import type { Content, Inline } from '../document/document.ts';
import { cleanName, cleanPiece } from '../escape/clean.ts';
import type { Markup } from '../escape/markup.ts';
import { markup } from '../escape/markup.ts';

/** A verdict as shape, colour and word. */
export function pill(verdict: Verdict, size: 'large' | 'small' = 'small'): Markup {
  return markup`<span class="pill ${verdict}${size === 'large' ? ' large' : ''}">${verdict}</span>`;
}

function renderInline(inline: Inline): Markup {
  if (typeof inline === 'string') return markup`${cleanPiece(inline)}`;
  if ('code' in inline) return markup`<code>${cleanName(inline.code, inline.limit)}</code>`;
  if ('value' in inline) return markup`${inline.value}`;
  if ('strong' in inline) return markup`<b>${cleanPiece(inline.strong)}</b>`;
  if ('verdict' in inline) return pill(inline.verdict);
  return markup`<span class="tone ${inline.tone}">${inline.words}</span>`;
}

/** A line in HTML; every text in it is escaped. */
export function renderContent(content: Content): Markup {
  return markup`${content.map(renderInline)}`;
}
