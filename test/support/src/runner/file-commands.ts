interface Line {
  readonly text: string;
  /** Where the next line starts. */
  readonly next: number;
}

function lineAt(text: string, start: number): Line | null {
  if (start >= text.length) return null;
  const end = text.indexOf('\n', start);
  return end < 0
    ? { text: text.slice(start), next: text.length }
    : { text: text.slice(start, end), next: end + 1 };
}

/** The value between the line of `name<<delimiter` and the line of the delimiter. */
function heredoc(text: string, start: number, delimiter: string): { value: string; next: number } {
  let at = start;
  for (let line = lineAt(text, at); line !== null; line = lineAt(text, at)) {
    if (line.text === delimiter) {
      return { value: text.slice(start, Math.max(start, at - 1)), next: line.next };
    }
    at = line.next;
  }
  throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
}

/**
 * Reads a file of `name=value` and `name<<delimiter` entries, which is what GITHUB_OUTPUT,
 * GITHUB_STATE and GITHUB_ENV are. Later entries win.
 *
 * @throws Error where the runner fails the step: a line of another form, an empty name or
 *   delimiter, a delimiter that does not come
 */
export function parseKeyValueFile(text: string): Record<string, string> {
  const entries = new Map<string, string>();
  let at = 0;
  for (let line = lineAt(text, at); line !== null; line = lineAt(text, at)) {
    at = line.next;
    if (line.text === '') continue;
    const equals = line.text.indexOf('=');
    const marks = line.text.indexOf('<<');
    if (equals >= 0 && (marks < 0 || equals < marks)) {
      const name = line.text.slice(0, equals);
      if (name === '') throw new Error(`Invalid format '${line.text}'. Name must not be empty`);
      entries.set(name, line.text.slice(equals + 1));
    } else if (marks >= 0) {
      const [name, delimiter] = [line.text.slice(0, marks), line.text.slice(marks + 2)];
      if (name === '' || delimiter === '') {
        throw new Error(
          `Invalid format '${line.text}'. Name must not be empty and delimiter must not be empty`,
        );
      }
      const { value, next } = heredoc(text, at, delimiter);
      entries.set(name, value);
      at = next;
    } else {
      throw new Error(`Invalid format '${line.text}'`);
    }
  }
  return Object.fromEntries(entries);
}

/** The folders in GITHUB_PATH, one a line. */
export function parsePathFile(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}
