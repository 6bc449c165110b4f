const LIMIT = 300;

/** The first line of a text, shortened to what a message can hold. */
export function firstLine(text: string): string {
  const line = text.trim().split(/\r?\n/, 1)[0]?.trim() ?? '';
  return line.length > LIMIT ? `${line.slice(0, LIMIT)}…` : line;
}
