import { cleanName, cleanPiece } from '../escape/clean.ts';
import type { Content } from './document.ts';

/** A line as bare text: for terminals, XML and titles, which escape it in their own way. */
export function plainContent(content: Content): string {
  return content
    .map((inline) => {
      if (typeof inline === 'string') return cleanPiece(inline);
      if ('code' in inline) return cleanName(inline.code, inline.limit);
      if ('value' in inline) return inline.value;
      if ('strong' in inline) return cleanPiece(inline.strong);
      return 'verdict' in inline ? inline.verdict : inline.words;
    })
    .join('')
    .trim();
}
