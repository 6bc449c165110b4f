const QUOTE = '"';

/** Position behind the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== QUOTE) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The string between two positions, its escapes resolved. */
function stringAt(text: string, start: number, end: number): string {
  const literal = text.slice(start, end);
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}

/**
 * The first key that an object of a JSON text has twice; null when there is none.
 *
 * @param text valid JSON
 */
export function findDuplicateKey(text: string): string | null {
  /** Keys of the objects around the place; null for a list. */
  const around: (Set<string> | null)[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    if (character === QUOTE) {
      const end = endOfString(text, at);
      const isKey = /\s*:/y;
      isKey.lastIndex = end;
      const keys = around.at(-1);
      if (keys && isKey.test(text)) {
        const key = stringAt(text, at, end);
        if (keys.has(key)) return key;
        keys.add(key);
      }
      at = end;
      continue;
    }
    if (character === '{') around.push(new Set());
    else if (character === '[') around.push(null);
    else if (character === '}' || character === ']') around.pop();
    at += 1;
  }
  return null;
}
