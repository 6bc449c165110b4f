import { createHash } from 'node:crypto';

const LONGEST = 200;

/**
 * Text for inside an HTML comment: letters, digits and a few signs stay, all else is
 * percent-encoded, so that neither the comment nor the field can be ended from within.
 */
function encodeField(text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/-(?=-)/g, '%2D');
  if (encoded.length <= LONGEST) return encoded;
  return `sha256:${createHash('sha256').update(encoded).digest('hex')}`;
}

/**
 * The hidden first line of a report comment. It names what the comment is about (`key`), so that
 * the next run finds it, and the commit.
 */
export function reportMarker(key: string, sha: string): string {
  return `<!-- slipway:report v=1 key=${encodeField(key)} sha=${encodeField(sha)} -->`;
}

/**
 * Whether a comment's text is the report of that key: the marker must be its very beginning, so
 * that one in quoted or foreign text does not count.
 */
export function hasMarker(body: string, key: string): boolean {
  const [, found] = /^<!-- slipway:report v=\d+ key=(\S*) sha=\S* -->/.exec(body) ?? [];
  return found === encodeField(key);
}
