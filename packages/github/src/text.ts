const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const SHORTENED = '\n\n*The rest is left out: it is longer than GitHub allows.*';

/** The fence that is still open at the end of the lines, or null. */
function openFence(lines: readonly string[]): string | null {
  let open: string | null = null;
  for (const line of lines) {
    const [, fence] = FENCE.exec(line) ?? [];
    if (fence === undefined) continue;
    if (open === null) open = fence;
    else if (fence.startsWith(open) && line.trim() === fence) open = null;
  }
  return open;
}

/**
 * Markdown cut to at most `maxLength` UTF-16 units: at the end of a line where there is one, never
 * inside a character, code blocks closed, with a remark that says so.
 */
export function cutMarkdown(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // Room for the remark and for a line that closes a code block.
  const room = Math.max(0, maxLength - SHORTENED.length - 80);
  const start = text.slice(0, room);
  const end = start.lastIndexOf('\n');
  const kept = (end > 0 ? start.slice(0, end) : start).toWellFormed();
  const fence = openFence(kept.split('\n'));
  const closed = fence === null || fence.length > 79 ? kept : `${kept}\n${fence}`;
  return `${closed}${SHORTENED}`.slice(0, maxLength);
}

/** One line of plain text of at most `maxLength` UTF-16 units, with `…` where it was cut. */
export function cutLine(text: string, maxLength: number): string {
  const line = text.replace(/\s+/g, ' ').trim().toWellFormed();
  if (line.length <= maxLength) return line;
  const kept = line.slice(0, maxLength - 1);
  // Half a surrogate pair at the end goes.
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}
