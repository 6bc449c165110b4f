/** An instruction of a Dockerfile, with its continued lines joined. */
export interface Instruction {
  /** `RUN`, `FROM` … in capitals. */
  readonly keyword: string;
  /** What follows the keyword, on one line. */
  readonly value: string;
  /** Line it starts on, from 1. */
  readonly line: number;
  /** Its physical lines. */
  readonly lines: readonly string[];
}

/** A heredoc's end marker at the end of a RUN or COPY line. */
const HEREDOC = /<<-?\s*["']?([A-Za-z_][A-Za-z0-9_]*)["']?/g;

function isBlank(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}

/** The character that continues a line: a backslash, unless a directive says another. */
function escapeCharacter(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^#\s*([a-z]+)\s*=\s*(\S+)\s*$/i.exec(line);
    if (directive === null) return '\\';
    if (directive[1]?.toLowerCase() === 'escape') return directive[2] === '`' ? '`' : '\\';
  }
  return '\\';
}

/**
 * The instructions of a Dockerfile in order. Comments between continued lines are left out, as the
 * builder does (https://docs.docker.com/reference/dockerfile/#format).
 */
export function parseDockerfile(text: string): Instruction[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const escape = escapeCharacter(lines);
  const continued = (line: string): boolean => line.trimEnd().endsWith(escape);
  const instructions: Instruction[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (isBlank(lines[i] ?? '')) continue;
    const start = i;
    const parts = [lines[i] ?? ''];
    while (continued(parts.at(-1) ?? '') && i + 1 < lines.length) {
      i += 1;
      if (!/^\s*#/.test(lines[i] ?? '')) parts.push(lines[i] ?? '');
    }
    const body = parts.map((part) => (continued(part) ? part.trimEnd().slice(0, -1) : part).trim());
    const joined = body.filter((part) => part !== '').join(' ');
    const [, keyword = '', value = ''] = /^([A-Za-z]+)\s*(.*)$/.exec(joined) ?? [];
    if (/^(?:RUN|COPY|ADD)$/i.test(keyword)) {
      for (const [, marker = ''] of value.matchAll(HEREDOC)) {
        do i += 1;
        while (i < lines.length && (lines[i] ?? '').trim() !== marker);
      }
    }
    const physical = lines.slice(start, Math.min(i + 1, lines.length));
    instructions.push({ keyword: keyword.toUpperCase(), value, line: start + 1, lines: physical });
  }
  return instructions;
}
